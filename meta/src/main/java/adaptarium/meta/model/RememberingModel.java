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
        private Network.Stepper ahead = network.stepper(theta, 1);
        private int[] rows = {0};
        private float[] predicted = new float[network.outputs()];

        void learn(float[] input) {
            present.step(1, new int[] {0}, input, new float[network.outputs()]);
        }

        @Override
        public void begin(int count) {
            if (rows.length != count) {
                rows = new int[count];
                Arrays.setAll(rows, row -> row);
                predicted = new float[count * network.outputs()];
                ahead = network.stepper(theta, count);
            }
            for (int row : rows) {
                ahead.copy(present, 0, row);
            }
        }

        @Override
        public float[] next(float[] inputs) {
            ahead.step(rows.length, rows, inputs, predicted);
            return predicted;
        }
    }
}
