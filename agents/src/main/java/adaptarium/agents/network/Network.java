package adaptarium.agents.network;

import adaptarium.agents.kernel.Kernel;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * A network on the heap, as a pure function of its flat parameters and of what was seen before: composed of {@link Layer}s. Float32; safe for use by any number
 * of threads. Steps and tapes go through the same code, so that learning sees to the bit what acting saw.
 *
 * @see Kernel for the arithmetic
 */
public final class Network {
    private final Layer layer;
    private final ParameterLayout layout;
    private final int parameterCount;

    /**
     * A network.
     *
     * @param layer all of it
     */
    public Network(Layer layer) {
        this.layer = layer;
        layout = layer.layout();
        parameterCount = Math.toIntExact(layout.size());
    }

    /** I, numbers per input. */
    public int inputs() {
        return layer.inputs();
    }

    /** J, numbers per output. */
    public int outputs() {
        return layer.outputs();
    }

    /** Numbers that are remembered per slot; 0 without a memory. */
    public int memorySize() {
        return layer.memorySize();
    }

    /**
     * Numbers that a stepper's slot takes.
     *
     * @param steps since it was wiped
     */
    public long remembered(long steps) {
        return layer.remembered(steps);
    }

    /** Numbers that a tape keeps of every row it records, at least. */
    public long kept() {
        return layer.kept(/* inputsWanted= */ false);
    }

    /** What {@link Stepper#show} gives, in its order. */
    public List<Layer.Shown> shows() {
        return layer.shows();
    }

    /** How the parameters lie. */
    public ParameterLayout layout() {
        return layout;
    }

    /** P, how many parameters there are. */
    public int parameterCount() {
        return parameterCount;
    }

    /**
     * Initial parameters.
     *
     * @param random source of the weights
     * @return float[P], owned by the caller
     */
    public float[] initialParameters(RandomGenerator random) {
        float[] theta = new float[parameterCount];
        layer.initialise(new Parameters(layout, theta, 0), random);
        return theta;
    }

    /**
     * For acting: one step at a time.
     *
     * @param theta float[P] or longer; copied
     * @param slots how many have a memory of their own
     * @return the stepper, with wiped memories; used by one thread at a time
     */
    public Stepper stepper(float[] theta, int slots) {
        Layer.Run run = layer.newRun();
        run.bind(new Parameters(layout, theta.clone(), 0));
        run.memory().forgetAll(slots);
        return new Stepper(run);
    }

    /**
     * For learning: whole sequences.
     *
     * @return a tape to record on, again and again; used by one thread at a time
     */
    public Tape newTape() {
        return new Tape(layer.newRun());
    }

    /** The network with parameters, one step at a time. It owns the memory of every slot. */
    public final class Stepper {
        private final Layer.Run run;

        private Stepper(Layer.Run run) {
            this.run = run;
        }

        /**
         * One step of some slots.
         *
         * @param rows how many, R
         * @param slots the slot of each row, int[R] or longer, each at most once
         * @param inputs float[R * I] or longer
         * @param outputs float[R * J] or longer, filled in
         */
        public void step(int rows, int[] slots, float[] inputs, float[] outputs) {
            run(rows, slots, inputs, outputs, /* remembered= */ true);
        }

        /**
         * What a step would give; nothing of it is remembered.
         *
         * @param rows as for {@link #step}
         * @param slots as for {@link #step}
         * @param inputs as for {@link #step}
         * @param outputs as for {@link #step}
         */
        public void look(int rows, int[] slots, float[] inputs, float[] outputs) {
            run(rows, slots, inputs, outputs, /* remembered= */ false);
        }

        private void run(int rows, int[] slots, float[] inputs, float[] outputs, boolean remembered) {
            if (rows > 0) {
                float[] y = run.forward(new Steps(new int[] {rows}, slots, remembered), inputs);
                System.arraycopy(y, 0, outputs, 0, rows * outputs());
            }
        }

        /**
         * What people may want to look at inside, as it was in a row of the last step.
         *
         * @param row which
         * @return the numbers that {@link Network#shows} names, a copy
         */
        public float[] show(int row) {
            float[] numbers =
                    new float[shows().stream().mapToInt(Layer.Shown::size).sum()];
            run.show(row, numbers, 0);
            return numbers;
        }

        /**
         * Wipes a slot's memory.
         *
         * @param slot which
         */
        public void reset(int slot) {
            run.memory().forget(slot);
        }

        /**
         * Lets a slot remember what another one does.
         *
         * @param other a stepper of the same network, or this one
         * @param from its slot
         * @param to slot of this one
         */
        public void copy(Stepper other, int from, int to) {
            run.memory().take(other.run.memory(), from, to);
        }

        /**
         * What a slot remembers.
         *
         * @param slot which
         * @return as many numbers as {@link Network#memorySize}, a copy
         */
        public float[] memory(int slot) {
            float[] memory = new float[memorySize()];
            run.memory().copy(slot, memory, 0);
            return memory;
        }
    }

    /** The network over whole sequences from wiped memories, with its gradient by back-propagation. Its arrays are used again for the next recording. */
    public final class Tape {
        private final Layer.Run run;

        private Tape(Layer.Run run) {
            this.run = run;
        }

        /**
         * Runs packed sequences: sorted by length, longest first, then time-major without any padding, so that the rows of step t are the first
         * {@code batchSizes[t]} sequences.
         *
         * @param theta float[P] or longer; not to be changed while its gradient may be asked for
         * @param packed float[S * I], S the sum of {@code batchSizes}; not to be changed while its gradient may be asked for
         * @param batchSizes how many sequences reach step t; never rising
         * @return float[S * J] or longer, in packed order; not to be changed, and valid until the next recording
         */
        public float[] record(float[] theta, float[] packed, int[] batchSizes) {
            run.bind(new Parameters(layout, theta, 0));
            run.memory().forgetAll(batchSizes[0]);
            return run.forward(Steps.ofSequences(batchSizes), packed);
        }

        /**
         * Runs the same sequences on from where the last recording ended. Gradients will not reach back into that one.
         *
         * @param packed the sequences' next steps, as for {@link #record}
         * @param batchSizes how many sequences reach each of them; no more than reached the step before
         * @return as from {@link #record}
         */
        public float[] recordNext(float[] packed, int[] batchSizes) {
            return run.forward(Steps.ofSequences(batchSizes), packed);
        }

        /**
         * The gradient of a loss of what was recorded, in the parameters.
         *
         * @param outputGradient the loss's gradient in the outputs, float[S * J] or longer; overwritten
         * @param gradient float[P] or longer, added to
         */
        public void gradient(float[] outputGradient, float[] gradient) {
            run.backward(outputGradient, new Parameters(layout, gradient, 0), /* inputsWanted= */ false);
        }

        /**
         * The gradient of a loss of what was recorded, in the parameters and in the inputs.
         *
         * @param outputGradient the loss's gradient in the outputs, float[S * J] or longer; overwritten
         * @param gradient float[P] or longer, added to
         * @return the gradient in the inputs, float[S * I] or longer; valid until the next recording
         */
        public float[] gradientWithInputs(float[] outputGradient, float[] gradient) {
            return Objects.requireNonNull(
                    run.backward(outputGradient, new Parameters(layout, gradient, 0), /* inputsWanted= */ true));
        }
    }
}
