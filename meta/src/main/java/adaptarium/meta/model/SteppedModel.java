package adaptarium.meta.model;

import adaptarium.agents.network.Network;
import adaptarium.meta.Adaptation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A perceptron that takes a gradient step on the last M steps of each slot: from the meta-parameters every time (GrBAL), from where the last step led to (naive
 * fine-tuning), or never.
 */
final class SteppedModel implements OnlineModel {
    /** Where a step begins. */
    enum Start {
        /** From the meta-parameters. */
        META,
        /** From where the step before led to. */
        LAST,
        /** There is no step. */
        NOWHERE
    }

    private final Network network;
    private final float[] theta;
    private final float[] rates;
    private final int window;
    private final Start start;
    private final Slot[] slots;

    /**
     * A model that has seen nothing.
     *
     * @param network of the model
     * @param theta meta-parameters, float[P]; not to be changed any more
     * @param rates of a step, float[P]; not to be changed any more
     * @param window M
     * @param start where a step begins
     * @param slots how many
     */
    SteppedModel(Network network, float[] theta, float[] rates, int window, Start start, int slots) {
        this.network = network;
        this.theta = theta;
        this.rates = rates;
        this.window = window;
        this.start = start;
        this.slots = new Slot[slots];
        for (int slot = 0; slot < slots; slot++) {
            this.slots[slot] = new Slot();
        }
    }

    @Override
    public void learn(int slot, float[] input, float[] target) {
        if (start != Start.NOWHERE) {
            slots[slot].learn(input, target);
        }
    }

    @Override
    public Foresight foresight(int slot) {
        return slots[slot];
    }

    @Override
    public Foresight kept(int slot) {
        float[] now = slots[slot].present; // never written to: a step makes new parameters
        return new Ahead(network.newTape(), () -> now);
    }

    /** How far each weight matrix and bias has moved, root mean square; then the error on the last steps before the step was taken, and after it. */
    @Override
    public float[] adapted(int slot) {
        return start == Start.NOWHERE ? new float[0] : slots[slot].adapted();
    }

    @Override
    public List<Adaptation.FastPart> adaptedParts() {
        if (start == Start.NOWHERE) {
            return List.of();
        }
        List<Adaptation.FastPart> parts = new ArrayList<>();
        network.layout().blocks().forEach(block -> parts.add(new Adaptation.FastPart(block.name() + " moved", 1)));
        parts.add(new Adaptation.FastPart("error before the step", 1));
        parts.add(new Adaptation.FastPart("error after the step", 1));
        return parts;
    }

    private final class Slot implements Foresight {
        private final Network.Tape tape = network.newTape();
        private final Recent recent = new Recent(window, network.inputs(), network.outputs());
        private float[] present = theta;
        private final Ahead ahead = new Ahead(tape, () -> present);
        private float[] errors = new float[0];
        private double before;

        void learn(float[] input, float[] target) {
            recent.add(input, target);
            float[] from = start == Start.META ? theta : present;
            before = miss(from);
            float[] gradient = new float[theta.length];
            tape.gradient(errors, gradient);
            float[] next = new float[theta.length];
            for (int i = 0; i < next.length; i++) {
                next[i] = from[i] - rates[i] * gradient[i];
            }
            present = next;
        }

        /** L at some parameters; its gradient in the outputs is left in the errors. */
        private double miss(float[] parameters) {
            int count = recent.rows();
            float[] predicted = tape.record(parameters, recent.told(), new int[] {count});
            errors = new float[count * network.outputs()];
            double sum = 0;
            for (int i = 0; i < errors.length; i++) {
                float error = predicted[i] - recent.targets()[i];
                sum += 0.5 * error * error / window;
                errors[i] = error / window;
            }
            return sum;
        }

        float[] adapted() {
            float[] moved = new float[network.layout().blocks().size() + 2];
            int next = 0;
            for (var block : network.layout().blocks()) {
                double squares = 0;
                int from = Math.toIntExact(block.offset());
                for (int i = from; i < from + block.size(); i++) {
                    squares += Math.pow(present[i] - theta[i], 2);
                }
                moved[next++] = (float) Math.sqrt(squares / block.size());
            }
            if (recent.rows() > 0) {
                moved[next++] = (float) before;
                moved[next] = (float) miss(present);
            }
            return moved;
        }

        @Override
        public void begin(int count) {
            ahead.begin(count);
        }

        @Override
        public float[] next(float[] inputs) {
            return ahead.next(inputs);
        }
    }

    /** Looks ahead by some parameters. */
    private static final class Ahead implements Foresight {
        private final Network.Tape tape;
        private final Supplier<float[]> parameters;
        private int[] rows = new int[0];
        private boolean bound;

        Ahead(Network.Tape tape, Supplier<float[]> parameters) {
            this.tape = tape;
            this.parameters = parameters;
        }

        @Override
        public void begin(int count) {
            rows = new int[] {count};
            bound = false;
        }

        @Override
        public float[] next(float[] inputs) {
            float[] predicted = bound ? tape.recordNext(inputs, rows) : tape.record(parameters.get(), inputs, rows);
            bound = true;
            return predicted;
        }
    }

    /** The last M steps of one slot, as a model is told of them. */
    private static final class Recent {
        private final int most;
        private final int inputs;
        private final int outputs;
        private final float[] told; // float[M * I], a ring
        private final float[] targets; // float[M * J]
        private int steps; // ever

        Recent(int most, int inputs, int outputs) {
            this.most = most;
            this.inputs = inputs;
            this.outputs = outputs;
            told = new float[most * inputs];
            targets = new float[most * outputs];
        }

        void add(float[] input, float[] target) {
            int row = steps++ % most;
            System.arraycopy(input, 0, told, row * inputs, inputs);
            System.arraycopy(target, 0, targets, row * outputs, outputs);
        }

        /** How many there are, at most M. */
        int rows() {
            return Math.min(steps, most);
        }

        /** float[rows * I] or longer, in no particular order. */
        float[] told() {
            return told;
        }

        /** float[rows * J] or longer, in the same order. */
        float[] targets() {
            return targets;
        }
    }
}
