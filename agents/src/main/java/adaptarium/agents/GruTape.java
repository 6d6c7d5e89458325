package adaptarium.agents;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;

/**
 * What a {@link Gru} computed over packed sequences, kept for its gradient by back-propagation through time.
 *
 * <p>The recurrence is written so that each step backwards is one product with coefficients computed for all steps at once and one matrix product: about
 * seven native calls instead of an automatic gradient's thirty. All arrays are [S, …], in packed order.
 */
public final class GruTape {
    private final NDArray packed;
    private final int[] batchSizes;
    private final NDArray hiddenWeight; // [3H, H]
    private final NDArray previous; // h
    private final NDArray reset; // r
    private final NDArray update; // z
    private final NDArray candidate; // n
    private final NDArray hiddenPart; // W_hn h + b_hn
    private final NDArray outputs; // h'

    GruTape(
            NDArray packed,
            int[] batchSizes,
            NDArray hiddenWeight,
            NDArray previous,
            NDArray reset,
            NDArray update,
            NDArray candidate,
            NDArray hiddenPart,
            NDArray outputs) {
        this.packed = packed;
        this.batchSizes = batchSizes.clone();
        this.hiddenWeight = hiddenWeight;
        this.previous = previous;
        this.reset = reset;
        this.update = update;
        this.candidate = candidate;
        this.hiddenPart = hiddenPart;
        this.outputs = outputs;
    }

    /** The hidden states after each step, [S, H]; of the tape's manager. */
    public NDArray outputs() {
        return outputs;
    }

    /**
     * The gradient of a loss in the parameters: the transposed Jacobian of {@link #outputs} times a vector.
     *
     * @param outputGradient the loss's gradient in {@link #outputs}, [S, H]; left as it is
     * @return [P], in the order of {@link Gru}'s parameters
     */
    public NDArray gradient(NDArray outputGradient) {
        long rows = outputs.getShape().get(0);
        long h = outputs.getShape().get(1);
        // With d = dL/dh' of one step, the gates' sums have gradients d * coefficient.
        NDArray keep = update.sub(1).muli(-1); // 1 - z
        NDArray ofUpdate = previous.sub(candidate).muli(update).muli(keep);
        NDArray ofNew = candidate.mul(candidate).subi(1).muli(-1).muli(keep);
        NDArray ofNewHidden = ofNew.mul(reset);
        NDArray ofReset = reset.sub(1).muli(-1).muli(hiddenPart).muli(ofNewHidden);
        NDArray coefficients = NDArrays.stack(new NDList(ofReset, ofUpdate, ofNewHidden), 1); // [S, 3, H]

        NDArray total = outputGradient.duplicate().reshape(rows, 1, h); // becomes dL/dh' through all later steps
        backwards(total, coefficients, update.reshape(rows, 1, h));

        NDArray hiddenSums = total.mul(coefficients).reshape(rows, 3 * h);
        NDArray newSums = total.reshape(rows, h).mul(ofNew);
        NDArray inputSums = hiddenSums.get(new NDIndex(":, :" + 2 * h)).concat(newSums, 1);
        return NDArrays.concat(new NDList(
                inputSums.transpose().matMul(packed).flatten(),
                hiddenSums.transpose().matMul(previous).flatten(),
                inputSums.sum(new int[] {0}),
                hiddenSums.sum(new int[] {0})));
    }

    private void backwards(NDArray total, NDArray coefficients, NDArray updates) {
        long[] ends = ends(batchSizes);
        long h = outputs.getShape().get(1);
        try (NDList totals = total.split(ends, 0);
                NDList factors = coefficients.split(ends, 0);
                NDList kept = updates.split(ends, 0)) {
            for (int t = batchSizes.length - 1; t > 0; t--) {
                NDArray d = totals.get(t);
                try (NDArray sums = d.mul(factors.get(t));
                        NDArray flat = sums.reshape(batchSizes[t], 3 * h);
                        NDArray product = flat.matMul(hiddenWeight);
                        NDArray through = product.reshape(batchSizes[t], 1, h);
                        NDArray carried = d.mul(kept.get(t)).addi(through)) {
                    if (batchSizes[t] < batchSizes[t - 1]) {
                        try (NDArray rows = totals.get(t - 1).get(new NDIndex(":" + batchSizes[t]))) {
                            rows.addi(carried);
                        }
                    } else {
                        totals.get(t - 1).addi(carried);
                    }
                }
            }
        }
    }

    // Where the packed rows of each step end, without the last: what NDArray.split wants.
    static long[] ends(int[] batchSizes) {
        long[] ends = new long[batchSizes.length - 1];
        long end = 0;
        for (int t = 0; t < ends.length; t++) {
            if (batchSizes[t + 1] > batchSizes[t] || batchSizes[t + 1] < 1) {
                throw new IllegalArgumentException("batch sizes must be positive and never rise, got " + batchSizes[t]
                        + " then " + batchSizes[t + 1]);
            }
            end += batchSizes[t];
            ends[t] = end;
        }
        return ends;
    }
}
