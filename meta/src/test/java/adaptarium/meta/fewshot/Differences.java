package adaptarium.meta.fewshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.random.Seeds;
import java.util.random.RandomGenerator;

/** Holds a rule's gradient against central differences of its loss. */
public final class Differences {
    private static final double H = 1e-5;
    private static final double TOLERANCE = 1e-6; // of the largest entry

    private Differences() {}

    /**
     * Checks every parameter, from a point that is none of the beginning's.
     *
     * @param rule the rule
     * @param episode what it learns from
     */
    public static void check(Rule rule, FewShotEpisode episode) {
        RandomGenerator random = Seeds.generator(3);
        float[] initial = rule.initial(Seeds.generator(5));
        double[] theta = new double[initial.length];
        for (int i = 0; i < theta.length; i++) {
            theta[i] = initial[i] + 0.1 * (2 * random.nextDouble() - 1);
        }
        double[] gradient = rule.learn(theta, episode, 7).gradient();
        double largest = 0;
        for (double g : gradient) {
            largest = Math.max(largest, Math.abs(g));
        }
        assertTrue(largest > 1e-3, "a gradient that is nearly zero shows nothing");
        for (int i = 0; i < theta.length; i++) {
            double[] up = theta.clone();
            double[] down = theta.clone();
            up[i] += H;
            down[i] -= H;
            double slope = (rule.learn(up, episode, 7).loss()
                            - rule.learn(down, episode, 7).loss())
                    / (2 * H);
            assertEquals(slope, gradient[i], TOLERANCE * largest, "parameter " + i);
        }
    }
}
