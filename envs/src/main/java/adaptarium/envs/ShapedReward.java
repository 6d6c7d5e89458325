package adaptarium.envs;

import java.util.Optional;

/**
 * A family whose reward is sparse and that has a dense one beside it, for learners that are told more while they train than when they are tried: the critics of
 * PEARL's sparse point robot learn from its distance to the goal (Rakelly et al. 2019, arXiv:1903.08254), while the belief, in training and after it, is told the
 * sparse reward alone.
 *
 * <p>A family implements this beside {@link TaskFamily}. What it needs of a task is an aim, some numbers, so that a learner can keep it with what was done.
 *
 * @param <T> the task record
 */
public interface ShapedReward<T extends Record> {
    /** How many numbers an aim has, at least 1. */
    int aimSize();

    /**
     * Writes what the reward needs of a task.
     *
     * @param task which
     * @param out float[], written from {@code offset} on
     * @param offset index of the first number; {@link #aimSize} numbers are written
     */
    void aim(T task, float[] out, int offset);

    /**
     * The dense reward of a step.
     *
     * @param aims float[], read from {@code aim} on
     * @param aim index of the aim's first number
     * @param observations float[], read from {@code observation} on: what is observed after the step, raw
     * @param observation index of its first number
     * @return of order 1
     */
    double shapedReward(float[] aims, int aim, float[] observations, int observation);

    /**
     * The dense reward of a family.
     *
     * @param family any family; behind a wrapper there is none
     * @return empty where it has none
     */
    @SuppressWarnings({"unchecked", "rawtypes"}) // a family's interface has the family's tasks
    static <T extends Record> Optional<ShapedReward<T>> of(TaskFamily<T> family) {
        return ForeignCode.original(family) instanceof ShapedReward<?> shaped
                ? Optional.of(ForeignCode.guarded(ShapedReward.class, (ShapedReward<T>) shaped))
                : Optional.empty();
    }
}
