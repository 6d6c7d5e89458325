package adaptarium.meta.belief;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.action.ActionDistribution;
import adaptarium.agents.action.ActionScale;
import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.experience.ReplayShape;
import adaptarium.agents.experience.Rollout;
import adaptarium.agents.experience.Sequences.Source;
import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Network;
import adaptarium.agents.network.layer.Slice;
import adaptarium.agents.network.memory.Gru;
import adaptarium.agents.network.policy.ActorCritic;
import adaptarium.agents.update.Schedule;
import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.MetaTraining;
import adaptarium.meta.TaskSource;
import adaptarium.meta.trial.TrialAgent;
import adaptarium.meta.trial.TrialInputs;
import adaptarium.meta.trial.TrialLearner;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BeliefModelTest {
    private static final int OBSERVATIONS = 2;
    private static final int LATENTS = 3;
    private static final int TRIALS = 4;
    private static final ActionSpace ACTIONS = new ActionSpace.Continuous(List.of(new Axis("push", "N", -1, 1)));
    private static final TrialInputs TOLD =
            new TrialInputs(OBSERVATIONS, 1, 0, /* feedback= */ true, /* wholeTransitions= */ true, 0);
    private static final BeliefSettings SETTINGS =
            new BeliefSettings(List.of(8), false, 3, 5, /* klWeight= */ 2, 1, 1, 1e-3, 1, 2, 0, 1000, 10);

    private final Layer encoder = Decoders.encoder(new Gru(TOLD.size(), 6), LATENTS);
    private final Network encoding = new Network(encoder);
    private final Network decoders = Decoders.network(LATENTS, OBSERVATIONS, 1, List.of(8), false);
    private final BeliefModel model =
            new BeliefModel(encoding, decoders, SETTINGS, NoveltySettings.NONE, new ReplayShape(OBSERVATIONS, 1, 0), 1);
    private final ActorCritic actor =
            Varibad.network(encoder, OBSERVATIONS, new Varibad().defaults(), ActionDistribution.of(ACTIONS));
    private final float[] theta = actor.initialParameters(Seeds.generator(2));
    private final float[] phi = decoders.initialParameters(Seeds.generator(3));
    private final TrialAgent agent =
            new TrialAgent(actor, theta, TOLD, new ActionScale(ACTIONS), Normaliser.identity(OBSERVATIONS), 1);

    /** Trials of 4 to 7 steps, each of two episodes, with numbers out of the air. */
    private static Rollout rollout() {
        RandomGenerator random = Seeds.generator(4);
        Rollout rollout = new Rollout(TRIALS, OBSERVATIONS, TOLD.size(), 1);
        float[] seen = new float[TRIALS * OBSERVATIONS];
        float[] next = new float[TRIALS * OBSERVATIONS];
        float[] input = new float[TOLD.size()];
        for (int slot = 0; slot < TRIALS; slot++) {
            for (int t = 0; t < 4 + slot; t++) {
                fill(seen, random);
                fill(next, random);
                fill(input, random);
                System.arraycopy(seen, slot * OBSERVATIONS, input, 0, OBSERVATIONS);
                rollout.act(slot, seen, input, 0, new float[] {(float) random.nextGaussian()}, 0, 0, 0);
                rollout.outcome(slot, (float) random.nextGaussian(), false, t == 2, next, 0);
            }
        }
        return rollout;
    }

    private static void fill(float[] values, RandomGenerator random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
    }

    private BeliefModel.Bound bound(float[] own, float[] others) {
        List<Source> sources = List.of(new Source(0, 0), new Source(0, 1), new Source(0, 2), new Source(0, 3));
        return model.bound(agent, own, others, List.of(rollout()), sources, Seeds.generator(5));
    }

    private static float[] moved(float[] from, float[] direction, double step) {
        float[] to = from.clone();
        for (int i = 0; i < direction.length; i++) {
            to[i] += (float) (step * direction[i]);
        }
        return to;
    }

    /** Of the encoder and of the decoders, along directions out of the air; the networks compute in float32. */
    @Test
    void theGradientIsTheBoundsSlope() {
        BeliefModel.Bound at = bound(theta, phi);
        RandomGenerator random = Seeds.generator(6);
        for (int trial = 0; trial < 6; trial++) {
            boolean own = trial % 2 == 0;
            float[] gradient = own ? at.encoderGradient : at.decoderGradient;
            float[] direction = new float[gradient.length];
            fill(direction, random);
            double step = 3e-4;
            double up =
                    (own ? bound(moved(theta, direction, step), phi) : bound(theta, moved(phi, direction, step))).loss;
            double down = (own
                            ? bound(moved(theta, direction, -step), phi)
                            : bound(theta, moved(phi, direction, -step)))
                    .loss;
            double slope = 0;
            double size = 0;
            for (int i = 0; i < direction.length; i++) {
                slope += gradient[i] * direction[i];
                size += gradient[i] * gradient[i];
            }
            assertEquals((up - down) / (2 * step), slope, 0.01 * Math.sqrt(size), "direction " + trial);
        }
    }

    @Test
    void thePolicysGradientDoesNotReachTheEncoder() {
        Network.Tape tape = actor.network().newTape();
        float[] inputs = new float[3 * TOLD.size()];
        fill(inputs, Seeds.generator(7));
        tape.record(theta, inputs, new int[] {1, 1, 1});
        float[] outputs = new float[3 * actor.network().outputs()];
        fill(outputs, Seeds.generator(8));
        float[] gradient = new float[theta.length];
        tape.gradient(outputs, gradient);
        int first = encoding.parameterCount();
        assertArrayEquals(new float[first], Arrays.copyOf(gradient, first));
        assertNotEquals(0, gradient[first]);
    }

    /** The belief is what comes in here, and the observation, its first two numbers, is 0. */
    @Test
    void aBoundedBeliefIsToldAsItsTangent() {
        float[] belief = {0, 0, -30, 0.4f, 2, 7};
        float[] bounded = new float[belief.length];
        for (int i = 0; i < belief.length; i++) {
            bounded[i] = (float) Math.tanh(belief[i]);
        }
        assertArrayEquals(told(/* bounded= */ false, bounded), told(/* bounded= */ true, belief), 1e-6f);
    }

    private static float[] told(boolean bounded, float[] belief) {
        Layer asItIs = new Slice(belief.length, 0, belief.length);
        Network network = Varibad.network(
                        asItIs, OBSERVATIONS, settings(Schedule.CONSTANT, bounded), ActionDistribution.of(ACTIONS))
                .network();
        float[] theta = network.initialParameters(Seeds.generator(2));
        return Arrays.copyOf(network.newTape().record(theta, belief, new int[] {1}), network.outputs());
    }

    /** The policy leaves the encoder's parameters as they are, the model leaves the policy's. */
    @Test
    void eachTeachesItsOwn() {
        float[] next =
                model.learn(agent, theta, List.of(rollout()), /* rate= */ 1, 9).theta();
        int first = encoding.parameterCount();
        assertArrayEquals(Arrays.copyOfRange(theta, first, theta.length), Arrays.copyOfRange(next, first, next.length));
        assertTrue(Arrays.mismatch(theta, next) < first);
    }

    @Test
    void theBeliefBeginsNearThePriorAndIsTheSameInEveryNewTrial() {
        Network.Stepper stepper = encoding.stepper(theta, 2);
        float[] first = new float[encoding.outputs()];
        float[] input = new float[TOLD.size()];
        input[0] = 0.5f;
        stepper.step(1, new int[] {1}, input, first);
        for (float value : first) {
            assertEquals(0, value, 0.3);
        }
        float[] other = new float[TOLD.size()];
        Arrays.fill(other, 2);
        float[] later = new float[encoding.outputs()];
        stepper.step(1, new int[] {1}, other, later);
        assertTrue(Arrays.mismatch(first, later) >= 0);
        stepper.reset(1);
        stepper.step(1, new int[] {1}, input, later);
        assertArrayEquals(first, later);
    }

    /** A step earns what its successor's state and belief are worth; a trial's last step, whose belief nobody asks for, nothing; rewards stay what they were. */
    @Test
    void aStepEarnsTheNoveltyOfWhatItLedTo() {
        NoveltySettings drawn = new NoveltySettings(0.5, 10, 1e-3);
        BeliefModel curious =
                new BeliefModel(encoding, decoders, SETTINGS, drawn, new ReplayShape(OBSERVATIONS, 1, 0), 1);
        Rollout rollout = rollout();
        float[] rewards = rollout.rewards().clone();
        List<float[]> bonuses = curious.bonuses(agent, List.of(rollout), 1);
        assertEquals(1, bonuses.size());
        assertArrayEquals(rewards, rollout.rewards());
        assertEquals(List.of(), model.bonuses(agent, List.of(rollout), 1));
        int width = OBSERVATIONS + encoding.outputs();
        Novelty same = new Novelty(width, drawn, Seeds.derive(1, "novelty"));
        double first = 0;
        for (int slot = 0; slot < TRIALS; slot++) {
            Network.Stepper stepper = encoding.stepper(theta, 1);
            float[] belief = new float[encoding.outputs()];
            for (int t = 0; t < rollout.length(slot); t++) {
                int i = t * TRIALS + slot;
                float[] input = Arrays.copyOfRange(rollout.inputs(), i * TOLD.size(), (i + 1) * TOLD.size());
                stepper.step(1, new int[] {0}, input, belief);
                float[] told = Arrays.copyOf(input, width);
                System.arraycopy(belief, 0, told, OBSERVATIONS, belief.length);
                float novelty = same.of(told, 1)[0];
                if (t > 0) {
                    double ratio = bonuses.get(0)[i - TRIALS] / novelty; // one scale for all
                    first = first == 0 ? ratio : first;
                    assertEquals(1, ratio / first, 1e-5, slot + " " + t);
                }
            }
            assertEquals(0, bonuses.get(0)[(rollout.length(slot) - 1) * TRIALS + slot]);
        }
        assertTrue(first > 0);
    }

    private static VaribadSettings settings(Schedule schedule) {
        return settings(schedule, /* bounded= */ false);
    }

    private static VaribadSettings settings(Schedule schedule, boolean bounded) {
        VaribadSettings usual = new Varibad().defaults();
        return new VaribadSettings(
                32,
                OptionalInt.empty(),
                usual.memory(),
                16,
                2,
                bounded,
                List.of(16),
                1,
                new BeliefSettings(List.of(16), false, 4, 8, 0.1, 1, 0, 5e-3, 4, 4, 0, 1000, 10),
                usual.novelty(),
                schedule,
                usual.ppo());
    }

    /** Policy and belief whose learning rates have come to nothing after ten updates stay what they were. */
    @Test
    void theScheduleIsHeededByPolicyAndBelief() {
        for (boolean constant : new boolean[] {false, true}) {
            VaribadSettings settings = settings(constant ? Schedule.CONSTANT : new Schedule(10, 1e-9, 1));
            try (TrialLearner<?> learner = after(Families.named("BernoulliBandit-v0:arms=2,pulls=10"), settings, 10);
                    TrialLearner<?> later = after(Families.named("BernoulliBandit-v0:arms=2,pulls=10"), settings, 14)) {
                for (String name : List.of("theta", "companion.decoders")) {
                    float[] before = (float[]) learner.state().entry(name).values();
                    float[] behind = (float[]) later.state().entry(name).values();
                    double most = 0;
                    for (int i = 0; i < before.length; i++) {
                        most = Math.max(most, Math.abs(before[i] - behind[i]));
                    }
                    assertEquals(constant, most > 1e-6, name + " moved by " + most);
                }
            }
        }
    }

    private static <T extends Record> TrialLearner<T> after(
            TaskFamily<T> family, VaribadSettings settings, int updates) {
        TrialLearner<T> learner = new Varibad().create(family, settings, 11, 1);
        TaskSource<T> source = source(family);
        for (int i = 0; i < updates; i++) {
            update(learner, source, i);
        }
        return learner;
    }

    private static <T extends Record> TaskSource<T> source(TaskFamily<T> family) {
        return TaskSource.fresh(random -> family.tasks().sample(adaptarium.envs.Split.TRAIN, random), 12);
    }

    /** Who predicts a reward from where a step led to predicts the same whatever was done and wherever one came from; the change of the observation does depend on it. */
    @Test
    void aRewardMayBeThatOfTheSuccessorAlone() {
        for (boolean alone : new boolean[] {false, true}) {
            Network network = Decoders.network(LATENTS, OBSERVATIONS, 1, List.of(8), alone);
            float[] weights = network.initialParameters(Seeds.generator(5));
            float[] row = new float[network.inputs()];
            fill(row, Seeds.generator(6));
            float[] rows = Arrays.copyOf(row, 3 * row.length);
            for (int n = 1; n < 3; n++) {
                System.arraycopy(row, 0, rows, n * row.length, row.length);
            }
            rows[row.length + LATENTS] += 1; // another s
            rows[row.length + LATENTS + OBSERVATIONS] += 1; // another action
            rows[3 * row.length - 1] += 1; // another s'
            float[] out = network.newTape().record(weights, rows, new int[] {3}).clone();
            int width = network.outputs();
            assertEquals(alone, out[0] == out[width]);
            assertNotEquals(out[1], out[width + 1]);
            assertNotEquals(out[0], out[2 * width]);
            assertEquals(out[1], out[2 * width + 1]);
        }
    }

    /** A bandit of two arms: what an arm paid tells what it will pay. */
    @Test
    void theModelLearnsToPredictRewards() {
        List<Double> errors = errors(Families.named("BernoulliBandit-v0:arms=2,pulls=10"), settings(Schedule.CONSTANT));
        double early = (errors.get(0) + errors.get(1) + errors.get(2)) / 3;
        double late = (errors.get(27) + errors.get(28) + errors.get(29)) / 3;
        assertTrue(late < 0.95 * early, "the reward's error: first " + early + ", at the end " + late);
    }

    private static <T extends Record> List<Double> errors(TaskFamily<T> family, VaribadSettings settings) {
        try (TrialLearner<T> learner = new Varibad().create(family, settings, 11, 1)) {
            TaskSource<T> source = source(family);
            return java.util.stream.IntStream.range(0, 30)
                    .mapToObj(i -> update(learner, source, i).metrics().get("beliefRewardError"))
                    .toList();
        }
    }

    private static <T extends Record> MetaTraining.Update update(
            TrialLearner<T> learner, TaskSource<T> source, int number) {
        return learner.metaUpdate(source.tasks(number, learner.metaBatchSize()), Seeds.derive(13, number));
    }
}
