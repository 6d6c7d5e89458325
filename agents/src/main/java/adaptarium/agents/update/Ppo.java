package adaptarium.agents.update;

import adaptarium.agents.experience.Rollout;
import adaptarium.agents.experience.RunningMoments;
import adaptarium.agents.experience.Sequences;
import adaptarium.agents.experience.Sequences.Source;
import adaptarium.agents.kernel.TrainingDivergedException;
import adaptarium.agents.kernel.Workers;
import adaptarium.agents.network.Network;
import adaptarium.agents.network.policy.ActorCritic;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Proximal policy optimisation over whole sequences, for networks with and without a memory. Hidden states are computed anew from the sequences' start in
 * every epoch, and gradients flow through the whole sequence, or through pieces of it: then what a piece remembers of the one before it counts as given.
 *
 * <p>A minibatch is cut into pieces that go to several threads; the pieces do not depend on the number of threads and their gradients are added in order.
 */
public final class Ppo {
    private static final int SEQUENCES_PER_PIECE = 32; // fewer, and calls cost more than products
    private static final int MAX_PIECES = 4;
    private static final int ROWS_AT_ONCE = 512; // without a memory

    private final ActorCritic network;
    private final PpoSettings settings;
    private final int pieceSteps;
    private final Workers workers;
    private final List<Network.Tape> tapes; // by piece

    /**
     * The algorithm for a network.
     *
     * @param network what is trained
     * @param settings how
     * @param workers threads; never change a result
     */
    public Ppo(ActorCritic network, PpoSettings settings, Workers workers) {
        this(network, settings, Integer.MAX_VALUE, workers);
    }

    /**
     * The algorithm with back-propagation through pieces of sequences.
     *
     * @param network what is trained
     * @param settings how
     * @param pieceSteps steps through which gradients flow, at least 1
     * @param workers threads; never change a result
     */
    public Ppo(ActorCritic network, PpoSettings settings, int pieceSteps, Workers workers) {
        this(
                network,
                settings,
                pieceSteps,
                workers,
                Stream.generate(network.network()::newTape).limit(MAX_PIECES).toList());
    }

    private Ppo(ActorCritic network, PpoSettings settings, int pieceSteps, Workers workers, List<Network.Tape> tapes) {
        if (pieceSteps < 1) {
            throw new IllegalArgumentException("pieceSteps must be at least 1, got " + pieceSteps);
        }
        this.network = network;
        this.settings = settings;
        this.pieceSteps = pieceSteps;
        this.workers = workers;
        this.tapes = tapes;
    }

    /**
     * The same with other settings.
     *
     * @param others which
     * @return an algorithm that shares its working arrays with this one: they are not used at the same time
     */
    public Ppo with(PpoSettings others) {
        return others.equals(settings) ? this : new Ppo(network, others, pieceSteps, workers, tapes);
    }

    /**
     * What an update did: means over its last epoch, except where said.
     *
     * @param theta the new parameters, owned by the caller
     * @param policyLoss of the clipped surrogate
     * @param valueLoss half the mean squared error
     * @param entropy per step
     * @param divergence of the policy from the one that acted, estimated
     * @param clipFraction of steps whose ratio is beyond the clip
     * @param gradientNorm mean over all minibatches, before clipping
     * @param firstRatioError greatest |log rho| of the first minibatch: 0 but for rounding, unless replaying differs from acting
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, not compared
    public record Result(
            float[] theta,
            double policyLoss,
            double valueLoss,
            double entropy,
            double divergence,
            double clipFraction,
            double gradientNorm,
            double firstRatioError) {}

    /**
     * Improves the parameters on some rollouts whose advantages have been estimated; these are normalised over all steps.
     *
     * @param theta float[P], left as it is
     * @param optimiser takes a step per minibatch
     * @param rollouts what the policy with these parameters did
     * @param seed of the shuffles
     * @return the new parameters and what happened
     */
    public Result update(float[] theta, Optimiser optimiser, List<Rollout> rollouts, long seed) {
        List<Source> sources = new ArrayList<>();
        for (int r = 0; r < rollouts.size(); r++) {
            for (int slot = 0; slot < rollouts.get(r).slots(); slot++) {
                if (rollouts.get(r).length(slot) > 0) {
                    sources.add(new Source(r, slot));
                }
            }
        }
        RunningMoments advantage = advantageMoments(rollouts);
        float[] current = theta;
        int minibatches = Math.min(settings.minibatches(), sources.size());
        double normSum = 0;
        double firstRatioError = 0;
        Loss epoch = new Loss();
        for (int e = 0; e < settings.epochs(); e++) {
            Seeds.shuffle(sources, Seeds.generator(Seeds.derive(seed, "shuffle", e)));
            epoch = new Loss();
            for (int m = 0; m < minibatches; m++) {
                List<Source> part =
                        sources.subList(m * sources.size() / minibatches, (m + 1) * sources.size() / minibatches);
                Loss loss = gradient(current, rollouts, part, advantage);
                normSum += Optimiser.clipNorm(loss.gradient, settings.maxGradientNorm());
                current = optimiser.step(current, loss.gradient, settings.learningRate());
                firstRatioError = e + m == 0 ? loss.ratioError : firstRatioError;
                epoch.addFigures(loss, 1.0 / minibatches);
            }
        }
        TrainingDivergedException.check("parameters", current);
        return new Result(
                current,
                epoch.policyLoss,
                epoch.valueLoss,
                epoch.entropy,
                epoch.divergence,
                epoch.clipped,
                normSum / (settings.epochs() * minibatches),
                firstRatioError);
    }

    private static RunningMoments advantageMoments(List<Rollout> rollouts) {
        RunningMoments moments = new RunningMoments(1);
        for (Rollout rollout : rollouts) {
            for (int slot = 0; slot < rollout.slots(); slot++) {
                for (int t = 0; t < rollout.length(slot); t++) {
                    moments.add(rollout.advantages(), t * rollout.slots() + slot);
                }
            }
        }
        return moments;
    }

    /** The loss of some sequences, averaged over their steps, and its gradient. */
    Loss gradient(float[] theta, List<Rollout> rollouts, List<Source> sources, RunningMoments advantage) {
        List<Sequences> pieces = pieces(rollouts, sources);
        long rows = pieces.stream().mapToLong(Sequences::rows).sum();
        List<Loss> losses = workers.map(
                pieces.size(), i -> gradient(theta, rollouts, pieces.get(i), advantage, 1.0 / rows, tapes.get(i)));
        Loss sum = losses.get(0);
        for (Loss loss : losses.subList(1, losses.size())) {
            sum.addFigures(loss, 1);
            for (int i = 0; i < theta.length; i++) {
                sum.gradient[i] += loss.gradient[i];
            }
        }
        return sum;
    }

    // Dealt out like cards from the longest to the shortest, so that the pieces are about equally long.
    private static List<Sequences> pieces(List<Rollout> rollouts, List<Source> sources) {
        List<Source> sorted = new ArrayList<>(sources);
        sorted.sort(java.util.Comparator.comparingInt(
                source -> -rollouts.get(source.rollout()).length(source.slot())));
        int count = Math.max(1, Math.min(MAX_PIECES, sources.size() / SEQUENCES_PER_PIECE));
        List<Sequences> pieces = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            List<Source> hand = new ArrayList<>();
            for (int j = i; j < sorted.size(); j += count) {
                hand.add(sorted.get(j));
            }
            pieces.add(Sequences.pack(rollouts, hand));
        }
        return pieces;
    }

    private Loss gradient(
            float[] theta,
            List<Rollout> rollouts,
            Sequences sequences,
            RunningMoments advantage,
            double weight,
            Network.Tape tape) {
        double mean = advantage.mean(0);
        double scale = 1 / (Math.sqrt(advantage.variance(0)) + 1e-8);
        float[] logStd = network.logStd(theta);
        PpoLoss loss = new PpoLoss(network.distribution(), settings);
        Loss result = new Loss();
        int width = network.network().outputs();
        result.gradient = new float[theta.length];
        int[] batchSizes = sequences.batchSizes();
        int first = 0; // row of a piece
        int most = batchSizes.length == 0 ? 1 : stepsAtOnce(batchSizes[0]);
        for (int t = 0; t < batchSizes.length; t += Math.min(most, batchSizes.length - t)) {
            int[] piece = Arrays.copyOfRange(batchSizes, t, t + Math.min(most, batchSizes.length - t));
            int rows = Arrays.stream(piece).sum();
            float[] outputs = record(tape, theta, sequences, first, rows, piece);
            float[] outputGradient = new float[rows * width];
            for (int row = 0; row < rows; row++) {
                Rollout rollout = rollouts.get(sequences.rollout()[first + row]);
                int i = sequences.index()[first + row];
                double logRatio = loss.add(
                        outputs,
                        row * width,
                        logStd,
                        rollout.actions(),
                        i * rollout.actionSize(),
                        rollout.logProbabilities()[i],
                        (rollout.advantages()[i] - mean) * scale,
                        rollout.targets()[i],
                        weight,
                        outputGradient);
                result.ratioError = Math.max(result.ratioError, Math.abs(logRatio));
            }
            tape.gradient(outputGradient, result.gradient);
            first += rows;
        }
        int offset = theta.length - logStd.length;
        for (int j = 0; j < logStd.length; j++) {
            result.gradient[offset + j] += (float) loss.logStdGradient[j];
        }
        result.policyLoss = loss.policyLoss;
        result.valueLoss = loss.valueLoss;
        result.entropy = loss.entropy;
        result.divergence = loss.divergence;
        result.clipped = loss.clipped;
        result.total = loss.total();
        return result;
    }

    /** Without a memory no step needs another: few rows at once stay in the processor's cache, and their terms are added in the same order. */
    private int stepsAtOnce(int sequences) {
        return network.network().memorySize() > 0 ? pieceSteps : Math.max(1, ROWS_AT_ONCE / sequences);
    }

    /** Runs a piece of packed sequences: the first from wiped memories, the others from where the one before them ended. */
    private static float[] record(
            Network.Tape tape, float[] theta, Sequences sequences, int first, int rows, int[] batchSizes) {
        if (rows == sequences.rows()) {
            return tape.record(theta, sequences.inputs(), batchSizes);
        }
        int inputs = sequences.inputs().length / sequences.rows();
        float[] own = Arrays.copyOfRange(sequences.inputs(), first * inputs, (first + rows) * inputs);
        return first == 0 ? tape.record(theta, own, batchSizes) : tape.recordNext(own, batchSizes);
    }

    /** Figures of one piece, one minibatch or one epoch. */
    static final class Loss {
        float[] gradient = new float[0];
        double total;
        double policyLoss;
        double valueLoss;
        double entropy;
        double divergence;
        double clipped;
        double ratioError;

        void addFigures(Loss other, double weight) {
            total += weight * other.total;
            policyLoss += weight * other.policyLoss;
            valueLoss += weight * other.valueLoss;
            entropy += weight * other.entropy;
            divergence += weight * other.divergence;
            clipped += weight * other.clipped;
            ratioError = Math.max(ratioError, other.ratioError);
        }
    }
}
