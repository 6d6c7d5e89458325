package adaptarium.meta.belief;

import adaptarium.agents.experience.ReplayShape;
import adaptarium.agents.experience.Rollout;
import adaptarium.agents.experience.Sequences;
import adaptarium.agents.experience.Sequences.Source;
import adaptarium.agents.kernel.TrainingDivergedException;
import adaptarium.agents.network.Network;
import adaptarium.agents.store.State;
import adaptarium.agents.update.Adam;
import adaptarium.agents.update.Optimiser;
import adaptarium.meta.Metric;
import adaptarium.meta.trial.TrialAgent;
import adaptarium.meta.trial.TrialCompanion;
import adaptarium.meta.trial.TrialInsight;
import adaptarium.meta.trial.TrialRoom;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The model behind a belief: an encoder, the first of the agent's parameters, and decoders, which raise the evidence bound of the package's page. */
final class BeliefModel implements TrialCompanion {
    private static final double ADAM_EPSILON = 1e-8; // the paper's, that is PyTorch's

    private final Network encoder;
    private final Network decoders;
    private final int latents;
    private final BeliefSettings settings;
    private final Network.Tape encoderTape;
    private final Network.Tape decoderTape;
    private final Optimiser encoderOptimiser;
    private final Optimiser decoderOptimiser;
    private final ReplayShape shape;
    private final PastTrials past;
    private final NoveltySettings drawn;
    private final @Nullable Novelty novelty; // null where nothing is drawn to it
    private float[] phi;

    /**
     * A fresh model.
     *
     * @param encoder I inputs, 2 L outputs: means and log-variances
     * @param decoders of {@link Decoders#network}
     * @param settings how it learns
     * @param shape of the steps that it is shown
     * @param drawn how much the agent is drawn to what is new
     * @param seed of the decoders' initial parameters
     */
    BeliefModel(
            Network encoder,
            Network decoders,
            BeliefSettings settings,
            NoveltySettings drawn,
            ReplayShape shape,
            long seed) {
        this.encoder = encoder;
        this.decoders = decoders;
        this.settings = settings;
        this.drawn = drawn;
        this.shape = shape;
        past = new PastTrials(shape, settings);
        latents = encoder.outputs() / 2;
        encoderTape = encoder.newTape();
        decoderTape = decoders.newTape();
        encoderOptimiser = new Adam(encoder.parameterCount(), ADAM_EPSILON);
        decoderOptimiser = new Adam(decoders.parameterCount(), ADAM_EPSILON);
        phi = decoders.initialParameters(Seeds.generator(Seeds.derive(seed, "decoders")));
        novelty = drawn.weight() == 0
                ? null
                : new Novelty(shape.observationSize() + encoder.outputs(), drawn, Seeds.derive(seed, "novelty"));
    }

    /** The bound's parts over some trials, and its gradient. */
    static final class Bound {
        /** Of what is lowered: errors and weighted divergence. */
        double loss;

        /** Mean squared error of the reward, in units of its root mean square. */
        double rewardError;

        /** Mean squared error of an observation's number, normalised. */
        double stateError;

        /** Mean divergence of a belief from the one before, in nats. */
        double divergence;

        /** In the encoder's and in the decoders' parameters. */
        float[] encoderGradient = new float[0];

        float[] decoderGradient = new float[0];
    }

    @Override
    public long bytes(int trials, long steps) {
        int all = trials + settings.pastTrials();
        long batch = (all + settings.minibatches() - 1L) / settings.minibatches();
        long rows = batch * settings.terms() * settings.decodes();
        long together = novelty == null ? batch : Math.max(batch, trials); // all that was played is looked at at once
        return TrialRoom.learning(encoder, together, steps, steps) + TrialRoom.learning(decoders, rows, 1, 1);
    }

    @Override
    public Lesson learn(TrialAgent agent, float[] theta, List<Rollout> played, double rate, long seed) {
        List<Rollout> rollouts = new ArrayList<>(played);
        rollouts.addAll(past.draw(agent, Seeds.generator(Seeds.derive(seed, "past"))));
        List<Source> sources = sources(rollouts);
        float[] own = Arrays.copyOf(theta, encoder.parameterCount());
        int parts = Math.min(settings.minibatches(), sources.size());
        Bound mean = new Bound();
        for (int e = 0; e < settings.epochs(); e++) {
            Seeds.shuffle(sources, Seeds.generator(Seeds.derive(seed, "shuffle", e)));
            mean = new Bound();
            for (int m = 0; m < parts; m++) {
                List<Source> part = sources.subList(m * sources.size() / parts, (m + 1) * sources.size() / parts);
                Bound bound =
                        bound(agent, own, phi, rollouts, part, Seeds.generator(Seeds.derive(seed, "draws", e, m)));
                Optimiser.clipNorm(bound.encoderGradient, settings.maxGradientNorm());
                Optimiser.clipNorm(bound.decoderGradient, settings.maxGradientNorm());
                own = encoderOptimiser.step(own, bound.encoderGradient, rate * settings.learningRate());
                phi = decoderOptimiser.step(phi, bound.decoderGradient, rate * settings.learningRate());
                mean.loss += bound.loss / parts;
                mean.rewardError += bound.rewardError / parts;
                mean.stateError += bound.stateError / parts;
                mean.divergence += bound.divergence / parts;
            }
        }
        TrainingDivergedException.check("the belief's parameters", own);
        past.add(played);
        float[] next = theta.clone();
        System.arraycopy(own, 0, next, 0, own.length);
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("beliefLoss", mean.loss);
        metrics.put("beliefRewardError", mean.rewardError);
        metrics.put("beliefStateError", mean.stateError);
        metrics.put("beliefKl", mean.divergence);
        if (novelty != null) {
            metrics.put("novelty", novelty.lastMean());
        }
        return new Lesson(next, metrics);
    }

    private static List<Source> sources(List<Rollout> rollouts) {
        List<Source> sources = new ArrayList<>();
        for (int r = 0; r < rollouts.size(); r++) {
            for (int slot = 0; slot < rollouts.get(r).slots(); slot++) {
                if (rollouts.get(r).length(slot) > 0) {
                    sources.add(new Source(r, slot));
                }
            }
        }
        return sources;
    }

    /** How new the state and the belief are to which each step led; of a trial's last step, whose belief nobody asks for, nothing. */
    @Override
    public List<float[]> bonuses(TrialAgent agent, List<Rollout> rollouts, long seed) {
        if (novelty == null) {
            return List.of();
        }
        Sequences packed = Sequences.pack(rollouts, sources(rollouts));
        int width = shape.observationSize() + encoder.outputs();
        float[] told = new float[packed.rows() * width];
        float[] beliefs = encoderTape.record(agent.theta(), packed.inputs(), packed.batchSizes());
        for (int row = 0; row < packed.rows(); row++) {
            System.arraycopy(packed.inputs(), row * encoder.inputs(), told, row * width, shape.observationSize());
            System.arraycopy(
                    beliefs, row * encoder.outputs(), told, row * width + shape.observationSize(), encoder.outputs());
        }
        float[] novelties = novelty.of(told, packed.rows());
        double scale = novelty.scale(novelties);
        List<float[]> bonuses = new ArrayList<>();
        for (Rollout rollout : rollouts) {
            bonuses.add(new float[rollout.rewards().length]);
        }
        for (int row = 0; row < packed.rows(); row++) {
            int slots = rollouts.get(packed.rollout()[row]).slots();
            int before = packed.index()[row] - slots;
            if (before >= 0) {
                bonuses.get(packed.rollout()[row])[before] = (float) (scale * novelties[row]);
            }
        }
        novelty.learn(told, packed.rows(), Seeds.generator(Seeds.derive(seed, "order")));
        return bonuses;
    }

    /** One belief that predicts: where it stands among the packed rows, and what was drawn. */
    @SuppressWarnings("ArrayRecordComponent") // hot path, made and dropped within one update
    private record Term(int row, int rowBefore, double weight, double[] noise) {}

    /**
     * The negative bound, and its gradient.
     *
     * @param agent who played
     * @param theta the encoder's parameters first, float[P] or longer
     * @param phi the decoders' parameters
     * @param rollouts what was played
     * @param sources which trials of them
     * @param random of times, steps and latents
     */
    Bound bound(
            TrialAgent agent,
            float[] theta,
            float[] phi,
            List<Rollout> rollouts,
            List<Source> sources,
            RandomGenerator random) {
        Sequences packed = Sequences.pack(rollouts, sources);
        float[] beliefs = encoderTape.record(theta, packed.inputs(), packed.batchSizes());
        int[] first = new int[packed.batchSizes().length]; // row of each step's first sequence
        for (int t = 1; t < first.length; t++) {
            first[t] = first[t - 1] + packed.batchSizes()[t - 1];
        }
        int trials = sources.size();
        DecodedSteps steps = new DecodedSteps(agent, latents, decoders.inputs(), decoders.outputs());
        int count = trials * settings.terms();
        float[] rows = new float[count * settings.decodes() * decoders.inputs()];
        float[] wanted = new float[count * settings.decodes() * decoders.outputs()];
        List<Term> terms = new ArrayList<>(count);
        int row = 0;
        for (int n = 0; n < trials; n++) {
            Rollout rollout = rollouts.get(packed.rollout()[n]);
            int slot = packed.index()[n] % rollout.slots();
            int length = rollout.length(slot);
            for (int i = 0; i < settings.terms(); i++) {
                int t = random.nextInt(length);
                Term term = new Term(
                        first[t] + n,
                        t == 0 ? -1 : first[t - 1] + n,
                        settings.klWeight() / length / count,
                        new double[latents]);
                for (int l = 0; l < latents; l++) {
                    term.noise()[l] = random.nextGaussian();
                }
                terms.add(term);
                for (int j = 0; j < settings.decodes(); j++, row++) {
                    draw(beliefs, term, rows, row * decoders.inputs());
                    steps.write(rollout, slot, random.nextInt(length), rows, row, wanted);
                }
            }
        }
        float[] predicted = decoderTape.record(phi, rows, new int[] {row});
        Bound bound = new Bound();
        float[] errors = errors(predicted, wanted, row, bound);
        bound.decoderGradient = new float[decoders.parameterCount()];
        float[] inRows = decoderTape.gradientWithInputs(errors, bound.decoderGradient);
        float[] inBeliefs = new float[packed.rows() * 2 * latents];
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            for (int j = 0; j < settings.decodes(); j++) {
                int from = (i * settings.decodes() + j) * decoders.inputs();
                for (int l = 0; l < latents; l++) {
                    int mean = term.row() * 2 * latents + l;
                    inBeliefs[mean] += inRows[from + l];
                    inBeliefs[mean + latents] += (float)
                            (inRows[from + l] * Evidence.drawGradient(beliefs[mean + latents], term.noise()[l]));
                }
            }
            divergence(beliefs, term, count, inBeliefs, bound);
        }
        bound.encoderGradient = new float[encoder.parameterCount()];
        encoderTape.gradient(inBeliefs, bound.encoderGradient);
        return bound;
    }

    private void draw(float[] beliefs, Term term, float[] out, int offset) {
        for (int l = 0; l < latents; l++) {
            int mean = term.row() * 2 * latents + l;
            out[offset + l] = (float) Evidence.draw(beliefs[mean], beliefs[mean + latents], term.noise()[l]);
        }
    }

    /** Adds the errors to the bound, and gives their gradient in the predictions. */
    private float[] errors(float[] predicted, float[] wanted, int rows, Bound bound) {
        int width = decoders.outputs();
        float[] gradient = new float[rows * width];
        double stateWeight = width == 1 ? 0 : settings.stateWeight() / (width - 1);
        for (int i = 0; i < rows * width; i++) {
            double error = predicted[i] - wanted[i];
            boolean isReward = i % width == 0;
            double weight = (isReward ? settings.rewardWeight() : stateWeight) / rows;
            gradient[i] = (float) (weight * error);
            bound.loss += 0.5 * weight * error * error;
            if (isReward) {
                bound.rewardError += error * error / rows;
            } else {
                bound.stateError += error * error / rows / (width - 1);
            }
        }
        return gradient;
    }

    private void divergence(float[] beliefs, Term term, int terms, float[] gradient, Bound bound) {
        double[] parts = new double[4];
        for (int l = 0; l < latents; l++) {
            int mean = term.row() * 2 * latents + l;
            int before = term.rowBefore() * 2 * latents + l;
            boolean isFirst = term.rowBefore() < 0; // then the belief before is N(0, 1)
            double m0 = isFirst ? 0 : beliefs[before];
            double v0 = isFirst ? 0 : beliefs[before + latents];
            double divergence = Evidence.divergence(beliefs[mean], beliefs[mean + latents], m0, v0);
            Evidence.divergenceGradient(beliefs[mean], beliefs[mean + latents], m0, v0, parts);
            bound.loss += term.weight() * divergence;
            bound.divergence += divergence / terms;
            gradient[mean] += (float) (term.weight() * parts[0]);
            gradient[mean + latents] += (float) (term.weight() * parts[1]);
            if (!isFirst) {
                gradient[before] += (float) (term.weight() * parts[2]);
                gradient[before + latents] += (float) (term.weight() * parts[3]);
            }
        }
    }

    @Override
    public Optional<TrialInsight> insight(TrialAgent agent, int slots) {
        return Optional.of(new BeliefInsight(encoder, decoders, phi, agent, slots));
    }

    @Override
    public List<Metric> metrics() {
        return METRICS;
    }

    /** What it reports. */
    static final List<Metric> METRICS = List.of(
            new Metric("beliefLoss", "negative evidence bound of the belief's model, without constants"),
            new Metric(
                    "beliefRewardError",
                    "mean squared error of the rewards that beliefs predict, in units of their root mean square"),
            new Metric("beliefStateError", "mean squared error of the observations' changes that beliefs predict"),
            new Metric(
                    "beliefKl",
                    "mean divergence of a belief from the one a step before, in nats; where it is 0 from the start,"
                            + " lower belief.klWeight"),
            new Metric(
                    "novelty",
                    "mean squared error of what comes to know states and beliefs, where novelty.weight is not 0; where it"
                            + " stays near 0, nothing is new any more"));

    @Override
    public State state() {
        State state = past.state()
                .put("decoders", phi)
                .putAll("encoderAdam", encoderOptimiser.state())
                .putAll("decoderAdam", decoderOptimiser.state());
        return novelty == null ? state : state.putAll("novelty", novelty.state());
    }

    @Override
    public void check(State state) {
        state.floats("decoders", phi.length);
        new Adam(encoder.parameterCount(), ADAM_EPSILON).restore(state.under("encoderAdam"));
        new Adam(decoders.parameterCount(), ADAM_EPSILON).restore(state.under("decoderAdam"));
        new PastTrials(shape, settings).restore(state);
        if (drawn.weight() > 0) {
            new Novelty(shape.observationSize() + encoder.outputs(), drawn, /* seed= */ 0)
                    .restore(state.under("novelty"));
        }
    }

    @Override
    public void restore(State state) {
        phi = state.floats("decoders", phi.length);
        encoderOptimiser.restore(state.under("encoderAdam"));
        decoderOptimiser.restore(state.under("decoderAdam"));
        past.restore(state);
        if (novelty != null) {
            novelty.restore(state.under("novelty"));
        }
    }
}
