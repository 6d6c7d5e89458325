package adaptarium.meta.gradient.parameter;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;

/** Which step sizes the outer step learns, together with the parameters. */
public enum LearnedRates {
    /** None: {@code innerRate} stays as it is. */
    NONE {
        @Override
        int count(Groups adapted) {
            return 0;
        }

        @Override
        int first(Groups adapted, int step) {
            return 0;
        }

        @Override
        NDArray spread(NDArray rates, Groups adapted, int step) {
            throw new IllegalStateException("no rates are learnt");
        }

        @Override
        NDArray gather(NDArray perParameter, Groups adapted) {
            throw new IllegalStateException("no rates are learnt");
        }
    },

    /** One for each adapted parameter, the same in every step (Meta-SGD: Li et al. 2017, arXiv:1707.09835). It may become negative. */
    PARAMETER {
        @Override
        int count(Groups adapted) {
            return adapted.parameters();
        }

        @Override
        int first(Groups adapted, int step) {
            return 0;
        }

        @Override
        NDArray spread(NDArray rates, Groups adapted, int step) {
            return rates;
        }

        @Override
        NDArray gather(NDArray perParameter, Groups adapted) {
            return perParameter;
        }
    },

    /** One for each adapted block (weights or biases of a layer, log-std) and inner step (Antoniou et al. 2019, arXiv:1810.09502, section 4). */
    LAYER {
        @Override
        int count(Groups adapted) {
            return adapted.steps() * adapted.sizes().length;
        }

        @Override
        int first(Groups adapted, int step) {
            return Math.min(step, adapted.steps() - 1) * adapted.sizes().length;
        }

        @Override
        NDArray spread(NDArray rates, Groups adapted, int step) {
            int axis = last(rates);
            long at = first(adapted, step);
            NDList pieces = new NDList();
            for (int size : adapted.sizes()) {
                pieces.add(rates.split(new long[] {at, at + 1}, axis).get(1).repeat(axis, size));
                at++;
            }
            return NDArrays.concat(pieces, axis);
        }

        @Override
        NDArray gather(NDArray perParameter, Groups adapted) {
            int axis = last(perParameter);
            int[] sizes = adapted.sizes();
            long[] ends = new long[sizes.length - 1];
            long end = 0;
            for (int j = 0; j < ends.length; j++) {
                end += sizes[j];
                ends[j] = end;
            }
            NDList sums = new NDList();
            for (NDArray block : ends.length == 0 ? new NDList(perParameter) : perParameter.split(ends, axis)) {
                sums.add(block.sum(new int[] {axis}, /* keepDims= */ true));
            }
            return NDArrays.concat(sums, axis);
        }
    };

    /**
     * What is adapted.
     *
     * @param sizes of its blocks, in order
     * @param steps inner steps that may have rates of their own
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Groups(int[] sizes, int steps) {
        int parameters() {
            int sum = 0;
            for (int size : sizes) {
                sum += size;
            }
            return sum;
        }
    }

    /** How many rates are learnt. */
    abstract int count(Groups adapted);

    /** The first of a step's rates among all; those of the last step serve later ones, too. */
    abstract int first(Groups adapted, int step);

    /** A step's rate of each adapted parameter, of all learnt rates, [R] or [B, R]. */
    abstract NDArray spread(NDArray rates, Groups adapted, int step);

    /** The transpose of {@link #spread}: sums over the parameters that share a rate. */
    abstract NDArray gather(NDArray perParameter, Groups adapted);

    private static int last(NDArray tensor) {
        return tensor.getShape().dimension() - 1;
    }
}
