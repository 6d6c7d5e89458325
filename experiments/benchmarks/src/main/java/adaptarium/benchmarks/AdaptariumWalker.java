package adaptarium.benchmarks;

import adaptarium.random.Seeds;
import adaptarium.sim.BodySpec;
import adaptarium.sim.CollisionFilter;
import adaptarium.sim.Geometry;
import adaptarium.sim.Joint;
import adaptarium.sim.JointSpec;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.ShapeSpec;
import adaptarium.sim.WorldSettings;
import java.util.random.RandomGenerator;

/** The walker in our {@link PhysicsWorld}: two sub-steps of 1/100 s per control step. */
final class AdaptariumWalker {
    private final PhysicsWorld world = new PhysicsWorld(WorldSettings.side(WalkerScene.CONTROL_TIMESTEP));
    private final RandomGenerator random;
    private final BodySpec terrain;
    private final double hullHeight;
    private final Joint[] joints = new Joint[4];
    private int step;

    AdaptariumWalker(long seed) {
        random = Seeds.generator(seed);
        double[] heights = WalkerScene.heights(random);
        hullHeight = WalkerScene.hullHeight(heights);
        ShapeSpec[] edges = new ShapeSpec[WalkerScene.EDGES];
        for (int i = 0; i < edges.length; i++) {
            double x = (i - WalkerScene.EDGES / 2) * WalkerScene.TERRAIN_STEP;
            edges[i] = ShapeSpec.of(new Geometry.Polyline(
                            new double[] {x, x + WalkerScene.TERRAIN_STEP}, new double[] {heights[i], heights[i + 1]}))
                    .withFriction(WalkerScene.GROUND_FRICTION);
        }
        terrain = BodySpec.terrain("terrain", edges);
    }

    private void reset() {
        world.clear();
        world.add(terrain);
        ShapeSpec hull = ShapeSpec.of(new Geometry.Polygon(WalkerScene.HULL_X, WalkerScene.HULL_Y))
                .withDensity(WalkerScene.HULL_DENSITY)
                .withFriction(WalkerScene.HULL_FRICTION)
                .withFilter(CollisionFilter.ROBOT);
        world.add(BodySpec.dynamic("hull", hull).at(0, hullHeight));
        double hip = hullHeight - WalkerScene.LEG_WIDTH;
        double length = WalkerScene.LEG_LENGTH;
        for (int side = 0; side < 2; side++) {
            double lean = side == 0 ? -0.05 : 0.05;
            String thigh = "thigh" + side;
            String shin = "shin" + side;
            world.add(BodySpec.dynamic(thigh, leg(WalkerScene.LEG_WIDTH)).at(0, hip - length / 2, lean));
            joints[2 * side] = world.add(JointSpec.revolute("hip" + side, "hull", thigh, 0, hip)
                    .withLimits(-0.8, 1.1)
                    .withMotor(WalkerScene.TORQUE));
            world.add(BodySpec.dynamic(shin, leg(0.8 * WalkerScene.LEG_WIDTH)).at(0, hip - 1.5 * length, lean));
            joints[2 * side + 1] = world.add(JointSpec.revolute("knee" + side, thigh, shin, 0, hip - length)
                    .withLimits(-1.6, -0.1)
                    .withMotor(WalkerScene.TORQUE));
        }
    }

    private static ShapeSpec leg(double width) {
        return ShapeSpec.box(width, WalkerScene.LEG_LENGTH)
                .withFriction(WalkerScene.LEG_FRICTION)
                .withFilter(CollisionFilter.ROBOT);
    }

    /** One control step, with a reset every 400. */
    double step() {
        if (step++ % WalkerScene.EPISODE == 0) {
            reset();
        }
        for (int i = 0; i < joints.length; i++) {
            joints[i].setMotorSpeed(WalkerScene.motorSpeed(i, random));
        }
        world.step();
        return joints[0].position();
    }
}
