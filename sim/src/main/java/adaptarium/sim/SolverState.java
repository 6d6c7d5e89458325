package adaptarium.sim;

import org.jbox2d.dynamics.SolverData;
import org.jbox2d.dynamics.TimeStep;
import org.jbox2d.dynamics.contacts.Position;
import org.jbox2d.dynamics.contacts.Velocity;

/** Positions and velocities of all bodies while a sub-step is solved, by the engine's island index of the body. */
final class SolverState {
    final SolverData data = new SolverData();
    final TimeStep step = new TimeStep();
    Position[] positions = new Position[0];
    Velocity[] velocities = new Velocity[0];

    /** The rotation that belongs to a position's angle; {@link Rotation#set} before use. */
    Rotation[] rotations = new Rotation[0];

    SolverState() {
        step.dtRatio = 1; // all sub-steps are equally long
        step.warmStarting = true;
        step.velocityIterations = EngineSettings.VELOCITY_ITERATIONS;
        step.positionIterations = EngineSettings.POSITION_ITERATIONS;
        data.step = step;
    }

    /** Makes room for a number of bodies, all at the origin and at rest. */
    void resize(int count) {
        if (positions.length < count) {
            positions = new Position[count];
            velocities = new Velocity[count];
            rotations = new Rotation[count];
            for (int i = 0; i < count; i++) {
                positions[i] = new Position();
                velocities[i] = new Velocity();
                rotations[i] = new Rotation();
            }
            data.positions = positions;
            data.velocities = velocities;
        }
        for (int i = 0; i < count; i++) {
            // A diverged episode may have left NaN behind.
            positions[i].c.setZero();
            positions[i].a = 0;
            velocities[i].v.setZero();
            velocities[i].w = 0;
        }
    }
}
