package adaptarium.experiments.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.VectorEnvironment;
import adaptarium.envs.family.classic.CartPole;
import adaptarium.envs.family.diagnostic.GridNavigation;
import adaptarium.envs.family.navigation.SparseHalfCircle;
import adaptarium.meta.Adaptation;
import adaptarium.sim.SceneView.Marker.Shade;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class BeliefMapTest {
    /** An agent that expects a reward by place, or has no model. */
    private record Expecting(DoubleBinaryOperator model) implements IdleAgent {
        @Override
        public float[] expectedRewards(int task, float[] observations) {
            float[] expected = new float[observations.length / 2];
            for (int i = 0; i < expected.length; i++) {
                expected[i] = (float) model.applyAsDouble(observations[2 * i], observations[2 * i + 1]);
            }
            return expected;
        }
    }

    private static <T extends Record> List<Shade> shades(TaskFamily<T> family, DoubleBinaryOperator model) {
        try (VectorEnvironment<T> environments = new VectorEnvironment<>(family, 1, 1)) {
            environments.assign(0, family.tasks().nominal(), 1, 1);
            Adaptation agent = new Expecting(model);
            return BeliefMap.of(family).shades(agent, environments.scene(0));
        }
    }

    /** Where nothing is known each of the 25 cells has a share of 1/25; where one is left it has all. */
    @Test
    void theMapNarrowsAsTheAgentsModelDoes() {
        List<Shade> one = shades(new GridNavigation(), (column, row) -> column == 3 && row == 4 ? 1 : -0.1);
        assertEquals(List.of(new Shade("expected reward", 3, 4, 0.5, 0.5, 1)), one);
        List<Shade> two = shades(new GridNavigation(), (column, row) -> column == 3 && row >= 3 ? 0.45 : -0.1);
        assertEquals(2, two.size());
        two.forEach(shade -> assertEquals(Math.sqrt(0.5), shade.share(), 1e-6));
        List<Shade> all = shades(new GridNavigation(), (column, row) -> column + row == 0 ? -0.1 : -0.05);
        assertEquals(24, all.size());
        all.forEach(shade -> assertEquals(Math.sqrt(1 / 24.0), shade.share(), 1e-6));
    }

    @Test
    void aPlaneIsCoveredByARasterAndOtherFamiliesHaveNoMap() {
        List<Shade> half =
                shades(new SparseHalfCircle(), (x, y) -> Math.hypot(x - 1, y) < 0.25 ? 1 - Math.hypot(x - 1, y) : 0);
        assertTrue(half.size() > 15 && half.size() < 25, "a disc of radius 0.25 m holds some 20 cells: " + half.size());
        half.forEach(shade -> assertTrue(Math.hypot(shade.x() - 1, shade.y()) < 0.25));
        assertEquals(List.of(), shades(new CartPole(), (x, y) -> x));
    }
}
