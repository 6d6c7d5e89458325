package adaptarium.meta.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.experience.EpisodeBatch;
import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.experience.RunningMoments;
import adaptarium.agents.experience.TaskSamples;
import adaptarium.agents.kernel.TensorEngine;
import adaptarium.agents.kernel.Upload;
import adaptarium.agents.network.tensor.Policy;
import adaptarium.agents.network.tensor.PolicyTape;
import adaptarium.envs.VectorEnvironment;
import adaptarium.envs.family.navigation.PointNavigation;
import adaptarium.meta.Adaptation;
import adaptarium.meta.gradient.inner.LaterSteps;
import adaptarium.meta.gradient.inner.LimitedSteps;
import adaptarium.meta.gradient.inner.ScaledSteps;
import adaptarium.meta.gradient.outer.TrustRegionStep;
import adaptarium.random.Seeds;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MamlAdaptationTest {
    private static final int TASKS = 2;

    private final PointNavigation family = new PointNavigation();

    private static MamlSettings settings(double innerRate, double laterFactor) {
        return settings(innerRate, laterFactor, /* testEpisodes= */ 0);
    }

    private static MamlSettings settings(double innerRate, double laterFactor, int testEpisodes) {
        return settings(innerRate, /* innerSteps= */ 1, laterFactor, testEpisodes);
    }

    private static MamlSettings settings(double innerRate, int innerSteps, double laterFactor, int testEpisodes) {
        return settings(innerRate, innerSteps, new ScaledSteps(laterFactor), testEpisodes);
    }

    private static MamlSettings settings(double innerRate, int innerSteps, LaterSteps later, int testEpisodes) {
        MamlSettings base = MamlTest.small(new TrustRegionStep(), innerSteps, innerRate);
        return new MamlSettings(
                base.hiddenSizes(),
                base.activation(),
                base.initialStd(),
                false,
                base.tasks(),
                base.episodes(),
                innerRate,
                innerSteps,
                later,
                testEpisodes == 0 ? OptionalInt.empty() : OptionalInt.of(testEpisodes),
                base.surrogate(),
                false,
                base.advantages(),
                base.outerStep(),
                base.adapts(),
                base.learnedRates(),
                base.exploration());
    }

    /** Plays one round and returns the sum of all rewards. */
    private double play(Adaptation adaptation, long seed) {
        int episodes = adaptation.episodesPerRound();
        int slots = TASKS * episodes;
        double sum = 0;
        try (VectorEnvironment<PointNavigation.Task> environment = new VectorEnvironment<>(family, slots, 1)) {
            for (int n = 0; n < slots; n++) {
                environment.assign(n, new PointNavigation.Task(n < episodes ? 0.4 : -0.4, 0.2), seed + n, 1);
            }
            float[] actions = new float[2 * slots];
            boolean[] active = environment.active();
            while (any(active)) {
                adaptation.act(environment.observations(), active, new float[0], actions);
                for (float action : actions) {
                    assertTrue(Math.abs(action) <= 0.1f, "inside the bounds");
                }
                environment.step(actions);
                adaptation.observe(
                        environment.rewards(),
                        environment.terminated(),
                        environment.truncated(),
                        environment.nextObservations());
                for (float reward : environment.rewards()) {
                    sum += reward;
                }
            }
        }
        return sum;
    }

    private static boolean any(boolean[] flags) {
        for (boolean flag : flags) {
            if (flag) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aRoundMovesEveryTaskItsOwnWay() {
        try (Maml<PointNavigation.Task> learner = new Maml<>(family, settings(0.1, 0.5), 3, 1);
                Adaptation adaptation = learner.newAdaptation(TASKS, 4)) {
            assertArrayEquals(new float[change(adaptation, 0).length], change(adaptation, 0));
            play(adaptation, 1);
            adaptation.endRound();
            float[] first = change(adaptation, 0);
            assertFalse(Arrays.equals(first, change(adaptation, 1)));
            assertTrue(norm(first) > 0);
        }
    }

    /** What the output layer and the log-std have come to. */
    private static float[] change(Adaptation adaptation, int task) {
        Adaptation.FastPart part = adaptation.fastParts().get(0);
        assertEquals("change of the output", part.name());
        return Arrays.copyOf(adaptation.fastState(task), part.size());
    }

    /** Of every block the root mean square of its change, the output's by its own numbers; and the loss goes down the step. */
    @Test
    void layersThatMoveAndTheLossOfTheStepAreTold() {
        try (Maml<PointNavigation.Task> learner = new Maml<>(family, settings(0.1, 0.5), 3, 1);
                Adaptation adaptation = learner.newAdaptation(TASKS, 4)) {
            List<String> names = adaptation.fastParts().stream()
                    .map(Adaptation.FastPart::name)
                    .toList();
            int size = adaptation.fastParts().get(0).size();
            assertArrayEquals(new float[size + names.size() - 1], adaptation.fastState(0));
            play(adaptation, 1);
            adaptation.endRound();
            float[] state = adaptation.fastState(0);
            assertEquals(size + names.size() - 1, state.length);
            for (int i = size; i < state.length - 2; i++) {
                String name = names.get(1 + i - size);
                assertTrue(name.endsWith(" moved") && state[i] > 0, name + " " + state[i]);
            }
            assertEquals(
                    List.of("log_std moved", "loss before the step", "loss after the step"),
                    names.subList(names.size() - 3, names.size()));
            double squares = 0;
            for (int i = size - 2; i < size; i++) { // two log-stds come last
                squares += (double) state[i] * state[i];
            }
            assertEquals(Math.sqrt(squares / 2), state[state.length - 3], 1e-6);
            assertEquals(0, state[state.length - 2], 1e-4, "advantages have a mean of 0, and the ratio is 1");
            assertTrue(state[state.length - 1] < -1e-3, "loss after the step " + state[state.length - 1]);
        }
    }

    private static double norm(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    @Test
    void theFirstStepScalesWithTheRateAndLaterOnesWithTheFactor() {
        float[][] states = new float[3][];
        int next = 0;
        for (MamlSettings settings : List.of(settings(0.1, 0), settings(0.2, 0), settings(0, 0.5))) {
            try (Maml<PointNavigation.Task> learner = new Maml<>(family, settings, 3, 1);
                    Adaptation adaptation = learner.newAdaptation(TASKS, 4)) {
                play(adaptation, 1);
                adaptation.endRound();
                states[next++] = change(adaptation, 0);
                play(adaptation, 2);
                adaptation.endRound();
                assertArrayEquals(states[next - 1], change(adaptation, 0), "a later rate of 0 moves nothing");
            }
        }
        for (int i = 0; i < states[0].length; i++) {
            assertEquals(2 * states[0][i], states[1][i], 1e-6);
            assertEquals(0, states[2][i]);
        }
    }

    /** A limit that no step reaches is no limit, and one that every step exceeds leaves a hundredth of the step or less. */
    @Test
    void limitedStepsFindTheirLength() {
        float[][] changes = new float[3][];
        int next = 0;
        for (LaterSteps later : List.of(new ScaledSteps(1), new LimitedSteps(1e9), new LimitedSteps(1e-9))) {
            try (Maml<PointNavigation.Task> learner = new Maml<>(family, settings(0.1, 1, later, 0), 3, 1);
                    Adaptation adaptation = learner.newAdaptation(TASKS, 4)) {
                float[] before = new float[0];
                for (int round = 0; round < 2; round++) {
                    before = change(adaptation, 0);
                    play(adaptation, round);
                    adaptation.endRound();
                }
                changes[next] = change(adaptation, 0);
                for (int i = 0; i < before.length; i++) {
                    changes[next][i] -= before[i];
                }
                next++;
            }
        }
        assertArrayEquals(changes[0], changes[1]);
        assertTrue(norm(changes[2]) < 0.01 * norm(changes[0]), norm(changes[2]) + " of " + norm(changes[0]));
    }

    @Test
    void stepsThatTrainingTakesGoAllTheWay() {
        MamlSettings twoSteps = settings(0.1, /* innerSteps= */ 2, /* laterFactor= */ 0, /* testEpisodes= */ 0);
        try (Maml<PointNavigation.Task> learner = new Maml<>(family, twoSteps, 3, 1);
                Adaptation adaptation = learner.newAdaptation(TASKS, 4)) {
            float[][] states = new float[4][];
            for (int round = 0; round < states.length; round++) {
                states[round] = change(adaptation, 0);
                play(adaptation, round);
                adaptation.endRound();
            }
            assertFalse(Arrays.equals(states[0], states[1]));
            assertFalse(Arrays.equals(states[1], states[2]));
            assertArrayEquals(states[2], states[3]);
        }
    }

    @Test
    void laterUpdatesDoNotReachIt() {
        MamlSettings settings = settings(0.1, 0.5);
        try (Maml<PointNavigation.Task> learner = new Maml<>(family, settings, 3, 1);
                Adaptation before = learner.newAdaptation(TASKS, 4);
                Adaptation kept = learner.newAdaptation(TASKS, 4)) {
            double expected = play(before, 1);
            MamlTest.train(family, learner, 0, 1, 5);
            assertEquals(expected, play(kept, 1));
            try (Adaptation after = learner.newAdaptation(TASKS, 4)) {
                assertFalse(expected == play(after, 1));
            }
        }
    }

    /** Observations that it divides by a tenth and shifts, a policy with hardly any noise, and what it does in its first step. */
    @Test
    void itActsOnNormalisedObservations() {
        MamlSettings settings = settings(0.1, 0.5);
        Policy policy = Policy.of(family.spec(), settings.hiddenSizes(), settings.activation());
        float[] meta = policy.initialise(Seeds.generator(2), 1, Policy.MIN_STD);
        Normaliser normaliser = tenfold();
        float[] observations = new float[2 * TASKS * settings.episodes()];
        Arrays.fill(observations, 0.13f);
        boolean[] active = new boolean[TASKS * settings.episodes()];
        Arrays.fill(active, true);
        float[] actions = new float[observations.length];
        try (NDManager manager = TensorEngine.newManager();
                MamlAdaptation adaptation = new MamlAdaptation(
                        family.spec(), settings.rule(policy, settings.kind()), settings, meta, normaliser, TASKS, 4)) {
            adaptation.act(observations, active, new float[0], actions);
            float[] mean = policy.apply(manager.create(meta), manager.create(new float[] {0.8f, 0.8f}, new Shape(1, 2)))
                    .outputs()
                    .toFloatArray();
            for (int i = 0; i < actions.length; i++) {
                assertEquals(0.1 * Math.max(-1, Math.min(1, mean[i % 2])), actions[i], 1e-5);
            }
        }
    }

    /** Mean 0.05 and deviation 0.1. */
    private static Normaliser tenfold() {
        RunningMoments moments = new RunningMoments(2);
        moments.add(new float[] {-0.05f, -0.05f}, 0);
        moments.add(new float[] {0.15f, 0.15f}, 0);
        return Normaliser.of(moments);
    }

    /** The step that a tape's gradient of the log-likelihood gives on the episodes as they were seen from outside: little noise, so that nothing is clipped. */
    @Test
    void aStepIsTheRateTimesTheGradientOnTheRoundsEpisodes() {
        MamlSettings settings = settings(0.1, 0.5);
        Policy policy = Policy.of(family.spec(), settings.hiddenSizes(), settings.activation());
        float[] meta = policy.initialise(Seeds.generator(2), 0.1, 0.05);
        int episodes = settings.episodes();
        EpisodeBatch batch = EpisodeBatch.empty(TASKS, episodes, 100, 2, 2);
        try (NDManager manager = TensorEngine.newManager();
                VectorEnvironment<PointNavigation.Task> environment =
                        new VectorEnvironment<>(family, TASKS * episodes, 1);
                MamlAdaptation adaptation = new MamlAdaptation(
                        family.spec(), settings.rule(policy, settings.kind()), settings, meta, tenfold(), TASKS, 4)) {
            for (int n = 0; n < TASKS * episodes; n++) {
                environment.assign(n, new PointNavigation.Task(n < episodes ? 0.4 : -0.4, 0.2), 7 + n, 1);
            }
            float[] actions = new float[2 * TASKS * episodes];
            float[] normalised = new float[actions.length];
            boolean[] active = environment.active();
            while (any(active)) {
                adaptation.act(environment.observations(), active, new float[0], actions);
                for (int i = 0; i < actions.length; i++) {
                    normalised[i] = actions[i] / 0.1f;
                }
                boolean[] acted = active.clone();
                batch.rollout().act(environment.observations(), acted, normalised);
                environment.step(actions);
                batch.rollout()
                        .outcome(
                                acted,
                                environment.rewards(),
                                environment.terminated(),
                                environment.truncated(),
                                environment.nextObservations(),
                                new float[TASKS * episodes]);
                adaptation.observe(
                        environment.rewards(),
                        environment.terminated(),
                        environment.truncated(),
                        environment.nextObservations());
            }
            adaptation.endRound();
            float[][] advantages = {
                settings.advantages().estimate(batch, 0), settings.advantages().estimate(batch, 1)
            };
            TaskSamples samples =
                    TaskSamples.of(manager, new Upload(), batch, 0, TASKS, advantages, tenfold(), TaskSamples.ALL);
            float[] uphill = PolicyTape.record(policy, manager.create(meta), samples.observations(), samples.actions())
                    .gradient(samples.weights())
                    .toFloatArray();
            for (int task = 0; task < TASKS; task++) {
                float[] change = change(adaptation, task);
                int from = (task + 1) * meta.length - change.length;
                for (int i = 0; i < change.length; i++) {
                    assertEquals(0.1 * uphill[from + i], change[i], 1e-3 * (0.01 + Math.abs(change[i])));
                }
            }
        }
    }

    @Test
    void testTimeMayPlayMoreEpisodesThanTraining() {
        try (Maml<PointNavigation.Task> learner = new Maml<>(family, settings(0.1, 1, 7), 1, 1);
                Adaptation adaptation = learner.newAdaptation(TASKS, 2)) {
            assertEquals(7, adaptation.episodesPerRound());
            play(adaptation, 3);
            adaptation.endRound();
            assertTrue(play(adaptation, 4) < 0, "the next round plays, too");
        }
    }
}
