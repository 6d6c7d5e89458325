package adaptarium.sim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jbox2d.common.Vec2;
import org.jspecify.annotations.Nullable;

/**
 * A world of rigid bodies in the plane: it is filled with a scene, stepped, read and cleared.
 *
 * <p>An episode begins with {@link #clear}, adds its bodies (static ones first) and joints, and then calls {@link #step} once per action. What happens is a
 * function of what was added and applied, in that order, and of nothing else: a cleared world behaves bit for bit as a new one, and worlds on different
 * threads do not meet. One world is used by one thread at a time. {@code step} does not allocate.
 *
 * <p>In a sub-step (see {@link WorldSettings#substeps}) a body moves by at most 2 m and turns by at most a quarter turn; what is faster is slowed down to that.
 */
public final class PhysicsWorld implements SceneView, Touchable {
    /** Positions beyond this are counted as divergence, m: single precision resolves 1 mm there. */
    private static final double REACH = 10_000;

    private static final Bounds DEFAULT_BOUNDS = new Bounds(-5, -2, 5, 4);

    static {
        EngineSettings.require();
    }

    private final WorldSettings settings;
    private final int substeps;
    private final float substep;
    private final SceneBroadPhase broadPhase = new SceneBroadPhase();
    private final EngineWorld engine;
    private final SceneEditor editor;
    private final Vec2 gravity;

    private final List<Body> bodies = new ArrayList<>();
    private final List<Joint> joints = new ArrayList<>();
    private final KeptTerrain kept;

    private boolean hasMovers;
    private boolean changed = true;
    private long steps;
    private Bounds bounds = DEFAULT_BOUNDS;
    private Supplier<List<? extends Marker>> markers = List::of;
    private @Nullable Body followed;
    private @Nullable Ground ground;
    private @Nullable Grip grip; // of the coming step

    /**
     * An empty world.
     *
     * @param settings gravity and control rate
     */
    public PhysicsWorld(WorldSettings settings) {
        this.settings = settings;
        this.substeps = settings.substeps();
        this.substep = (float) settings.substep();
        this.gravity = new Vec2((float) settings.gravityX(), (float) settings.gravityY());
        this.engine = new EngineWorld(gravity, broadPhase);
        this.kept = new KeptTerrain(engine);
        this.editor = new SceneEditor(this, engine, bodies, joints);
    }

    /** Gravity and control rate, as the world was made. */
    public WorldSettings settings() {
        return settings;
    }

    /** Empties the world: bodies and joints of the last episode are dead, time, gravity and view are as at the beginning. */
    public void clear() {
        joints.clear();
        for (int i = bodies.size() - 1; i >= 0; i--) {
            if (!isKept(bodies.get(i))) {
                engine.destroyBody(bodies.get(i).engine()); // takes its joints and contacts along
            }
        }
        bodies.removeIf(body -> !isKept(body));
        engine.forgetMoves();
        editor.clear();
        kept.keep(bodies);
        bodies.clear();
        hasMovers = false;
        changed = true;
        steps = 0;
        bounds = DEFAULT_BOUNDS;
        markers = List::of;
        followed = null;
        ground = null;
        grip = null;
        setGravity(settings.gravityX(), settings.gravityY());
    }

    private boolean isKept(Body body) {
        return body.spec().kind() == BodySpec.Kind.STATIC && !editor.added(body);
    }

    /**
     * Adds a body.
     *
     * @param spec the body as it is at the beginning; static bodies come before all others
     * @return its handle, valid until the world is cleared
     * @throws IllegalArgumentException if the name is taken
     * @throws IllegalStateException if it is static and a moving body was added before
     */
    public Body add(BodySpec spec) {
        if (named(bodies, Body::name, spec.name()) != null) {
            throw new IllegalArgumentException("there is already a body '" + spec.name() + "'");
        }
        if (spec.kind() == BodySpec.Kind.STATIC) {
            if (hasMovers) {
                throw new IllegalStateException("static body '" + spec.name() + "' must be added before moving bodies");
            }
            Body same = kept.take(spec);
            if (same != null) {
                bodies.add(same);
                changed = true;
                return same;
            }
        }
        hasMovers |= spec.kind() != BodySpec.Kind.STATIC;
        return addLate(spec);
    }

    /** Adds a body, of whatever kind at whatever time. */
    Body addLate(BodySpec spec) {
        kept.drop();
        Body body = new Body(spec, engine, broadPhase);
        bodies.add(body);
        changed = true;
        return body;
    }

    /**
     * Adds a joint between two bodies that are there.
     *
     * @param spec the joint
     * @return its handle, valid until the world is cleared
     * @throws IllegalArgumentException if the name is taken, a body is missing, or neither obeys forces
     */
    public Joint add(JointSpec spec) {
        if (named(joints, Joint::name, spec.name()) != null) {
            throw new IllegalArgumentException("there is already a joint '" + spec.name() + "'");
        }
        Body a = body(spec.bodyA());
        Body b = body(spec.bodyB());
        if (a.spec().kind() != BodySpec.Kind.DYNAMIC && b.spec().kind() != BodySpec.Kind.DYNAMIC) {
            throw new IllegalArgumentException("joint '" + spec.name() + "' needs a body that obeys forces; '"
                    + a.name() + "' and '" + b.name() + "' do not");
        }
        Joint joint = new Joint(spec, JointDrive.create(spec, a.engine(), b.engine(), engine));
        joints.add(joint);
        changed = true;
        return joint;
    }

    /**
     * Takes a joint out of the world: it breaks.
     *
     * @param joint a joint of this world
     */
    public void remove(Joint joint) {
        if (!joints.remove(joint)) {
            throw new IllegalArgumentException("joint '" + joint.name() + "' is not in this world");
        }
        engine.destroyJoint(joint.engine());
        changed = true;
    }

    /**
     * Takes a moving body out of the world, with its joints: a payload is dropped for good.
     *
     * @param body a body of this world that is not static
     */
    public void remove(Body body) {
        if (isKept(body)) {
            throw new IllegalArgumentException("body '" + body.name() + "' is static; terrain stays");
        }
        if (!bodies.remove(body)) {
            throw new IllegalArgumentException("body '" + body.name() + "' is not in this world");
        }
        if (grip != null && grip.holds(body)) {
            grip = null;
        }
        joints.removeIf(joint ->
                joint.spec().bodyA().equals(body.name()) || joint.spec().bodyB().equals(body.name()));
        engine.destroyBody(body.engine());
        changed = true;
    }

    private static <N> @Nullable N named(List<N> all, Function<N, String> nameOf, String name) {
        for (int i = 0; i < all.size(); i++) {
            if (nameOf.apply(all.get(i)).equals(name)) {
                return all.get(i);
            }
        }
        return null;
    }

    /**
     * The body of a name.
     *
     * @param name as in its specification
     * @return its handle
     * @throws IllegalArgumentException if there is none
     */
    public Body body(String name) {
        Body found = named(bodies, Body::name, name);
        if (found != null) {
            return found;
        }
        throw new IllegalArgumentException("no body '" + name + "'; there are "
                + bodies.stream().map(Body::name).toList());
    }

    /**
     * The joint of a name.
     *
     * @param name as in its specification
     * @return its handle
     * @throws IllegalArgumentException if there is none
     */
    public Joint joint(String name) {
        Joint found = named(joints, Joint::name, name);
        if (found != null) {
            return found;
        }
        throw new IllegalArgumentException("no joint '" + name + "'; there are "
                + joints.stream().map(Joint::name).toList());
    }

    /**
     * Changes gravity until the world is cleared.
     *
     * @param x m/s²
     * @param y m/s²
     */
    public void setGravity(double x, double y) {
        gravity.set((float) x, (float) y);
        engine.setGravity(gravity);
    }

    /**
     * Simulates one control step.
     *
     * @throws PhysicsDivergedException if a body's state became non-finite or absurd
     */
    public void step() {
        if (changed) {
            kept.drop();
            engine.assemble(bodies, joints);
            changed = false;
        }
        engine.hold(grip);
        int bodyCount = bodies.size();
        int jointCount = joints.size();
        for (int s = 0; s < substeps; s++) {
            for (int i = 0; i < bodyCount; i++) {
                bodies.get(i).pushForSubstep();
            }
            for (int i = 0; i < jointCount; i++) {
                joints.get(i).pushForSubstep(substep);
            }
            engine.advance(substep);
        }
        grip = null;
        steps++;
        for (int i = 0; i < jointCount; i++) {
            joints.get(i).release();
        }
        for (int i = 0; i < bodyCount; i++) {
            Body body = bodies.get(i);
            body.release();
            if (!body.isSane(REACH)) {
                throw new PhysicsDivergedException(body.name(), steps, body.state());
            }
        }
    }

    /** Control steps since the world was cleared. */
    public long steps() {
        return steps;
    }

    @Override
    public double time() {
        return steps * settings.controlTimestep();
    }

    /**
     * The first solid shape on a ray, sensors left out. A shape the ray begins in is not met. Does not allocate.
     *
     * @param ray from where to where; afterwards it knows what it met
     * @param mask categories it can meet, 0xffff for all
     * @return how far along the ray, in [0, 1]; 1 if nothing was met
     */
    public double cast(Ray ray, int mask) {
        kept.drop();
        broadPhase.cast(ray, mask, 1);
        return ray.fraction();
    }

    /**
     * Says what a fixed camera should show, until the world is cleared.
     *
     * @param newBounds m
     */
    public void view(Bounds newBounds) {
        bounds = newBounds;
    }

    /**
     * Says which body a following camera keeps in view, until the world is cleared.
     *
     * @param body of this world
     */
    public void follow(Body body) {
        followed = body;
    }

    /**
     * Says where the surface of the earth is, for drawing, until the world is cleared; what bodies rest on is the terrain.
     *
     * @param newGround the surface
     */
    public void ground(Ground newGround) {
        ground = newGround;
    }

    /**
     * Says where the things to draw that are not bodies come from, until the world is cleared. It is asked only when somebody looks.
     *
     * @param newMarkers goals, rays, forces at the moment of asking
     */
    public void markers(Supplier<List<? extends Marker>> newMarkers) {
        markers = newMarkers;
    }

    @Override
    public List<Body> bodies() {
        return Collections.unmodifiableList(bodies);
    }

    @Override
    public List<Joint> joints() {
        return Collections.unmodifiableList(joints);
    }

    @Override
    public List<ContactPoint> contacts() {
        return engine.contactPoints();
    }

    @Override
    public boolean canPull(int body) {
        return body >= 0 && body < bodies.size() && bodies.get(body).spec().kind() == BodySpec.Kind.DYNAMIC;
    }

    @Override
    public void pull(int body, double localX, double localY, double x, double y) {
        if (!canPull(body)) {
            throw new IllegalArgumentException("body " + body + " cannot be pulled at; it does not move freely");
        }
        double mass = bodies.stream().mapToDouble(Body::mass).sum();
        grip = new Grip(bodies.get(body), localX, localY, x, y, mass);
    }

    @Override
    public void breakJoint(String joint) {
        Joint broken = joint(joint);
        remove(broken);
        body(broken.spec().bodyB()).setRole(Role.BROKEN);
    }

    @Override
    public Optional<SceneEditor> editor() {
        return Optional.of(editor);
    }

    @Override
    public List<Marker> markers() {
        return List.copyOf(markers.get());
    }

    @Override
    public Bounds bounds() {
        return bounds;
    }

    @Override
    public @Nullable Ground ground() {
        return ground;
    }

    @Override
    public int followed() {
        return followed == null ? -1 : bodies.indexOf(followed);
    }
}
