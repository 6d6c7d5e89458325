package adaptarium.sim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jbox2d.common.Transform;

/**
 * The one place where a {@link PhysicsWorld} is changed by hand, between two steps and for the rest of the episode. What is placed takes along all bodies that
 * joints hold to it, as one rigid thing, and rests; what would lie in something that it collides with is refused, and so is what a joint holds to terrain.
 * Rays show an edit when they are cast next.
 */
public final class SceneEditor {
    private final PhysicsWorld world;
    private final EngineWorld engine;
    private final List<Body> bodies; // the world's
    private final List<Joint> joints; // the world's
    private final List<Body> added = new ArrayList<>();
    private final Overlap overlap = new Overlap();

    /** A body where it would be. */
    private record Moved(Body body, Transform to, double angle) {}

    SceneEditor(PhysicsWorld world, EngineWorld engine, List<Body> bodies, List<Joint> joints) {
        this.world = world;
        this.engine = engine;
        this.bodies = bodies;
        this.joints = joints;
    }

    /** An episode is over. */
    void clear() {
        added.clear();
    }

    /** Whether a body was added by hand. */
    boolean added(Body body) {
        return added.contains(body);
    }

    /**
     * Why an edit would be refused.
     *
     * @param edit the change
     * @return one line; nothing where {@link #edit} would carry it out
     */
    public Optional<String> refusal(SceneEdit edit) {
        Optional<Body> body = find(edit.body());
        if (edit instanceof SceneEdit.Put put) {
            return refusal(put.thing(), body);
        }
        if (body.isEmpty()) {
            return Optional.of("there is no body '" + edit.body() + "' in this scene");
        }
        if (edit instanceof SceneEdit.Place place) {
            return refusal(place, body.get());
        }
        return added(body.get())
                ? Optional.empty()
                : Optional.of("'" + edit.body() + "' belongs to the family; only what was added can be taken away");
    }

    private Optional<String> refusal(AddedBody thing, Optional<Body> replaced) {
        if (replaced.isPresent() && !added(replaced.get())) {
            return Optional.of("there is already a body '" + thing.name() + "' in this scene");
        }
        if (!thing.on().isEmpty()) {
            Optional<Body> carrier = find(thing.on());
            if (carrier.isEmpty() || carrier.get().spec().kind() != BodySpec.Kind.DYNAMIC || carrier.equals(replaced)) {
                return Optional.of("there is no moving body '" + thing.on() + "' to fix '" + thing.name() + "' to");
            }
        }
        BodySpec spec = spec(thing);
        Set<Body> own = new HashSet<>();
        replaced.ifPresent(own::add);
        if (!thing.on().isEmpty()) {
            own.addAll(held(find(thing.on()).orElseThrow()));
        }
        return noRoom(spec, transform(spec.x(), spec.y(), spec.angle()), own);
    }

    private Optional<String> refusal(SceneEdit.Place place, Body body) {
        if (body.spec().kind() != BodySpec.Kind.DYNAMIC && !added(body)) {
            return Optional.of("'" + body.name() + "' does not move freely; it cannot be placed elsewhere");
        }
        Set<Body> together = held(body);
        for (Body other : together) {
            if (other.spec().kind() != BodySpec.Kind.DYNAMIC && other != body) {
                return Optional.of("'" + body.name() + "' is held by '" + other.name()
                        + "', which stays; it cannot be placed elsewhere");
            }
        }
        for (Moved moved : moved(place, body, together)) {
            Optional<String> problem = noRoom(moved.body().spec(), moved.to(), together);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private Optional<String> noRoom(BodySpec spec, Transform at, Set<Body> apartFrom) {
        boolean moves = spec.kind() != BodySpec.Kind.STATIC;
        String where = String.format(
                Locale.ROOT, "there is no room for '%s' at (%.2f, %.2f) m: ", spec.name(), at.p.x, at.p.y);
        for (Body other : bodies) {
            boolean meets = moves || other.spec().kind() != BodySpec.Kind.STATIC;
            if (meets
                    && !apartFrom.contains(other)
                    && overlap.between(spec.shapes(), at, other.spec().shapes(), other.frame())) {
                return Optional.of(where + "it would lie in '" + other.name() + "'");
            }
        }
        SceneView.Ground ground = world.ground();
        return moves && ground != null && below(ground, spec, at)
                ? Optional.of(where + "it would lie in the ground")
                : Optional.empty();
    }

    // Terrain is a line that a body may be wholly below.
    private static boolean below(SceneView.Ground ground, BodySpec spec, Transform at) {
        for (ShapeSpec shape : spec.shapes()) {
            boolean solid = !shape.sensor() && shape.filter().mask() != 0;
            if (solid && shape.geometry() instanceof Geometry.Circle disc) {
                double x = at.p.x + at.q.c * disc.x() - at.q.s * disc.y();
                double y = at.p.y + at.q.s * disc.x() + at.q.c * disc.y();
                if (y < ground.height(x)) {
                    return true;
                }
            } else if (solid && shape.geometry() instanceof Geometry.Polygon polygon) {
                for (int i = 0; i < polygon.xs().length; i++) {
                    double x = at.p.x + at.q.c * polygon.xs()[i] - at.q.s * polygon.ys()[i];
                    double y = at.p.y + at.q.s * polygon.xs()[i] + at.q.c * polygon.ys()[i];
                    if (y < ground.height(x)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /**
     * Carries out an edit.
     *
     * @param edit the change
     * @throws IllegalArgumentException where it is refused; nothing has changed then
     */
    public void edit(SceneEdit edit) {
        Optional<String> refused = refusal(edit);
        if (refused.isPresent()) {
            throw new IllegalArgumentException(refused.get());
        }
        Optional<Body> body = find(edit.body());
        if (edit instanceof SceneEdit.Put put) {
            body.ifPresent(this::remove);
            put(put.thing());
        } else if (edit instanceof SceneEdit.Place place) {
            Set<Body> together = held(body.orElseThrow());
            moved(place, body.get(), together).forEach(this::place);
        } else {
            remove(body.orElseThrow());
        }
    }

    private void put(AddedBody thing) {
        BodySpec spec = spec(thing);
        added.add(world.addLate(spec));
        if (!thing.on().isEmpty()) {
            world.add(JointSpec.weld(thing.name(), thing.on(), thing.name(), spec.x(), spec.y()));
        }
    }

    private void remove(Body body) {
        world.remove(body);
        added.remove(body);
    }

    private void place(Moved moved) {
        org.jbox2d.dynamics.Body body = moved.body().engine();
        body.m_xf.set(moved.to());
        body.m_sweep.a = (float) moved.angle();
        body.m_sweep.a0 = body.m_sweep.a;
        Transform.mulToOut(body.m_xf, body.m_sweep.localCenter, body.m_sweep.c);
        body.m_sweep.c0.set(body.m_sweep.c);
        body.m_linearVelocity.setZero();
        body.m_angularVelocity = 0;
        for (Part part : moved.body().parts()) {
            part.jump(engine.getContactManager().m_broadPhase);
        }
        engine.lookForContacts();
    }

    private List<Moved> moved(SceneEdit.Place place, Body body, Set<Body> together) {
        double turn = place.angle() - body.angle();
        double c = turn == 0 ? 1 : Trigonometry.cos(turn);
        double s = turn == 0 ? 0 : Trigonometry.sin(turn);
        List<Moved> all = new ArrayList<>();
        for (Body one : bodies) { // in their order
            if (together.contains(one)) {
                double dx = one.x() - body.x();
                double dy = one.y() - body.y();
                double angle = one.angle() + turn;
                all.add(new Moved(
                        one, transform(place.x() + c * dx - s * dy, place.y() + s * dx + c * dy, angle), angle));
            }
        }
        return all;
    }

    private static Transform transform(double x, double y, double angle) {
        Transform at = new Transform();
        at.p.set((float) x, (float) y);
        at.q.c = (float) Trigonometry.cos((float) angle);
        at.q.s = (float) Trigonometry.sin((float) angle);
        return at;
    }

    private BodySpec spec(AddedBody thing) {
        boolean fromAbove = world.settings().gravityX() == 0 && world.settings().gravityY() == 0;
        if (thing.on().isEmpty()) {
            return thing.spec(thing.x(), thing.y(), thing.angle(), fromAbove);
        }
        Body carrier = world.body(thing.on());
        return thing.spec(
                carrier.pointX(thing.x(), thing.y()),
                carrier.pointY(thing.x(), thing.y()),
                carrier.angle() + thing.angle(),
                fromAbove);
    }

    /** A body and all that joints hold to it, but what lies behind a body that does not obey forces. */
    private Set<Body> held(Body body) {
        Set<Body> together = new HashSet<>();
        List<Body> open = new ArrayList<>(List.of(body));
        while (!open.isEmpty()) {
            Body next = open.remove(open.size() - 1);
            if (together.add(next) && next.spec().kind() == BodySpec.Kind.DYNAMIC) {
                for (Joint joint : joints) {
                    String a = joint.spec().bodyA();
                    String b = joint.spec().bodyB();
                    if (a.equals(next.name()) || b.equals(next.name())) {
                        open.add(world.body(a.equals(next.name()) ? b : a));
                    }
                }
            }
        }
        return together;
    }

    private Optional<Body> find(String name) {
        return bodies.stream().filter(body -> body.name().equals(name)).findFirst();
    }
}
