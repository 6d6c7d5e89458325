package adaptarium.sim;

import org.jbox2d.dynamics.joints.Joint;

/** What a joint contributes to a sub-step: impulses that keep its two bodies' velocities and then positions together. */
interface Constraint {
    /** Reads the state at the beginning of a sub-step and applies the impulses of the one before. */
    void begin(SolverState state);

    /** One velocity iteration. */
    void solveVelocity(SolverState state);

    /**
     * One position iteration.
     *
     * @return whether the error was within tolerance
     */
    boolean solvePosition(SolverState state);

    /** A joint that the engine solves itself. */
    record OfEngine(Joint joint) implements Constraint {
        @Override
        public void begin(SolverState state) {
            joint.initVelocityConstraints(state.data);
        }

        @Override
        public void solveVelocity(SolverState state) {
            joint.solveVelocityConstraints(state.data);
        }

        @Override
        public boolean solvePosition(SolverState state) {
            return joint.solvePositionConstraints(state.data);
        }
    }
}
