package adaptarium.render.gl;

import static org.lwjgl.glfw.GLFW.*;
import static org.lwjgl.opengl.GL33C.*;

import adaptarium.render.watch.Key;
import adaptarium.render.watch.Viewer;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.lwjgl.glfw.GLFWErrorCallback;
import org.lwjgl.opengl.GL;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/** A window that shows a viewer and passes keys and pointer on to it. All of it happens on the calling thread, which on macOS must be the first. */
public final class GlWindow {
    private static final Map<Integer, Key> KEYS = Map.ofEntries(
            Map.entry(GLFW_KEY_SPACE, Key.SPACE),
            Map.entry(GLFW_KEY_RIGHT, Key.RIGHT),
            Map.entry(GLFW_KEY_LEFT, Key.LEFT),
            Map.entry(GLFW_KEY_MINUS, Key.MINUS),
            Map.entry(GLFW_KEY_KP_SUBTRACT, Key.MINUS),
            Map.entry(GLFW_KEY_EQUAL, Key.EQUAL),
            Map.entry(GLFW_KEY_KP_ADD, Key.EQUAL),
            Map.entry(GLFW_KEY_BACKSPACE, Key.BACKSPACE),
            Map.entry(GLFW_KEY_N, Key.N),
            Map.entry(GLFW_KEY_F, Key.F),
            Map.entry(GLFW_KEY_HOME, Key.HOME),
            Map.entry(GLFW_KEY_T, Key.T),
            Map.entry(GLFW_KEY_R, Key.R),
            Map.entry(GLFW_KEY_P, Key.P),
            Map.entry(GLFW_KEY_F1, Key.F1),
            Map.entry(GLFW_KEY_ESCAPE, Key.ESCAPE));
    private static final long FRAME = 16_000_000; // ns, where the display does not set the pace

    private GlWindow() {}

    /**
     * Opens a window and shows the viewer until it is closed.
     *
     * @param viewer what is shown; not closed
     * @param width logical px to begin with
     * @param height logical px to begin with
     * @throws GlException where there is no display or no OpenGL 3.3
     */
    public static void show(Viewer viewer, int width, int height) {
        StringBuilder complaint = new StringBuilder();
        try (GLFWErrorCallback callback = GLFWErrorCallback.create((code, text) -> {
            complaint.setLength(0);
            complaint.append(MemoryUtil.memUTF8(text));
        })) {
            glfwSetErrorCallback(callback);
            if (!glfwInit()) {
                throw new GlException(
                        "no display to open a window on (" + complaint
                                + "); 'adaptarium record' makes films without one",
                        null);
            }
            try {
                long window = open(viewer.title(), width, height, complaint);
                try {
                    run(window, viewer);
                } finally {
                    glfwDestroyWindow(window);
                }
            } finally {
                glfwTerminate();
                glfwSetErrorCallback(null);
            }
        } catch (UnsatisfiedLinkError e) {
            throw new GlException("the window library cannot be loaded: " + e.getMessage(), e);
        }
    }

    private static long open(String title, int width, int height, StringBuilder complaint) {
        glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
        glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
        glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
        glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
        glfwWindowHint(GLFW_STENCIL_BITS, 8);
        glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
        long window = glfwCreateWindow(width, height, title, 0, 0);
        if (window == 0) {
            throw new GlException("no window with OpenGL 3.3 can be opened: " + complaint, null);
        }
        glfwMakeContextCurrent(window);
        glfwSwapInterval(1);
        glfwSetWindowSizeLimits(window, 320, 240, GLFW_DONT_CARE, GLFW_DONT_CARE);
        return window;
    }

    private static void run(long window, Viewer viewer) {
        GL.createCapabilities(/* forwardCompatible= */ true);
        GlCanvas canvas = new GlCanvas();
        try {
            listen(window, viewer);
            long before = System.nanoTime();
            while (!glfwWindowShouldClose(window) && !viewer.leaving()) {
                glfwPollEvents();
                long now = System.nanoTime();
                frame(window, viewer, canvas, (now - before) * 1e-9);
                before = now;
                glfwSwapBuffers(window);
                LockSupport.parkNanos(FRAME - (System.nanoTime() - now));
            }
        } finally {
            canvas.free();
            glfwFreeCallbacks(window);
            GL.setCapabilities(null);
        }
    }

    private static void glfwFreeCallbacks(long window) {
        org.lwjgl.glfw.Callbacks.glfwFreeCallbacks(window);
    }

    private static void frame(long window, Viewer viewer, GlCanvas canvas, double seconds) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            var wide = stack.mallocInt(1);
            var high = stack.mallocInt(1);
            var pixelsWide = stack.mallocInt(1);
            var pixelsHigh = stack.mallocInt(1);
            glfwGetWindowSize(window, wide, high);
            glfwGetFramebufferSize(window, pixelsWide, pixelsHigh);
            if (wide.get(0) == 0 || pixelsWide.get(0) == 0) {
                return; // minimised
            }
            glViewport(0, 0, pixelsWide.get(0), pixelsHigh.get(0));
            glClear(GL_COLOR_BUFFER_BIT | GL_STENCIL_BUFFER_BIT);
            canvas.beginFrame(wide.get(0), high.get(0), pixelsWide.get(0) / (double) wide.get(0));
            viewer.paint(canvas, seconds);
            canvas.endFrame();
        }
    }

    private static void listen(long window, Viewer viewer) {
        glfwSetKeyCallback(window, (w, key, scancode, action, modifiers) -> {
            if (action == GLFW_RELEASE) {
                return;
            }
            Key known = KEYS.get(key);
            if (known != null) {
                viewer.key(known);
            } else if (key >= GLFW_KEY_1 && key <= GLFW_KEY_9 && action == GLFW_PRESS) {
                viewer.overlayKey(key - GLFW_KEY_0);
            }
        });
        glfwSetCursorPosCallback(window, (w, x, y) -> viewer.pointerAt(x, y));
        glfwSetMouseButtonCallback(window, (w, button, action, modifiers) -> {
            if (button == GLFW_MOUSE_BUTTON_LEFT) {
                viewer.mainButton(action == GLFW_PRESS);
            } else if (button == GLFW_MOUSE_BUTTON_RIGHT) {
                viewer.otherButton(action == GLFW_PRESS);
            }
        });
        glfwSetScrollCallback(window, (w, x, y) -> viewer.wheel(y));
    }
}
