package adaptarium.agents.update;

import adaptarium.agents.kernel.TrainingDivergedException;
import adaptarium.agents.kernel.Workers;
import adaptarium.agents.store.State;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Soft actor-critic: one gradient step after another on transitions from a replay buffer (Haarnoja et al. 2018, arXiv:1812.05905, algorithm 1), with two critics,
 * their slow copies as targets, and a temperature that is learnt.
 *
 * <p>A batch is cut into pieces that go to several threads; the pieces do not depend on the number of threads and their gradients are added in order. States are
 * whatever the networks are told; who makes part of them by a network of its own, such as a belief, gets the critics' gradient in them ({@link
 * #updateWithStates}).
 */
public final class Sac {
    private static final int ROWS_PER_PIECE = 64; // fewer, and calls cost more than products
    private static final int MAX_PIECES = 4;
    private static final double ADAM_EPSILON = 1e-8;

    private final SacNetworks networks;
    private final SacSettings settings;
    private final Workers workers;
    private final List<SacLoss> losses; // by piece
    private SacParameters parameters;
    private Optimisers optimisers;

    private record Optimisers(Adam policy, Adam first, Adam second, Adam temperature) {
        static Optimisers fresh(SacNetworks networks) {
            int p = networks.policy().parameterCount();
            int q = networks.critic().parameterCount();
            return new Optimisers(
                    new Adam(p, ADAM_EPSILON),
                    new Adam(q, ADAM_EPSILON),
                    new Adam(q, ADAM_EPSILON),
                    new Adam(1, ADAM_EPSILON));
        }
    }

    /**
     * What a step did.
     *
     * @param criticLoss half the mean squared error, summed over both critics
     * @param policyLoss mean of α log π - min Q
     * @param entropy of the policy, estimated: minus the mean log-probability
     * @param temperature α after the step
     * @param meanValue mean of both critics
     */
    public record Result(double criticLoss, double policyLoss, double entropy, double temperature, double meanValue) {}

    /**
     * A fresh learner.
     *
     * @param networks what is trained
     * @param settings how
     * @param random source of the initial weights
     * @param workers threads; never change a result
     */
    public Sac(SacNetworks networks, SacSettings settings, RandomGenerator random, Workers workers) {
        this.networks = networks;
        this.settings = settings;
        this.workers = workers;
        losses = Stream.generate(() -> new SacLoss(networks)).limit(MAX_PIECES).toList();
        float[] policy = networks.policy().initialParameters(random);
        List<float[]> critics = List.of(
                networks.critic().initialParameters(random), networks.critic().initialParameters(random));
        float[] temperature = {(float) StrictMath.log(settings.initialTemperature())};
        parameters = new SacParameters(policy, critics, critics, temperature);
        optimisers = Optimisers.fresh(networks);
    }

    /** The policy's present parameters, float[P]; not to be changed, and never changed by a later step. */
    public float[] policy() {
        return parameters.policy();
    }

    /** The shapes. */
    public SacNetworks networks() {
        return networks;
    }

    /**
     * One gradient step of critics, policy, temperature and targets, in this order.
     *
     * @param batch transitions
     * @param random source of the noise with which actions are drawn
     * @return what happened
     * @throws TrainingDivergedException where a gradient is not finite
     */
    public Result update(SacBatch batch, RandomGenerator random) {
        return step(batch, random, null);
    }

    /**
     * The same, with the gradient of the critics' loss in the states, taken before the step.
     *
     * @param batch transitions
     * @param random source of the noise with which actions are drawn
     * @param stateGradient float[B * I], filled in
     * @return what happened
     */
    public Result updateWithStates(SacBatch batch, RandomGenerator random, float[] stateGradient) {
        return step(batch, random, stateGradient);
    }

    private Result step(
            SacBatch batch, RandomGenerator random, float @org.jspecify.annotations.Nullable [] stateGradient) {
        float[] nextNoise = gaussians(random, batch.rows());
        float[] noise = gaussians(random, batch.rows());
        int count = Math.max(1, Math.min(MAX_PIECES, batch.rows() / ROWS_PER_PIECE));
        SacParameters before = parameters;
        workers.map(count, i -> {
            int from = start(i, count, batch.rows());
            int rows = start(i + 1, count, batch.rows()) - from;
            losses.get(i).ofCritics(batch, from, rows, before, nextNoise, settings, stateGradient != null);
            if (stateGradient != null) {
                int inputs = networks.inputs();
                System.arraycopy(losses.get(i).stateGradient, 0, stateGradient, from * inputs, rows * inputs);
            }
            return i;
        });
        double rate = settings.learningRate();
        float[] first = optimisers.first().step(before.critic(0), sum(count, loss -> loss.criticGradients[0]), rate);
        float[] second = optimisers.second().step(before.critic(1), sum(count, loss -> loss.criticGradients[1]), rate);
        double criticLoss = total(count, loss -> loss.criticLoss);
        double meanValue = total(count, loss -> loss.meanValue);
        SacParameters between = before.withCritics(List.of(first, second));
        workers.map(count, i -> {
            int from = start(i, count, batch.rows());
            losses.get(i).ofPolicy(batch, from, start(i + 1, count, batch.rows()) - from, between, noise);
            return i;
        });
        float[] policy = optimisers.policy().step(before.policy(), sum(count, loss -> loss.policyGradient), rate);
        double entropy = -total(count, loss -> loss.logProbability);
        float[] temperature = optimisers
                .temperature()
                .step(before.logTemperature(), new float[] {temperatureGradient(before, entropy)}, rate);
        parameters = between.withPolicy(policy, temperature).withFollowingTargets(settings.targetRate());
        TrainingDivergedException.check("policy", policy);
        return new Result(
                criticLoss, total(count, loss -> loss.policyLoss), entropy, parameters.temperature(), meanValue);
    }

    /** d J / d log α of J = α (entropy - target entropy), the paper's eq. 18. */
    private float temperatureGradient(SacParameters at, double entropy) {
        double target = settings.targetEntropy() * networks.distribution().axes();
        return (float) (at.temperature() * (entropy - target));
    }

    private static int start(int piece, int pieces, int rows) {
        return piece * rows / pieces;
    }

    private float[] gaussians(RandomGenerator random, int rows) {
        float[] noise = new float[rows * networks.distribution().axes()];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return noise;
    }

    private interface Part {
        float[] of(SacLoss loss);
    }

    private interface Figure {
        double of(SacLoss loss);
    }

    private float[] sum(int count, Part part) {
        float[] sum = part.of(losses.get(0)).clone();
        for (SacLoss loss : losses.subList(1, count)) {
            float[] more = part.of(loss);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += more[i];
            }
        }
        return sum;
    }

    private double total(int count, Figure figure) {
        return losses.subList(0, count).stream().mapToDouble(figure::of).sum();
    }

    /** Everything that was learnt, and the optimisers: a copy on the heap. */
    public State state() {
        return new State()
                .put("policy", parameters.policy())
                .put("critic1", parameters.critic(0))
                .put("critic2", parameters.critic(1))
                .put("target1", parameters.target(0))
                .put("target2", parameters.target(1))
                .put("logTemperature", parameters.logTemperature())
                .putAll("policyAdam", optimisers.policy().state())
                .putAll("critic1Adam", optimisers.first().state())
                .putAll("critic2Adam", optimisers.second().state())
                .putAll("temperatureAdam", optimisers.temperature().state());
    }

    /**
     * Continues from a saved state.
     *
     * @param state what {@link #state} of a learner of the same shapes gave
     * @throws IllegalArgumentException where a tensor is missing or does not fit; the learner is then unchanged
     */
    public void restore(State state) {
        int p = networks.policy().parameterCount();
        int q = networks.critic().parameterCount();
        SacParameters read = new SacParameters(
                state.floats("policy", p),
                List.of(state.floats("critic1", q), state.floats("critic2", q)),
                List.of(state.floats("target1", q), state.floats("target2", q)),
                state.floats("logTemperature", 1));
        Optimisers fresh = Optimisers.fresh(networks);
        fresh.policy().restore(state.under("policyAdam"));
        fresh.first().restore(state.under("critic1Adam"));
        fresh.second().restore(state.under("critic2Adam"));
        fresh.temperature().restore(state.under("temperatureAdam"));
        parameters = read;
        optimisers = fresh;
    }
}
