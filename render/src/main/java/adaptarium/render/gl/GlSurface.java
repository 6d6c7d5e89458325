package adaptarium.render.gl;

import static org.lwjgl.opengl.GL33C.*;

/** Pixels that stay from one picture to the next, and a stencil. */
final class GlSurface implements AutoCloseable {
    private final int framebuffer = glGenFramebuffers();
    private final int colours = glGenRenderbuffers();
    private final int stencil = glGenRenderbuffers();
    private final int width;
    private final int height;

    /**
     * Black pixels, bound to be drawn on.
     *
     * @param width px
     * @param height px
     * @throws GlException where the driver cannot draw on them
     */
    GlSurface(int width, int height) {
        this.width = width;
        this.height = height;
        bind();
        glBindRenderbuffer(GL_RENDERBUFFER, colours);
        glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, colours);
        glBindRenderbuffer(GL_RENDERBUFFER, stencil);
        glRenderbufferStorage(GL_RENDERBUFFER, GL_DEPTH24_STENCIL8, width, height);
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_STENCIL_ATTACHMENT, GL_RENDERBUFFER, stencil);
        if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
            close();
            throw new GlException("the graphics driver cannot draw on a picture of " + width + " x " + height, null);
        }
    }

    boolean hasSize(int pixelsWide, int pixelsHigh) {
        return width == pixelsWide && height == pixelsHigh;
    }

    /** Further drawing goes there. */
    void bind() {
        glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    }

    /** Copies the pixels to the window, which has their size. */
    void show() {
        glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer);
        glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
        glBlitFramebuffer(0, 0, width, height, 0, 0, width, height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    }

    @Override
    public void close() {
        glDeleteRenderbuffers(colours);
        glDeleteRenderbuffers(stencil);
        glDeleteFramebuffers(framebuffer);
    }
}
