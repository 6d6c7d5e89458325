package adaptarium.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.random.Seeds;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WalkerTest {
    @ParameterizedTest
    @EnumSource(Walker.Ground.class)
    void noBodyIsEverBelowTheTerrain(Walker.Ground ground) {
        int episodes = 1000; // two kinds of ground: 2,000 in all
        Walker walker = new Walker(ground, Walker.Feet.BOXES, 7);
        PhysicsWorld world = new PhysicsWorld(Walker.settings());
        for (int episode = 0; episode < episodes; episode++) {
            RandomGenerator random = Seeds.generator(Seeds.derive(21, episode));
            world.clear();
            walker.build(world);
            for (int step = 0; step < 120; step++) {
                walker.step(world, random);
            }
            for (Body body : world.bodies()) {
                if (body.mass() > 0) {
                    double height = body.centreY() - walker.groundAt(body.centreX());
                    assertTrue(height > 0, body.name() + " " + height + " m in episode " + episode);
                }
            }
        }
    }

    @Test
    void jointsStayTogether() {
        Walker walker = new Walker(Walker.Ground.EDGES, Walker.Feet.BOXES, 7);
        PhysicsWorld world = new PhysicsWorld(Walker.settings());
        double sum = 0;
        double worst = 0;
        int count = 0;
        for (int episode = 0; episode < 40; episode++) {
            RandomGenerator random = Seeds.generator(Seeds.derive(22, episode));
            world.clear();
            walker.build(world);
            for (int step = 0; step < 200; step++) {
                walker.step(world, random);
                for (Joint joint : world.joints()) {
                    double gap = joint.gap();
                    sum += gap;
                    count++;
                    worst = Math.max(worst, gap);
                }
            }
        }
        assertEquals(0, sum / count, 0.0005, "mean gap, m");
        assertEquals(0, worst, 0.02, "largest gap, m");
    }
}
