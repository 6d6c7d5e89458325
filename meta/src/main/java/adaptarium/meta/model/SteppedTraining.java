package adaptarium.meta.model;

import adaptarium.agents.experience.ReplayBuffer;
import adaptarium.agents.kernel.TensorEngine;
import adaptarium.agents.kernel.TrainingDivergedException;
import adaptarium.agents.kernel.Upload;
import adaptarium.agents.kernel.Workers;
import adaptarium.agents.network.Network;
import adaptarium.agents.network.ParameterLayout;
import adaptarium.agents.network.tensor.Activation;
import adaptarium.agents.network.tensor.Mlp;
import adaptarium.agents.store.State;
import adaptarium.agents.update.Adam;
import adaptarium.meta.gradient.parameter.LearnedRates;
import adaptarium.meta.gradient.parameter.Tensors;
import adaptarium.random.Seeds;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** A perceptron that is trained to be right after a gradient step on the last M steps, or without one. */
final class SteppedTraining implements ModelTraining {
    private static final int WINDOWS_AT_ONCE = 32; // pass through the network together, in one thread
    private static final double RATES_FASTER = 10; // than the parameters: they are learnt as logarithms

    private final Mlp mlp;
    private final Network network;
    private final ModelSettings settings;
    private final SteppedModel.Start start;
    private final int window;
    private final LearnedRates learned;
    private final float highestLog;
    private final Workers workers;
    private final Adam adam;
    private final Adam rateAdam;
    private float[] theta;
    private float[] logRates; // of each block of parameters, or of each parameter

    /**
     * A fresh model.
     *
     * @param inputs numbers that it is told
     * @param outputs numbers that it predicts
     * @param settings how it learns
     * @param start where a gradient step at test time begins; only one from the meta-parameters is trained for
     * @param window M, steps that a gradient step is taken on
     * @param rate α at first
     * @param learned how much of α is learnt: nothing, one number for each weight matrix and bias, or one for each parameter
     * @param highest what no learnt α exceeds; a parameter that hardly matters would let its own wander off, until it does matter and the model is lost
     * @param seed of the initial parameters
     * @param threads worker threads; never change a result
     */
    SteppedTraining(
            int inputs,
            int outputs,
            ModelSettings settings,
            SteppedModel.Start start,
            int window,
            double rate,
            LearnedRates learned,
            double highest,
            long seed,
            int threads) {
        this.settings = settings;
        this.start = start;
        this.window = window;
        this.learned = learned;
        highestLog = (float) StrictMath.log(highest);
        mlp = new Mlp(inputs, settings.hiddenSizes(), outputs, Activation.TANH);
        network = new Network(mlp.onHeap(/* outputGain= */ 1));
        theta = network.initialParameters(Seeds.generator(Seeds.derive(seed, "parameters")));
        logRates = new float
                [learned == LearnedRates.PARAMETER
                        ? theta.length
                        : mlp.layout().blocks().size()];
        Arrays.fill(logRates, (float) StrictMath.log(rate));
        workers = new Workers(threads);
        adam = new Adam(theta.length, 1e-8);
        rateAdam = new Adam(logRates.length, 1e-8);
    }

    @Override
    public boolean feedback() {
        return false;
    }

    @Override
    public String ablation() {
        return start == SteppedModel.Start.NOWHERE ? "" : "no gradient steps";
    }

    @Override
    public boolean adapts() {
        return start != SteppedModel.Start.NOWHERE;
    }

    /** What one chunk of windows says. */
    @SuppressWarnings("ArrayRecordComponent") // on the hot path, never compared
    private record Part(double before, double after, double[] gradient, double[] rateGradient) {}

    @Override
    public Map<String, Double> learn(ReplayBuffer buffer, ModelUnits units, RandomGenerator random) {
        int windows = Math.max(1, settings.batchSize() / window);
        int chunks = (windows + WINDOWS_AT_ONCE - 1) / WINDOWS_AT_ONCE;
        List<Chunk> parts = IntStream.range(0, chunks)
                .mapToObj(c -> new Chunk(units, Math.min(WINDOWS_AT_ONCE, windows - c * WINDOWS_AT_ONCE)))
                .toList();
        double before = 0;
        double after = 0;
        for (int step = 0; step < settings.gradientSteps(); step++) {
            parts.forEach(part -> part.draw(buffer, random));
            double[] gradient = new double[theta.length];
            double[] rateGradient = new double[theta.length];
            float[] rates = rates(); // an exponential each
            for (Part part : workers.map(chunks, c -> parts.get(c).part(rates))) {
                before += part.before / windows / settings.gradientSteps();
                after += part.after / windows / settings.gradientSteps();
                Arrays.setAll(gradient, i -> gradient[i] + part.gradient[i] / windows);
                Arrays.setAll(rateGradient, i -> rateGradient[i] + part.rateGradient[i] / windows);
            }
            advance(gradient, rateGradient, rates);
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        if (start == SteppedModel.Start.META) {
            figures.put("errorBefore", before);
        }
        figures.put("error", after);
        return figures;
    }

    private void advance(double[] gradient, double[] rateGradient, float[] rates) {
        float[] single = new float[gradient.length];
        for (int i = 0; i < single.length; i++) {
            single[i] = (float) gradient[i];
        }
        float[] next = adam.step(theta, single, settings.learningRate());
        TrainingDivergedException.check("theta", next);
        theta = next;
        if (learned != LearnedRates.NONE) {
            float[] slopes = new float[logRates.length];
            for (int i = 0; i < rates.length; i++) {
                rateGradient[i] *= rates[i];
            }
            for (int group = 0; group < slopes.length; group++) {
                double sum = 0;
                for (int i = first(group); i < first(group + 1); i++) {
                    sum += rateGradient[i];
                }
                slopes[group] = (float) sum;
            }
            logRates = rateAdam.step(logRates, slopes, RATES_FASTER * settings.learningRate());
            for (int group = 0; group < logRates.length; group++) {
                logRates[group] = Math.min(highestLog, logRates[group]);
            }
        }
    }

    /** The first parameter whose rate is that of a group: a block of parameters, or one alone. */
    private int first(int group) {
        List<ParameterLayout.Block> blocks = mlp.layout().blocks();
        return group == logRates.length
                ? theta.length
                : learned == LearnedRates.PARAMETER
                        ? group
                        : Math.toIntExact(blocks.get(group).offset());
    }

    /** α of each parameter; zeros where nothing is stepped. */
    private float[] rates() {
        float[] rates = new float[theta.length];
        for (int group = 0; group < logRates.length && start != SteppedModel.Start.NOWHERE; group++) {
            Arrays.fill(rates, first(group), first(group + 1), (float) StrictMath.exp(logRates[group]));
        }
        return rates;
    }

    /** Some windows that pass through the network together. */
    private final class Chunk {
        private final Upload upload = new Upload();
        private final Windows past;
        private final Windows future;

        Chunk(ModelUnits units, int windows) {
            past = new Windows(units, windows, window);
            future = new Windows(units, windows, window);
        }

        void draw(ReplayBuffer buffer, RandomGenerator random) {
            for (int b = 0; b < past.count(); b++) {
                Windows.Place place = Windows.Place.draw(buffer, random);
                int from = place.step();
                int there = Math.min(window, place.trial().length() - from);
                past.set(b, place.trial(), from - window, from, 1F / window);
                future.set(b, place.trial(), from, from + window, 1F / there);
            }
        }

        Part part(float[] rates) {
            try (NDManager manager = TensorEngine.newManager();
                    NDScope scope = new NDScope()) {
                scope.suppressNotUsedWarning();
                boolean stepped = start == SteppedModel.Start.META;
                NDArray alpha = upload.tensor(manager, stepped ? rates : new float[theta.length]);
                SteppedLoss loss = SteppedLoss.of(
                        mlp, upload.tensor(manager, theta), alpha, rows(manager, past), rows(manager, future));
                return new Part(
                        loss.before(), loss.after(), columnSums(loss.gradient()), columnSums(loss.rateGradient()));
            }
        }

        private SteppedLoss.Rows rows(NDManager manager, Windows windows) {
            int b = windows.count();
            int w = windows.width();
            return new SteppedLoss.Rows(
                    upload.tensor(manager, windows.inputs(), new Shape(b, w, mlp.inputs())),
                    upload.tensor(manager, windows.targets(), new Shape(b, w, mlp.outputs())),
                    upload.tensor(manager, windows.weights(), new Shape(b, w, 1)));
        }

        private double[] columnSums(NDArray rows) {
            double[] sums = new double[theta.length];
            Tensors.addRows(rows, sums);
            return sums;
        }
    }

    @Override
    public OnlineModel online(int slots, boolean adapting) {
        SteppedModel.Start from = adapting ? start : SteppedModel.Start.NOWHERE;
        return new SteppedModel(network, theta.clone(), rates(), window, from, slots);
    }

    @Override
    public State state() {
        return new State()
                .put("theta", theta)
                .put("logRates", logRates)
                .putAll("adam", adam.state())
                .putAll("rateAdam", rateAdam.state());
    }

    @Override
    public void restore(State state) {
        float[] restored = state.floats("theta", theta.length);
        float[] rates = state.floats("logRates", logRates.length);
        new Adam(logRates.length, 1e-8).restore(state.under("rateAdam")); // refused before anything changes
        adam.restore(state.under("adam"));
        rateAdam.restore(state.under("rateAdam"));
        theta = restored;
        logRates = rates;
    }

    @Override
    public void close() {
        workers.close();
    }
}
