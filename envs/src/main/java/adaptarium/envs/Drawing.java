package adaptarium.envs;

import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import adaptarium.sim.Touchable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A scene for families that have no physics world: parts whose poses are read from the episode's own variables.
 *
 * <pre>{@code
 * Drawing.within(new Bounds(-1, -1, 1, 1), () -> time)
 *         .body("point", Role.ROBOT, new Circle(0, 0, 0.02), () -> x, () -> y, () -> 0)
 *         .marker(() -> new Marker.Disc("goal", task.goalX(), task.goalY(), 0.01));
 * }</pre>
 */
public final class Drawing implements SceneView, Touchable {
    private final Bounds bounds;
    private final DoubleSupplier time;
    private final List<Part> parts = new ArrayList<>();
    private final List<Supplier<Marker>> markers = new ArrayList<>();
    private @Nullable Grip grip;
    private int followed = -1;
    private @Nullable Ground ground;

    /** What happens when a body is pulled at, see {@link Touchable#pull}. */
    @FunctionalInterface
    public interface Grip {
        /**
         * Pulls for one control step.
         *
         * @param body index of the body, in the order they were added
         * @param localX where it is held, body coordinates, m
         * @param localY where it is held, body coordinates, m
         * @param x where the hand is, m
         * @param y where the hand is, m
         */
        void pull(int body, double localX, double localY, double x, double y);
    }

    private record Part(
            String name,
            Role role,
            List<Geometry> geometry,
            DoubleSupplier xOf,
            DoubleSupplier yOf,
            DoubleSupplier angleOf)
            implements BodyView {
        @Override
        public double x() {
            return xOf.getAsDouble();
        }

        @Override
        public double y() {
            return yOf.getAsDouble();
        }

        @Override
        public double angle() {
            return angleOf.getAsDouble();
        }
    }

    private Drawing(Bounds bounds, DoubleSupplier time) {
        this.bounds = bounds;
        this.time = time;
    }

    /**
     * An empty scene.
     *
     * @param bounds what a fixed camera shows, m
     * @param time simulated seconds since the episode began
     * @return the scene
     */
    public static Drawing within(Bounds bounds, DoubleSupplier time) {
        return new Drawing(bounds, time);
    }

    /**
     * Adds a part above those before it.
     *
     * @param name unique in the scene
     * @param role decides its colour
     * @param geometry its shape in its own coordinates
     * @param x world position, m
     * @param y world position, m
     * @param angle rad
     * @return this scene
     */
    public Drawing body(
            String name, Role role, Geometry geometry, DoubleSupplier x, DoubleSupplier y, DoubleSupplier angle) {
        parts.add(new Part(name, role, List.of(geometry), x, y, angle));
        return this;
    }

    /**
     * Adds a part that never moves.
     *
     * @param name unique in the scene
     * @param geometry its shape in world coordinates
     * @return this scene
     */
    public Drawing terrain(String name, Geometry geometry) {
        return body(name, Role.TERRAIN, geometry, () -> 0, () -> 0, () -> 0);
    }

    /**
     * Adds something that is not a body.
     *
     * @param marker read whenever the scene is drawn
     * @return this scene
     */
    public Drawing marker(Supplier<Marker> marker) {
        markers.add(marker);
        return this;
    }

    /**
     * Says which part a following camera keeps in view.
     *
     * @param name of a part that has been added
     * @return this scene
     * @throws IllegalArgumentException where there is no such part
     */
    public Drawing follow(String name) {
        List<String> names = parts.stream().map(Part::name).toList();
        followed = names.indexOf(name);
        if (followed < 0) {
            throw new IllegalArgumentException("no part '" + name + "' to follow; there are " + names);
        }
        return this;
    }

    /**
     * Says where the surface of the earth is; without it, the scene has none.
     *
     * @param surface the surface
     * @return this scene
     */
    public Drawing ground(Ground surface) {
        ground = surface;
        return this;
    }

    /**
     * Lets the scene be pulled at from outside.
     *
     * @param newGrip does it, by a change of the episode's velocities
     * @return this scene
     */
    public Drawing pulledBy(Grip newGrip) {
        grip = newGrip;
        return this;
    }

    @Override
    public boolean canPull(int body) {
        return grip != null
                && body >= 0
                && body < parts.size()
                && parts.get(body).role() != Role.TERRAIN;
    }

    @Override
    public void pull(int body, double localX, double localY, double x, double y) {
        if (grip == null) {
            throw new IllegalArgumentException("nothing in this scene can be pulled at");
        }
        if (!canPull(body)) {
            throw new IllegalArgumentException("body " + body + " cannot be pulled at");
        }
        grip.pull(body, localX, localY, x, y);
    }

    @Override
    public void breakJoint(String joint) {
        throw new IllegalArgumentException("there is no joint '" + joint + "' in this scene");
    }

    @Override
    public List<? extends BodyView> bodies() {
        return parts;
    }

    @Override
    public List<Marker> markers() {
        List<Marker> present = new ArrayList<>();
        markers.forEach(marker -> present.add(marker.get()));
        return present;
    }

    @Override
    public double time() {
        return time.getAsDouble();
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
        return followed;
    }
}
