package adaptarium.render.gl;

import static org.lwjgl.glfw.GLFW.*;

import adaptarium.render.watch.Key;
import adaptarium.render.watch.Pilot;
import adaptarium.render.watch.Viewer;
import java.util.Map;
import java.util.Optional;
import org.lwjgl.glfw.GLFWGamepadState;
import org.lwjgl.system.MemoryStack;

/** Keys and gamepads of a window, passed on to a viewer; whoever drives is asked first. */
final class GlKeys {
    private static final Map<Integer, Key> KEYS = Map.ofEntries(
            Map.entry(GLFW_KEY_SPACE, Key.SPACE),
            Map.entry(GLFW_KEY_RIGHT, Key.RIGHT),
            Map.entry(GLFW_KEY_PERIOD, Key.RIGHT),
            Map.entry(GLFW_KEY_LEFT, Key.LEFT),
            Map.entry(GLFW_KEY_COMMA, Key.LEFT),
            Map.entry(GLFW_KEY_MINUS, Key.MINUS),
            Map.entry(GLFW_KEY_KP_SUBTRACT, Key.MINUS),
            Map.entry(GLFW_KEY_EQUAL, Key.EQUAL),
            Map.entry(GLFW_KEY_KP_ADD, Key.EQUAL),
            Map.entry(GLFW_KEY_BACKSPACE, Key.BACKSPACE),
            Map.entry(GLFW_KEY_N, Key.N),
            Map.entry(GLFW_KEY_B, Key.B),
            Map.entry(GLFW_KEY_G, Key.G),
            Map.entry(GLFW_KEY_C, Key.C),
            Map.entry(GLFW_KEY_Z, Key.Z),
            Map.entry(GLFW_KEY_M, Key.M),
            Map.entry(GLFW_KEY_V, Key.V),
            Map.entry(GLFW_KEY_ENTER, Key.ENTER),
            Map.entry(GLFW_KEY_KP_ENTER, Key.ENTER),
            Map.entry(GLFW_KEY_X, Key.X),
            Map.entry(GLFW_KEY_F, Key.F),
            Map.entry(GLFW_KEY_HOME, Key.HOME),
            Map.entry(GLFW_KEY_PAGE_UP, Key.PAGE_UP),
            Map.entry(GLFW_KEY_PAGE_DOWN, Key.PAGE_DOWN),
            Map.entry(GLFW_KEY_END, Key.END),
            Map.entry(GLFW_KEY_T, Key.T),
            Map.entry(GLFW_KEY_R, Key.R),
            Map.entry(GLFW_KEY_P, Key.P),
            Map.entry(GLFW_KEY_F1, Key.F1),
            Map.entry(GLFW_KEY_F2, Key.F2),
            Map.entry(GLFW_KEY_F3, Key.F3),
            Map.entry(GLFW_KEY_DELETE, Key.DELETE),
            Map.entry(GLFW_KEY_UP, Key.UP),
            Map.entry(GLFW_KEY_DOWN, Key.DOWN),
            Map.entry(GLFW_KEY_ESCAPE, Key.ESCAPE));
    private static final Map<Integer, Key> WITH_CONTROL =
            Map.of(GLFW_KEY_Z, Key.UNDO, GLFW_KEY_Y, Key.REDO, GLFW_KEY_S, Key.SAVE);
    private static final Map<Integer, Key> BUTTONS = Map.of(
            GLFW_GAMEPAD_BUTTON_START, Key.SPACE,
            GLFW_GAMEPAD_BUTTON_BACK, Key.BACKSPACE,
            GLFW_GAMEPAD_BUTTON_Y, Key.N);

    private final Viewer viewer;
    private final boolean[] buttons = new boolean[GLFW_GAMEPAD_BUTTON_LAST + 1];

    GlKeys(Viewer viewer) {
        this.viewer = viewer;
    }

    /**
     * A key went down, is held, or went up.
     *
     * @param key GLFW's number of it
     * @param action GLFW_PRESS, GLFW_REPEAT or GLFW_RELEASE
     * @param modifiers GLFW's bits of the keys held with it
     */
    void key(int key, int action, int modifiers) {
        Key together = (modifiers & (GLFW_MOD_CONTROL | GLFW_MOD_SUPER)) == 0 ? null : WITH_CONTROL.get(key);
        if (together != null && action != GLFW_RELEASE) {
            boolean shifted = (modifiers & GLFW_MOD_SHIFT) != 0;
            viewer.key(together == Key.UNDO && shifted ? Key.REDO : together);
            return;
        }
        String name = name(key);
        Optional<Pilot> pilot = viewer.pilot();
        if (!viewer.typing() && pilot.isPresent() && pilot.get().key(name, action != GLFW_RELEASE)) {
            return;
        }
        if (action == GLFW_RELEASE) {
            return;
        }
        Key known = KEYS.get(key);
        if (known != null) {
            viewer.key(known);
        } else if (key >= GLFW_KEY_1 && key <= GLFW_KEY_9 && action == GLFW_PRESS && !viewer.typing()) {
            viewer.overlayKey(key - GLFW_KEY_0);
        }
    }

    private static String name(int key) {
        return switch (key) {
            case GLFW_KEY_LEFT -> "←";
            case GLFW_KEY_RIGHT -> "→";
            case GLFW_KEY_UP -> "↑";
            case GLFW_KEY_DOWN -> "↓";
            default -> key >= GLFW_KEY_A && key <= GLFW_KEY_Z ? String.valueOf((char) key) : "";
        };
    }

    /** Reads the first gamepad there is. Without one nothing happens. */
    void readGamepad() {
        Optional<Pilot> pilot = viewer.pilot();
        if (pilot.isEmpty()) {
            return;
        }
        for (int pad = GLFW_JOYSTICK_1; pad <= GLFW_JOYSTICK_LAST; pad++) {
            if (glfwJoystickIsGamepad(pad)) {
                read(pad, pilot.get());
                return;
            }
        }
    }

    private void read(int pad, Pilot pilot) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            GLFWGamepadState state = GLFWGamepadState.malloc(stack);
            if (!glfwGetGamepadState(pad, state)) {
                return;
            }
            pilot.pad(
                    state.axes(GLFW_GAMEPAD_AXIS_LEFT_X),
                    state.axes(GLFW_GAMEPAD_AXIS_LEFT_Y),
                    state.axes(GLFW_GAMEPAD_AXIS_RIGHT_X),
                    state.axes(GLFW_GAMEPAD_AXIS_RIGHT_Y));
            BUTTONS.forEach((button, key) -> {
                boolean down = state.buttons(button) == GLFW_PRESS;
                if (down && !buttons[button]) {
                    viewer.key(key);
                }
                buttons[button] = down;
            });
        }
    }
}
