package adaptarium.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * A rigid body as it is at the beginning of an episode.
 *
 * @param name unique in the scene, such as {@code "torso"}
 * @param kind whether and how it moves
 * @param role the part it plays; decides its colour
 * @param x position of its origin, m
 * @param y position of its origin, m
 * @param angle rad, counter-clockwise
 * @param velocityX of its centre of mass, m/s
 * @param velocityY of its centre of mass, m/s
 * @param angularVelocity rad/s
 * @param linearDamping 1/s: the velocity decays as exp(-linearDamping t)
 * @param angularDamping 1/s
 * @param fixedRotation true for a body that never turns
 * @param shapes what it consists of
 */
public record BodySpec(
        String name,
        Kind kind,
        SceneView.Role role,
        double x,
        double y,
        double angle,
        double velocityX,
        double velocityY,
        double angularVelocity,
        double linearDamping,
        double angularDamping,
        boolean fixedRotation,
        List<ShapeSpec> shapes) {

    /** Whether and how a body moves. */
    public enum Kind {
        /** Never moves: terrain, walls. Added before all others, kept over resets. */
        STATIC,
        /** Moves with the velocity it is told, whatever touches it. */
        KINEMATIC,
        /** Obeys forces. */
        DYNAMIC
    }

    /** Copies the list and checks every component. */
    public BodySpec {
        shapes = List.copyOf(shapes);
        if (name.isBlank()) {
            throw new IllegalArgumentException("a body needs a name");
        }
        requireFinite(name, "position and angle", x, y, angle);
        requireFinite(name, "velocity", velocityX, velocityY, angularVelocity);
        if (!(linearDamping >= 0) || !(angularDamping >= 0)) {
            throw new IllegalArgumentException("body '" + name + "': damping must be at least 0, got " + linearDamping
                    + " and " + angularDamping + " 1/s");
        }
        if (kind == Kind.DYNAMIC && shapes.stream().noneMatch(s -> s.density() > 0)) {
            throw new IllegalArgumentException("body '" + name + "' moves, so at least one shape needs a density");
        }
        if (kind == Kind.DYNAMIC && shapes.stream().anyMatch(s -> s.geometry() instanceof Geometry.Polyline)) {
            throw new IllegalArgumentException(
                    "body '" + name + "' moves, so it is made of discs and polygons; lines have no mass");
        }
    }

    /**
     * A body that obeys forces, at the origin and at rest, in the role of a robot's part.
     *
     * @param name unique in the scene
     * @param shapes what it consists of
     * @return the body, to be refined by the other methods
     */
    public static BodySpec dynamic(String name, ShapeSpec... shapes) {
        return at(name, Kind.DYNAMIC, SceneView.Role.ROBOT, shapes);
    }

    /**
     * A body that never moves, in the role of terrain.
     *
     * @param name unique in the scene
     * @param shapes what it consists of
     * @return the body
     */
    public static BodySpec terrain(String name, ShapeSpec... shapes) {
        return at(name, Kind.STATIC, SceneView.Role.TERRAIN, shapes);
    }

    /**
     * A body that moves with the velocity it is told.
     *
     * @param name unique in the scene
     * @param shapes what it consists of
     * @return the body
     */
    public static BodySpec kinematic(String name, ShapeSpec... shapes) {
        return at(name, Kind.KINEMATIC, SceneView.Role.ROBOT, shapes);
    }

    private static BodySpec at(String name, Kind kind, SceneView.Role role, ShapeSpec... shapes) {
        return new BodySpec(name, kind, role, 0, 0, 0, 0, 0, 0, 0, 0, /* fixedRotation= */ false, List.of(shapes));
    }

    /**
     * This body elsewhere.
     *
     * @param newX m
     * @param newY m
     * @return a new value
     */
    public BodySpec at(double newX, double newY) {
        return at(newX, newY, angle);
    }

    /**
     * This body elsewhere, turned.
     *
     * @param newX m
     * @param newY m
     * @param newAngle rad
     * @return a new value
     */
    public BodySpec at(double newX, double newY, double newAngle) {
        return new BodySpec(
                name,
                kind,
                role,
                newX,
                newY,
                newAngle,
                velocityX,
                velocityY,
                angularVelocity,
                linearDamping,
                angularDamping,
                fixedRotation,
                shapes);
    }

    /**
     * This body in another role.
     *
     * @param newRole the part it plays
     * @return a new value
     */
    public BodySpec as(SceneView.Role newRole) {
        return new BodySpec(
                name,
                kind,
                newRole,
                x,
                y,
                angle,
                velocityX,
                velocityY,
                angularVelocity,
                linearDamping,
                angularDamping,
                fixedRotation,
                shapes);
    }

    /**
     * This body in motion.
     *
     * @param newVelocityX m/s
     * @param newVelocityY m/s
     * @param newAngularVelocity rad/s
     * @return a new value
     */
    public BodySpec moving(double newVelocityX, double newVelocityY, double newAngularVelocity) {
        return new BodySpec(
                name,
                kind,
                role,
                x,
                y,
                angle,
                newVelocityX,
                newVelocityY,
                newAngularVelocity,
                linearDamping,
                angularDamping,
                fixedRotation,
                shapes);
    }

    /**
     * This body with damping.
     *
     * @param linear 1/s
     * @param angular 1/s
     * @return a new value
     */
    public BodySpec damped(double linear, double angular) {
        return new BodySpec(
                name,
                kind,
                role,
                x,
                y,
                angle,
                velocityX,
                velocityY,
                angularVelocity,
                linear,
                angular,
                fixedRotation,
                shapes);
    }

    /**
     * This body, never turning.
     *
     * @return a new value
     */
    public BodySpec upright() {
        return new BodySpec(
                name,
                kind,
                role,
                x,
                y,
                angle,
                velocityX,
                velocityY,
                angularVelocity,
                linearDamping,
                angularDamping,
                /* fixedRotation= */ true,
                shapes);
    }

    /**
     * This body with one more shape.
     *
     * @param shape in the body's coordinates
     * @return a new value
     */
    public BodySpec with(ShapeSpec shape) {
        List<ShapeSpec> more = new ArrayList<>(shapes);
        more.add(shape);
        return new BodySpec(
                name,
                kind,
                role,
                x,
                y,
                angle,
                velocityX,
                velocityY,
                angularVelocity,
                linearDamping,
                angularDamping,
                fixedRotation,
                more);
    }

    private static void requireFinite(String name, String what, double a, double b, double c) {
        if (!Double.isFinite(a + b + c)) {
            throw new IllegalArgumentException(
                    "body '" + name + "': " + what + " must be finite, got " + a + ", " + b + ", " + c);
        }
    }
}
