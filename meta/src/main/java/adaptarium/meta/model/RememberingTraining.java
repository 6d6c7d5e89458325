package adaptarium.meta.model;

import adaptarium.agents.experience.ReplayBuffer;
import adaptarium.agents.experience.ReplayTrial;
import adaptarium.agents.kernel.TrainingDivergedException;
import adaptarium.agents.kernel.Workers;
import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Network;
import adaptarium.agents.network.layer.Chain;
import adaptarium.agents.network.layer.Join;
import adaptarium.agents.network.layer.Linear;
import adaptarium.agents.network.layer.Skip;
import adaptarium.agents.network.layer.Tanh;
import adaptarium.agents.store.State;
import adaptarium.agents.update.Adam;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** A model with a memory, trained on sequences by back-propagation through time. */
final class RememberingTraining implements ModelTraining {
    private static final int SEQUENCES_AT_ONCE = 4; // pass through the network together, in one thread

    private final RebalSettings settings;
    private final Network network;
    private final Workers workers;
    private final Adam adam;
    private float[] theta;

    /**
     * A fresh model.
     *
     * @param inputs numbers that it is told
     * @param outputs numbers that it predicts
     * @param settings how it learns
     * @param seed of the initial parameters
     * @param threads worker threads; never change a result
     */
    RememberingTraining(int inputs, int outputs, RebalSettings settings, long seed, int threads) {
        this.settings = settings;
        network = new Network(layer(inputs, outputs, settings));
        theta = network.initialParameters(Seeds.generator(Seeds.derive(seed, "parameters")));
        workers = new Workers(threads);
        adam = new Adam(theta.length, 1e-8);
    }

    /** First layer and memory, and then the other layers, which are told what the memory was told, too. */
    private static Layer layer(int inputs, int outputs, RebalSettings settings) {
        List<Integer> hidden = settings.model().hiddenSizes();
        int first = hidden.get(0);
        Layer memory = settings.memory().stack(first, settings.memorySize(), /* layers= */ 1, settings.sequence());
        Layer body = Chain.of(new Linear(inputs, first, Linear.glorot(1)), new Tanh(first), memory);
        List<Layer> all = new ArrayList<>(List.of(Join.of(body, new Skip(inputs))));
        int width = settings.memorySize() + inputs;
        for (int size : hidden.subList(Math.min(1, hidden.size() - 1), hidden.size())) {
            all.add(new Linear(width, size, Linear.glorot(1)));
            all.add(new Tanh(size));
            width = size;
        }
        all.add(new Linear(width, outputs, Linear.glorot(1)));
        return new Chain(all);
    }

    @Override
    public boolean feedback() {
        return true;
    }

    @Override
    public String ablation() {
        return "memory wiped";
    }

    @Override
    public boolean adapts() {
        return true;
    }

    /** What one chunk of sequences says. */
    @SuppressWarnings("ArrayRecordComponent") // on the hot path, never compared
    private record Part(double error, float[] gradient) {}

    @Override
    public Map<String, Double> learn(ReplayBuffer buffer, ModelUnits units, RandomGenerator random) {
        int sequences = Math.max(1, settings.model().batchSize() / settings.sequence());
        int chunks = (sequences + SEQUENCES_AT_ONCE - 1) / SEQUENCES_AT_ONCE;
        List<Chunk> parts = IntStream.range(0, chunks)
                .mapToObj(c -> new Chunk(units, Math.min(SEQUENCES_AT_ONCE, sequences - c * SEQUENCES_AT_ONCE)))
                .toList();
        double error = 0;
        int steps = settings.model().gradientSteps();
        for (int step = 0; step < steps; step++) {
            parts.forEach(part -> part.draw(buffer, random));
            long rows = parts.stream().mapToLong(Chunk::rows).sum();
            float[] gradient = new float[theta.length];
            for (Part part : workers.map(chunks, c -> parts.get(c).part(rows))) {
                error += part.error / steps;
                for (int i = 0; i < gradient.length; i++) {
                    gradient[i] += part.gradient[i];
                }
            }
            float[] next = adam.step(theta, gradient, settings.model().learningRate());
            TrainingDivergedException.check("theta", next);
            theta = next;
        }
        return Map.of("error", error);
    }

    /** Some sequences that pass through the network together. */
    private final class Chunk {
        private final Network.Tape tape = network.newTape();
        private final int count;
        private final Windows windows;
        private final int[] lengths;

        Chunk(ModelUnits units, int count) {
            this.count = count;
            windows = new Windows(units, count, settings.sequence());
            lengths = new int[count];
        }

        void draw(ReplayBuffer buffer, RandomGenerator random) {
            List<ReplayTrial> trials = new ArrayList<>();
            for (int b = 0; b < count; b++) {
                trials.add(buffer.sampleTrial(random));
            }
            trials.sort(Comparator.comparingInt(this::length).reversed()); // stable: the longest first, as tapes want
            for (int b = 0; b < count; b++) {
                ReplayTrial trial = trials.get(b);
                lengths[b] = length(trial);
                int from = random.nextInt(trial.length() - lengths[b] + 1);
                windows.set(b, trial, from, from + lengths[b], 1);
            }
        }

        private int length(ReplayTrial trial) {
            return Math.min(settings.sequence(), trial.length());
        }

        long rows() {
            return Arrays.stream(lengths).asLongStream().sum();
        }

        /** Error and gradient of these sequences, as parts of a mean over so many rows. */
        Part part(long rowsOfAll) {
            int i = network.inputs();
            int j = network.outputs();
            int[] batchSizes = new int[lengths[0]];
            float[] packed = new float[Math.toIntExact(rows()) * i];
            float[] targets = new float[Math.toIntExact(rows()) * j];
            int row = 0;
            for (int t = 0; t < batchSizes.length; t++) {
                for (int b = 0; b < count && lengths[b] > t; b++, row++) {
                    int from = b * windows.width() + t;
                    System.arraycopy(windows.inputs(), from * i, packed, row * i, i);
                    System.arraycopy(windows.targets(), from * j, targets, row * j, j);
                    batchSizes[t]++;
                }
            }
            float[] predicted = tape.record(theta, packed, batchSizes);
            float[] errors = new float[targets.length];
            double sum = 0;
            for (int k = 0; k < errors.length; k++) {
                float miss = predicted[k] - targets[k];
                sum += 0.5 * miss * miss / rowsOfAll;
                errors[k] = miss / rowsOfAll;
            }
            float[] gradient = new float[theta.length];
            tape.gradient(errors, gradient);
            return new Part(sum, gradient);
        }
    }

    @Override
    public OnlineModel online(int slots, boolean adapting) {
        return new RememberingModel(network, theta.clone(), adapting, slots);
    }

    @Override
    public State state() {
        return new State().put("theta", theta).putAll("adam", adam.state());
    }

    @Override
    public void restore(State state) {
        float[] restored = state.floats("theta", theta.length);
        adam.restore(state.under("adam"));
        theta = restored;
    }

    @Override
    public void close() {
        workers.close();
    }
}
