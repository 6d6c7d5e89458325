package adaptarium.meta.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.family.navigation.PointNavigation;
import adaptarium.meta.gradient.outer.EvolutionStep;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EvolutionStepTest {
    private static final float[] THETA = {1, -2, 0.5f};

    /** Mirrored differences of a return a'θ + θ'θ/2 are exactly (a + θ)'ε: the curvature cancels. */
    @Test
    void mirroredDifferencesAreSlopesAlongTheDirections() {
        Moves moves = new Moves(5, 40, 0.1);
        float[] sets = moves.sets(THETA, 0, 80);
        double[] expected = new double[3];
        for (int pair = 0; pair < 40; pair++) {
            float[] direction = moves.direction(pair, 3);
            double slope = 0;
            for (int p = 0; p < 3; p++) {
                slope += (3 + p + THETA[p]) * direction[p];
            }
            for (int p = 0; p < 3; p++) {
                expected[p] += slope * direction[p] / 40;
            }
        }
        assertArrayEquals(expected, moves.gradient(returns(sets), 3), 1e-4);
    }

    /** The directions have unit covariance, so that with many of them the gradient itself comes out: a + θ, within four standard errors of about 5 / √4000. */
    @Test
    void onAverageTheEstimateIsTheGradient() {
        Moves moves = new Moves(6, 4000, 0.1);
        assertArrayEquals(new double[] {4, 2, 5.5}, moves.gradient(returns(moves.sets(THETA, 0, 8000)), 3), 0.6);
    }

    private static double[] returns(float[] sets) {
        double[] returns = new double[sets.length / 3];
        for (int i = 0; i < sets.length; i++) {
            double x = sets[i];
            returns[i / 3] += (3 + i % 3) * x + x * x / 2;
        }
        return returns;
    }

    /** Whoever is given sets 3 to 7 has those very numbers: how they are dealt out to threads changes nothing. */
    @Test
    void aSetIsAFunctionOfItsNumber() {
        Moves moves = new Moves(7, 4, 0.2);
        float[] all = moves.sets(THETA, 0, 8);
        assertArrayEquals(Arrays.copyOfRange(all, 3 * 3, 7 * 3), moves.sets(THETA, 3, 7));
        assertEquals(THETA[0], (all[0] + all[3]) / 2, 1e-6, "to either side of the middle");
        assertFalse(Arrays.equals(all, new Moves(8, 4, 0.2).sets(THETA, 0, 8)));
    }

    /** Two directions a task, five tasks, both sides, and two rounds of three episodes of at most 100 steps. */
    @Test
    void everyTaskIsPlayedFromBothSidesOfEveryDirection() {
        MamlSettings settings = MamlTest.small(new EvolutionStep(2, 0.05, 0.01), 1, 0.1);
        try (Maml<PointNavigation.Task> learner = new Maml<>(MamlTest.NAVIGATION, settings, 3, 2)) {
            long steps =
                    MamlTest.train(MamlTest.NAVIGATION, learner, 0, 1, 8).get(0).environmentSteps();
            assertTrue(steps > 2 * 2 * 5 * 2 * 3 * 80 && steps <= 2 * 2 * 5 * 2 * 3 * 100, steps + " steps");
        }
    }
}
