package adaptarium.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jbox2d.collision.AABB;
import org.jbox2d.common.Vec2;
import org.junit.jupiter.api.Test;

class SceneBroadPhaseTest {
    private final PhysicsWorld world = new PhysicsWorld(WorldSettings.top(0.02));
    private final Body still = world.add(BodySpec.terrain("still", ShapeSpec.disc(1)));
    private final Body mover =
            world.add(BodySpec.dynamic("mover", ShapeSpec.disc(1)).at(9, 9));
    private final SceneBroadPhase broadPhase = new SceneBroadPhase();
    private final RandomGenerator random = Seeds.generator(5);

    private static AABB box(double x, double y, double width, double height) {
        return new AABB(new Vec2((float) x, (float) y), new Vec2((float) (x + width), (float) (y + height)));
    }

    private AABB randomBox() {
        return box(40 * random.nextDouble(), 8 * random.nextDouble(), random.nextDouble(), random.nextDouble());
    }

    private int create(AABB box, Body body) {
        broadPhase.beginPart(new Part(body, body.spec().shapes().get(0), broadPhase));
        return broadPhase.createProxy(box, "data");
    }

    @Test
    void queriesFindWhatOverlapsAndNothingElse() {
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            ids.add(create(randomBox(), i < 120 ? still : mover));
        }
        for (int i = 0; i < 40; i++) {
            broadPhase.destroyProxy(ids.remove(random.nextInt(ids.size())));
        }
        for (int k = 0; k < 500; k++) {
            AABB query = randomBox();
            TreeSet<Integer> expected = new TreeSet<>();
            for (int id : ids) {
                if (AABB.testOverlap(broadPhase.getFatAABB(id), query)) {
                    expected.add(id);
                }
            }
            TreeSet<Integer> found = new TreeSet<>();
            broadPhase.query(
                    id -> {
                        assertTrue(found.add(id), "found twice");
                        return true;
                    },
                    query);
            assertEquals(expected, found);
        }
    }

    @Test
    void idsAreTheLowestFreeOnes() {
        for (int i = 0; i < 6; i++) {
            assertEquals(i, create(randomBox(), mover));
        }
        broadPhase.destroyProxy(4);
        broadPhase.destroyProxy(1);
        assertEquals(1, create(randomBox(), mover));
        assertEquals(4, create(randomBox(), mover));
        assertEquals(6, create(randomBox(), mover));
    }

    @Test
    void aMoverIsLookedUpAgainOnlyWhenItLeavesItsBox() {
        int id = create(box(0, 0, 1, 1), mover);
        assertFalse(broadPhase.moveProxy(id, box(0.05, -0.05, 1, 1), new Vec2(0.05f, -0.05f)));
        assertTrue(broadPhase.moveProxy(id, box(0.2, 0, 1, 1), new Vec2(0.2f, 0)));
        AABB fat = broadPhase.getFatAABB(id);
        assertEquals(0.1, fat.lowerBound.x, 1e-6);
        assertEquals(1.2 + 0.1 + 2 * 0.2, fat.upperBound.x, 1e-6);
        // A box that grows beyond the old one on all sides, which the engine's tree would overlook.
        assertTrue(broadPhase.moveProxy(id, box(-2, -2, 6, 6), new Vec2()));
        assertEquals(1, broadPhase.getInsertionCount() - 1);
    }

    @Test
    void aTerrainOfManyPartsHasAShallowTree() {
        for (int i = 0; i < 200; i++) {
            create(box(i, 0, 1, 1), still);
        }
        assertEquals(7, broadPhase.getHeight());
    }
}
