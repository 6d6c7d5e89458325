package adaptarium.envs.family.vehicle;

import adaptarium.sim.Trigonometry;
import java.util.random.RandomGenerator;

/**
 * An endless road whose curvature is the sum of two waves, so that curvature and heading have closed forms.
 *
 * @param phase1 of the long wave, rad
 * @param phase2 of the short wave, rad
 */
record WindingRoad(double phase1, double phase2) {
    private static final double BEND1 = 0.32; // 1/m, greatest curvature of the long wave
    private static final double BEND2 = 0.16; // 1/m, of the short wave
    private static final double NUMBER1 = 2 * Math.PI / 15; // rad/m
    private static final double NUMBER2 = 2 * Math.PI / 6.1; // rad/m

    static WindingRoad draw(RandomGenerator random) {
        return new WindingRoad(2 * Math.PI * random.nextDouble(), 2 * Math.PI * random.nextDouble());
    }

    /**
     * How sharply it turns to the left.
     *
     * @param along m of road
     * @return 1/m
     */
    double curvature(double along) {
        return BEND1 * Trigonometry.sin(NUMBER1 * along + phase1) + BEND2 * Trigonometry.sin(NUMBER2 * along + phase2);
    }

    /**
     * Where it leads.
     *
     * @param along m of road
     * @return rad, 0 where {@code along} is 0
     */
    double heading(double along) {
        return BEND1 / NUMBER1 * (Trigonometry.cos(phase1) - Trigonometry.cos(NUMBER1 * along + phase1))
                + BEND2 / NUMBER2 * (Trigonometry.cos(phase2) - Trigonometry.cos(NUMBER2 * along + phase2));
    }
}
