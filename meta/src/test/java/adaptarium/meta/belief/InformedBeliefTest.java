package adaptarium.meta.belief;

import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.action.ActionDistribution;
import adaptarium.agents.action.ActionScale;
import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.experience.ReplayShape;
import adaptarium.agents.experience.Rollout;
import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Network;
import adaptarium.agents.network.memory.Gru;
import adaptarium.agents.network.policy.ActorCritic;
import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.meta.trial.TrialAgent;
import adaptarium.meta.trial.TrialInputs;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What a trained belief knows, on the smallest task that hides a number: a reward is 2 c a + noise, with c and the noise N(0, 1) and the action a uniform in
 * ±1. Of n steps the exact posterior has variance 1 / (1 + 4 sum of a²), in the mean about 1 / (1 + 4 n / 3). Every check is also made of a model that was
 * taught on trials in which each step had a c of its own: there nothing can be known of the next one, and it must fail.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InformedBeliefTest {
    private static final int STEPS = 10;
    private static final int TRIALS = 32;
    private static final int UPDATES = 50;
    private static final ActionSpace ACTIONS = new ActionSpace.Continuous(List.of(new Axis("push", "N", -1, 1)));
    private static final TrialInputs TOLD =
            new TrialInputs(1, 1, 0, /* feedback= */ true, /* wholeTransitions= */ true, 0);

    // Noise of variance 1 and a divergence of weight 1: the loss is the bound itself. Observations never change.
    private static final BeliefSettings SETTINGS =
            new BeliefSettings(List.of(16), false, /* terms= */ 6, /* decodes= */ 6, 1, 1, 0, 5e-3, 4, 4, 0, 1000, 10);

    private static final Layer ENCODER = Decoders.encoder(new Gru(TOLD.size(), 16), /* latents= */ 1);
    private static final Network ENCODING = new Network(ENCODER);
    private static final Network DECODERS = Decoders.network(1, 1, 1, SETTINGS.decoderSizes(), false);
    private static final ActorCritic ACTOR =
            Varibad.network(ENCODER, 1, new Varibad().defaults(), ActionDistribution.of(ACTIONS));
    private static final TrialAgent AGENT = new TrialAgent(
            ACTOR,
            ACTOR.initialParameters(Seeds.generator(2)),
            TOLD,
            new ActionScale(ACTIONS),
            Normaliser.identity(1),
            1);

    private final Taught informed = taught(/* hidden= */ true);
    private final Taught ignorant = taught(/* hidden= */ false);

    /** An encoder's parameters and its decoders'. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Taught(float[] theta, float[] phi) {}

    /** Trials, each with a hidden number of its own, which is drawn anew at every step where nothing is to be learnt. */
    private static Rollout trials(long seed, boolean hidden) {
        RandomGenerator random = Seeds.generator(seed);
        Rollout rollout = new Rollout(TRIALS, 1, TOLD.size(), 1);
        float[] seen = new float[TRIALS];
        for (int slot = 0; slot < TRIALS; slot++) {
            float[] input = new float[TOLD.size()];
            double c = random.nextGaussian();
            for (int t = 0; t < STEPS; t++) {
                float[] action = {(float) (2 * random.nextDouble() - 1)};
                float reward = (float) (2 * c * action[0] + random.nextGaussian());
                rollout.act(slot, seen, input, 0, action, 0, 0, 0);
                rollout.outcome(slot, reward, false, t == STEPS - 1, seen, 0);
                TOLD.writeFeedback(action, 0, reward, false, input.clone(), 0, input, TOLD.feedbackOffset());
                c = hidden ? c : random.nextGaussian();
            }
        }
        return rollout;
    }

    private static Taught taught(boolean hidden) {
        BeliefModel model = new BeliefModel(
                ENCODING, DECODERS, SETTINGS, NoveltySettings.NONE, new ReplayShape(1, 1, 0), /* seed= */ 1);
        float[] theta = AGENT.theta();
        for (int update = 0; update < UPDATES; update++) {
            theta = model.learn(AGENT, theta, List.of(trials(100 + update, hidden)), 1, update)
                    .theta();
        }
        return new Taught(theta, model.state().floats("decoders", DECODERS.parameterCount()));
    }

    /** [mean, log-variance] of every step of every trial. */
    private static float[] beliefs(float[] theta, Rollout trials) {
        int[] batchSizes = new int[STEPS];
        Arrays.fill(batchSizes, TRIALS);
        return ENCODING.newTape().record(theta, trials.inputs(), batchSizes);
    }

    /** Mean over trials, by step. */
    private static double[] variances(Taught taught) {
        float[] beliefs = beliefs(taught.theta, trials(7, /* hidden= */ true));
        double[] variances = new double[STEPS];
        for (int t = 0; t < STEPS; t++) {
            for (int slot = 0; slot < TRIALS; slot++) {
                variances[t] += Math.exp(beliefs[(t * TRIALS + slot) * 2 + 1]) / TRIALS;
            }
        }
        return variances;
    }

    /** Mean squared error of the trials' rewards but the last, of which the final belief was not told, from draws of it and of the prior. */
    private static double[] errors(Taught taught) {
        Rollout trials = trials(8, /* hidden= */ true);
        float[] beliefs = beliefs(taught.theta, trials);
        RandomGenerator random = Seeds.generator(9);
        DecodedSteps steps = new DecodedSteps(AGENT, 1, DECODERS.inputs(), DECODERS.outputs());
        int rows = TRIALS * (STEPS - 1);
        float[] informed = new float[rows * DECODERS.inputs()];
        float[] wanted = new float[rows * DECODERS.outputs()];
        float[] prior = new float[informed.length];
        for (int row = 0; row < rows; row++) {
            int slot = row % TRIALS;
            steps.write(trials, slot, row / TRIALS, informed, row, wanted);
            steps.write(trials, slot, row / TRIALS, prior, row, wanted);
            int last = ((STEPS - 1) * TRIALS + slot) * 2;
            informed[row * DECODERS.inputs()] =
                    (float) Evidence.draw(beliefs[last], beliefs[last + 1], random.nextGaussian());
            prior[row * DECODERS.inputs()] = (float) random.nextGaussian();
        }
        return new double[] {error(taught.phi, informed, wanted, rows), error(taught.phi, prior, wanted, rows)};
    }

    private static double error(float[] phi, float[] inputs, float[] wanted, int rows) {
        float[] predicted = DECODERS.newTape().record(phi, inputs, new int[] {rows});
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            int i = row * DECODERS.outputs();
            sum += (predicted[i] - wanted[i]) * (predicted[i] - wanted[i]) / rows;
        }
        return sum;
    }

    /** Divergences count from the belief before, not from the prior: beliefs are narrower than the exact ones, from the first on. */
    @Test
    void theVarianceFallsOverATrial() {
        double[] variances = variances(informed);
        String all = Arrays.toString(variances);
        for (int t = 1; t < STEPS; t++) {
            assertTrue(variances[t] < variances[t - 1], all);
        }
        assertTrue(variances[STEPS - 1] < 0.25 * variances[0], all);
    }

    @Test
    void itDoesNotFallWhereNothingWasToBeLearnt() {
        double[] variances = variances(ignorant);
        assertTrue(variances[STEPS - 1] > 0.5 * variances[0], Arrays.toString(variances));
    }

    /** The prior's draws err by 1 + 2 · 4/3, the noise and twice the variance of 2 c a; the posterior's by little more than the noise's 1. */
    @Test
    void theFinalBeliefPredictsWhatWasBeforeBetterThanThePrior() {
        double[] errors = errors(informed);
        assertTrue(errors[0] < 0.5 * errors[1], Arrays.toString(errors));
    }

    @Test
    void itPredictsNoBetterWhereNothingWasToBeLearnt() {
        double[] errors = errors(ignorant);
        assertTrue(errors[0] > 0.85 * errors[1], Arrays.toString(errors));
    }
}
