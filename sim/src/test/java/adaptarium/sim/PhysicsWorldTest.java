package adaptarium.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PhysicsWorldTest {
    @Test
    void aBoxComesToRestOnAChain() {
        PhysicsWorld world = new PhysicsWorld(WorldSettings.side(0.02));
        world.add(BodySpec.terrain(
                "ground", ShapeSpec.of(new Geometry.Polyline(new double[] {-10, 0, 10}, new double[] {0, 0, 0}))));
        Body box = world.add(BodySpec.dynamic("box", ShapeSpec.box(1, 1)).at(0.2, 2));
        for (int i = 0; i < 200; i++) {
            world.step();
        }
        assertEquals(0.5, box.y(), 0.02);
        assertEquals(0, box.velocityY(), 1e-3);
        assertTrue(box.touchingTerrain());
        assertEquals(9.81 * box.mass() * world.settings().substep(), box.contactImpulse(), 1e-3);
        Ray ray = new Ray().between(0.2, 5, 0.2, -5);
        assertEquals((5 - box.y() - 0.5) / 10, world.cast(ray, 0xffff), 1e-6);
    }
}
