package adaptarium.meta;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.StepResult;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.reference.CartPoleRegulator;
import adaptarium.envs.reference.CompassFollower;
import adaptarium.envs.reference.Controller;
import adaptarium.envs.reference.Reference;
import adaptarium.envs.reference.References;
import adaptarium.envs.reference.ThompsonSampling;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReferencePlayerTest {
    private static final Evaluation.Observer NOBODY = (round, step, environments, episodes) -> {};
    private static final long SEED = 11;

    private static <T extends Record> List<T> tasks(Reference<T> reference, int count) {
        TaskSpace<T> space = reference.family().tasks();
        return IntStream.range(0, count)
                .mapToObj(i -> space.sample(Split.TEST, Seeds.generator(i)))
                .toList();
    }

    private static <T extends Record> Evaluation.Result play(
            Reference<T> reference, List<T> tasks, int episodes, int rounds) {
        return Evaluation.run(
                reference.family(),
                tasks,
                (n, seed) -> new ReferencePlayer<>(reference, tasks, episodes, rounds, seed),
                rounds,
                SEED,
                /* threads= */ 1,
                NOBODY);
    }

    /** The same by hand, one environment at a time, from the seeds that the protocol names. */
    private static <T extends Record> double byHand(Reference<T> reference, T task, int slot, int rounds) {
        long noise = Seeds.derive(SEED, "noise");
        Controller controller =
                reference.begin(task, rounds + 1, Seeds.generator(Seeds.derive(noise, "controller", slot)));
        Environment<T> environment = new Environment<>(reference.family(), task);
        double lastReturn = 0;
        for (int round = 0; round <= rounds; round++) {
            float[] observation = environment.reset(Seeds.derive(Seeds.derive(SEED, "episodes", round), slot, 0));
            controller.beginEpisode();
            lastReturn = 0;
            boolean over = false;
            while (!over) {
                float[] action = new float[reference.family().spec().actionSize()];
                controller.act(observation, 0, action, 0);
                StepResult step = environment.step(action);
                controller.observe(step.reward());
                lastReturn += step.reward();
                observation = step.observation();
                over = step.terminated() || step.truncated();
            }
        }
        return lastReturn;
    }

    @Test
    void oneThatLearnsPlaysTheTrialThatItWouldPlayAlone() {
        ThompsonSampling reference = new ThompsonSampling();
        var tasks = tasks(reference, 3);
        double[] last = play(reference, tasks, 1, 4).returnsAfter(4);
        double[] expected = IntStream.range(0, 3)
                .mapToDouble(i -> byHand(reference, tasks.get(i), i, 4))
                .toArray();
        assertArrayEquals(expected, last);
    }

    @Test
    void oneThatIsToldTheTaskBalancesFromTheFirstEpisodeOn() {
        CartPoleRegulator reference = new CartPoleRegulator();
        var tasks = tasks(reference, 4);
        Evaluation.Result result = play(reference, tasks, 2, 1);
        assertEquals(2, result.episodesPerRound());
        assertEquals(
                byHand(reference, tasks.get(0), 0, 0),
                play(reference, tasks, 1, 0).returnsAfter(0)[0]);
        double mean = Arrays.stream(result.returnsAfter(0)).average().orElse(0);
        assertTrue(mean > 150, "mean return " + mean);
    }

    private static <T extends Record> RoundKind kind(Reference<T> reference) {
        return new ReferencePlayer<>(reference, tasks(reference, 1), 1, 1, 0).roundKind();
    }

    /** Neither who is told the task nor who has no memory carries anything; nor does one inside a wrapper. */
    @Test
    void aReferenceSaysWhetherItRemembers() {
        assertEquals(RoundKind.NONE, kind(new CartPoleRegulator()));
        assertEquals(RoundKind.EPISODE, kind(new ThompsonSampling()));
        assertEquals(RoundKind.NONE, kind(new CompassFollower()));
        assertEquals(RoundKind.NONE, kind(last("Decoy-v0+action-repeat=2")));
        Reference<?> ceiling = last("CurlingArm-v0");
        assertEquals(References.CEILING, ceiling.method());
        assertEquals(RoundKind.NONE, kind(ceiling));
    }

    private static Reference<?> last(String family) {
        List<? extends Reference<?>> references = References.of(Families.named(family));
        return references.get(references.size() - 1);
    }

    @Test
    void badNumbersAreRefused() {
        CartPoleRegulator reference = new CartPoleRegulator();
        assertThrows(IllegalArgumentException.class, () -> new ReferencePlayer<>(reference, List.of(), 1, 0, 0));
        assertThrows(
                IllegalArgumentException.class, () -> new ReferencePlayer<>(reference, tasks(reference, 1), 1, -1, 0));
    }
}
