package adaptarium.meta.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.experience.Normaliser;
import adaptarium.random.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlannerTest {
    /** Observed is a place x; an action moves it by itself; the reward is −(x + a)². Nothing ends before x + a is beyond the cliff. */
    private static final class Rail implements Foresight {
        private final ModelUnits units;
        private final double cliff;
        private int rows;

        Rail(ModelUnits units, double cliff) {
            this.units = units;
            this.cliff = cliff;
        }

        @Override
        public void begin(int count) {
            rows = count;
        }

        @Override
        public float[] next(float[] inputs) {
            float[] predicted = new float[rows * units.outputs()];
            for (int row = 0; row < rows; row++) {
                float x = inputs[row * units.inputs()];
                float a = inputs[row * units.inputs() + 1];
                predicted[row * 3] = a;
                predicted[row * 3 + 1] = -(x + a) * (x + a);
                predicted[row * 3 + 2] = x + a > cliff ? 1 : 0;
            }
            return predicted;
        }
    }

    private static ModelUnits units() {
        return new ModelUnits(Normaliser.identity(1), new double[3], new double[] {1, 1, 1}, 1, /* feedback= */ false);
    }

    private static PlannerSettings settings(PlannerSettings.Search search, int candidates, int horizon, int hold) {
        return new PlannerSettings(
                search, candidates, horizon, hold, /* iterations= */ 5, /* elites= */ 0.1, /* endCost= */ 0);
    }

    private static float plan(PlannerSettings settings, float x, long seed) {
        Planner planner = new Planner(settings, units(), Seeds.generator(seed));
        float[] action = new float[1];
        planner.plan(new float[] {x}, 0, 0, new Rail(units(), 1e9), action, 0);
        return action[0];
    }

    @ParameterizedTest
    @EnumSource(PlannerSettings.Search.class)
    void theBestFirstActionIsFound(PlannerSettings.Search search) {
        // one step: −(x + a)² is largest at a = −x, or at the bound
        assertEquals(-0.4F, plan(settings(search, 200, 1, 1), 0.4F, 1), 0.03);
        assertEquals(-1F, plan(settings(search, 200, 1, 1), 2, 2), 0.03);
        // two steps from 1.5 with the same action: (1.5 + a)² + (1.5 + 2a)² is smallest at a = −4.5 / 5 = −0.9
        assertEquals(-0.9F, plan(settings(search, 400, 2, 2), 1.5F, 3), 0.15);
    }

    @Test
    void returnsAreSumsAsLongAsTheEpisodeRuns() {
        Imagined imagined = new Imagined(units(), 2, /* endCost= */ 3);
        float[] sequences = {1, 1, 1, -0.5F, 0.25F, 0}; // two candidates of three steps
        double[] returns = imagined.returns(new float[] {0.5F}, 0, 0, new Rail(units(), 2), sequences, 3);
        // 1.5² + 2.5², and the end comes with the second step and costs 3; 0 + 0.25² + 0.25²
        assertArrayEquals(new double[] {-11.5, -0.125}, returns, 1e-6);
        assertArrayEquals(new float[] {3.5F, 0.25F}, imagined.observed(), 1e-6F);
    }

    @Test
    void thePlanOfTheStepBeforeIsOneOfTheCandidates() {
        PlannerSettings settings = settings(PlannerSettings.Search.RANDOM, 2, 3, 1);
        Planner planner = new Planner(settings, units(), Seeds.generator(5));
        float[] action = new float[1];
        float x = 3;
        double last = Double.NEGATIVE_INFINITY;
        for (int step = 0; step < 200; step++) {
            planner.plan(new float[] {0}, 0, 0, new Rail(units(), 1e9), action, 0);
            x = action[0];
            last = Math.max(last, -x * x);
        }
        assertTrue(Math.abs(x) < 0.2, "with one new candidate a step the plan improves step by step, got " + x);
    }

    /** On the rail a path is the sum of its actions, and the plan's begins with its second one, for the first is done. */
    @Test
    void pathsLeadWhereTheModelSays() {
        Planner planner = new Planner(settings(PlannerSettings.Search.RANDOM, 5, 2, 1), units(), Seeds.generator(5));
        float[] action = new float[1];
        Rail rail = new Rail(units(), 1e9);
        planner.plan(new float[] {3}, 0, 0, rail, action, 0);
        List<float[]> paths = planner.paths(new float[] {3 + action[0]}, 0, 0, rail, 3);
        assertEquals(3, paths.size());
        float next = paths.get(0)[0] - (3 + action[0]); // the plan's second action, which comes twice at its end
        assertEquals(2 * next, paths.get(0)[1] - (3 + action[0]), 1e-5);
        assertTrue(Math.abs(next) <= 1 + 1e-6);
    }
}
