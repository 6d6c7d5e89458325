package adaptarium.envs.family.navigation;

import adaptarium.envs.Drawing;
import adaptarium.envs.Episode;
import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An episode in which something moves over the plane and is to reach a goal: a body, and the family's rules.
 *
 * @param <T> the task record
 */
final class ReachEpisode<T extends Record & PlaneGoal> implements Episode<T> {
    private final Mover mover;
    private final Rules rules;
    private double goalX;
    private double goalY;
    private int steps;

    /** What moves, and how it is pulled at from outside. */
    interface Mover extends Drawing.Grip {
        /** Moves for one control step. */
        void act(float[] action);

        /** Writes what is seen of it. */
        void observe(float[] out, int offset);

        /** Where it is, m. */
        double x();

        /** Where it is, m. */
        double y();
    }

    /** Whether a place is the goal, given the way there from the goal, m. */
    @FunctionalInterface
    interface Nearness {
        boolean test(double dx, double dy);
    }

    /**
     * What differs between the families.
     *
     * @param reward of a step that led to a place, given the way there from the goal, m
     * @param met whether a place is the goal
     * @param ends whether the goal ends the episode
     * @param look how it is drawn
     */
    record Rules(DoubleBinaryOperator reward, Nearness met, boolean ends, Look look) {}

    /**
     * How an episode is drawn.
     *
     * @param bounds what a fixed camera shows, m
     * @param step s per control step
     * @param name what moves is called
     * @param radius of what moves, m
     * @param goalRadius of the goal, m
     * @param arc a line where goals may lie; null for none
     */
    record Look(
            SceneView.Bounds bounds,
            double step,
            String name,
            double radius,
            double goalRadius,
            Geometry.@Nullable Polyline arc) {}

    ReachEpisode(Mover mover, T task, Rules rules) {
        this.mover = mover;
        this.rules = rules;
        goalX = task.goalX();
        goalY = task.goalY();
    }

    @Override
    public void act(float[] action) {
        mover.act(action);
        steps++;
    }

    @Override
    public void observe(float[] out, int offset) {
        mover.observe(out, offset);
    }

    @Override
    public double reward() {
        return rules.reward.applyAsDouble(mover.x() - goalX, mover.y() - goalY);
    }

    @Override
    public boolean terminated() {
        return rules.ends && success();
    }

    @Override
    public boolean success() {
        return rules.met.test(mover.x() - goalX, mover.y() - goalY);
    }

    @Override
    public void changeTask(T changed) {
        goalX = changed.goalX();
        goalY = changed.goalY();
    }

    @Override
    public SceneView scene() {
        Look look = rules.look;
        Drawing drawing = Drawing.within(look.bounds, () -> steps * look.step).pulledBy(mover);
        if (look.arc != null) {
            drawing.terrain("where goals are trained", look.arc);
        }
        Geometry shape = new Geometry.Circle(0, 0, look.radius);
        return drawing.body(look.name, SceneView.Role.ROBOT, shape, mover::x, mover::y, () -> 0)
                .marker(() -> new SceneView.Marker.Disc("goal", goalX, goalY, look.goalRadius));
    }

    static double distance(double dx, double dy) {
        return Math.sqrt(dx * dx + dy * dy);
    }
}
