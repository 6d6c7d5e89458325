package adaptarium.render.gl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_1;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_9;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_COMMA;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_ESCAPE;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_G;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_KP_ADD;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_LEFT;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_RIGHT;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_SPACE;
import static org.lwjgl.glfw.GLFW.GLFW_PRESS;
import static org.lwjgl.glfw.GLFW.GLFW_RELEASE;
import static org.lwjgl.glfw.GLFW.GLFW_REPEAT;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.render.Overlay;
import adaptarium.render.Theme;
import adaptarium.render.watch.Pilot;
import adaptarium.render.watch.RollingBall;
import adaptarium.render.watch.SessionRunner;
import adaptarium.render.watch.Viewer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Keys by their numbers, without any window: the numbers are constants, and no library is loaded for them. */
class GlKeysTest {
    private final SessionRunner runner = new SessionRunner(new RollingBall()); // not started: nothing moves

    private Viewer viewer(@Nullable Pilot pilot) {
        return new Viewer(runner, Theme.LIGHT, Path.of(""), pilot);
    }

    @Test
    void keysReachTheViewerWhenTheyGoDownAndWhileTheyAreHeld() {
        Viewer viewer = viewer(null);
        GlKeys keys = new GlKeys(viewer);
        keys.key(GLFW_KEY_SPACE, GLFW_PRESS, 0);
        assertTrue(runner.paused());
        keys.key(GLFW_KEY_SPACE, GLFW_RELEASE, 0);
        assertTrue(runner.paused());
        keys.key(GLFW_KEY_KP_ADD, GLFW_PRESS, 0);
        keys.key(GLFW_KEY_KP_ADD, GLFW_REPEAT, 0);
        assertEquals(4, runner.speed());
        keys.key(GLFW_KEY_G, GLFW_PRESS, 0);
        assertTrue(viewer.view().ghost());
        keys.key(GLFW_KEY_ESCAPE, GLFW_PRESS, 0);
        assertTrue(viewer.leaving());
    }

    @Test
    void numbersSwitchOverlaysOnceForEachPress() {
        Viewer viewer = viewer(null);
        GlKeys keys = new GlKeys(viewer);
        keys.key(GLFW_KEY_1, GLFW_PRESS, 0);
        keys.key(GLFW_KEY_1, GLFW_REPEAT, 0);
        assertTrue(viewer.overlays().contains(Overlay.CONTACTS));
        keys.key(GLFW_KEY_9, GLFW_PRESS, 0);
        assertFalse(viewer.overlays().contains(Overlay.GRID));
    }

    @Test
    void whoDrivesHasTheArrowsAndOtherKeysStep() {
        Pilot pilot = new Pilot(new ActionSpace.Continuous(List.of(new Axis("push", "N", -2, 2))));
        GlKeys keys = new GlKeys(viewer(pilot));
        keys.key(GLFW_KEY_RIGHT, GLFW_PRESS, 0);
        assertEquals(List.of(2.0), pilot.change().orElseThrow());
        keys.key(GLFW_KEY_RIGHT, GLFW_RELEASE, 0);
        keys.key(GLFW_KEY_LEFT, GLFW_PRESS, 0);
        assertEquals(List.of(-2.0), pilot.change().orElseThrow());
        assertFalse(runner.paused(), "an arrow that drives looks back, too");
        keys.key(GLFW_KEY_COMMA, GLFW_PRESS, 0);
        assertTrue(runner.paused());
    }
}
