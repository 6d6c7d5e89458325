package adaptarium.agents.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How named blocks (weights, biases, log-std) lie in one flat parameter tensor theta of shape [P], or [B, P] with a leading task dimension.
 */
public final class ParameterLayout {
    private final List<Block> blocks;
    private final long[] ends;

    /**
     * One block.
     *
     * @param name unique in its layout, such as {@code "layer0.weight"}
     * @param shape its dimensions, without the task dimension
     * @param offset index of its first number in theta
     */
    public record Block(String name, Shape shape, long offset) {
        /** How many numbers it has. */
        public long size() {
            return shape.size();
        }
    }

    private ParameterLayout(List<Block> blocks) {
        this.blocks = List.copyOf(blocks);
        // Tensor.split wants the inner boundaries.
        ends = new long[Math.max(0, blocks.size() - 1)];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = blocks.get(i + 1).offset();
        }
    }

    /** A layout without blocks, to be extended by {@link #with}. */
    public static ParameterLayout empty() {
        return new ParameterLayout(List.of());
    }

    /**
     * This layout with one more block at its end.
     *
     * @param name a name not used before
     * @param shape the block's dimensions
     * @return a new layout
     * @throws IllegalArgumentException where the name is taken
     */
    public ParameterLayout with(String name, long... shape) {
        List<Block> more = new ArrayList<>(blocks);
        more.add(new Block(name, new Shape(shape), size()));
        return checked(more);
    }

    /**
     * This layout followed by another one.
     *
     * @param prefix put before each name of the other layout with a dot between
     * @param other the blocks to append
     * @return a new layout
     * @throws IllegalArgumentException where a name is taken
     */
    public ParameterLayout withAll(String prefix, ParameterLayout other) {
        List<Block> more = new ArrayList<>(blocks);
        for (Block block : other.blocks) {
            more.add(new Block(prefix + "." + block.name(), block.shape(), size() + block.offset()));
        }
        return checked(more);
    }

    private static ParameterLayout checked(List<Block> blocks) {
        Set<String> names = new HashSet<>();
        for (Block block : blocks) {
            if (!names.add(block.name())) {
                throw new IllegalArgumentException("the layout already has a block '" + block.name() + "'");
            }
        }
        return new ParameterLayout(blocks);
    }

    /** The blocks in the order of their offsets. */
    public List<Block> blocks() {
        return blocks;
    }

    /** P, how many numbers theta has. */
    public long size() {
        return blocks.isEmpty()
                ? 0
                : blocks.get(blocks.size() - 1).offset()
                        + blocks.get(blocks.size() - 1).size();
    }

    /**
     * One block by name.
     *
     * @param name its name
     * @return the block
     * @throws IllegalArgumentException where there is none
     */
    public Block block(String name) {
        for (Block block : blocks) {
            if (block.name().equals(name)) {
                return block;
            }
        }
        throw new IllegalArgumentException("the layout has no block '" + name + "'; it has "
                + blocks.stream().map(Block::name).toList());
    }

    /**
     * All blocks as views into theta, shaped; gradients flow through.
     *
     * @param theta [P] or [B, P]
     * @return one view per block, in order, of the block's shape with the task dimension of theta before it; owned by theta's manager
     * @throws IllegalArgumentException where theta has another length
     */
    public NDList split(NDArray theta) {
        Shape shape = theta.getShape();
        int dimensions = shape.dimension();
        if (dimensions < 1 || dimensions > 2 || shape.get(dimensions - 1) != size()) {
            throw new IllegalArgumentException(
                    "theta must have shape [" + size() + "] or [B, " + size() + "], got " + shape);
        }
        NDList flat = blocks.size() == 1 ? new NDList(theta) : theta.split(ends, dimensions - 1);
        NDList views = new NDList(flat.size());
        for (int i = 0; i < flat.size(); i++) {
            Shape own = blocks.get(i).shape();
            if (dimensions == 2) {
                own = new Shape(shape.get(0)).addAll(own);
            }
            NDArray part = flat.get(i);
            views.add(part.getShape().equals(own) ? part : part.reshape(own));
        }
        return views;
    }

    /**
     * The inverse of {@link #split}: blocks, each of its shape or with one task dimension before it, joined into one tensor.
     *
     * @param parts one tensor per block, in order
     * @return [P] or [B, P], a copy
     */
    public NDArray join(NDList parts) {
        if (parts.size() != blocks.size()) {
            throw new IllegalArgumentException("expected " + blocks.size() + " blocks, got " + parts.size());
        }
        NDList flat = new NDList(parts.size());
        boolean batched =
                parts.get(0).getShape().dimension() > blocks.get(0).shape().dimension();
        for (int i = 0; i < parts.size(); i++) {
            NDArray part = parts.get(i);
            flat.add(
                    batched
                            ? part.reshape(part.getShape().get(0), blocks.get(i).size())
                            : part.reshape(blocks.get(i).size()));
        }
        return NDArrays.concat(flat, batched ? 1 : 0);
    }
}
