package adaptarium.meta.model;

import adaptarium.agents.network.Network;
import adaptarium.meta.Adaptation;
import java.util.Arrays;
import java.util.List;

/** A model with a memory, which is all that adapts (ReBAL): it is told every step, and looks ahead from what it remembers. */
final class RememberingModel implements OnlineModel {
    private final Network network;
    private final float[] theta;
    private final boolean remembers;
    private final Slot[] slots;

    /**
     * A model that remembers nothing.
     *
     * @param network of the model
     * @param theta parameters, float[P]; not to be changed any more
     * @param remembers false to wipe the memory before every step
     * @param slots how many
     */
    RememberingModel(Network network, float[] theta, boolean remembers, int slots) {
        this.network = network;
        this.theta = theta;
        this.remembers = remembers;
        this.slots = new Slot[slots];
        Arrays.setAll(this.slots, slot -> new Slot());
    }

    @Override
    public void learn(int slot, float[] input, float[] target) {
        if (remembers) {
            slots[slot].learn(input);
        }
    }

    @Override
    public Foresight foresight(int slot) {
        return slots[slot];
    }

    @Override
    public Foresight kept(int slot) {
        Network.Stepper now = network.stepper(theta, 1);
        now.copy(slots[slot].present, 0, 0);
        return new Ahead(now);
    }

    /** What the memory holds. */
    @Override
    public float[] adapted(int slot) {
        return remembers ? slots[slot].present.memory(0) : new float[0];
    }

    @Override
    public List<Adaptation.FastPart> adaptedParts() {
        return remembers ? List.of(new Adaptation.FastPart("memory", network.memorySize())) : List.of();
    }

    private final class Slot implements Foresight {
        private final Network.Stepper present = network.stepper(theta, 1);
        private final Ahead ahead = new Ahead(present);

        void learn(float[] input) {
            present.step(1, new int[] {0}, input, new float[network.outputs()]);
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

    /** Looks ahead from what a memory of one slot holds. */
    private final class Ahead implements Foresight {
        private final Network.Stepper from;
        private Network.Stepper stepper = network.stepper(theta, 1);
        private int[] rows = {0};
        private float[] predicted = new float[network.outputs()];

        Ahead(Network.Stepper from) {
            this.from = from;
        }

        @Override
        public void begin(int count) {
            if (rows.length != count) {
                rows = new int[count];
                Arrays.setAll(rows, row -> row);
                predicted = new float[count * network.outputs()];
                stepper = network.stepper(theta, count);
            }
            for (int row : rows) {
                stepper.copy(from, 0, row);
            }
        }

        @Override
        public float[] next(float[] inputs) {
            stepper.step(rows.length, rows, inputs, predicted);
            return predicted;
        }
    }
}
