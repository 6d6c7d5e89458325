package adaptarium.meta.play;

import adaptarium.agents.experience.Rollout;

/** An agent whose actions are drawn in units of its own, [−1, 1] along each axis, before they are put into the environment's: what learners learn from. */
public interface DrawingAgent extends Agent {
    /** The last actions as they were drawn: float[N * A], a view. */
    float[] drawn();

    /**
     * Writes down what was seen and drawn last; who learns from more than that writes more.
     *
     * @param rollout of N slots
     * @param observations float[N * O], raw
     * @param active boolean[N]; the others took no part
     */
    default void write(Rollout rollout, float[] observations, boolean[] active) {
        rollout.act(observations, active, drawn());
    }

    /**
     * What it expects of final observations, before it is told that its last actions led to them; nothing unless it has values.
     *
     * @param nextObservations float[N * O]
     * @param truncated boolean[N], where only time was up
     * @param values float[N], filled in there
     */
    default void expect(float[] nextObservations, boolean[] truncated, float[] values) {}
}
