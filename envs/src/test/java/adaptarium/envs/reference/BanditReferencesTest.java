package adaptarium.envs.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Split;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.family.diagnostic.BernoulliBandit;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BanditReferencesTest {
    /** Expected wins of the best agent, by dynamic programming over the counts of all arms; the order of the arms does not matter. */
    private static double bayesOptimal(int[] counts, int left, Map<List<Integer>, Double> known) {
        if (left == 0) {
            return 0;
        }
        int[] sorted = counts.clone();
        Arrays.sort(sorted);
        List<Integer> key = Arrays.stream(sorted).boxed().toList();
        Double value = known.get(key);
        if (value == null) {
            value = 0.0;
            for (int arm = 0; arm < sorted.length; arm++) {
                value = Math.max(value, pull(sorted, arm, left, known));
            }
            known.put(key, value);
        }
        return value;
    }

    /** An arm's count is 100 x wins + losses. */
    private static double pull(int[] counts, int arm, int left, Map<List<Integer>, Double> known) {
        int wins = counts[arm] / 100;
        int losses = counts[arm] % 100;
        double p = (wins + 1.0) / (wins + losses + 2.0);
        int[] won = counts.clone();
        int[] lost = counts.clone();
        won[arm] += 100;
        lost[arm] += 1;
        return p * (1 + bayesOptimal(won, left - 1, known)) + (1 - p) * bayesOptimal(lost, left - 1, known);
    }

    @Test
    void theYardsticksAreThePublishedOnes() {
        assertEquals(6.0218, bayesOptimal(new int[2], 10, new HashMap<>()), 5e-5);
        assertEquals(6.6600, bayesOptimal(new int[5], 10, new HashMap<>()), 5e-5);
    }

    @Test
    void gittinsIndicesComeWithinAFewThousandthsOfTheOptimum() {
        GittinsTable table = GittinsTable.of(10);
        double value = indexed(new int[2], 10, table);
        assertEquals(6.0218, value, 0.02);
        assertTrue(value <= 6.0219, "value " + value);
    }

    /** Expected wins of the Gittins rule with two arms. */
    private static double indexed(int[] counts, int left, GittinsTable table) {
        if (left == 0) {
            return 0;
        }
        double first = table.index(counts[0] / 100, counts[0] % 100, 10 - left);
        double second = table.index(counts[1] / 100, counts[1] % 100, 10 - left);
        int arm = first >= second ? 0 : 1;
        int wins = counts[arm] / 100;
        int losses = counts[arm] % 100;
        double p = (wins + 1.0) / (wins + losses + 2.0);
        int[] won = counts.clone();
        int[] lost = counts.clone();
        won[arm] += 100;
        lost[arm] += 1;
        return p * (1 + indexed(won, left - 1, table)) + (1 - p) * indexed(lost, left - 1, table);
    }

    @Test
    void theLastPullsIndexIsTheMean() {
        GittinsTable table = GittinsTable.of(20);
        assertEquals(4.0 / 7, table.index(3, 2, 19), 0.003);
        assertTrue(table.index(3, 2, 5) > 4.0 / 7 + 0.02); // what may be learnt is worth something
    }

    @Test
    void hundredPullsComeOutAsInThePaper() {
        TaskSpace<BernoulliBandit.Task> space = new BernoulliBandit().tasks();
        List<BernoulliBandit.Task> tasks = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            tasks.add(space.sample(Split.TEST, Seeds.generator(i)));
        }
        // Duan et al. 2016, table 1: Thompson sampling 74.7, Gittins 78.3; the best of five uniform arms wins 83.3 on
        // average.
        assertEquals(74.7, mean(new ThompsonSampling(), tasks), 2.5);
        assertEquals(78.3, mean(new GittinsIndices(), tasks), 2.5);
        assertEquals(100 * 5.0 / 6, mean(new BestArm(), tasks), 2.5);
        assertTrue(mean(new GittinsIndices(), tasks) > mean(new ThompsonSampling(), tasks) + 1);
    }

    private static double mean(Reference<BernoulliBandit.Task> reference, List<BernoulliBandit.Task> tasks) {
        double sum = 0;
        for (double[] trial : References.play(reference, tasks, 10, 3)) {
            sum += Arrays.stream(trial).sum();
        }
        return sum / tasks.size();
    }
}
