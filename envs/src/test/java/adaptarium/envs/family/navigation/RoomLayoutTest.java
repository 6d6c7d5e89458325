package adaptarium.envs.family.navigation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.family.navigation.RoomLayout.Place;
import org.junit.jupiter.api.Test;

class RoomLayoutTest {
    @Test
    void aNumberIsAlwaysTheSameLayout() {
        assertEquals(RoomLayout.of(5), RoomLayout.of(5));
        assertNotEquals(RoomLayout.of(5), RoomLayout.of(6));
    }

    @Test
    void theDiscPassesBetweenPillarsAndEverythingElse() {
        double disc = 2 * KeyAndDoors.RADIUS;
        for (long number = 0; number < 2000; number++) {
            RoomLayout layout = RoomLayout.of(number);
            Place first = layout.pillars().get(0);
            Place second = layout.pillars().get(1);
            assertTrue(Math.sqrt(first.squareTo(second.x(), second.y())) > 2 * RoomLayout.PILLAR + disc);
            for (Place pillar : layout.pillars()) {
                double toWall = KeyAndDoors.HALF - Math.max(Math.abs(pillar.x()), Math.abs(pillar.y()));
                assertTrue(toWall > RoomLayout.PILLAR + disc);
                assertTrue(Math.hypot(pillar.x(), pillar.y()) > RoomLayout.PILLAR + disc + 0.2 * Math.sqrt(2));
            }
        }
    }

    @Test
    void mudIsWhereItsPatchesAre() {
        RoomLayout layout = RoomLayout.of(9);
        for (Place patch : layout.mud()) {
            assertTrue(layout.isMuddy(patch.x(), patch.y() + 0.44));
        }
        double outside = 0;
        for (Place patch : layout.mud()) {
            outside = Math.max(outside, patch.x() + 0.46);
        }
        assertFalse(layout.isMuddy(outside + 1, 0));
    }
}
