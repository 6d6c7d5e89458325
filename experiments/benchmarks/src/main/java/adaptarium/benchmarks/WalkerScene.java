package adaptarium.benchmarks;

import java.util.random.RandomGenerator;

/** The measures of the walker that both worlds build: those of Gymnasium's BipedalWalker in metres, on 200 terrain edges, with legs that do not collide with each other. */
final class WalkerScene {
    static final int EDGES = 200;
    static final int EPISODE = 400; // steps
    static final double CONTROL_TIMESTEP = 0.02; // s
    static final double LEG_LENGTH = 34.0 / 30; // m
    static final double LEG_WIDTH = 8.0 / 30; // m
    static final double TERRAIN_STEP = 14.0 / 30; // m
    static final double TORQUE = 80; // N m
    static final double[] HULL_X = {-1, 34.0 / 30, 34.0 / 30, 6.0 / 30, -1}; // m
    static final double[] HULL_Y = {-8.0 / 30, -8.0 / 30, 1.0 / 30, 9.0 / 30, 9.0 / 30}; // m
    static final double HULL_DENSITY = 5; // kg/m²
    static final double HULL_FRICTION = 0.1;
    static final double LEG_FRICTION = 0.2;
    static final double GROUND_FRICTION = 2.5;

    private WalkerScene() {}

    /** Terrain heights at the ends of the edges, m. */
    static double[] heights(RandomGenerator random) {
        double[] heights = new double[EDGES + 1];
        double slope = 0;
        for (int i = 1; i <= EDGES; i++) {
            slope = 0.8 * slope - 0.01 * Math.signum(heights[i - 1]) + 0.06 * (2 * random.nextDouble() - 1);
            heights[i] = heights[i - 1] + slope;
        }
        return heights;
    }

    /** The height the hull begins at, m. */
    static double hullHeight(double[] heights) {
        return heights[EDGES / 2] + 2 * LEG_LENGTH + 0.3;
    }

    /** A random motor speed for a joint: hips have even indices, knees odd ones; rad/s. */
    static double motorSpeed(int joint, RandomGenerator random) {
        return (joint % 2 == 0 ? 4 : 6) * (2 * random.nextDouble() - 1);
    }
}
