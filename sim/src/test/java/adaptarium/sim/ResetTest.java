package adaptarium.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.random.Seeds;
import java.lang.reflect.Field;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jbox2d.collision.broadphase.BroadPhase;
import org.jbox2d.dynamics.ContactManager;
import org.jbox2d.dynamics.World;
import org.junit.jupiter.api.Test;

class ResetTest {
    private static long episode(PhysicsWorld world, Walker walker, long seed, int steps) {
        RandomGenerator random = Seeds.generator(seed);
        walker.build(world);
        long hash = 1;
        for (int i = 0; i < steps; i++) {
            walker.step(world, random);
            hash = Walker.hash(world, hash);
        }
        return hash;
    }

    @Test
    void aClearedWorldBehavesAsANewOne() {
        Walker[] walkers = {
            new Walker(Walker.Ground.EDGES, Walker.Feet.BOXES, 1),
            new Walker(Walker.Ground.CHAIN, Walker.Feet.DISCS, 2),
            new Walker(Walker.Ground.EDGES, Walker.Feet.DISCS, 3)
        };
        PhysicsWorld used = new PhysicsWorld(Walker.settings());
        RandomGenerator random = Seeds.generator(9);
        for (int episode = 0; episode < 200; episode++) {
            // Runs of one terrain, changes of terrain, episodes of any length.
            Walker walker = walkers[(episode / 7) % 3];
            int steps = 1 + random.nextInt(90);
            used.clear();
            long expected = episode(new PhysicsWorld(Walker.settings()), walker, episode, steps);
            assertEquals(expected, episode(used, walker, episode, steps), "episode " + episode);
        }
    }

    @Test
    void aWorldThatIsClearedWithoutASimulatedStepDoesNotGrow() throws ReflectiveOperationException {
        Walker walker = new Walker(Walker.Ground.EDGES, Walker.Feet.BOXES, 1);
        PhysicsWorld world = new PhysicsWorld(Walker.settings());
        Field manager = World.class.getDeclaredField("m_contactManager");
        Field moves = BroadPhase.class.getDeclaredField("m_moveCount");
        Field engine = PhysicsWorld.class.getDeclaredField("engine");
        for (Field field : List.of(manager, moves, engine)) {
            field.setAccessible(true);
        }
        BroadPhase broadPhase = ((ContactManager) manager.get(engine.get(world))).m_broadPhase;
        walker.build(world);
        int once = moves.getInt(broadPhase);
        assertTrue(once > 0, "shapes that are new are looked at in the next step");
        for (int i = 0; i < 5; i++) {
            world.clear();
            assertEquals(0, moves.getInt(broadPhase));
            walker.build(world);
        }
        world.clear();
        assertEquals(episode(new PhysicsWorld(Walker.settings()), walker, 8, 100), episode(world, walker, 8, 100));
    }

    @Test
    void divergenceLeavesNothingBehind() {
        Walker walker = new Walker(Walker.Ground.EDGES, Walker.Feet.DISCS, 5);
        PhysicsWorld world = new PhysicsWorld(Walker.settings());
        for (int attempt = 0; attempt < 3; attempt++) {
            RandomGenerator random = Seeds.generator(attempt);
            world.clear();
            walker.build(world);
            for (int i = 0; i < 60; i++) {
                walker.step(world, random);
            }
            world.body("shin0").applyForce(Double.NaN, Double.POSITIVE_INFINITY);
            assertThrows(PhysicsDivergedException.class, world::step);
        }
        world.clear();
        assertEquals(episode(new PhysicsWorld(Walker.settings()), walker, 8, 100), episode(world, walker, 8, 100));
    }

    @Test
    void aRemovedBodyTakesItsJointsAlong() {
        Walker walker = new Walker(Walker.Ground.EDGES, Walker.Feet.BOXES, 5);
        PhysicsWorld world = new PhysicsWorld(Walker.settings());
        walker.build(world);
        Body thigh = world.body("thigh0");
        world.remove(thigh);
        assertEquals(
                List.of("hip1", "knee1"),
                world.joints().stream().map(Joint::name).toList());
        assertEquals(5, world.bodies().size());
        for (int i = 0; i < 100; i++) {
            world.step();
        }
        assertThrows(IllegalArgumentException.class, () -> world.remove(thigh));
        assertThrows(IllegalArgumentException.class, () -> world.remove(world.body("terrain")));
        world.clear();
        assertEquals(episode(new PhysicsWorld(Walker.settings()), walker, 9, 50), episode(world, walker, 9, 50));
    }

    @Test
    void terrainIsKeptOnlyWhenItIsEqual() {
        PhysicsWorld world = new PhysicsWorld(WorldSettings.side(0.02));
        BodySpec ground = ground(0.5);
        Body first = world.add(ground);
        Body wall = world.add(BodySpec.terrain("wall", ShapeSpec.box(1, 1)).at(5, 0));
        world.clear();
        assertEquals(List.of(), world.bodies());
        assertSame(first, world.add(ground(0.5)), "equal by content");
        world.step();
        assertEquals(1, world.bodies().size(), "the wall was not asked for again");
        assertEquals(1, world.cast(new Ray().between(4, 5, 6, -5), 0xffff));
        world.clear();
        assertNotSame(first, world.add(ground(0.7)));
        assertNotSame(wall, world.add(wall.spec()));
    }

    @Test
    void aRayMeetsNothingOfTheEpisodeBefore() {
        PhysicsWorld world = new PhysicsWorld(WorldSettings.side(0.02));
        world.add(ground(0.5));
        world.add(BodySpec.terrain("wall", ShapeSpec.box(1, 1)).at(5, 0));
        world.clear();
        world.add(ground(0.5));
        assertEquals(1, world.cast(new Ray().between(4, 5, 6, -5), 0xffff), "before the first step");
    }

    private static BodySpec ground(double friction) {
        return BodySpec.terrain(
                "ground",
                ShapeSpec.of(new Geometry.Polyline(new double[] {-3, 0, 3}, new double[] {0, 0.1, 0}))
                        .withFriction(friction));
    }

    @Test
    void changesToKeptTerrainAreUndone() {
        PhysicsWorld world = new PhysicsWorld(WorldSettings.side(0.02));
        Body kept = world.add(ground(0.5));
        kept.setFriction(0);
        kept.setRole(SceneView.Role.OBJECT);
        world.add(BodySpec.dynamic("box", ShapeSpec.box(0.5, 0.5)).at(-1, 0.4).moving(2, 0, 0));
        long slippery = slide(world);
        world.clear();
        Body again = world.add(ground(0.5));
        assertSame(kept, again);
        assertEquals(SceneView.Role.TERRAIN, again.role());
        world.add(BodySpec.dynamic("box", ShapeSpec.box(0.5, 0.5)).at(-1, 0.4).moving(2, 0, 0));
        long rough = slide(world);
        PhysicsWorld fresh = new PhysicsWorld(WorldSettings.side(0.02));
        fresh.add(ground(0.5));
        fresh.add(BodySpec.dynamic("box", ShapeSpec.box(0.5, 0.5)).at(-1, 0.4).moving(2, 0, 0));
        assertEquals(slide(fresh), rough);
        assertNotEquals(slippery, rough);
    }

    private static long slide(PhysicsWorld world) {
        for (int i = 0; i < 40; i++) {
            world.step();
        }
        return Walker.hash(world, 0);
    }
}
