package adaptarium.agents.network;

import adaptarium.agents.kernel.Matrix;

/**
 * Flat parameters, or their gradient, with the layout that says which number is which: blocks are read and written by their names.
 *
 * @param layout the blocks
 * @param values holds the numbers at {@code offset}; shared, not copied
 * @param offset index of the first
 */
@SuppressWarnings("ArrayRecordComponent") // a view on the hot path, never compared
public record Parameters(ParameterLayout layout, float[] values, int offset) {
    /** Checks that the numbers are there. */
    public Parameters {
        if (offset < 0 || offset + layout.size() > values.length) {
            throw new IllegalArgumentException(
                    layout.size() + " parameters from " + offset + " on do not lie in an array of " + values.length);
        }
    }

    /**
     * A block of two dimensions.
     *
     * @param name of the block
     * @return a view of its shape
     */
    public Matrix matrix(String name) {
        ParameterLayout.Block block = layout.block(name);
        int rows = Math.toIntExact(block.shape().get(0));
        return Matrix.of(values, start(block), rows, Math.toIntExact(block.size() / rows));
    }

    /**
     * A block as one row.
     *
     * @param name of the block
     * @return a view
     */
    public Matrix row(String name) {
        ParameterLayout.Block block = layout.block(name);
        return Matrix.of(values, start(block), 1, Math.toIntExact(block.size()));
    }

    /**
     * A block as numbers.
     *
     * @param name of the block
     * @return a copy
     */
    public float[] vector(String name) {
        ParameterLayout.Block block = layout.block(name);
        return java.util.Arrays.copyOfRange(values, start(block), start(block) + Math.toIntExact(block.size()));
    }

    /**
     * Writes a block.
     *
     * @param name of the block
     * @param numbers as many as it has
     */
    public void set(String name, float... numbers) {
        ParameterLayout.Block block = layout.block(name);
        if (numbers.length != block.size()) {
            throw new IllegalArgumentException(
                    "block '" + name + "' has " + block.size() + " numbers, got " + numbers.length);
        }
        System.arraycopy(numbers, 0, values, start(block), numbers.length);
    }

    private int start(ParameterLayout.Block block) {
        return offset + Math.toIntExact(block.offset());
    }
}
