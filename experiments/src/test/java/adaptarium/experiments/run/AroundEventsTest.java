package adaptarium.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.meta.Evaluation;
import adaptarium.meta.RandomPolicy;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AroundEventsTest {
    private static <T extends Record> Evaluation.Result play(TaskFamily<T> family, AroundEvents events) {
        TaskSpace<T> space = family.tasks();
        List<T> tasks = List.of(
                space.sample(Split.TEST, Seeds.generator(1)),
                space.sample(Split.TEST, Seeds.generator(2)),
                space.sample(Split.TEST, Seeds.generator(3)));
        return Evaluation.run(
                family,
                tasks,
                (n, seed) -> new RandomPolicy(family.spec(), n, /* episodesPerRound= */ 2, seed),
                /* rounds= */ 1,
                /* seed= */ 5,
                /* threads= */ 1,
                events);
    }

    @Test
    void bothPartsTogetherAreTheReturn() {
        AroundEvents events = new AroundEvents((round, step, environments, episodes) -> {});
        Evaluation.Result result = play(Families.named("PointNavigation-v0+switch=abrupt"), events);
        for (int task = 0; task < 3; task++) {
            for (int round = 0; round < 2; round++) {
                double before = events.returnsBefore().get(task).get(round);
                double after = events.returnsAfter().get(task).get(round);
                assertEquals(result.tasks().get(task).returns().get(round), before + after, 1e-4);
                assertTrue(before < 0 && after < 0, before + " and " + after); // every step costs its distance
            }
        }
    }

    /** Until the goal moves, the same actions earn the same as where it stays: the first part is what both have in common. */
    @Test
    void theFirstPartIsWhatIsEarnedUntilTheTaskChanges() {
        List<float[]> plain = new ArrayList<>();
        List<float[]> switched = new ArrayList<>();
        play(Families.named("PointNavigation-v0"), new AroundEvents(rewards(plain)));
        AroundEvents events = new AroundEvents(rewards(switched));
        play(Families.named("PointNavigation-v0+switch=abrupt"), events);
        for (int task = 0; task < 3; task++) {
            double common = 0;
            for (int slot = 2 * task; slot < 2 * task + 2; slot++) { // two episodes of each
                for (int step = 1; plain.get(step)[slot] == switched.get(step)[slot]; step++) {
                    common += plain.get(step)[slot] / 2;
                }
            }
            assertEquals(common, events.returnsBefore().get(task).get(0), 1e-4);
        }
    }

    /** 100 steps, so bins of two; what the bins of one episode add up to is what was earned within reach of the switch. */
    @Test
    void theCurveHoldsTheRewardsAroundTheEvent() {
        List<float[]> played = new ArrayList<>();
        AroundEvents events = new AroundEvents((round, step, environments, episodes) -> {
            if (round == 1 && step > 0) {
                played.add(environments.rewards().clone());
            }
        });
        play(Families.named("PointNavigation-v0+switch=abrupt"), events);
        EventCurve curve = events.curve();
        assertEquals(2, curve.binSteps());
        assertEquals(10, curve.binsBefore());
        assertEquals(3, curve.rewards().size());
        List<Double> task = curve.rewards().get(1);
        double[] expected = new double[task.size()];
        for (int bin = 0; bin < expected.length; bin++) {
            expected[bin] = task.get(bin);
        }
        boolean found = false;
        for (int one = 1;
                one < played.size();
                one++) { // the switch of each episode is somewhere: the only pair of steps that explains the bins
            for (int other = 1; other < played.size(); other++) {
                found |= explains(expected, played, one, other);
            }
        }
        assertTrue(found, task.toString());
    }

    /** Whether bins of two steps, counted from a step of slot 2 and one of slot 3, have these means. */
    private static boolean explains(double[] means, List<float[]> played, int one, int other) {
        for (int bin = 0; bin < means.length; bin++) {
            double sum = 0;
            int count = 0;
            for (int episode = 0; episode < 2; episode++) {
                for (int i = 0; i < 2; i++) {
                    int step = (episode == 0 ? one : other) + 2 * (bin - 10) + i;
                    if (step >= 0 && step < played.size()) {
                        sum += played.get(step)[2 + episode];
                        count++;
                    }
                }
            }
            if (count > 0 ? Math.abs(means[bin] - sum / count) > 1e-6 : !Double.isNaN(means[bin])) {
                return false;
            }
        }
        return true;
    }

    private static Evaluation.Observer rewards(List<float[]> firstRound) {
        return (round, step, environments, episodes) -> {
            if (round == 0) {
                firstRound.add(environments.rewards().clone());
            }
        };
    }

    @Test
    void whereNothingHappensThereAreNoParts() {
        AroundEvents events = new AroundEvents((round, step, environments, episodes) -> {});
        play(Families.named("PointNavigation-v0"), events);
        assertEquals(List.of(), events.returnsBefore());
        assertEquals(List.of(), events.returnsAfter());
        assertTrue(events.curve().isEmpty());
    }
}
