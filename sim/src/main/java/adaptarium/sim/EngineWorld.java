package adaptarium.sim;

import java.util.ArrayList;
import java.util.List;
import org.jbox2d.collision.WorldManifold;
import org.jbox2d.common.MathUtils;
import org.jbox2d.common.Settings;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.BodyType;
import org.jbox2d.dynamics.World;
import org.jbox2d.dynamics.contacts.Contact;
import org.jbox2d.dynamics.contacts.ContactSolver;
import org.jbox2d.dynamics.contacts.Position;
import org.jbox2d.dynamics.contacts.Velocity;
import org.jspecify.annotations.Nullable;

/**
 * The engine's world with a step of our own: its narrow phase, contact solver and less common joints, without islands, sleeping and continuous
 * collision, and without asking the clock a dozen times per step. Rotations come from {@link Rotation} instead of the engine's table.
 */
final class EngineWorld extends World {
    private final SolverState state = new SolverState();
    private final ContactSolver contactSolver = new ContactSolver();
    private final ContactSolver.ContactSolverDef contactTask = new ContactSolver.ContactSolverDef();
    private Contact[] contacts = new Contact[32];

    private Body[] movers = new Body[0];
    private Constraint[] constraints = new Constraint[0];
    private @Nullable Grip grip;

    EngineWorld(Vec2 gravity, SceneBroadPhase broadPhase) {
        super(gravity, new EnginePool(), broadPhase);
        setAllowSleep(false); // sleep stops a slow body by a timer that the agent cannot see
        setContinuousPhysics(false); // short sub-steps prevent tunnelling at less cost, and keep joints together
    }

    /** Takes over the scene's bodies and joints after any of them came or went. */
    void assemble(List<Body> bodies, List<Joint> joints) {
        state.resize(bodies.size());
        movers = bodies.stream()
                .filter(body -> body.spec().kind() != BodySpec.Kind.STATIC)
                .toArray(Body[]::new);
        constraints = joints.stream().map(Joint::constraint).toArray(Constraint[]::new);
        int index = 0;
        for (Body mover : movers) {
            mover.engine().m_islandIndex = index++;
        }
        for (Body body : bodies) {
            if (body.spec().kind() == BodySpec.Kind.STATIC) {
                org.jbox2d.dynamics.Body engine = body.engine();
                engine.m_islandIndex = index;
                state.positions[index].c.set(engine.m_sweep.c);
                state.positions[index].a = engine.m_sweep.a;
                index++;
            }
        }
    }

    /** Bodies were placed elsewhere: the next sub-step begins with a look at what they meet there. */
    void lookForContacts() {
        m_flags |= NEW_FIXTURE;
    }

    /** Empties the engine's list of what moved since the last step: a world that is cleared before it is stepped would have it grow for ever. */
    void forgetMoves() {
        if ((m_flags & NEW_FIXTURE) == NEW_FIXTURE) {
            m_contactManager.findNewContacts();
        }
    }

    /** Takes hold of a body, or lets go. */
    void hold(@Nullable Grip newGrip) {
        grip = newGrip;
    }

    /** Simulates one sub-step. */
    void advance(float dt) {
        if ((m_flags & NEW_FIXTURE) == NEW_FIXTURE) {
            m_contactManager.findNewContacts();
            m_flags &= ~NEW_FIXTURE;
        }
        m_contactManager.collide();
        state.step.dt = dt;
        state.step.inv_dt = 1 / dt;
        integrateVelocities(dt);
        solveVelocities();
        integratePositions(dt);
        solvePositions();
        writeBack();
        m_contactManager.findNewContacts();
    }

    private void integrateVelocities(float dt) {
        Vec2 gravity = getGravity();
        for (int i = 0; i < movers.length; i++) {
            org.jbox2d.dynamics.Body body = movers[i].engine();
            Velocity velocity = state.velocities[i];
            float vx = body.m_linearVelocity.x;
            float vy = body.m_linearVelocity.y;
            float w = body.m_angularVelocity;
            if (body.m_type == BodyType.DYNAMIC) {
                vx += dt * (gravity.x + body.m_invMass * body.m_force.x);
                vy += dt * (gravity.y + body.m_invMass * body.m_force.y);
                w += dt * body.m_invI * body.m_torque;
                // The implicit solution of dv/dt = -d v: never changes the sign.
                float kept = 1 / (1 + dt * body.m_linearDamping);
                vx *= kept;
                vy *= kept;
                w *= 1 / (1 + dt * body.m_angularDamping);
            }
            velocity.v.x = vx;
            velocity.v.y = vy;
            velocity.w = w;
            state.positions[i].c.set(body.m_sweep.c);
            state.positions[i].a = body.m_sweep.a;
        }
    }

    private void solveVelocities() {
        contactTask.step = state.step;
        contactTask.count = collectContacts();
        contactTask.contacts = contacts;
        contactTask.positions = state.positions;
        contactTask.velocities = state.velocities;
        contactSolver.init(contactTask);
        contactSolver.initializeVelocityConstraints();
        contactSolver.warmStart();
        for (Constraint constraint : constraints) {
            constraint.begin(state);
        }
        Grip held = grip;
        if (held != null) {
            held.begin(state);
        }
        for (int k = 0; k < EngineSettings.VELOCITY_ITERATIONS; k++) {
            if (held != null) {
                held.solveVelocity(state);
            }
            for (Constraint constraint : constraints) {
                constraint.solveVelocity(state);
            }
            contactSolver.solveVelocityConstraints();
        }
        contactSolver.storeImpulses();
    }

    /** Gathers the contacts that push. */
    private int collectContacts() {
        int count = 0;
        for (Contact contact = getContactList(); contact != null; contact = contact.m_next) {
            if (contact.isTouching() && !contact.m_fixtureA.m_isSensor && !contact.m_fixtureB.m_isSensor) {
                if (count == contacts.length) {
                    contacts = java.util.Arrays.copyOf(contacts, 2 * count);
                }
                contacts[count++] = contact;
            }
        }
        return count;
    }

    private void integratePositions(float dt) {
        for (int i = 0; i < movers.length; i++) {
            Velocity velocity = state.velocities[i];
            Position position = state.positions[i];
            float dx = dt * velocity.v.x;
            float dy = dt * velocity.v.y;
            float square = dx * dx + dy * dy;
            if (square > Settings.maxTranslationSquared) {
                float ratio = Settings.maxTranslation / MathUtils.sqrt(square);
                velocity.v.x *= ratio;
                velocity.v.y *= ratio;
            }
            float turn = dt * velocity.w;
            if (Math.abs(turn) > Settings.maxRotation) {
                velocity.w *= Settings.maxRotation / Math.abs(turn);
            }
            position.c.x += dt * velocity.v.x;
            position.c.y += dt * velocity.v.y;
            position.a += dt * velocity.w;
        }
    }

    private void solvePositions() {
        for (int k = 0; k < EngineSettings.POSITION_ITERATIONS; k++) {
            boolean done = contactSolver.solvePositionConstraints();
            for (Constraint constraint : constraints) {
                done &= constraint.solvePosition(state);
            }
            if (done) {
                return;
            }
        }
    }

    private void writeBack() {
        for (int i = 0; i < movers.length; i++) {
            org.jbox2d.dynamics.Body body = movers[i].engine();
            Position position = state.positions[i];
            body.m_sweep.c.set(position.c);
            body.m_sweep.a = position.a;
            body.m_linearVelocity.set(state.velocities[i].v);
            body.m_angularVelocity = state.velocities[i].w;
            body.m_force.setZero();
            body.m_torque = 0;

            Rotation rotation = state.rotations[i];
            rotation.set(position.a);
            Vec2 centre = body.m_sweep.localCenter;
            Vec2 origin = body.m_xf.p;
            float fromX = origin.x;
            float fromY = origin.y;
            body.m_xf.q.c = rotation.c;
            body.m_xf.q.s = rotation.s;
            origin.x = position.c.x - rotation.c * centre.x + rotation.s * centre.y;
            origin.y = position.c.y - rotation.s * centre.x - rotation.c * centre.y;
            for (Part part : movers[i].parts()) {
                part.synchronize(m_contactManager.m_broadPhase, origin.x - fromX, origin.y - fromY);
            }
        }
    }

    /** Where bodies touch, with the impulses of the last sub-step. */
    List<SceneView.ContactPoint> contactPoints() {
        List<SceneView.ContactPoint> points = new ArrayList<>();
        WorldManifold manifold = new WorldManifold();
        for (Contact contact = getContactList(); contact != null; contact = contact.getNext()) {
            if (!contact.isTouching()) {
                continue;
            }
            contact.getWorldManifold(manifold);
            for (int i = 0; i < contact.m_manifold.pointCount; i++) {
                points.add(new SceneView.ContactPoint(
                        manifold.points[i].x,
                        manifold.points[i].y,
                        manifold.normal.x,
                        manifold.normal.y,
                        contact.m_manifold.points[i].normalImpulse));
            }
        }
        return points;
    }
}
