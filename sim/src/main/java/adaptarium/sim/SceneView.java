package adaptarium.sim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a renderer may read of a simulation at this moment. Reading never changes a result; every number is SI and in world coordinates.
 *
 * <p>The lists of parts are fixed for an episode; their poses change with every step. A renderer on another thread copies what it needs between steps.
 */
public interface SceneView {
    /** The world's bodies, in drawing order: later ones are drawn above earlier ones. */
    List<? extends BodyView> bodies();

    /** The joints between bodies; empty where the family has none. */
    default List<? extends JointView> joints() {
        return List.of();
    }

    /** Contact points of the last step. */
    default List<ContactPoint> contacts() {
        return List.of();
    }

    /** Things that are not bodies: goals, target lines, sensor rays, forces. */
    default List<Marker> markers() {
        return List.of();
    }

    /** Seconds of simulated time since the episode began. */
    double time();

    /** What of the world a fixed camera should show, m. */
    Bounds bounds();

    /** The index in {@link #bodies()} that a following camera keeps in view, or -1 for a fixed camera. */
    default int followed() {
        return -1;
    }

    /**
     * The index in {@link #bodies()} of the body whose way is drawn and whose place stands for the robot's: the one that the camera follows, else the
     * first part of the robot, or -1 where there is none.
     */
    default int tracked() {
        int index = followed();
        for (int i = 0; index < 0 && i < bodies().size(); i++) {
            index = bodies().get(i).role() == Role.ROBOT ? i : -1;
        }
        return index;
    }

    /** The surface of the earth; null in a view from above, and where there is no earth. */
    default @Nullable Ground ground() {
        return null;
    }

    /** What part a body plays in the scene; decides its colour. */
    enum Role {
        /** Ground, walls, rails. */
        TERRAIN,
        /** The robot's own parts. */
        ROBOT,
        /** A second limb in the background, such as a far leg. */
        ROBOT_FAR,
        /** A thing the robot can move. */
        OBJECT,
        /** A part that has failed. */
        BROKEN
    }

    /** One rigid body. */
    interface BodyView {
        /** A name unique in the scene, such as {@code "torso"}. */
        String name();

        /** The part it plays. */
        Role role();

        /** Its shapes in body coordinates, m; fixed for the episode. */
        List<Geometry> geometry();

        /** World position of the body's origin, m. */
        double x();

        /** World position of the body's origin, m. */
        double y();

        /** Angle, rad, counter-clockwise. */
        double angle();

        /** Velocity of the centre of mass, m/s. */
        default double velocityX() {
            return 0;
        }

        /** Velocity of the centre of mass, m/s. */
        default double velocityY() {
            return 0;
        }
    }

    /** One joint. */
    interface JointView {
        /** A name unique in the scene, such as {@code "knee"}. */
        String name();

        /** World position of its anchor, m. */
        double x();

        /** World position of its anchor, m. */
        double y();

        /** Angle (rad) or translation (m) between the bodies. */
        double position();

        /** Lower limit of {@link #position()}; negative infinity where there is none. */
        double lowerLimit();

        /** Upper limit of {@link #position()}; infinity where there is none. */
        double upperLimit();

        /** Torque (N m) or force (N) its motor applied in the last step. */
        double motorEffort();
    }

    /**
     * A contact of the last step.
     *
     * @param x world position, m
     * @param y world position, m
     * @param normalX unit normal
     * @param normalY unit normal
     * @param impulse normal impulse, N s
     */
    record ContactPoint(double x, double y, double normalX, double normalY, double impulse) {}

    /**
     * A rectangle in the world, m.
     *
     * @param minX left edge
     * @param minY lower edge
     * @param maxX right edge
     * @param maxY upper edge
     */
    record Bounds(double minX, double minY, double maxX, double maxY) {
        /** Checks that the rectangle has an area. */
        public Bounds {
            if (!(maxX > minX) || !(maxY > minY)) {
                throw new IllegalArgumentException(
                        "bounds need an area, got [" + minX + ", " + maxX + "] x [" + minY + ", " + maxY + "] m");
            }
        }
    }

    /**
     * The surface of the earth in a view from the side. What lies below it is solid, and beyond its ends it goes on, level.
     *
     * @param surface its points from left to right, world coordinates, m
     */
    record Ground(Geometry.Polyline surface) {
        /** Checks that the points go from left to right. */
        public Ground {
            double[] xs = surface.xs();
            for (int i = 1; i < xs.length; i++) {
                if (!(xs[i] >= xs[i - 1])) {
                    throw new IllegalArgumentException(
                            "ground needs points from left to right, got " + xs[i] + " m after " + xs[i - 1] + " m");
                }
            }
        }

        /**
         * Ground of one height.
         *
         * @param height m
         * @return the ground
         */
        public static Ground level(double height) {
            return new Ground(new Geometry.Polyline(new double[] {-1, 1}, new double[] {height, height}));
        }

        /**
         * The height of the surface.
         *
         * @param x where, m
         * @return m
         */
        public double height(double x) {
            double[] xs = surface.xs();
            double[] ys = surface.ys();
            int last = xs.length - 1;
            if (x >= xs[last]) {
                return ys[last];
            }
            int right = 0;
            while (xs[right] <= x) {
                right++;
            }
            if (right == 0) {
                return ys[0];
            }
            double share = (x - xs[right - 1]) / (xs[right] - xs[right - 1]);
            return ys[right - 1] + share * (ys[right] - ys[right - 1]);
        }
    }

    /** Something to draw that is not a body. World coordinates, m. */
    sealed interface Marker {
        /** What it marks, such as {@code "goal"}; a renderer may show it as a label. */
        String name();

        /**
         * A place with an extent, such as a goal.
         *
         * @param name what it marks
         * @param x centre, m
         * @param y centre, m
         * @param radius m
         */
        record Disc(String name, double x, double y, double radius) implements Marker {}

        /**
         * A line, such as a target position on a rail.
         *
         * @param name what it marks
         * @param x0 start, m
         * @param y0 start, m
         * @param x1 end, m
         * @param y1 end, m
         */
        record Segment(String name, double x0, double y0, double x1, double y1) implements Marker {}

        /**
         * What a distance sensor looks along, up to what it meets; shown only where somebody asks for the sensors.
         *
         * @param name what it marks, such as {@code "lidar"}
         * @param x0 where it looks from, m
         * @param y0 where it looks from, m
         * @param x1 what it meets, or the end of its range, m
         * @param y1 what it meets, or the end of its range, m
         */
        record Ray(String name, double x0, double y0, double x1, double y1) implements Marker {}

        /**
         * A vector at a point, such as a thrust or the wind.
         *
         * @param name what it marks
         * @param x foot, m
         * @param y foot, m
         * @param dx horizontal part, in the unit that {@code name} says
         * @param dy vertical part, in the unit that {@code name} says
         */
        record Arrow(String name, double x, double y, double dx, double dy) implements Marker {}

        /**
         * A rectangle, shaded as much as there is of something, such as the reward that is expected there.
         *
         * @param name what there is
         * @param x centre, m
         * @param y centre, m
         * @param halfWidth m
         * @param halfHeight m
         * @param share how much, in [0, 1]
         */
        record Shade(String name, double x, double y, double halfWidth, double halfHeight, double share)
                implements Marker {}

        /**
         * The robot where it is not, such as where somebody expected it to be.
         *
         * @param name what it shows, such as {@code "expected 0.4 s ago"}
         * @param parts in drawing order
         */
        record Ghost(String name, List<Outline> parts) implements Marker {
            /** Copies the list. */
            public Ghost {
                parts = List.copyOf(parts);
            }
        }
    }

    /**
     * The shapes of a body in a pose.
     *
     * @param geometry in body coordinates, m
     * @param pose where it lies
     */
    record Outline(List<Geometry> geometry, Pose pose) {
        /** Copies the list. */
        public Outline {
            geometry = List.copyOf(geometry);
        }
    }
}
