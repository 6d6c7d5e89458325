package adaptarium.agents.network.memory;

import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Memory;
import adaptarium.agents.network.RowMemory;
import adaptarium.agents.network.Steps;
import java.util.function.IntConsumer;

/**
 * The loops that layers with a row of numbers for a memory share: through the steps in order, and back. Rows of all steps stand one after the other, [S, M] for a
 * memory of M numbers.
 */
final class Scan {
    private final RowMemory memory;
    private final int size;
    private Steps steps = Steps.ofSequences(new int[0]);

    /** What was remembered before each row; on the way back, whatever was written there: by convention the loss's gradient in it. */
    float[] before = new float[0];

    /** What is remembered after each row. */
    float[] after = new float[0];

    /** A step: rows {@code row} to {@code row + n - 1}; {@code after} is to be filled in from {@code before}. */
    @FunctionalInterface
    interface Forward {
        void step(int row, int n);
    }

    /** A step back: as {@link Forward}; the first {@code carried} rows go on at row {@code row + n}, the others end here. */
    @FunctionalInterface
    interface Backward {
        void step(int row, int n, int carried);
    }

    /** A row back; {@code next} is the row that its slot goes on at, −1 where it ends here. */
    @FunctionalInterface
    interface RowBackward {
        void step(int row, int next);
    }

    /** The loops over a memory of {@code size} numbers per slot. */
    Scan(int size) {
        this.size = size;
        memory = new RowMemory(size);
    }

    Memory memory() {
        return memory;
    }

    Steps steps() {
        return steps;
    }

    void forward(Steps present, Forward step) {
        steps = present;
        before = Layer.atLeast(before, steps.rows() * size);
        after = Layer.atLeast(after, steps.rows() * size);
        int row = 0;
        for (int n : steps.batchSizes()) {
            memory.read(steps.slots(), n, before, row);
            step.step(row, n);
            if (steps.remembered()) {
                memory.write(steps.slots(), n, after, row);
            }
            row += n;
        }
    }

    void backward(Backward step) {
        int[] batchSizes = steps.batchSizes();
        int row = steps.rows();
        for (int t = batchSizes.length - 1; t >= 0; t--) {
            row -= batchSizes[t];
            step.step(row, batchSizes[t], t + 1 < batchSizes.length ? batchSizes[t + 1] : 0);
        }
    }

    /** The same for layers that treat every row by itself. */
    void forwardByRow(Steps present, IntConsumer step) {
        forward(present, (row, n) -> {
            for (int r = row; r < row + n; r++) {
                step.accept(r);
            }
        });
    }

    /** The same for layers that treat every row by itself. */
    void backwardByRow(RowBackward step) {
        backward((row, n, carried) -> {
            for (int r = row; r < row + n; r++) {
                step.step(r, r - row < carried ? r + n : -1);
            }
        });
    }
}
