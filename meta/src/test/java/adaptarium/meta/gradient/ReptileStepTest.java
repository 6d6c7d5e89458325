package adaptarium.meta.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import adaptarium.agents.update.TrustRegion;
import adaptarium.envs.family.navigation.PointNavigation;
import adaptarium.meta.gradient.outer.MetaBatch;
import adaptarium.meta.gradient.outer.OuterUpdate;
import adaptarium.meta.gradient.outer.ReptileStep;
import java.util.Arrays;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

class ReptileStepTest {
    /**
     * Tasks with losses (θ - c_i)²/2 and K steps of rate α lead to θ_i = c_i + (1 - α)^K (θ - c_i), so that the mean displacement is (1 - (1 - α)^K) (c - θ) with c
     * the mean of the c_i: every update of step size ε leaves 1 - ε (1 - (1 - α)^K) of the distance to c.
     */
    @Test
    void onQuadraticLossesItClosesInOnTheMeanOfTheirMinima() {
        double left = Math.pow(1 - 0.1, 3);
        double mean = (2 + 5 - 1) / 3.0;
        OuterUpdate update = new ReptileStep(0.5).begin(1);
        assertEquals(OuterUpdate.Wanted.NOTHING, update.wanted());
        float[] theta = {10};
        double expected = 10;
        for (int i = 0; i < 20; i++) {
            double here = theta[0];
            double displacement = 0;
            for (double minimum : new double[] {2, 5, -1}) {
                displacement += (minimum + left * (here - minimum) - here) / 3;
            }
            theta = update.step(theta, new Displaced(displacement), new LinkedHashMap<>());
            expected = mean + (1 - 0.5 * (1 - left)) * (expected - mean);
            assertEquals(expected, theta[0], 1e-5);
        }
    }

    @Test
    void halfTheStepSizeGoesHalfTheWayOnAnyNumberOfThreads() {
        MamlSettings settings = MamlTest.small(new ReptileStep(), 2, 0.1);
        MamlSettings half = MamlTest.small(new ReptileStep(0.5), 2, 0.1);
        try (Maml<?> none = new Maml<>(MamlTest.NAVIGATION, settings, 3, 1);
                Maml<PointNavigation.Task> whole = new Maml<>(MamlTest.NAVIGATION, settings, 3, 1);
                Maml<PointNavigation.Task> part = new Maml<>(MamlTest.NAVIGATION, half, 3, 2)) {
            float[] start = none.theta();
            MamlTest.train(MamlTest.NAVIGATION, whole, 0, 1, 8);
            MamlTest.train(MamlTest.NAVIGATION, part, 0, 1, 8);
            assertFalse(Arrays.equals(start, whole.theta()));
            float[] middle = new float[start.length];
            for (int p = 0; p < middle.length; p++) {
                middle[p] = (start[p] + whole.theta()[p]) / 2;
            }
            assertArrayEquals(middle, part.theta(), 1e-6f);
        }
    }

    /** A batch that knows of nothing but the displacement. */
    private record Displaced(double by) implements MetaBatch {
        @Override
        public double[] displacement() {
            return new double[] {by};
        }

        @Override
        public TrustRegion.Trial evaluate(float[] theta) {
            return new TrustRegion.Trial(0, 0);
        }

        @Override
        public TrustRegion.Trial atOrigin() {
            throw new UnsupportedOperationException();
        }

        @Override
        public double[] gradient() {
            throw new UnsupportedOperationException();
        }

        @Override
        public double[] curvatureProduct(double[] v) {
            throw new UnsupportedOperationException();
        }

        @Override
        public double[] clippedGradient(float[] theta, double clip, double divergencePenalty) {
            throw new UnsupportedOperationException();
        }

        @Override
        public double[] estimatedGradient() {
            throw new UnsupportedOperationException();
        }
    }
}
