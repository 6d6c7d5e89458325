package adaptarium.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class JointTest {
    private static final double DT = 0.02; // s
    private final PhysicsWorld space = new PhysicsWorld(WorldSettings.top(DT));
    private final PhysicsWorld earth = new PhysicsWorld(WorldSettings.side(DT));

    private static void run(PhysicsWorld world, int steps) {
        for (int i = 0; i < steps; i++) {
            world.step();
        }
    }

    /** A wheel of inertia 0.5 m r² on a fixed pivot. */
    private static Body wheel(PhysicsWorld world) {
        world.add(BodySpec.terrain("base", ShapeSpec.disc(0.1).withFilter(CollisionFilter.NOTHING)));
        return world.add(BodySpec.dynamic("wheel", ShapeSpec.disc(0.5).withDensity(2)));
    }

    @Test
    void aMotorReachesItsSpeedWithNoMoreThanItsEffort() {
        Body wheel = wheel(space);
        Joint joint =
                space.add(JointSpec.revolute("axle", "base", "wheel", 0, 0).withMotor(0.1));
        joint.setMotorSpeed(4);
        run(space, 25);
        assertEquals(0.1 / wheel.inertia() * 0.5, joint.speed(), 1e-4, "torque limits the acceleration");
        assertEquals(0.1, joint.motorEffort(), 1e-5);
        run(space, 400);
        assertEquals(4, joint.speed(), 1e-5);
        assertEquals(0, joint.motorEffort(), 1e-5);
        joint.setMaxEffort(0);
        wheel.applyAngularImpulse(-0.1);
        double coasting = joint.speed();
        run(space, 10);
        assertEquals(coasting, joint.speed(), 1e-6);
    }

    @Test
    void aPureEffortAcceleratesBothBodies() {
        Body a = space.add(BodySpec.dynamic("a", ShapeSpec.disc(0.5).withDensity(2)));
        Body b = space.add(BodySpec.dynamic("b", ShapeSpec.disc(0.5).withDensity(1)));
        Joint joint = space.add(JointSpec.revolute("axle", "a", "b", 0, 0));
        for (int i = 0; i < 25; i++) {
            joint.applyEffort(0.02);
            joint.applyEffort(0.01);
            space.step();
        }
        assertEquals(0.03, joint.motorEffort(), 1e-12);
        assertEquals(-0.03 / a.inertia() * 0.5, a.angularVelocity(), 1e-4);
        assertEquals(0.03 / b.inertia() * 0.5, b.angularVelocity(), 1e-4);
        assertEquals(joint.speed(), b.angularVelocity() - a.angularVelocity(), 1e-6);
        assertEquals(joint.position(), b.angle() - a.angle(), 1e-6);
        double speed = joint.speed();
        space.step();
        assertEquals(speed, joint.speed(), 1e-6, "an effort lasts one step");
    }

    @Test
    void limitsHoldAgainstEffort() {
        wheel(space);
        Joint joint =
                space.add(JointSpec.revolute("axle", "base", "wheel", 0, 0).withLimits(-0.3, 0.7));
        for (int i = 0; i < 100; i++) {
            joint.applyEffort(2);
            space.step();
            assertTrue(joint.position() < 0.7 + 0.04, "at " + joint.position());
        }
        assertEquals(0.7, joint.position(), 0.04);
        joint.setLimits(-0.3, 0.1);
        run(space, 100);
        assertEquals(0.1, joint.position(), 0.04);
        assertEquals(0.1, joint.upperLimit());
    }

    @Test
    void theRestAngleIsTheZeroOfTheScale() {
        space.add(BodySpec.dynamic("a", ShapeSpec.box(1, 0.2)));
        space.add(BodySpec.dynamic("b", ShapeSpec.box(1, 0.2)).at(0, 0, 0.6));
        Joint joint = space.add(JointSpec.revolute("elbow", "a", "b", 0, 0).withRest(0.5));
        assertEquals(0.1, joint.position(), 1e-6);
    }

    @Test
    void dampingDecaysAndNeverReverses() {
        Body wheel = wheel(space);
        double c = 0.05;
        Joint joint =
                space.add(JointSpec.revolute("axle", "base", "wheel", 0, 0).withDamping(c));
        wheel.setVelocity(0, 0, 5);
        run(space, 50);
        assertEquals(5 * Math.exp(-c / wheel.inertia()), joint.speed(), 0.03);
        joint.setDamping(1000);
        wheel.setVelocity(0, 0, 5);
        for (int i = 0; i < 20; i++) {
            space.step();
            assertEquals(0, joint.speed(), 1e-4);
        }
        joint.setDamping(0.5);
        wheel.setVelocity(0, 0, 5);
        space.step();
        joint.setDamping(0); // while it brakes
        wheel.setVelocity(0, 0, 5);
        run(space, 20);
        assertEquals(5, joint.speed(), 1e-5);
    }

    @Test
    void dampingActsBesideAMotor() {
        Body wheel = wheel(space);
        double torque = 0.1;
        double c = 0.05;
        Joint joint = space.add(JointSpec.revolute("axle", "base", "wheel", 0, 0)
                .withMotor(torque)
                .withDamping(c));
        joint.setMotorSpeed(100); // out of reach: the motor gives all its torque
        run(space, 2000); // ten times I / c
        assertEquals(torque / c, joint.speed(), 1e-3); // where both balance
        joint.setMotorSpeed(1);
        run(space, 1000);
        assertEquals(1, joint.speed(), 1e-3);
        joint.setDamping(1000);
        wheel.setVelocity(0, 0, 5);
        for (int i = 0; i < 20; i++) {
            space.step();
            assertTrue(joint.speed() > -1e-4, "turned back: " + joint.speed());
        }
        assertTrue(joint.speed() < 0.1, "0.1 N m against 1000 N m s/rad: " + joint.speed());
    }

    @Test
    void aDampedSliderWithAMotorBalances() {
        space.add(BodySpec.terrain("rail", ShapeSpec.disc(0.1).withFilter(CollisionFilter.NOTHING)));
        space.add(
                BodySpec.dynamic("cart", ShapeSpec.box(0.5, 0.2).withDensity(2)).at(0, 0));
        Joint joint = space.add(JointSpec.prismatic("slide", "rail", "cart", 0, 0, 1, 0)
                .withMotor(3)
                .withDamping(6));
        joint.setMotorSpeed(100);
        run(space, 300);
        assertEquals(3.0 / 6, joint.speed(), 1e-3);
    }

    @Test
    void aJointRefusesWhatItsKindDoesNotHave() {
        assertRefused(
                "is a weld, which has no motor",
                () -> JointSpec.weld("w", "a", "b", 0, 0).withMotor(1));
        assertRefused(
                "is a rod, which has no motor",
                () -> JointSpec.rod("r", "a", "b", 0, 0, 1, 0).withDamping(1));
        assertRefused(
                "is a wheel, which has no limits",
                () -> JointSpec.wheel("w", "a", "b", 0, 0, 4, 1).withLimits(0, 1));
        assertRefused(
                "is a hinge, which has no spring",
                () -> JointSpec.revolute("h", "a", "b", 0, 0).withSpring(1, 1));
        assertRefused(
                "only a hinge has a rest",
                () -> JointSpec.weld("w", "a", "b", 0, 0).withRest(1));
        wheel(space);
        Joint weld = space.add(JointSpec.weld("weld", "base", "wheel", 0, 0));
        assertThrows(IllegalStateException.class, () -> weld.setMotorSpeed(1));
        assertThrows(IllegalStateException.class, () -> weld.setDamping(1));
        assertThrows(IllegalStateException.class, () -> weld.setLimits(0, 1));
    }

    private static void assertRefused(String words, Executable command) {
        String message = assertThrows(IllegalArgumentException.class, command).getMessage();
        assertTrue(message.contains(words), message);
    }

    @Test
    void aSliderMovesAlongItsAxisOnly() {
        earth.add(BodySpec.terrain("rail", ShapeSpec.box(1, 0.1).withFilter(CollisionFilter.NOTHING)));
        Body cart = earth.add(BodySpec.dynamic("cart", ShapeSpec.box(0.5, 0.25).withDensity(8)));
        double s = Math.sqrt(0.5);
        Joint joint = earth.add(JointSpec.prismatic("slide", "rail", "cart", 0, 0, 1, 1));
        double force = 3 + cart.mass() * 9.81 * s;
        for (int i = 0; i < 50; i++) {
            joint.applyEffort(force);
            earth.step();
        }
        double v = 3 / cart.mass();
        assertEquals(v, joint.speed(), 2e-3);
        assertEquals(v / 2, joint.position(), 0.02);
        assertEquals(joint.position() * s, cart.x(), 1e-3);
        assertEquals(joint.position() * s, cart.y(), 1e-3);
        assertEquals(0, cart.angle(), 1e-4);
        joint.setLimits(-0.5, 0.2);
        run(earth, 300);
        assertEquals(-0.5, joint.position(), 0.01);
        joint.setMaxEffort(100);
        joint.setMotorSpeed(0.3);
        run(earth, 40);
        assertEquals(0.3, joint.speed(), 1e-3);
        assertEquals(cart.mass() * 9.81 * s, joint.motorEffort(), 0.1);
    }

    @Test
    void anEffortOnASliderPushesBothBodiesAlongTheAxisOfTheFirst() {
        Body a = space.add(BodySpec.dynamic("a", ShapeSpec.box(1, 0.2)).at(0, 0, 0.5));
        Body b = space.add(
                BodySpec.dynamic("b", ShapeSpec.box(1, 0.2).withDensity(3)).at(1.2, 1.6));
        Joint joint = space.add(JointSpec.prismatic("slide", "a", "b", 0.6, 0.8, 3, 4)); // through both centres
        for (int i = 0; i < 50; i++) {
            joint.applyEffort(0.1);
            space.step();
        }
        assertEquals(0.1 / a.mass() * -0.6, a.velocityX(), 1e-4);
        assertEquals(0.1 / a.mass() * -0.8, a.velocityY(), 1e-4);
        assertEquals(0.1 / b.mass() * 0.6, b.velocityX(), 1e-4);
        assertEquals(0.1 / b.mass() * 0.8, b.velocityY(), 1e-4);
        assertEquals(0, a.angularVelocity(), 1e-4);
        assertEquals(0.1 / a.mass() + 0.1 / b.mass(), joint.speed(), 1e-4);
    }

    @Test
    void aLimitOnOneSideLeavesTheOtherFree() {
        double free = Double.POSITIVE_INFINITY;
        space.add(BodySpec.terrain("base", ShapeSpec.disc(0.1).withFilter(CollisionFilter.NOTHING)));
        Body cart = space.add(BodySpec.dynamic("cart", ShapeSpec.box(0.5, 0.25)));
        Joint slide = space.add(
                JointSpec.prismatic("slide", "base", "cart", 0, 0, 1, 0).withLimits(-free, 0.2));
        cart.setVelocity(1, 0, 0);
        run(space, 50);
        assertEquals(0.2, slide.position(), 0.01);
        cart.setVelocity(-5, 0, 0);
        run(space, 50);
        assertEquals(-4.8, slide.position(), 0.01);
        Body wheel = space.add(BodySpec.dynamic("wheel", ShapeSpec.disc(0.5)).at(0, 3));
        Joint axle = space.add(JointSpec.revolute("axle", "base", "wheel", 0, 3).withLimits(-0.1, free));
        wheel.setVelocity(0, 0, -2);
        run(space, 50);
        assertEquals(-0.1, axle.position(), 0.04);
        axle.setLimits(-free, free);
        wheel.setVelocity(0, 0, -2);
        run(space, 50);
        assertEquals(-2.1, axle.position(), 0.05);
    }

    @Test
    void positionsAreMeasuredFromTheOtherBody() {
        space.add(BodySpec.dynamic("chassis", ShapeSpec.box(1, 0.2)).at(0, 0, 0.4));
        space.add(BodySpec.dynamic("wheel", ShapeSpec.disc(0.3)).at(0, 0, 0.6));
        Body arm = space.add(BodySpec.dynamic("arm", ShapeSpec.box(1, 0.2)).at(1, 0, 0.3));
        assertEquals(
                0.2,
                space.add(JointSpec.wheel("axle", "chassis", "wheel", 0, 0, 4, 0.7))
                        .position(),
                1e-6);
        assertEquals(
                0, space.add(JointSpec.weld("weld", "chassis", "arm", 0.5, 0)).position(), 1e-6);
        // A rod to a point beside the arm's middle: turning the arm draws that point away at 0.4 m times its rate.
        Joint rod = space.add(JointSpec.rod("rod", "chassis", "arm", 0, 0, 1, 0.4));
        arm.setVelocity(0, 0, -2);
        double length = Math.hypot(1, 0.4);
        assertEquals(2 * 0.4 / length, rod.speed(), 1e-5);
    }

    @Test
    void aWeldTurnsTwoBodiesIntoOne() {
        Body a = space.add(BodySpec.dynamic("a", ShapeSpec.box(1, 0.2)));
        space.add(BodySpec.dynamic("b", ShapeSpec.box(1, 0.2)).at(1, 0));
        Joint weld = space.add(JointSpec.weld("weld", "a", "b", 0.5, 0));
        for (int i = 0; i < 100; i++) {
            a.applyTorque(0.2);
            space.step();
            assertEquals(0, weld.position(), 2e-3);
            assertTrue(weld.gap() < 2e-3);
        }
        assertTrue(a.angularVelocity() > 0.3);
        assertThrows(IllegalStateException.class, () -> weld.applyEffort(1));
    }

    @Test
    void aRodKeepsItsLengthAndASpringOscillates() {
        earth.add(BodySpec.terrain("base", ShapeSpec.disc(0.1).withFilter(CollisionFilter.NOTHING)));
        earth.add(BodySpec.dynamic("bob", ShapeSpec.disc(0.2)).at(2, 0));
        Joint rod = earth.add(JointSpec.rod("rod", "base", "bob", 0, 0, 2, 0));
        Body load = earth.add(BodySpec.dynamic("load", ShapeSpec.disc(0.3)).at(5, -1));
        Joint spring =
                earth.add(JointSpec.rod("spring", "base", "load", 5, 0, 5, -1).withSpring(1, 0.2));
        for (int i = 0; i < 500; i++) {
            earth.step();
            assertEquals(0, rod.position(), 0.01);
        }
        // k = m (2 pi f)²: the load hangs g / (2 pi f)² below where it was.
        assertEquals(9.81 / (4 * Math.PI * Math.PI), spring.position(), 0.01);
        assertEquals(0, spring.speed(), 0.02);
        assertEquals(5, load.x(), 1e-3);
    }

    @Test
    void aWheelDrivesACar() {
        earth.add(BodySpec.terrain(
                "road", ShapeSpec.of(new Geometry.Polyline(new double[] {-50, 0, 50}, new double[] {0, 0, 0}))));
        Body chassis =
                earth.add(BodySpec.dynamic("chassis", ShapeSpec.box(2, 0.4).withDensity(3))
                        .at(0, 0.8));
        Joint[] axles = new Joint[2];
        for (int i = 0; i < 2; i++) {
            double x = i == 0 ? -0.8 : 0.8;
            earth.add(BodySpec.dynamic("wheel" + i, ShapeSpec.disc(0.3).withFriction(1))
                    .at(x, 0.4));
            axles[i] = earth.add(JointSpec.wheel("axle" + i, "chassis", "wheel" + i, x, 0.4, 4, 0.7)
                    .withMotor(20));
        }
        run(earth, 50);
        for (Joint axle : axles) {
            axle.setMotorSpeed(-5);
        }
        run(earth, 200);
        assertEquals(5 * 0.3, chassis.velocityX(), 0.03);
        assertEquals(-5, axles[0].speed(), 0.1);
        assertTrue(chassis.x() > 3);
    }

    @Test
    void aBrokenJointHoldsNothing() {
        earth.add(BodySpec.terrain("base", ShapeSpec.disc(0.1).withFilter(CollisionFilter.NOTHING)));
        Body bob = earth.add(BodySpec.dynamic("bob", ShapeSpec.disc(0.2)).at(0, -1));
        Joint joint = earth.add(JointSpec.revolute("pivot", "base", "bob", 0, 0));
        run(earth, 50);
        assertEquals(-1, bob.y(), 0.01);
        earth.remove(joint);
        assertTrue(earth.joints().isEmpty());
        run(earth, 50);
        assertEquals(-1 - 9.81 / 2, bob.y(), 0.1);
        assertThrows(IllegalArgumentException.class, () -> earth.remove(joint));
    }

    @Test
    void wrongCommandsAreRefused() {
        wheel(space);
        Joint joint = space.add(JointSpec.revolute("axle", "base", "wheel", 0, 0));
        assertThrows(IllegalArgumentException.class, () -> joint.setMotorSpeed(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> joint.setMaxEffort(-1));
        assertThrows(IllegalArgumentException.class, () -> joint.applyEffort(Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> joint.setLimits(1, 0));
        assertThrows(IllegalArgumentException.class, () -> joint.setDamping(Double.NaN));
    }
}
