package adaptarium.render.gl;

import static org.lwjgl.glfw.GLFW.*;
import static org.lwjgl.opengl.GL33C.*;

import adaptarium.render.Canvas;
import adaptarium.render.watch.Viewer;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lwjgl.glfw.Callbacks;
import org.lwjgl.glfw.GLFWErrorCallback;
import org.lwjgl.opengl.ARBRobustness;
import org.lwjgl.opengl.GL;
import org.lwjgl.opengl.GLCapabilities;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.system.Platform;

/**
 * A window on the display, by GLFW and OpenGL 3.3. Opened, used and closed by one thread, on macOS by the process's first. All measures are logical pixels:
 * on a display of high density there are several device pixels to each.
 */
public final class GlWindow implements AutoCloseable {
    /** At least so long from one picture to the next, ns. */
    public static final long FRAME = 15_500_000;

    /** At least so long from one picture to one that answers somebody, ns. */
    public static final long SOON = 4_000_000;

    /** So long from one look at the user's input to the next, ns. */
    public static final long NAP = 3_000_000;

    private static final int LEAST_WIDTH = 320;
    private static final int LEAST_HEIGHT = 240;

    private final StringBuilder complaint = new StringBuilder();
    private final DisplayLoss loss = new DisplayLoss();
    private final GLFWErrorCallback errors;
    private final long window;
    private final GlCanvas canvas;
    private @Nullable GlSurface surface; // as large as the window's pixels
    private final boolean robust;
    private double width; // logical px
    private double height;
    private double density = 1; // device px per logical px
    private double pointerScale = 1; // logical px per unit of the pointer
    private boolean exposed = true;
    private boolean closed;

    private GlWindow(String title, int width, int height) {
        errors = GLFWErrorCallback.create((code, text) -> {
            complaint.setLength(0);
            complaint.append(MemoryUtil.memUTF8(text));
        });
        glfwSetErrorCallback(errors);
        if (Platform.get() == Platform.LINUX && !isWayland()) {
            glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_X11); // looking for Wayland in vain prints a line of its own
        }
        if (!glfwInit()) {
            String reason = complaint.toString();
            release();
            throw new GlException(
                    "no display to open a window on (" + reason + "); 'adaptarium record' makes films without one",
                    null);
        }
        if (glfwGetPlatform() == GLFW_PLATFORM_X11) {
            loss.watch();
        }
        long made = create(title, width, height, GLFW_LOSE_CONTEXT_ON_RESET);
        if (made == 0) {
            made = create(title, width, height, GLFW_NO_ROBUSTNESS);
        }
        if (made == 0) {
            String reason = complaint.toString();
            glfwTerminate();
            release();
            throw new GlException("no window with OpenGL 3.3 can be opened: " + reason, null);
        }
        window = made;
        glfwMakeContextCurrent(window);
        glfwSwapInterval(1);
        glfwSetWindowSizeLimits(window, LEAST_WIDTH, LEAST_HEIGHT, GLFW_DONT_CARE, GLFW_DONT_CARE);
        glfwSetWindowRefreshCallback(window, w -> exposed = true);
        glfwSetFramebufferSizeCallback(window, (w, wide, high) -> exposed = true);
        GLCapabilities capabilities = GL.createCapabilities(/* forwardCompatible= */ true);
        robust = capabilities.GL_ARB_robustness;
        canvas = new GlCanvas();
        measure();
    }

    /**
     * Opens a window.
     *
     * @param title its headline
     * @param width logical px
     * @param height logical px
     * @return the window, closed by the caller
     * @throws GlException where there is no display, no OpenGL 3.3, or no window library for this machine
     */
    public static GlWindow open(String title, int width, int height) {
        try {
            return new GlWindow(title, width, height);
        } catch (UnsatisfiedLinkError e) {
            throw new GlException("the window library cannot be loaded: " + e.getMessage(), e);
        }
    }

    private static boolean isWayland() {
        return System.getenv("WAYLAND_DISPLAY") != null || "wayland".equals(System.getenv("XDG_SESSION_TYPE"));
    }

    private static long create(String title, int width, int height, int robustness) {
        glfwDefaultWindowHints();
        glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
        glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
        glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
        glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
        glfwWindowHint(GLFW_CONTEXT_ROBUSTNESS, robustness);
        glfwWindowHint(GLFW_DEPTH_BITS, 0); // it is drawn elsewhere and copied
        glfwWindowHint(GLFW_STENCIL_BITS, 0);
        glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
        return glfwCreateWindow(width, height, title, 0, 0);
    }

    /** Whether nobody has asked to close it. */
    public boolean isOpen() {
        return !glfwWindowShouldClose(window);
    }

    /** Whether the display has gone away. */
    public boolean isLost() {
        return loss.happened();
    }

    /**
     * Ends the process of a window that is lost, when all else is done: on its usual way out the graphics driver would wait for the display for ever.
     *
     * @param exitCode what the process ends with
     * @throws IllegalStateException where the window is not lost
     */
    public void endProcess(int exitCode) {
        if (!isLost()) {
            throw new IllegalStateException("the display is still there");
        }
        DisplayLoss.exit(exitCode);
    }

    /** Width, logical px. */
    public double width() {
        return width;
    }

    /** Height, logical px. */
    public double height() {
        return height;
    }

    /**
     * Shows a viewer until the window is closed or the viewer leaves.
     *
     * @param viewer what is shown; not closed
     * @throws GlException where the graphics driver loses the window's contents for good
     */
    public void show(Viewer viewer) {
        GlKeys keys = new GlKeys(viewer);
        listen(viewer, keys);
        glfwSetWindowTitle(window, viewer.title());
        long before = System.nanoTime();
        while (isOpen() && !viewer.leaving()) {
            poll();
            keys.readGamepad();
            long now = System.nanoTime();
            if (now - before < (viewer.touched() ? SOON : FRAME) || (!exposed && !viewer.needsFrame())) {
                LockSupport.parkNanos(NAP); // where nothing has moved, the processor is left to the simulation
                continue;
            }
            double seconds = (now - before) * 1e-9;
            before = now;
            viewer.settle();
            draw(picture -> viewer.paint(picture, seconds));
            viewer.presented();
        }
    }

    /**
     * Draws a picture and shows it, at most about 60 times a second.
     *
     * @param drawing draws all of it
     * @throws GlException where the graphics driver loses the window's contents for good
     */
    public void draw(Consumer<Canvas> drawing) {
        if (!measure()) {
            return; // minimised
        }
        GlSurface pixels = pixels();
        pixels.bind();
        canvas.beginFrame(width, height, density);
        drawing.accept(canvas);
        boolean differs = canvas.endFrame();
        if (robust && ARBRobustness.glGetGraphicsResetStatusARB() != GL_NO_ERROR) {
            throw new GlException(
                    "the graphics driver was reset and the window's contents are lost; open it again", null);
        }
        if (differs || exposed) {
            pixels.show();
            glfwSwapBuffers(window);
        }
        exposed = false;
    }

    private GlSurface pixels() {
        GlSurface old = surface;
        int wide = (int) Math.round(width * density);
        int high = (int) Math.round(height * density);
        if (old != null && old.hasSize(wide, high)) {
            return old;
        }
        if (old != null) {
            old.close();
        }
        GlSurface made = new GlSurface(wide, high);
        surface = made;
        canvas.forget();
        return made;
    }

    /**
     * Takes in what the user did, without showing anything.
     *
     * @throws GlException where the display has gone away
     */
    public void poll() {
        // Not one of GLFW's calls that wait: they would wait for ever on a display that is gone.
        glfwPollEvents();
        if (loss.happened()) {
            throw new GlException("the display has gone away", null);
        }
    }

    private boolean measure() {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            var wide = stack.mallocInt(1);
            var high = stack.mallocInt(1);
            var pixelsWide = stack.mallocInt(1);
            var pixelsHigh = stack.mallocInt(1);
            var scaleX = stack.mallocFloat(1);
            var scaleY = stack.mallocFloat(1);
            glfwGetWindowSize(window, wide, high);
            glfwGetFramebufferSize(window, pixelsWide, pixelsHigh);
            glfwGetWindowContentScale(window, scaleX, scaleY);
            if (wide.get(0) == 0 || pixelsWide.get(0) == 0) {
                return false;
            }
            density = Math.max(0.5, scaleX.get(0));
            width = pixelsWide.get(0) / density;
            height = pixelsHigh.get(0) / density;
            pointerScale = width / wide.get(0);
            return true;
        }
    }

    private void listen(Viewer viewer, GlKeys keys) {
        glfwSetKeyCallback(window, (w, key, scancode, action, modifiers) -> keys.key(key, action, modifiers));
        glfwSetCharCallback(window, (w, typed) -> viewer.type((char) typed));
        glfwSetCursorPosCallback(window, (w, x, y) -> viewer.pointerAt(x * pointerScale, y * pointerScale));
        glfwSetMouseButtonCallback(window, (w, button, action, modifiers) -> {
            if (button == GLFW_MOUSE_BUTTON_LEFT) {
                viewer.mainButton(action == GLFW_PRESS);
            } else if (button == GLFW_MOUSE_BUTTON_RIGHT) {
                viewer.otherButton(action == GLFW_PRESS);
            }
        });
        glfwSetScrollCallback(window, (w, x, y) -> viewer.wheel(y));
        glfwSetWindowFocusCallback(window, (w, focused) -> {
            if (!focused) {
                viewer.pilot().ifPresent(pilot -> pilot.letGo());
            }
        });
    }

    private void release() {
        glfwSetErrorCallback(null);
        errors.free();
    }

    /** Closes the window; nothing happens where it is closed already. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (loss.happened()) {
            return; // there is nothing left to give back, and nobody to give it to
        }
        canvas.free();
        if (surface != null) {
            surface.close();
        }
        GL.setCapabilities(null);
        Callbacks.glfwFreeCallbacks(window);
        glfwDestroyWindow(window);
        glfwTerminate();
        release();
    }
}
