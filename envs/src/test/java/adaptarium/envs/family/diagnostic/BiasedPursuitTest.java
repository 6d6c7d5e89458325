package adaptarium.envs.family.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Split;
import adaptarium.envs.reference.BayesPursuer;
import adaptarium.envs.reference.PursuitCorrector;
import adaptarium.envs.reference.References;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BiasedPursuitTest {
    private static List<BiasedPursuit.Task> tasks(int count) {
        List<BiasedPursuit.Task> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tasks.add(new BiasedPursuit().tasks().sample(Split.TRAIN, Seeds.generator(Seeds.derive(3, i))));
        }
        return tasks;
    }

    @Test
    void theCeilingIsTheIntegralByHand() {
        // Guess 0: a tenth of the biases is touched; a miss costs the integral of |b| from 1 to 10 over 10.
        assertEquals(50 * (10 * 0.1 - 4.95), new BiasedPursuit().memorylessCeiling(Split.TRAIN), 1e-9);
        // Guess 11 of a bias that is 10 to 14 either way: a quarter is touched, a quarter missed by 2 on average, half
        // by 23.
        assertEquals(
                50 * (10 * 0.25 - 0.25 * 2 - 0.5 * 23), new BiasedPursuit().memorylessCeiling(Split.SHIFTED), 1e-9);
    }

    @Test
    void theGuessThatIsPlayedIsTheBest() {
        float[] action = new float[1];
        for (Split split : Split.values()) {
            new BiasedPursuit().memorylessAction(split, new float[] {2}, 0, action, 0);
            double best = BiasedPursuit.bestGuess(split);
            assertEquals(Math.abs(best), Math.abs(2 - action[0]), 1e-6, split + ", best " + best);
        }
    }

    @Test
    void theBayesOptimalAgentEarnsWhatTheFormulaSays() {
        int count = 4000;
        double[][] trials = References.play(new BayesPursuer(), tasks(count), 2, 1);
        double[] sums = Arrays.stream(trials)
                .mapToDouble(trial -> Arrays.stream(trial).sum())
                .toArray();
        double mean = Arrays.stream(sums).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(sums)
                .map(sum -> (sum - mean) * (sum - mean))
                .average()
                .orElseThrow());
        assertEquals(BiasedPursuit.bayesReturn(100), mean, 4 * deviation / Math.sqrt(count));
    }

    @Test
    void noFirstGuessIsBetterByTenMillimetres() {
        // The formula as a maximum over c, against the closed form's own maximum.
        double best = BiasedPursuit.bayesReturn(2);
        for (double c = 0; c <= 9; c += 0.01) {
            double first = 1 - (99 + c * c) / 20;
            double second = 1 + c + (5 * (9 - c) - ((10 - c) * (10 - c) - 1) / 2) / 10;
            assertTrue(first + second <= best + 1e-9, "c = " + c);
        }
        assertEquals(2.225, best, 1e-9);
    }

    @Test
    void whoKnowsTheBiasTouchesEveryTarget() {
        for (double[] trial : References.play(new PursuitCorrector(), tasks(50), 1, 2)) {
            assertEquals(500, trial[0]);
        }
    }
}
