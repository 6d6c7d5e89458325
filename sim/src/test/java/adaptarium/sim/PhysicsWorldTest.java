package adaptarium.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PhysicsWorldTest {
    private static final double G = 9.81;

    private static PhysicsWorld flat() {
        PhysicsWorld world = new PhysicsWorld(WorldSettings.side(0.02));
        world.add(floor(0.5));
        return world;
    }

    private static BodySpec floor(double friction) {
        return BodySpec.terrain(
                "floor",
                ShapeSpec.of(new Geometry.Polyline(new double[] {-100, 0, 100}, new double[] {0, 0, 0}))
                        .withFriction(friction));
    }

    private static void run(PhysicsWorld world, int steps) {
        for (int i = 0; i < steps; i++) {
            world.step();
        }
    }

    @Test
    void freeFallFollowsTheDiscreteParabola() {
        PhysicsWorld world = new PhysicsWorld(WorldSettings.side(0.02));
        Body ball = world.add(
                BodySpec.dynamic("ball", ShapeSpec.disc(0.2)).at(0, 100).moving(3, 0, 1));
        run(world, 100);
        double t = 2;
        double h = world.settings().substep();
        assertEquals(t, world.time(), 1e-12);
        assertEquals(3 * t, ball.x(), 1e-4);
        assertEquals(-G * t, ball.velocityY(), 1e-4);
        assertEquals(t, ball.angle(), 1e-5);
        // Semi-implicit Euler falls -g t² / 2 - g t h / 2.
        assertEquals(100 - G * t * (t + h) / 2, ball.y(), 1e-3);
    }

    @Test
    void dampingDecaysExponentially() {
        PhysicsWorld world = new PhysicsWorld(WorldSettings.top(0.02));
        Body puck = world.add(
                BodySpec.dynamic("puck", ShapeSpec.disc(0.2)).moving(2, 0, 3).damped(0.5, 1.5));
        run(world, 50);
        assertEquals(2 * Math.exp(-0.5), puck.velocityX(), 0.01);
        assertEquals(3 * Math.exp(-1.5), puck.angularVelocity(), 0.02);
    }

    @Test
    void massAndInertiaAreThoseOfTheShapes() {
        PhysicsWorld world = new PhysicsWorld(WorldSettings.top(0.02));
        Body box = world.add(BodySpec.dynamic("box", ShapeSpec.box(0.6, 0.4).withDensity(5)));
        assertEquals(1.2, box.mass(), 1e-6);
        assertEquals(1.2 * (0.36 + 0.16) / 12, box.inertia(), 1e-6);
        box.scaleMass(2);
        assertEquals(2.4, box.mass(), 1e-6);
        box.scaleMass(3);
        assertEquals(3.6, box.mass(), 1e-6, "of what the shapes weigh, not of what it weighed before");
        Body disc = world.add(BodySpec.dynamic("disc", ShapeSpec.disc(0.3)).at(3, 0));
        assertEquals(Math.PI * 0.09, disc.mass(), 1e-6);
        assertEquals(disc.mass() * 0.045, disc.inertia(), 1e-6);
        Body upright = world.add(
                BodySpec.dynamic("upright", ShapeSpec.disc(0.3)).at(6, 0).upright());
        upright.applyTorque(100);
        world.step();
        assertEquals(0, upright.angularVelocity());
    }

    @Test
    void forcesActForOneControlStepAndImpulsesAtOnce() {
        PhysicsWorld world = new PhysicsWorld(WorldSettings.top(0.05));
        Body box = world.add(BodySpec.dynamic("box", ShapeSpec.box(1, 1).withDensity(2)));
        box.applyForce(4, 0);
        box.applyForceAt(0, 1, 0.5, 0);
        box.applyTorque(0.25);
        world.step();
        assertEquals(4.0 / 2 * 0.05, box.velocityX(), 1e-6);
        assertEquals(1.0 / 2 * 0.05, box.velocityY(), 1e-6);
        assertEquals(0.75 / box.inertia() * 0.05, box.angularVelocity(), 1e-6);
        run(world, 10);
        assertEquals(0.1, box.velocityX(), 1e-6);
        box.applyImpulse(-0.2, 0);
        assertEquals(0, box.velocityX(), 1e-6);
        double spin = box.angularVelocity();
        box.applyImpulseAt(0, 1, box.centreX() + 0.5, box.centreY());
        assertEquals(spin + 0.5 / box.inertia(), box.angularVelocity(), 1e-5);
    }

    @Test
    void aCollisionKeepsMomentumAndLosesEnergyAsRestitutionSays() {
        for (double restitution : new double[] {0, 0.5, 1}) {
            PhysicsWorld world = new PhysicsWorld(WorldSettings.top(0.02));
            ShapeSpec disc = ShapeSpec.disc(0.5).withFriction(0).withRestitution(restitution);
            Body a = world.add(BodySpec.dynamic("a", disc.withDensity(1)).moving(4, 0, 0));
            Body b = world.add(BodySpec.dynamic("b", disc.withDensity(3)).at(2, 0));
            double momentum = a.mass() * 4;
            run(world, 50);
            assertEquals(momentum, a.mass() * a.velocityX() + b.mass() * b.velocityX(), 1e-4);
            assertEquals(restitution * 4, b.velocityX() - a.velocityX(), 1e-3, "restitution " + restitution);
        }
    }

    @Test
    void aBallBouncesToTheHeightRestitutionAllows() {
        PhysicsWorld world = flat();
        Body ball = world.add(BodySpec.dynamic(
                        "ball", ShapeSpec.disc(0.25).withRestitution(0.8).withFriction(0))
                .at(0.3, 2.25));
        double top = 0;
        boolean bounced = false;
        for (int i = 0; i < 100; i++) {
            world.step();
            bounced |= ball.velocityY() > 0;
            if (bounced && ball.velocityY() > 0) {
                top = Math.max(top, ball.y() - 0.25);
            }
        }
        assertEquals(0.64 * 2, top, 0.1);
    }

    @Test
    void aBoxOnASlopeSticksBelowTheFrictionAngleAndSlidesAboveIt() {
        double friction = 0.5;
        for (double degrees : new double[] {10, 20, 25, 28, 35, 45}) {
            double angle = Math.toRadians(degrees);
            PhysicsWorld world = new PhysicsWorld(WorldSettings.side(0.02));
            double c = Math.cos(angle);
            double s = Math.sin(angle);
            world.add(BodySpec.terrain(
                    "slope",
                    ShapeSpec.of(new Geometry.Polyline(
                                    new double[] {-100 * c, 100 * c}, new double[] {100 * s, -100 * s}))
                            .withFriction(friction)));
            Body box = world.add(BodySpec.dynamic("box", ShapeSpec.box(1, 0.5).withFriction(friction))
                    .at(0.27 * s, 0.27 * c, -angle));
            run(world, 25);
            double before = Math.hypot(box.velocityX(), box.velocityY());
            run(world, 50);
            double after = Math.hypot(box.velocityX(), box.velocityY());
            double expected = Math.max(0, G * (s - friction * c));
            assertEquals(expected, after - before, 0.03 * G, degrees + " degrees");
            if (Math.tan(angle) < friction) {
                assertEquals(0, after, 1e-3, degrees + " degrees");
            }
        }
    }

    @Test
    void aRestingBodyFeelsItsWeight() {
        PhysicsWorld world = flat();
        Body box = world.add(BodySpec.dynamic("box", ShapeSpec.box(1, 1)).at(0.2, 0.6));
        Body flying = world.add(BodySpec.dynamic("flying", ShapeSpec.disc(0.2)).at(0, 40));
        run(world, 100);
        assertEquals(0.5, box.y(), 0.02);
        assertTrue(box.touchingTerrain() && box.touching() && box.touching(world.body("floor")));
        assertFalse(flying.touching() || flying.touchingTerrain() || box.touching(flying));
        assertEquals(G * box.mass() * world.settings().substep(), box.contactImpulse(), 1e-3);
        double sum = world.contacts().stream()
                .mapToDouble(SceneView.ContactPoint::impulse)
                .sum();
        assertEquals(box.contactImpulse(), sum, 1e-9);
        assertEquals(0, world.contacts().get(0).y(), 0.02);
        assertEquals(1, Math.abs(world.contacts().get(0).normalY()), 1e-6);
    }

    @Test
    void sensorsFeelAndDoNotPush() {
        PhysicsWorld world = flat();
        Body ghost = world.add(
                BodySpec.dynamic("ghost", ShapeSpec.disc(0.5).asSensor()).at(0, 1));
        run(world, 20);
        assertTrue(ghost.y() < 1 - 0.5 * G * 0.4 * 0.4 + 0.1);
        run(world, 4);
        assertTrue(ghost.touchingTerrain());
        assertTrue(ghost.y() < 0.1);
        assertEquals(0, ghost.contactImpulse());
    }

    @Test
    void filtersDecideWhatCollides() {
        PhysicsWorld world = new PhysicsWorld(WorldSettings.top(0.02));
        ShapeSpec robot = ShapeSpec.disc(0.5).withFilter(CollisionFilter.ROBOT);
        Body a = world.add(BodySpec.dynamic("a", robot).moving(2, 0, 0));
        world.add(BodySpec.dynamic("b", robot).at(2, 0));
        Body c = world.add(BodySpec.dynamic("c", ShapeSpec.disc(0.5)).at(4, 0));
        run(world, 90);
        assertTrue(c.velocityX() > 0.5, "a passed through b and pushed c");
        assertTrue(a.x() > 2.5);
    }

    @Test
    void aFrictionChangeTakesEffectOnAContactThatExists() {
        PhysicsWorld world = flat();
        Body box = world.add(
                BodySpec.dynamic("box", ShapeSpec.box(1, 0.5)).at(0, 0.26).moving(5, 0, 0));
        run(world, 10);
        box.setFriction(0);
        double before = box.velocityX();
        assertTrue(before < 4.8);
        run(world, 20);
        assertEquals(before, box.velocityX(), 1e-3);
    }

    @Test
    void aKinematicBodyKeepsItsVelocityAndCarries() {
        PhysicsWorld world = flat();
        Body lift = world.add(BodySpec.kinematic("lift", ShapeSpec.box(2, 0.2)).at(0, 1));
        Body load = world.add(BodySpec.dynamic("load", ShapeSpec.box(0.5, 0.5)).at(0, 1.4));
        lift.setVelocity(0, 0.5, 0);
        run(world, 100);
        assertEquals(2, lift.y(), 1e-3);
        assertEquals(2.35, load.y(), 0.03);
    }

    @Test
    void gravityCanChangeAndIsRestored() {
        PhysicsWorld world = new PhysicsWorld(WorldSettings.side(0.02));
        world.setGravity(1, 2);
        Body ball = world.add(BodySpec.dynamic("ball", ShapeSpec.disc(0.2)));
        world.step();
        assertEquals(0.02, ball.velocityX(), 1e-6);
        assertEquals(0.04, ball.velocityY(), 1e-6);
        world.clear();
        ball = world.add(BodySpec.dynamic("ball", ShapeSpec.disc(0.2)));
        world.step();
        assertEquals(-G * 0.02, ball.velocityY(), 1e-6);
    }

    @Test
    void divergenceNamesBodyAndStep() {
        PhysicsWorld world = new PhysicsWorld(WorldSettings.side(0.02));
        world.add(BodySpec.dynamic("calm", ShapeSpec.disc(0.2)));
        Body wild = world.add(BodySpec.dynamic("wild", ShapeSpec.disc(0.2)).at(5, 0));
        run(world, 3);
        wild.applyForce(Double.NaN, 0);
        PhysicsDivergedException e = assertThrows(PhysicsDivergedException.class, world::step);
        assertEquals("wild", e.body());
        assertEquals(4, e.step());
        assertTrue(e.getMessage().startsWith("body 'wild' diverged at step 4: position (NaN"), e.getMessage());
        world.clear();
        Body far = world.add(
                BodySpec.dynamic("far", ShapeSpec.disc(0.2)).at(9_999, 0).moving(100, 0, 0));
        PhysicsDivergedException absurd = assertThrows(PhysicsDivergedException.class, world::step);
        assertEquals("far", absurd.body());
        assertTrue(far.x() > 10_000);
        world.clear();
        world.add(BodySpec.dynamic("deep", ShapeSpec.disc(0.2)).at(0, -9_999).moving(0, -100, 0));
        assertEquals(
                "deep",
                assertThrows(PhysicsDivergedException.class, world::step).body());
    }

    @Test
    void whatIsTooFastIsSlowedDownInItsOwnDirection() {
        PhysicsWorld world = new PhysicsWorld(WorldSettings.top(0.02)); // two sub-steps
        Body disc = world.add(BodySpec.dynamic("disc", ShapeSpec.disc(0.2)).moving(3000, -4000, 0));
        Body top =
                world.add(BodySpec.dynamic("top", ShapeSpec.disc(0.2)).at(0, 9).moving(0, 0, -1000));
        world.step();
        assertEquals(2 * 2 * 0.6, disc.x(), 1e-4);
        assertEquals(-2 * 2 * 0.8, disc.y(), 1e-4);
        assertEquals(200, Math.hypot(disc.velocityX(), disc.velocityY()), 0.01);
        assertEquals(-2 * Math.PI / 2, top.angle(), 1e-4);
        assertEquals(-Math.PI / 2 / 0.01, top.angularVelocity(), 0.01);
    }

    @Test
    void divergenceIsSeenInEveryCoordinate() {
        for (int coordinate = 0; coordinate < 3; coordinate++) {
            PhysicsWorld world = new PhysicsWorld(WorldSettings.top(0.02));
            Body disc = world.add(BodySpec.dynamic("disc", ShapeSpec.disc(0.2)));
            world.step();
            disc.applyForce(coordinate == 0 ? Double.NaN : 0, coordinate == 1 ? Double.NaN : 0);
            disc.applyTorque(coordinate == 2 ? Double.NaN : 0);
            assertThrows(PhysicsDivergedException.class, world::step, "coordinate " + coordinate);
        }
    }

    @Test
    void theViewIsWhatTheSceneSays() {
        PhysicsWorld world = flat();
        assertEquals(-1, world.followed());
        Body a = world.add(BodySpec.dynamic("a", ShapeSpec.disc(0.2)).at(0, 1));
        Body b = world.add(BodySpec.dynamic("b", ShapeSpec.disc(0.2)).at(2, 1));
        world.follow(b);
        assertEquals(2, world.followed());
        world.remove(a);
        assertEquals(1, world.followed());
        assertNull(world.ground());
        world.ground(SceneView.Ground.level(0));
        assertEquals(SceneView.Ground.level(0), world.ground());
        world.view(new SceneView.Bounds(-1, -1, 1, 1));
        world.markers(() -> java.util.List.of(new SceneView.Marker.Disc("goal", 1, 2, 0.1)));
        assertEquals(new SceneView.Bounds(-1, -1, 1, 1), world.bounds());
        assertEquals("goal", world.markers().get(0).name());
        world.step();
        assertEquals(1, world.steps());
        world.clear();
        assertEquals(-1, world.followed());
        assertNull(world.ground());
        assertTrue(world.markers().isEmpty());
        assertEquals(new PhysicsWorld(WorldSettings.side(0.02)).bounds(), world.bounds());
        assertEquals(0, world.steps());
        assertEquals(0, world.time());
    }

    @Test
    void wrongScenesAreRefusedWithAReason() {
        PhysicsWorld world = flat();
        world.add(BodySpec.dynamic("a", ShapeSpec.disc(0.2)).at(0, 1));
        assertEquals(
                "there is already a body 'a'",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> world.add(BodySpec.dynamic("a", ShapeSpec.disc(0.2))))
                        .getMessage());
        assertThrows(IllegalStateException.class, () -> world.add(BodySpec.terrain("late", ShapeSpec.disc(1))));
        assertEquals(
                "no body 'b'; there are [floor, a]",
                assertThrows(IllegalArgumentException.class, () -> world.add(JointSpec.revolute("j", "a", "b", 0, 0)))
                        .getMessage());
        world.add(JointSpec.revolute("j", "floor", "a", 0, 1));
        assertThrows(IllegalArgumentException.class, () -> world.add(JointSpec.weld("j", "floor", "a", 0, 1)));
        assertThrows(IllegalArgumentException.class, () -> world.joint("k"));
    }

    @Test
    void aJointNeedsABodyThatObeysForces() {
        PhysicsWorld world = flat();
        world.add(BodySpec.kinematic("lift", ShapeSpec.box(1, 1)).at(0, 5));
        assertEquals(
                "joint 'j' needs a body that obeys forces; 'floor' and 'lift' do not",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> world.add(JointSpec.revolute("j", "floor", "lift", 0, 5)))
                        .getMessage());
    }
}
