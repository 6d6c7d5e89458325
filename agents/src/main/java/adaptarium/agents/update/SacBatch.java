package adaptarium.agents.update;

/**
 * Transitions as soft actor-critic wants them: what the networks are told in place of raw observations, and rewards in the unit in which values are learnt.
 *
 * @param rows B
 * @param states what policy and critics are told, float[B * I] or longer
 * @param actions what was done, in [-1, 1], float[B * A] or longer
 * @param rewards float[B] or longer
 * @param terminated whether nothing follows, boolean[B] or longer
 * @param nextStates what policy and critics are told of the successors, float[B * I] or longer
 */
@SuppressWarnings("ArrayRecordComponent") // a view on the hot path, never compared
public record SacBatch(
        int rows, float[] states, float[] actions, float[] rewards, boolean[] terminated, float[] nextStates) {}
