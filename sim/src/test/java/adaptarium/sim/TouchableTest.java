package adaptarium.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TouchableTest {
    private static final double G = 9.81;
    private static final double RATE = 2 * Math.PI * 1.5; // of the whole robot on the spring, rad/s

    private final PhysicsWorld world = new PhysicsWorld(WorldSettings.side(0.02));

    private void pull(int body, double localX, double x, double y, int steps) {
        for (int i = 0; i < steps; i++) {
            world.pull(body, localX, 0, x, y);
            world.step();
        }
    }

    @Test
    void aPulledBallComesToRestWhereTheSpringCarriesItsWeight() {
        Body ball = world.add(BodySpec.dynamic("ball", ShapeSpec.disc(0.2)).at(0, 1.5));
        pull(0, 0, 0.5, 2, 300);
        assertEquals(0.5, ball.x(), 1e-3);
        assertEquals(2 - G / (RATE * RATE), ball.y(), 1e-3);
        assertEquals(0, ball.velocityY(), 1e-3);
    }

    @Test
    void aRodHangsFromTheHandThatHoldsItsEnd() {
        Body rod = world.add(BodySpec.dynamic("rod", ShapeSpec.box(1, 0.05)).damped(0, 2));
        pull(0, 0.5, 0, 3, 1000);
        assertEquals(-1, Math.cos(rod.angle() + Math.PI / 2), 1e-3, "its held end points up");
        assertEquals(3 - G / (RATE * RATE) - 0.5, rod.y(), 2e-3);
    }

    @Test
    void aVeryLightLimbOfAHeavyRobotDoesNotShake() {
        Body torso = world.add(
                BodySpec.dynamic("torso", ShapeSpec.box(1, 0.5).withDensity(10)).at(0, 1));
        Body limb = world.add(
                BodySpec.dynamic("limb", ShapeSpec.box(0.2, 0.1).withDensity(5)).at(0.6, 1));
        world.add(JointSpec.revolute("hip", "torso", "limb", 0.5, 1));
        pull(1, 0.1, 1, 2, 400);
        assertTrue(Math.abs(limb.angularVelocity()) < 1, "limb turns at " + limb.angularVelocity());
        assertTrue(torso.y() > 1, "the whole robot is lifted, it is at " + torso.y());
    }

    @Test
    void aPullLastsOneStepAndLeavesNothingBehind() {
        Body ball = world.add(BodySpec.dynamic("ball", ShapeSpec.disc(0.2)));
        world.pull(0, 0, 0, 1, 0);
        world.step();
        double speed = ball.velocityX();
        assertTrue(speed > 0);
        world.step();
        assertEquals(speed, ball.velocityX());
        world.pull(0, 0, 0, 1, 0);
        world.clear();
        Body again = world.add(BodySpec.dynamic("ball", ShapeSpec.disc(0.2)));
        world.step();
        assertEquals(0, again.velocityX());
    }

    @Test
    void aBrokenJointHoldsNothingAndShowsWhatItHeld() {
        world.add(BodySpec.terrain("wall", ShapeSpec.box(0.2, 0.2)));
        Body arm = world.add(BodySpec.dynamic("arm", ShapeSpec.box(1, 0.1)).at(0.5, 0));
        Joint hinge = world.add(JointSpec.revolute("hinge", "wall", "arm", 0, 0));
        world.step();
        world.breakJoint("hinge");
        for (int i = 0; i < 100; i++) {
            world.step();
            assertTrue(Double.isFinite(hinge.position()), "a family may still read it");
        }
        assertEquals(-G * 2, arm.velocityY(), 0.3);
        assertEquals(SceneView.Role.BROKEN, arm.role());
        assertThrows(IllegalArgumentException.class, () -> world.breakJoint("hinge"));
    }

    @Test
    void beyondAMetreAHandPullsNoHarder() {
        PhysicsWorld space = new PhysicsWorld(WorldSettings.top(0.01));
        Body near = space.add(BodySpec.dynamic("near", ShapeSpec.disc(0.2)));
        space.pull(0, 0, 0, 0.6, 0.8);
        space.step();
        double speed = near.velocityX();
        space.clear();
        Body far = space.add(BodySpec.dynamic("far", ShapeSpec.disc(0.2)));
        space.pull(0, 0, 0, 6, 8);
        space.step();
        assertEquals(speed, far.velocityX(), 1e-6);
        assertTrue(speed > 0.1);
    }

    @Test
    void aHandLetsGoOfABodyThatIsTakenAway() {
        world.add(BodySpec.dynamic("gone", ShapeSpec.disc(0.2)));
        Body left = world.add(BodySpec.dynamic("left", ShapeSpec.disc(0.2)).at(3, 0));
        world.step();
        world.pull(0, 0, 0, 1, 0);
        world.remove(world.body("gone"));
        world.step();
        assertEquals(0, left.velocityX());
    }

    @Test
    void terrainCannotBePulled() {
        world.add(BodySpec.terrain("wall", ShapeSpec.box(0.2, 0.2)));
        assertEquals(
                "body 0 cannot be pulled at; it does not move freely",
                assertThrows(IllegalArgumentException.class, () -> world.pull(0, 0, 0, 1, 1))
                        .getMessage());
    }
}
