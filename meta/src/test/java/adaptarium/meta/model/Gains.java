package adaptarium.meta.model;

import adaptarium.meta.Adaptation;
import java.util.Arrays;
import java.util.List;

/** A place on a rail that an action in [−1, 1] moves by the gain of each slot; the gain is the last step's, which is all it learns. */
final class Gains implements OnlineModel {
    private final float[] gains;

    /** All gains are 1 at first. */
    Gains(int slots) {
        gains = new float[slots];
        Arrays.fill(gains, 1);
    }

    @Override
    public void learn(int slot, float[] input, float[] target) {
        gains[slot] = target[0] / input[1];
    }

    @Override
    public Foresight foresight(int slot) {
        return along(gains[slot]);
    }

    @Override
    public Foresight kept(int slot) {
        return along(gains[slot]);
    }

    private static Foresight along(float gain) {
        return new Foresight() {
            private int rows;

            @Override
            public void begin(int count) {
                rows = count;
            }

            @Override
            public float[] next(float[] inputs) {
                float[] predicted = new float[3 * rows];
                for (int row = 0; row < rows; row++) {
                    predicted[3 * row] = gain * inputs[2 * row + 1];
                    predicted[3 * row + 1] = inputs[2 * row + 1]; // so that it does act
                }
                return predicted;
            }
        };
    }

    @Override
    public float[] adapted(int slot) {
        return new float[0];
    }

    @Override
    public List<Adaptation.FastPart> adaptedParts() {
        return List.of();
    }
}
