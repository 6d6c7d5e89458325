package adaptarium.sim;

import java.util.Locale;

/**
 * A thing that somebody adds to a scene. A value, from which every episode makes its body.
 *
 * @param form what it is
 * @param name unique in the scene, such as {@code "box 1"}
 * @param on the moving body it is fixed to, whose coordinates its place is in; empty for none
 * @param x of its middle, m
 * @param y of its middle, m
 * @param angle rad, counter-clockwise
 * @param width m, from 0.02 to 50; a weight's diameter
 * @param height m, from 0.02 to 50; a weight has none, and says its width
 * @param density kg/m², from 0.01 to 10,000; of no effect on what never moves
 * @param friction Coulomb coefficient, from 0 to 10
 */
public record AddedBody(
        Form form,
        String name,
        String on,
        double x,
        double y,
        double angle,
        double width,
        double height,
        double density,
        double friction) {
    /** The smallest side, m: thinner things would be passed through. */
    public static final double LEAST_SIZE = 0.02;

    /** The largest side, m. */
    public static final double GREATEST_SIZE = 50;

    /** The least density, kg/m². */
    public static final double LEAST_DENSITY = 0.01;

    /** The greatest density, kg/m². */
    public static final double GREATEST_DENSITY = 10_000;

    /** The greatest friction. */
    public static final double GREATEST_FRICTION = 10;

    private static final double USUAL_EXTENT = 6; // m, of a scene in which things have their usual sizes

    private static final double FLOOR_DRAG =
            2; // 1/s, where a world is seen from above and has no friction with its floor

    /** What can be added. */
    public enum Form {
        /** A box that can be pushed. */
        BOX,
        /** A box that never moves. */
        WALL,
        /** A wedge that never moves and rises to the right. */
        SLOPE,
        /** A wedge that never moves and falls to the right. */
        DESCENT,
        /** A disc that can be pushed, or is fixed to a body that it burdens. */
        WEIGHT;

        /** In a word. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether it obeys forces. */
        public boolean moves() {
            return this == BOX || this == WEIGHT;
        }
    }

    /** Checks every number. */
    public AddedBody {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a thing that is added needs a name");
        }
        if (!on.isEmpty() && form != Form.WEIGHT) {
            throw new IllegalArgumentException("'" + name + "': only a weight can be fixed to a body");
        }
        if (!Double.isFinite(x + y + angle)) {
            throw new IllegalArgumentException(
                    "'" + name + "': place and angle must be finite, got (" + x + ", " + y + ") m, " + angle + " rad");
        }
        require(name, "width", width, LEAST_SIZE, GREATEST_SIZE, " m");
        require(name, "height", height, LEAST_SIZE, GREATEST_SIZE, " m");
        require(name, "density", density, LEAST_DENSITY, GREATEST_DENSITY, " kg/m²");
        require(name, "friction", friction, 0, GREATEST_FRICTION, "");
    }

    private static void require(String name, String what, double value, double least, double most, String unit) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "'" + name + "': " + what + " must lie in [" + least + ", " + most + "]" + unit + ", got " + value);
        }
    }

    /**
     * A thing as it is usually added: as large as suits the scene, lighter than a robot of its size but for a weight, which is heavier.
     *
     * @param form what it is
     * @param name unique in the scene
     * @param bounds what a fixed camera shows of the scene
     * @return the thing, at the origin
     */
    public static AddedBody usual(Form form, String name, SceneView.Bounds bounds) {
        double extent = Math.min(bounds.maxX() - bounds.minX(), bounds.maxY() - bounds.minY());
        double unit = Math.min(5, Math.max(0.05, extent / USUAL_EXTENT));
        double width = unit * (form == Form.WALL || form == Form.WEIGHT ? 0.2 : form == Form.BOX ? 0.4 : 2);
        double height = unit * (form == Form.WALL ? 1 : form == Form.WEIGHT ? 0.2 : 0.4);
        double density = form == Form.WEIGHT ? 50 : 10;
        return new AddedBody(form, name, "", 0, 0, 0, width, height, density, 0.8);
    }

    /**
     * The same fixed to a body.
     *
     * @param body which
     * @param localX of its middle in the body's coordinates, m
     * @param localY of its middle in the body's coordinates, m
     * @return a new value
     */
    public AddedBody on(String body, double localX, double localY) {
        return new AddedBody(form, name, body, localX, localY, 0, width, height, density, friction);
    }

    /**
     * The same at another place in the same coordinates.
     *
     * @param newX m
     * @param newY m
     * @param newAngle rad
     * @return a new value
     */
    public AddedBody moved(double newX, double newY, double newAngle) {
        return new AddedBody(form, name, on, newX, newY, newAngle, width, height, density, friction);
    }

    /**
     * The same elsewhere, fixed to nothing.
     *
     * @param newX m
     * @param newY m
     * @param newAngle rad
     * @return a new value
     */
    public AddedBody at(double newX, double newY, double newAngle) {
        return new AddedBody(form, name, "", newX, newY, newAngle, width, height, density, friction);
    }

    /**
     * The same in another size.
     *
     * @param newWidth m
     * @param newHeight m
     * @return a new value
     */
    public AddedBody sized(double newWidth, double newHeight) {
        return new AddedBody(form, name, on, x, y, angle, newWidth, newHeight, density, friction);
    }

    /**
     * The same of another matter.
     *
     * @param newDensity kg/m²
     * @param newFriction Coulomb coefficient
     * @return a new value
     */
    public AddedBody of(double newDensity, double newFriction) {
        return new AddedBody(form, name, on, x, y, angle, width, height, newDensity, newFriction);
    }

    /** Its shape around its middle, m. */
    public Geometry geometry() {
        double w = width / 2;
        double h = height / 2;
        return switch (form) {
            case BOX, WALL -> Geometry.Polygon.box(width, height);
            case SLOPE -> new Geometry.Polygon(new double[] {-w, w, w}, new double[] {-h, -h, h});
            case DESCENT -> new Geometry.Polygon(new double[] {-w, w, -w}, new double[] {-h, -h, h});
            case WEIGHT -> new Geometry.Circle(0, 0, w);
        };
    }

    /**
     * Its body.
     *
     * @param worldX of its middle, m
     * @param worldY of its middle, m
     * @param worldAngle rad
     * @param fromAbove whether the world is seen from above, where only damping stops what moves
     */
    BodySpec spec(double worldX, double worldY, double worldAngle, boolean fromAbove) {
        ShapeSpec shape = ShapeSpec.of(geometry()).withDensity(density).withFriction(friction);
        BodySpec spec = form.moves()
                ? BodySpec.dynamic(name, on.isEmpty() ? shape : shape.withFilter(CollisionFilter.ROBOT))
                        .as(SceneView.Role.OBJECT)
                : BodySpec.terrain(name, shape);
        BodySpec there = spec.at(worldX, worldY, worldAngle);
        return fromAbove && on.isEmpty() ? there.damped(FLOOR_DRAG, FLOOR_DRAG) : there;
    }
}
