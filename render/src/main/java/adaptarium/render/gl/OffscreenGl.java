package adaptarium.render.gl;

import static org.lwjgl.egl.EGL15.*;
import static org.lwjgl.egl.EXTDeviceEnumeration.eglQueryDevicesEXT;
import static org.lwjgl.opengl.GL33C.*;

import adaptarium.render.Canvas;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.lwjgl.PointerBuffer;
import org.lwjgl.opengl.GL;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.JNI;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/** An OpenGL context without any display, by EGL, and a picture to draw on. Used by the thread that made it. */
public final class OffscreenGl implements AutoCloseable {
    private static final int EGL_PLATFORM_DEVICE_EXT = 0x313F;
    private static final int EGL_PLATFORM_SURFACELESS_MESA = 0x31DD;
    private static final int MOST_DEVICES = 16;

    private final int width;
    private final int height;
    private final long display;
    private final long context;
    private final GlSurface surface;
    private final GlCanvas canvas;

    /**
     * A context and a picture.
     *
     * @param width px
     * @param height px
     * @throws GlException where there is no EGL driver with OpenGL 3.3
     */
    public OffscreenGl(int width, int height) {
        this.width = width;
        this.height = height;
        Configuration.OPENGL_CONTEXT_API.set("EGL");
        display = openDisplay();
        context = makeContext(display);
        GL.createCapabilities(/* forwardCompatible= */ true);
        surface = new GlSurface(width, height);
        canvas = new GlCanvas();
    }

    // Devices first, then Mesa's platform without any surface.
    private static long openDisplay() {
        List<Long> candidates = new ArrayList<>();
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer devices = stack.mallocPointer(MOST_DEVICES);
            int[] count = new int[1];
            if (org.lwjgl.egl.EGL.getCapabilities().EGL_EXT_device_enumeration && eglQueryDevicesEXT(devices, count)) {
                for (int i = 0; i < count[0]; i++) {
                    candidates.add(platformDisplay(EGL_PLATFORM_DEVICE_EXT, devices.get(i)));
                }
            }
            candidates.add(platformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY));
            for (long candidate : candidates) {
                int[] major = new int[1];
                int[] minor = new int[1];
                if (candidate != EGL_NO_DISPLAY && eglInitialize(candidate, major, minor)) {
                    org.lwjgl.egl.EGL.createDisplayCapabilities(candidate, major[0], minor[0]);
                    if (eglBindAPI(EGL_OPENGL_API)) {
                        return candidate;
                    }
                }
            }
        } catch (UnsatisfiedLinkError | IllegalStateException e) {
            throw missing(e);
        }
        throw missing(null);
    }

    // LWJGL's own method refuses the default display, which is null.
    private static long platformDisplay(int platform, long nativeDisplay) {
        long function = org.lwjgl.egl.EGL.getCapabilities().eglGetPlatformDisplayEXT;
        return function == 0 ? EGL_NO_DISPLAY : JNI.callPPP(platform, nativeDisplay, 0L, function);
    }

    private static GlException missing(@org.jspecify.annotations.Nullable Throwable cause) {
        return new GlException(
                "no EGL driver for OpenGL without a display (Debian: apt install libegl1 libgl1-mesa-dri)", cause);
    }

    private static long makeContext(long display) {
        int[] wanted = {EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_NONE};
        int[] attributes = {
            EGL_CONTEXT_MAJOR_VERSION,
            3,
            EGL_CONTEXT_MINOR_VERSION,
            3,
            EGL_CONTEXT_OPENGL_PROFILE_MASK,
            EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
            EGL_NONE
        };
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer configs = stack.mallocPointer(1);
            int[] count = new int[1];
            long config = eglChooseConfig(display, wanted, configs, count) && count[0] > 0 ? configs.get(0) : 0;
            long made = eglCreateContext(display, config, EGL_NO_CONTEXT, attributes);
            if (made == EGL_NO_CONTEXT || !eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, made)) {
                throw new GlException("the graphics driver has no OpenGL 3.3", null);
            }
            return made;
        }
    }

    /**
     * Draws a picture.
     *
     * @param drawing draws all of it
     */
    public void draw(Consumer<Canvas> drawing) {
        surface.bind();
        canvas.beginFrame(width, height, 1);
        drawing.accept(canvas);
        canvas.endFrame();
    }

    /** All of the next picture is drawn, and not only where it differs from the one before it. */
    public void forget() {
        canvas.forget();
    }

    /** Waits until all is drawn. */
    public void waitUntilDrawn() {
        glFinish();
    }

    /** The picture drawn last; a copy. */
    public BufferedImage image() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        ByteBuffer pixels = MemoryUtil.memAlloc(4 * width * height);
        try {
            glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, pixels);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int at = 4 * ((height - 1 - y) * width + x);
                    image.setRGB(
                            x,
                            y,
                            ((pixels.get(at) & 0xff) << 16)
                                    | ((pixels.get(at + 1) & 0xff) << 8)
                                    | (pixels.get(at + 2) & 0xff));
                }
            }
        } finally {
            MemoryUtil.memFree(pixels);
        }
        return image;
    }

    @Override
    public void close() {
        canvas.free();
        surface.close();
        GL.setCapabilities(null);
        eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        eglDestroyContext(display, context);
        eglTerminate(display);
    }
}
