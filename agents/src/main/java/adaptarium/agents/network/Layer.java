package adaptarium.agents.network;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A part of a {@link Network}, of which networks are composed: a map from rows of numbers to rows of numbers, with parameters and perhaps a memory. Its shape
 * alone; {@link #newRun} makes what computes. A new layer is one file, and one line in {@code LayerContractTest}.
 */
public interface Layer {
    /** I, numbers per input. */
    int inputs();

    /** J, numbers per output. */
    int outputs();

    /** Numbers that are remembered from step to step, per slot; 0 without a memory. */
    default int memorySize() {
        return 0;
    }

    /**
     * Numbers that a slot's memory takes after some steps; those of {@link #memorySize} where it does not grow.
     *
     * @param steps since it was wiped
     */
    default long remembered(long steps) {
        return memorySize();
    }

    /**
     * Numbers that a run keeps of every row that it learns from: the arrays of its own that have a row each, on the way there and back. What would not fit is
     * refused by it, so that a little less is right and more is not; what it gives by default.
     *
     * @param inputsWanted whether the gradient in the inputs is asked for
     */
    default long kept(boolean inputsWanted) {
        return outputs();
    }

    /** The parameters, by named blocks. */
    default ParameterLayout layout() {
        return ParameterLayout.empty();
    }

    /**
     * Writes initial parameters over zeros.
     *
     * @param parameters of this layer's layout, filled in
     * @param random source of the weights
     */
    default void initialise(Parameters parameters, RandomGenerator random) {}

    /**
     * Numbers inside a layer that people may want to look at.
     *
     * @param name what they are, such as {@code "FiLM scale"}
     * @param size how many
     */
    record Shown(String name, int size) {}

    /** What {@link Run#show} writes, in its order; nothing by default. */
    default List<Shown> shows() {
        return List.of();
    }

    /**
     * Something that computes this layer: used by one thread at a time, again and again.
     *
     * @return a run without parameters and slots: call {@link Run#bind}, and {@link Memory#forgetAll} of its memory, first
     */
    Run newRun();

    /** A layer at work. It owns the memories of its slots, and keeps what the way back needs. Its arrays are used again: they live until the next call. */
    interface Run {
        /**
         * Takes other parameters.
         *
         * @param parameters of the layer's layout; not to be changed while they are in use
         */
        default void bind(Parameters parameters) {}

        /** What the slots remember; {@link Memory#NONE} without a memory. */
        default Memory memory() {
            return Memory.NONE;
        }

        /**
         * The layer's values.
         *
         * @param steps which rows there are, S
         * @param x float[S * I] or longer; not to be changed until the way back is done
         * @return float[S * J] or longer; not to be changed
         */
        float[] forward(Steps steps, float[] x);

        /**
         * The same, where nobody needs x any more: it may be written over, and be what is returned.
         *
         * @param steps as for {@link #forward}
         * @param x as for {@link #forward}
         * @return as from {@link #forward}
         */
        default float[] forwardOver(Steps steps, float[] x) {
            return forward(steps, x);
        }

        /** Whether what {@link #forward} returns may be changed, since nothing here reads it again. */
        default boolean givesAway() {
            return false;
        }

        /**
         * Copies what {@link Layer#shows} names, as it was in one row of the last {@link #forward}, which was a single step; changes nothing.
         *
         * @param row which
         * @param out where to write
         * @param offset index of the first number
         * @return index after the last number
         */
        default int show(int row, float[] out, int offset) {
            return offset;
        }

        /**
         * The transposed Jacobian of the last {@link #forward} times a vector; what was remembered when that began counts
         * as given. It must have remembered, and its values are gone afterwards: the way back may write over them.
         *
         * @param outputGradient a loss's gradient in the outputs, float[S * J] or longer; may be overwritten
         * @param gradient the loss's gradient in the parameters, added to
         * @param inputsWanted whether the gradient in the inputs is asked for
         * @return the loss's gradient in the inputs, float[S * I] or longer, which the caller may change; null where not asked for
         */
        float @Nullable [] backward(float[] outputGradient, Parameters gradient, boolean inputsWanted);
    }

    /**
     * An array with room. What grows a little at every update, as sequences do, is not to be allocated anew each time.
     *
     * @param array one that was used before
     * @param size how many numbers are needed
     * @return the same array if it is long enough, else a new one that is longer by a quarter at least
     */
    static float[] atLeast(float[] array, int size) {
        return array.length >= size ? array : new float[Math.max(size, array.length + array.length / 4)];
    }
}
