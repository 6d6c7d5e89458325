package adaptarium.envs.data;

import adaptarium.sim.Body;
import adaptarium.sim.Joint;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.Ray;
import java.util.random.RandomGenerator;

/** What formulas read: named numbers, bodies, joints and rays of one episode. Its arrays are shared with nobody. */
final class State {
    final double[] numbers;
    final Body[] bodies;
    final Joint[] joints;
    final boolean[] released; // by joint
    final Ray[] rays;
    final PhysicsWorld world;
    final RandomGenerator random;

    State(int numbers, int bodies, int joints, int rays, PhysicsWorld world, RandomGenerator random) {
        this.numbers = new double[numbers];
        this.bodies = new Body[bodies];
        this.joints = new Joint[joints];
        released = new boolean[joints];
        this.rays = new Ray[rays];
        for (int i = 0; i < rays; i++) {
            this.rays[i] = new Ray();
        }
        this.world = world;
        this.random = random;
    }
}
