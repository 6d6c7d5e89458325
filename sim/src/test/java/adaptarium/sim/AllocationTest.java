package adaptarium.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import adaptarium.random.Seeds;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class AllocationTest {
    @Test
    void stepsQueriesAndRaysAllocateNothing() {
        assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean, "this JVM does not count allocation");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Walker walker = new Walker(Walker.Ground.CHAIN, Walker.Feet.DISCS, 4);
        PhysicsWorld world = new PhysicsWorld(Walker.settings());
        int steps = 2000;
        double sum = 0;
        long allocated = Long.MAX_VALUE;
        // The first time, pools grow to what the episode needs; later the same episode needs nothing. The compiler
        // allocates now and then, when it gives up
        // code it had optimised, so the best of a few counts.
        for (int repetition = 0; repetition < 5; repetition++) {
            RandomGenerator random = Seeds.generator(4);
            world.clear();
            walker.build(world);
            Ray ray = new Ray();
            Body hull = world.body("hull");
            Joint hip = world.joint("hip0");
            sum += run(walker, world, random, ray, hull, hip, 10);
            long before = threads.getCurrentThreadAllocatedBytes();
            sum += run(walker, world, random, ray, hull, hip, steps);
            allocated = Math.min(allocated, threads.getCurrentThreadAllocatedBytes() - before);
        }
        double perStep = allocated / (double) steps;
        assertEquals(0, perStep, 0.5, "bytes per step, " + sum);
    }

    private static double run(
            Walker walker, PhysicsWorld world, RandomGenerator random, Ray ray, Body hull, Joint hip, int steps) {
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            hull.applyForce(1, 0);
            hip.applyEffort(0.1);
            walker.step(world, random);
            for (int k = 0; k < 10; k++) {
                sum += world.cast(ray.between(hull.x(), hull.y(), hull.x() + k, hull.y() - 5), 0xfffd);
            }
            sum += hip.position() + hip.speed() + hip.motorEffort() + hull.contactImpulse();
            sum += hull.touching() || hull.touchingTerrain() ? 1 : 0;
        }
        return sum;
    }
}
