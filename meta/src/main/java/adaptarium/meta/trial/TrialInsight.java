package adaptarium.meta.trial;

import adaptarium.meta.Adaptation.FastPart;
import java.util.List;

/** What an agent believes of its tasks, to be looked at: it is told what the network is told, step by step, and changes nothing. */
public interface TrialInsight {
    /** Forgets everything about a slot. */
    void forget(int slot);

    /**
     * Takes in a step of some slots.
     *
     * @param rows how many, R
     * @param slots the slot of each row, int[R] or longer
     * @param inputs what the network is told, float[R * I] or longer
     */
    void step(int rows, int[] slots, float[] inputs);

    /** What {@link #of} gives. */
    List<FastPart> parts();

    /** What is believed of a slot's task, in numbers, a copy. */
    float[] of(int slot);

    /**
     * The reward that is expected for staying at each of some places, as {@link adaptarium.meta.Adaptation#expectedRewards} says.
     *
     * @param slot which
     * @param observations raw, float[M * O]
     * @return float[M], owned by the caller
     */
    float[] expectedRewards(int slot, float[] observations);
}
