package adaptarium.envs.family.navigation;

import adaptarium.envs.Axis;
import adaptarium.sim.Body;
import adaptarium.sim.CollisionFilter;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.Ray;
import adaptarium.sim.SceneView.Marker;
import adaptarium.sim.Trigonometry;
import java.util.ArrayList;
import java.util.List;

/** Eight distance sensors of a body that is seen from above, 45 degrees apart; they see what is {@link CollisionFilter#ALL}. */
final class Lidar {
    /** How many rays there are. */
    static final int RAYS = 8;

    private static final double[] COSINES = new double[RAYS];
    private static final double[] SINES = new double[RAYS];

    static {
        for (int i = 0; i < RAYS; i++) {
            COSINES[i] = Trigonometry.cos(2 * Math.PI * i / RAYS);
            SINES[i] = Trigonometry.sin(2 * Math.PI * i / RAYS);
        }
    }

    private final PhysicsWorld world;
    private final Body body;
    private final double range;
    private final Ray ray = new Ray();

    /**
     * The sensors of a body.
     *
     * @param world where it is
     * @param body in whose middle the rays begin
     * @param range m
     */
    Lidar(PhysicsWorld world, Body body, double range) {
        this.world = world;
        this.body = body;
        this.range = range;
    }

    /** What the rays add to an observation, in units of their range. */
    static List<Axis> axes(String range) {
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < RAYS; i++) {
            axes.add(new Axis("lidar at " + 45 * i + " deg", range, 0, 1));
        }
        return axes;
    }

    /** Writes one number for each ray. */
    void observe(float[] out, int offset) {
        for (int i = 0; i < RAYS; i++) {
            out[offset + i] = (float) look(i);
        }
    }

    /** How far a ray gets, as a share of its range. */
    private double look(int i) {
        double x = body.x();
        double y = body.y();
        return world.cast(
                ray.between(x, y, x + range * COSINES[i], y + range * SINES[i]), CollisionFilter.ALL.category());
    }

    /** The rays as they are drawn. */
    List<Marker> markers() {
        List<Marker> markers = new ArrayList<>();
        for (int i = 0; i < RAYS; i++) {
            double far = look(i);
            markers.add(new Marker.Ray(
                    "lidar",
                    body.x(),
                    body.y(),
                    body.x() + far * (range * COSINES[i]),
                    body.y() + far * (range * SINES[i])));
        }
        return markers;
    }
}
