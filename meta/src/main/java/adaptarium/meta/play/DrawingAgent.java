package adaptarium.meta.play;

/** An agent whose actions are drawn in units of its own, [−1, 1] along each axis, before they are put into the environment's: what learners learn from. */
public interface DrawingAgent extends Agent {
    /** The last actions as they were drawn: float[N * A], a view. */
    float[] drawn();
}
