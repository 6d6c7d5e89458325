package adaptarium.sim;

import java.util.List;
import org.jbox2d.common.Transform;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Fixture;
import org.jbox2d.dynamics.contacts.Contact;
import org.jbox2d.dynamics.contacts.ContactEdge;
import org.jspecify.annotations.Nullable;

/**
 * A rigid body in a {@link PhysicsWorld}: its state, and the forces one puts on it. Valid until the world is cleared. No method allocates.
 *
 * <p>Forces and torques act during the whole of the next control step and are gone after it; impulses act at once.
 */
public final class Body implements SceneView.BodyView {
    private final BodySpec spec;
    private final List<Geometry> geometry;
    private final org.jbox2d.dynamics.Body engine;
    private final Part[] parts;
    private SceneView.Role role;

    private double forceX;
    private double forceY;
    private double torque;
    private boolean pushed;

    Body(BodySpec spec, org.jbox2d.dynamics.World world, SceneBroadPhase broadPhase) {
        this.spec = spec;
        this.role = spec.role();
        this.geometry = spec.shapes().stream().map(ShapeSpec::geometry).toList();
        org.jbox2d.dynamics.BodyDef definition = new org.jbox2d.dynamics.BodyDef();
        definition.type = switch (spec.kind()) {
            case STATIC -> org.jbox2d.dynamics.BodyType.STATIC;
            case KINEMATIC -> org.jbox2d.dynamics.BodyType.KINEMATIC;
            case DYNAMIC -> org.jbox2d.dynamics.BodyType.DYNAMIC;
        };
        definition.position.set((float) spec.x(), (float) spec.y());
        definition.angle = (float) spec.angle();
        definition.linearVelocity.set((float) spec.velocityX(), (float) spec.velocityY());
        definition.angularVelocity = (float) spec.angularVelocity();
        definition.linearDamping = (float) spec.linearDamping();
        definition.angularDamping = (float) spec.angularDamping();
        definition.fixedRotation = spec.fixedRotation();
        definition.allowSleep = false; // sleep stops a slow body by a timer that the agent cannot see
        this.engine = world.createBody(definition);
        engine.m_xf.q.c = (float) Trigonometry.cos(engine.m_sweep.a);
        engine.m_xf.q.s = (float) Trigonometry.sin(engine.m_sweep.a);
        this.parts = new Part[spec.shapes().size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new Part(this, spec.shapes().get(i), broadPhase);
            broadPhase.beginPart(parts[i]);
            engine.createFixture(parts[i].definition());
        }
    }

    Part[] parts() {
        return parts;
    }

    /** This static body for a new episode: what could be changed in the last one is as its specification says again. */
    Body reused() {
        role = spec.role();
        for (Fixture f = engine.getFixtureList(); f != null; f = f.getNext()) {
            Part part = (Part) f.getUserData();
            f.setFriction((float) part.spec().friction());
        }
        return this;
    }

    BodySpec spec() {
        return spec;
    }

    org.jbox2d.dynamics.Body engine() {
        return engine;
    }

    Transform frame() {
        return engine.getTransform();
    }

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public SceneView.Role role() {
        return role;
    }

    /**
     * Changes the part the body plays for a renderer, such as to BROKEN; no effect on the physics.
     *
     * @param newRole the part it plays from now on
     */
    public void setRole(SceneView.Role newRole) {
        role = newRole;
    }

    @Override
    public List<Geometry> geometry() {
        return geometry;
    }

    @Override
    public double x() {
        return engine.m_xf.p.x;
    }

    @Override
    public double y() {
        return engine.m_xf.p.y;
    }

    /** Angle, rad, counter-clockwise; not wrapped, so that it counts turns. */
    @Override
    public double angle() {
        return engine.m_sweep.a;
    }

    /** World position of the centre of mass, m. */
    public double centreX() {
        return engine.m_sweep.c.x;
    }

    /** World position of the centre of mass, m. */
    public double centreY() {
        return engine.m_sweep.c.y;
    }

    @Override
    public double velocityX() {
        return engine.m_linearVelocity.x;
    }

    @Override
    public double velocityY() {
        return engine.m_linearVelocity.y;
    }

    /** Angular velocity, rad/s, counter-clockwise. */
    public double angularVelocity() {
        return engine.m_angularVelocity;
    }

    /** Mass, kg; 0 for a body that forces do not move. */
    public double mass() {
        return engine.m_mass;
    }

    /** Moment of inertia about the centre of mass, kg m²; 0 for a body that does not turn. */
    public double inertia() {
        return engine.m_I;
    }

    /**
     * World position of a point of the body.
     *
     * @param localX body coordinates, m
     * @param localY body coordinates, m
     * @return x, m
     */
    public double pointX(double localX, double localY) {
        return engine.m_xf.p.x + engine.m_xf.q.c * localX - engine.m_xf.q.s * localY;
    }

    /**
     * World position of a point of the body.
     *
     * @param localX body coordinates, m
     * @param localY body coordinates, m
     * @return y, m
     */
    public double pointY(double localX, double localY) {
        return engine.m_xf.p.y + engine.m_xf.q.s * localX + engine.m_xf.q.c * localY;
    }

    /**
     * Pushes at the centre of mass during the next control step.
     *
     * @param x N
     * @param y N
     */
    public void applyForce(double x, double y) {
        forceX += x;
        forceY += y;
        pushed = true;
    }

    /**
     * Pushes at a point during the next control step; its moment about the centre of mass is kept constant.
     *
     * @param x N
     * @param y N
     * @param atX world position, m
     * @param atY world position, m
     */
    public void applyForceAt(double x, double y, double atX, double atY) {
        applyForce(x, y);
        torque += (atX - centreX()) * y - (atY - centreY()) * x;
    }

    /**
     * Turns during the next control step.
     *
     * @param value N m, counter-clockwise
     */
    public void applyTorque(double value) {
        torque += value;
        pushed = true;
    }

    /**
     * Changes the velocity of the centre of mass at once.
     *
     * @param x N s
     * @param y N s
     */
    public void applyImpulse(double x, double y) {
        engine.m_linearVelocity.x += (float) (engine.m_invMass * x);
        engine.m_linearVelocity.y += (float) (engine.m_invMass * y);
    }

    /**
     * Changes velocity and angular velocity at once, as a blow at a point.
     *
     * @param x N s
     * @param y N s
     * @param atX world position, m
     * @param atY world position, m
     */
    public void applyImpulseAt(double x, double y, double atX, double atY) {
        applyImpulse(x, y);
        applyAngularImpulse((atX - centreX()) * y - (atY - centreY()) * x);
    }

    /**
     * Changes the angular velocity at once.
     *
     * @param value N m s, counter-clockwise
     */
    public void applyAngularImpulse(double value) {
        engine.m_angularVelocity += (float) (engine.m_invI * value);
    }

    /**
     * Sets the velocity; what moves a kinematic body.
     *
     * @param x m/s
     * @param y m/s
     * @param angular rad/s
     */
    public void setVelocity(double x, double y, double angular) {
        if (spec.kind() == BodySpec.Kind.STATIC) {
            throw new IllegalStateException("body '" + name() + "' is static; it has no velocity to set");
        }
        engine.m_linearVelocity.set((float) x, (float) y);
        engine.m_angularVelocity = (float) angular;
    }

    /**
     * Sets the friction of all its shapes, contacts that exist included.
     *
     * @param friction Coulomb coefficient
     */
    public void setFriction(double friction) {
        if (!(friction >= 0) || !Double.isFinite(friction)) {
            throw new IllegalArgumentException("friction must be finite and at least 0, got " + friction);
        }
        for (Fixture f = engine.getFixtureList(); f != null; f = f.getNext()) {
            f.setFriction((float) friction);
        }
        for (ContactEdge edge = engine.getContactList(); edge != null; edge = edge.next) {
            edge.contact.resetFriction();
        }
    }

    /**
     * Sets the mass to a multiple of what the shapes' densities give; the centre of mass stays.
     *
     * @param factor positive
     */
    public void scaleMass(double factor) {
        if (!(factor > 0) || !Double.isFinite(factor)) {
            throw new IllegalArgumentException("factor must be positive and finite, got " + factor);
        }
        for (Fixture f = engine.getFixtureList(); f != null; f = f.getNext()) {
            Part part = (Part) f.getUserData();
            f.setDensity((float) (part.spec().density() * factor));
        }
        engine.resetMassData();
    }

    /** Whether any solid or sensor shape of this body touches another body, as of the last sub-step. */
    public boolean touching() {
        return touches(null);
    }

    /**
     * Whether this body touches another one, as of the last sub-step.
     *
     * @param other another body of the same world
     * @return true if any of their shapes touch
     */
    public boolean touching(Body other) {
        return touches(other);
    }

    private boolean touches(@Nullable Body other) {
        for (ContactEdge edge = engine.getContactList(); edge != null; edge = edge.next) {
            if (edge.contact.isTouching() && (other == null || edge.other == other.engine)) {
                return true;
            }
        }
        return false;
    }

    /** Whether this body touches a static one, as of the last sub-step. */
    public boolean touchingTerrain() {
        for (ContactEdge edge = engine.getContactList(); edge != null; edge = edge.next) {
            if (edge.contact.isTouching() && edge.other.m_type == org.jbox2d.dynamics.BodyType.STATIC) {
                return true;
            }
        }
        return false;
    }

    /** The sum of the normal impulses of all its contacts in the last sub-step, N s. Divided by the sub-step it is the contact force. */
    public double contactImpulse() {
        double sum = 0;
        for (ContactEdge edge = engine.getContactList(); edge != null; edge = edge.next) {
            Contact contact = edge.contact;
            if (contact.isTouching()) {
                for (int i = 0; i < contact.m_manifold.pointCount; i++) {
                    sum += contact.m_manifold.points[i].normalImpulse;
                }
            }
        }
        return sum;
    }

    /** Puts the held forces on the engine's body, which forgets them after each sub-step. */
    void pushForSubstep() {
        if (pushed && engine.m_type == org.jbox2d.dynamics.BodyType.DYNAMIC) {
            Vec2 force = engine.m_force;
            force.x += (float) forceX;
            force.y += (float) forceY;
            engine.m_torque += (float) torque;
        }
    }

    void release() {
        if (pushed) {
            pushed = false;
            forceX = 0;
            forceY = 0;
            torque = 0;
        }
    }

    /** Whether the state is finite and within {@code reach} metres of the origin. */
    boolean isSane(double reach) {
        org.jbox2d.common.Sweep sweep = engine.m_sweep;
        Vec2 velocity = engine.m_linearVelocity;
        return Math.abs(sweep.c.x) <= reach
                && Math.abs(sweep.c.y) <= reach
                && Math.abs(sweep.a) < Float.POSITIVE_INFINITY
                && Math.abs(velocity.x + velocity.y + engine.m_angularVelocity) < Float.POSITIVE_INFINITY;
    }

    String state() {
        return "position (" + centreX() + ", " + centreY() + ") m, angle " + angle() + " rad, velocity (" + velocityX()
                + ", " + velocityY() + ") m/s, " + angularVelocity() + " rad/s";
    }
}
