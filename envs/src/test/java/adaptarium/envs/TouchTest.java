package adaptarium.envs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.random.Seeds;
import adaptarium.sim.SceneView;
import adaptarium.sim.Touchable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Pulling bodies and breaking joints from outside, in every family that lets itself be touched. */
class TouchTest {
    static List<TaskFamily<?>> families() {
        return Families.all();
    }

    private static <T extends Record> VectorEnvironment<T> environment(TaskFamily<T> family) {
        VectorEnvironment<T> environments = new VectorEnvironment<>(family, 1, 1);
        environments.assign(0, family.tasks().nominal(), 3, 1);
        return environments;
    }

    private static float[] neutral(EnvironmentSpec spec) {
        float[] action = new float[spec.actionSize()];
        if (spec.actions() instanceof ActionSpace.Continuous continuous) {
            for (int i = 0; i < action.length; i++) {
                Axis axis = continuous.axes().get(i);
                action[i] = (float) Math.min(axis.high(), Math.max(axis.low(), 0));
            }
        }
        return action;
    }

    private static double[] point(SceneView.BodyView body, double localX, double localY) {
        double cos = Math.cos(body.angle());
        double sin = Math.sin(body.angle());
        return new double[] {body.x() + cos * localX - sin * localY, body.y() + sin * localX + cos * localY};
    }

    // The last column: how far its weight may keep a point from the hand; the acrobot's steps are so long that it falls
    // 0.4 m in one.
    @ParameterizedTest
    @CsvSource({
        "CartPole-v0, 2, 0, 1, 0.1, 0.99, 0.02",
        "CartPole-v0, 1, 0, 0, 0.05, 0, 0.02",
        "Pendulum-v0, 0, 1, 0, 1, 0.1, 0.1",
        "Acrobot-v0, 1, 1, 0, 0.5, 1.2, 0.35",
        "Acrobot-v0, 0, 1, 0, 0.8, 0.6, 0.35",
        "PointNavigation-v0, 0, 0, 0, 0.4, -0.3, 0.01",
        "PointRobot-v0, 0, 0, 0, 0.4, -0.3, 0.01",
        "UnknownGainSlider-v0, 1, 0, 0, 0.7, 0.13, 0.01",
    })
    void aHeldPointComesToTheHand(
            String id, int body, double localX, double localY, double x, double y, double within) {
        try (VectorEnvironment<?> environments = environment(Families.named(id))) {
            float[] action = neutral(environments.spec());
            double closest = Double.POSITIVE_INFINITY;
            for (int step = 0; step < 90 && environments.active()[0]; step++) {
                assertTrue(environments.touch(0).canPull(body));
                environments.touch(0).pull(body, localX, localY, x, y);
                environments.step(action);
                double[] now = point(environments.scene(0).bodies().get(body), localX, localY);
                closest = Math.min(closest, Math.hypot(now[0] - x, now[1] - y));
            }
            assertTrue(closest < within, "never nearer than " + closest + " m");
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void everyJointCanBreakAndTheEpisodeGoesOn(TaskFamily<?> family) {
        try (VectorEnvironment<?> environments = environment(family)) {
            List<String> joints = environments.scene(0).joints().stream()
                    .map(SceneView.JointView::name)
                    .toList();
            for (String joint : joints) {
                environments.touch(0).breakJoint(joint);
                var random = Seeds.generator(4);
                float[] action = neutral(environments.spec());
                for (int step = 0; step < 5 && environments.active()[0]; step++) {
                    for (int i = 0; i < action.length; i++) {
                        action[i] = (float) (2 * random.nextDouble() - 1);
                    }
                    environments.step(action);
                }
            }
            assertEquals(0, environments.scene(0).joints().size());
        }
    }

    @Test
    void whatCannotBeTouchedSaysSo() {
        try (VectorEnvironment<?> bandit = environment(Families.named("BernoulliBandit-v0"))) {
            Touchable scene = bandit.touch(0);
            assertFalse(scene.canPull(0));
            assertEquals(
                    "nothing in this scene can be pulled at",
                    assertThrows(IllegalArgumentException.class, () -> scene.pull(0, 0, 0, 1, 1))
                            .getMessage());
            assertThrows(IllegalArgumentException.class, () -> scene.breakJoint("knee"));
        }
    }
}
