package adaptarium.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.envs.Environment;
import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import adaptarium.sim.SceneView.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class SceneFrameTest {
    private static <T extends Record> Environment<T> environment(TaskFamily<T> family) {
        return new Environment<>(family, family.tasks().nominal());
    }

    @Test
    void aCopyStaysWhileTheSimulationGoesOn() {
        Environment<?> environment = environment(Families.named("CartPole-v0"));
        environment.reset(3);
        SceneFrame before = SceneFrame.of(environment.scene());
        double x = before.bodies().get(1).x();
        for (int i = 0; i < 5; i++) {
            environment.step(new float[] {1});
        }
        assertEquals(x, before.bodies().get(1).x());
        assertNotEquals(x, SceneFrame.of(environment.scene()).bodies().get(1).x());
    }

    @Test
    void theFollowedBodyMustExist() {
        SceneFrame scene = SampleScenes.point(0, 0);
        assertThrows(
                IllegalArgumentException.class,
                () -> new SceneFrame(
                        scene.bodies(), List.of(), List.of(), List.of(), 0, scene.bounds(), /* followed= */ 1));
    }

    @Test
    void aStoppedMotorIsMarkedAtItsJointOrElseOnTheRobot() {
        SceneFrame runner = SampleScenes.runner();
        SceneFrame hip = runner.withStopped(List.of("hip motor"));
        assertEquals(
                List.of(false, true, true),
                hip.joints().stream().map(SceneFrame.Joint::works).toList());
        assertEquals(runner.bodies(), hip.bodies());
        SceneFrame engine = runner.withStopped(List.of("main engine"));
        assertEquals(runner.joints(), engine.joints());
        assertEquals(Role.BROKEN, engine.bodies().get(runner.tracked()).role());
        assertSame(runner, runner.withStopped(List.of()));
    }
}
