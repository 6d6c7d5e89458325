package adaptarium.meta.model;

/** The last M steps of one slot, as a model is told of them. */
final class Recent {
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
