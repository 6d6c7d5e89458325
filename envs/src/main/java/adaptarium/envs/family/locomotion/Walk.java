package adaptarium.envs.family.locomotion;

import adaptarium.sim.SceneView.Marker;
import java.util.List;

/**
 * What a family makes of a body that walks: the body a task has, what its speed is worth, and when it has come far enough.
 *
 * @param <T> the family's task record
 * @param <B> what may differ between bodies of the kind
 */
interface Walk<T extends Record, B extends Record> {
    /** The body of a task. */
    B body(T task);

    /**
     * What the last step is worth, before the body's costs.
     *
     * @param task the present task
     * @param speed to the right, m/s
     * @param averageSpeed of a short while, m/s
     * @return the reward without costs
     */
    double worth(T task, double speed, double averageSpeed);

    /**
     * Whether the goal is met.
     *
     * @param task the present task
     * @param way to the right, m
     * @param averageSpeed of a short while, m/s
     * @param steps of the episode so far
     * @return whether it is
     */
    boolean met(T task, double way, double averageSpeed, int steps);

    /** Whether effort costs anything. */
    default boolean costs() {
        return true;
    }

    /** What is drawn beside the robot. */
    default List<Marker> markers(T task, double x, double height) {
        return List.of();
    }
}
