package adaptarium.sim;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A shape in the coordinates of the body that carries it, in metres. */
public sealed interface Geometry {
    /**
     * A disc.
     *
     * @param x centre, m
     * @param y centre, m
     * @param radius radius, m, positive
     */
    record Circle(double x, double y, double radius) implements Geometry {
        /** Checks the radius. */
        public Circle {
            if (!(radius > 0)) {
                throw new IllegalArgumentException("radius must be positive, got " + radius + " m");
            }
        }
    }

    /**
     * A convex polygon, counter-clockwise. The arrays are read-only by convention: scenes are shared with renderers.
     *
     * @param xs vertices, m, double[V] with V from 3 to 8 for physics shapes
     * @param ys vertices, m, double[V]
     */
    @SuppressWarnings("ArrayRecordComponent") // drawn every frame; equality is by content, below
    record Polygon(double[] xs, double[] ys) implements Geometry {
        /** Checks that both coordinates have the same number of vertices, at least three. */
        public Polygon {
            requireSameLength(xs, ys, 3, "polygon");
        }

        /**
         * An axis-aligned box around the body's origin.
         *
         * @param width full width, m
         * @param height full height, m
         * @return the polygon
         */
        public static Polygon box(double width, double height) {
            return box(0, 0, width, height);
        }

        /**
         * An axis-aligned box somewhere on the body.
         *
         * @param x its middle, m
         * @param y its middle, m
         * @param width full width, m
         * @param height full height, m
         * @return the polygon
         */
        public static Polygon box(double x, double y, double width, double height) {
            double w = width / 2;
            double h = height / 2;
            return new Polygon(new double[] {x - w, x + w, x + w, x - w}, new double[] {y - h, y - h, y + h, y + h});
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Polygon that && Arrays.equals(xs, that.xs) && Arrays.equals(ys, that.ys);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(xs) + Arrays.hashCode(ys);
        }
    }

    /**
     * An open line, such as a terrain's surface.
     *
     * @param xs points, m, double[V] with V >= 2
     * @param ys points, m, double[V]
     */
    @SuppressWarnings("ArrayRecordComponent") // drawn every frame; equality is by content, below
    record Polyline(double[] xs, double[] ys) implements Geometry {
        /** Checks that both coordinates have the same number of points, at least two. */
        public Polyline {
            requireSameLength(xs, ys, 2, "polyline");
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Polyline that && Arrays.equals(xs, that.xs) && Arrays.equals(ys, that.ys);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(xs) + Arrays.hashCode(ys);
        }
    }

    private static void requireSameLength(double[] xs, double[] ys, int least, String what) {
        if (xs.length != ys.length || xs.length < least) {
            throw new IllegalArgumentException(what + " needs at least " + least + " points, as many x as y, got "
                    + xs.length + " and " + ys.length);
        }
    }
}
