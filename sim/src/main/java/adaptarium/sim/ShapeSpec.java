package adaptarium.sim;

/**
 * One shape of a body: its geometry and what it is made of.
 *
 * @param geometry in the body's coordinates, m
 * @param density kg/m² (2D)
 * @param friction Coulomb coefficient; two touching shapes use the geometric mean of theirs
 * @param restitution bounce in [0, 1]; two touching shapes use the larger; impacts slower than 1 m/s do not bounce
 * @param filter which shapes it may touch
 * @param sensor true for a shape that feels contacts and exerts no force
 */
public record ShapeSpec(
        Geometry geometry,
        double density,
        double friction,
        double restitution,
        CollisionFilter filter,
        boolean sensor) {
    private static final int MOST_VERTICES = 8;
    private static final double SLOP = 0.005; // m, the engine's length tolerance

    /** Checks the numbers, and that the geometry is one the engine can take. */
    public ShapeSpec {
        requireNonNegative("density", density, "kg/m²");
        requireNonNegative("friction", friction, "1");
        if (!(restitution >= 0 && restitution <= 1)) {
            throw new IllegalArgumentException("restitution must lie in [0, 1], got " + restitution);
        }
        if (geometry instanceof Geometry.Polygon polygon) {
            checkPolygon(polygon);
        } else if (geometry instanceof Geometry.Polyline line) {
            checkPolyline(line);
        } else if (geometry instanceof Geometry.Circle disc && !Double.isFinite(disc.x() + disc.y() + disc.radius())) {
            throw new IllegalArgumentException("a physics disc needs finite numbers, got " + disc + " m");
        }
    }

    /**
     * A solid shape of density 1 kg/m², friction 0.5, no bounce, that collides with everything.
     *
     * @param geometry in the body's coordinates, m
     * @return the shape, to be refined by the {@code with} methods
     */
    public static ShapeSpec of(Geometry geometry) {
        return new ShapeSpec(geometry, 1, 0.5, 0, CollisionFilter.ALL, /* sensor= */ false);
    }

    /**
     * A box around the body's origin; see {@link #of}.
     *
     * @param width m
     * @param height m
     * @return the shape
     */
    public static ShapeSpec box(double width, double height) {
        return of(Geometry.Polygon.box(width, height));
    }

    /**
     * A disc around the body's origin; see {@link #of}.
     *
     * @param radius m
     * @return the shape
     */
    public static ShapeSpec disc(double radius) {
        return of(new Geometry.Circle(0, 0, radius));
    }

    /**
     * This shape with another density.
     *
     * @param newDensity kg/m²
     * @return a new value
     */
    public ShapeSpec withDensity(double newDensity) {
        return new ShapeSpec(geometry, newDensity, friction, restitution, filter, sensor);
    }

    /**
     * This shape with another friction.
     *
     * @param newFriction Coulomb coefficient
     * @return a new value
     */
    public ShapeSpec withFriction(double newFriction) {
        return new ShapeSpec(geometry, density, newFriction, restitution, filter, sensor);
    }

    /**
     * This shape with another restitution.
     *
     * @param newRestitution in [0, 1]
     * @return a new value
     */
    public ShapeSpec withRestitution(double newRestitution) {
        return new ShapeSpec(geometry, density, friction, newRestitution, filter, sensor);
    }

    /**
     * This shape with another filter.
     *
     * @param newFilter which shapes it may touch
     * @return a new value
     */
    public ShapeSpec withFilter(CollisionFilter newFilter) {
        return new ShapeSpec(geometry, density, friction, restitution, newFilter, sensor);
    }

    /**
     * This shape as a sensor: it feels contacts and exerts no force.
     *
     * @return a new value
     */
    public ShapeSpec asSensor() {
        return new ShapeSpec(geometry, density, friction, restitution, filter, /* sensor= */ true);
    }

    private static void requireNonNegative(String name, double value, String unit) {
        if (!(value >= 0) || !Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    name + " must be finite and at least 0, got " + value + ("1".equals(unit) ? "" : " " + unit));
        }
    }

    private static void checkPolygon(Geometry.Polygon polygon) {
        double[] xs = polygon.xs();
        double[] ys = polygon.ys();
        int n = xs.length;
        if (n > MOST_VERTICES) {
            throw new IllegalArgumentException("a physics polygon has at most 8 vertices, got " + n);
        }
        for (int i = 0; i < n; i++) {
            int j = (i + 1) % n;
            int k = (i + 2) % n;
            double turn = (xs[j] - xs[i]) * (ys[k] - ys[j]) - (ys[j] - ys[i]) * (xs[k] - xs[j]);
            if (!(turn > 0)) {
                throw new IllegalArgumentException("a physics polygon is strictly convex and counter-clockwise; it is"
                        + " not at vertex " + j + " (" + xs[j] + ", " + ys[j] + ") m");
            }
        }
    }

    private static void checkPolyline(Geometry.Polyline line) {
        double[] xs = line.xs();
        double[] ys = line.ys();
        for (int i = 1; i < xs.length; i++) {
            double length = Math.hypot(xs[i] - xs[i - 1], ys[i] - ys[i - 1]);
            if (!(length > SLOP) || !Double.isFinite(length)) {
                throw new IllegalArgumentException("points of a physics polyline lie more than " + SLOP
                        + " m apart; points " + (i - 1) + " and " + i + " are " + length + " m apart");
            }
        }
    }
}
