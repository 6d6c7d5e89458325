package adaptarium.render.gl;

import java.lang.invoke.MethodHandles;
import org.lwjgl.glfw.GLFWNativeX11;
import org.lwjgl.system.APIUtil;
import org.lwjgl.system.Callback;
import org.lwjgl.system.CallbackI;
import org.lwjgl.system.JNI;
import org.lwjgl.system.Library;
import org.lwjgl.system.libffi.LibFFI;
import org.lwjgl.system.linux.X11;

/**
 * Notices that the display has gone away, such as when its server was stopped. Xlib would end the whole process at that moment, with whatever else it is doing,
 * unless it is told not to.
 */
final class DisplayLoss {
    private volatile boolean happened;
    private final Handler handler = (display, data) -> happened = true;

    /** What Xlib calls in the place of exit: {@code void (Display*, void*)}. */
    @FunctionalInterface
    interface Handler extends CallbackI {
        /** How the native side calls it. */
        Callback.Descriptor DESCRIPTOR = new Callback.Descriptor(
                Handler.class,
                MethodHandles.lookup(),
                APIUtil.apiCreateCIF(LibFFI.ffi_type_void, LibFFI.ffi_type_pointer, LibFFI.ffi_type_pointer));

        @Override
        default Callback.Descriptor getDescriptor() {
            return DESCRIPTOR;
        }

        @Override
        default void callback(long result, long arguments) {
            lost(0, 0);
        }

        /**
         * The display is lost.
         *
         * @param display Xlib's
         * @param data unused
         */
        void lost(long display, long data);
    }

    /** Watches the X11 display that GLFW has opened. */
    void watch() {
        long report = X11.getLibrary().getFunctionAddress("XSetIOErrorHandler");
        long exit = X11.getLibrary().getFunctionAddress("XSetIOErrorExitHandler"); // since libX11 1.7
        if (report != 0 && exit != 0) {
            JNI.invokePP(handler.address(), report); // in the place of a line on the terminal; gets the display alone
            JNI.invokePPPV(GLFWNativeX11.glfwGetX11Display(), handler.address(), 0L, exit);
        }
    }

    /** Ends the process at once: on its usual way out the graphics driver would wait for the display. */
    static void exit(int code) {
        long function = Library.loadNative(DisplayLoss.class, "adaptarium", "libc.so.6", /* bundledWithLWJGL= */ false)
                .getFunctionAddress("_exit");
        JNI.invokeV(code, function);
    }

    boolean happened() {
        return happened;
    }
}
