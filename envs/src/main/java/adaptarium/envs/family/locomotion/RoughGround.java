package adaptarium.envs.family.locomotion;

import adaptarium.random.Seeds;
import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView.Marker;
import adaptarium.sim.Trigonometry;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Rough ground that slopes, and the lidar that looks at it: {@link #RAYS} rays from straight down to nearly straight ahead.
 *
 * <p>Heights are the smoothed random walk of Gymnasium's {@code BipedalWalker}, to both sides of a level start.
 */
final class RoughGround {
    /** How many rays the lidar has. */
    static final int RAYS = 10;

    private static final double PIXEL = 1.0 / 30; // m; Gymnasium gives lengths in pixels
    private static final double EDGE = 14 * PIXEL; // m, of the ground's points
    private static final int EDGES_BEHIND = 24;
    private static final int EDGES_AHEAD = 150;
    private static final int EDGES_LEVEL = 5; // on either side of the start
    private static final double RANGE = 160 * PIXEL; // m, of the lidar

    /** Where the course ends on the left, m: two edges before the ground does. */
    static final double BEHIND = (2 - EDGES_BEHIND) * EDGE;

    /** Where the course ends on the right, m: six edges before the ground does. */
    static final double AHEAD = (EDGES_AHEAD - 6) * EDGE;

    private static final double[] SWEEP_X = new double[RAYS];
    private static final double[] SWEEP_Y = new double[RAYS];

    static {
        for (int i = 0; i < RAYS; i++) {
            SWEEP_X[i] = RANGE * Trigonometry.sin(1.5 * i / RAYS);
            SWEEP_Y[i] = -RANGE * Trigonometry.cos(1.5 * i / RAYS);
        }
    }

    private final Geometry.Polyline surface;

    private RoughGround(Geometry.Polyline surface) {
        this.surface = surface;
    }

    /**
     * Makes a ground.
     *
     * @param slopeAngle rad; positive goes uphill to the right
     * @param roughness in units of Gymnasium's ground
     * @param number of the random walk
     */
    static RoughGround of(double slopeAngle, double roughness, long number) {
        RandomGenerator random = Seeds.generator(number);
        double slope = Trigonometry.sin(slopeAngle) / Trigonometry.cos(slopeAngle);
        int points = EDGES_BEHIND + EDGES_AHEAD + 1;
        double[] xs = new double[points];
        double[] ys = new double[points];
        for (int i = 0; i < points; i++) {
            xs[i] = (i - EDGES_BEHIND) * EDGE;
        }
        for (int way = -1; way <= 1; way += 2) {
            double height = 0;
            double climb = 0; // m per edge
            for (int i = 1; EDGES_BEHIND + way * i >= 0 && EDGES_BEHIND + way * i < points; i++) {
                if (i > EDGES_LEVEL) {
                    climb = 0.8 * climb
                            + 0.01 * Math.signum(-height)
                            + roughness * PIXEL * (2 * random.nextDouble() - 1);
                    height += climb;
                }
                ys[EDGES_BEHIND + way * i] = height + way * slope * EDGE * Math.max(0, i - EDGES_LEVEL);
            }
        }
        return new RoughGround(new Geometry.Polyline(xs, ys));
    }

    /** Its points, from left to right. */
    Geometry.Polyline surface() {
        return surface;
    }

    /**
     * All rays in one sweep along the ground. They start together, each looks higher than the one before and none backwards, and the ground has one
     * height at each place; so no ray ends before the one below it.
     *
     * @param fromX where the rays start, m
     * @param fromY where the rays start, m
     * @param out shares of the range, written from {@code offset} on
     */
    void look(double fromX, double fromY, float[] out, int offset) {
        double[] xs = surface.xs();
        double[] ys = surface.ys();
        int edge = Math.max(0, Math.min(xs.length - 2, (int) Math.floor(fromX / EDGE) + EDGES_BEHIND));
        for (int i = 0; i < RAYS; i++) {
            double dx = SWEEP_X[i];
            double dy = SWEEP_Y[i];
            double fraction = 1;
            // The right end of an edge lies above the ray: the ray meets the edge.
            while (edge < xs.length - 2
                    && xs[edge] < fromX + dx
                    && (ys[edge + 1] - fromY) * dx < (xs[edge + 1] - fromX) * dy) {
                edge++;
            }
            double ex = xs[edge + 1] - xs[edge];
            double ey = ys[edge + 1] - ys[edge];
            double across = dx * ey - dy * ex;
            if (across > 0) {
                fraction = ((xs[edge] - fromX) * ey - (ys[edge] - fromY) * ex) / across;
            }
            out[offset + i] = (float) Math.max(0, Math.min(1, fraction));
        }
    }

    /** The rays from a place, to be drawn. */
    List<Marker> rays(double fromX, double fromY) {
        float[] fractions = new float[RAYS];
        look(fromX, fromY, fractions, 0);
        List<Marker> markers = new ArrayList<>();
        for (int i = 0; i < RAYS; i++) {
            double toX = fromX + fractions[i] * SWEEP_X[i];
            double toY = fromY + fractions[i] * SWEEP_Y[i];
            markers.add(new Marker.Ray("lidar", fromX, fromY, toX, toY));
        }
        return markers;
    }
}
