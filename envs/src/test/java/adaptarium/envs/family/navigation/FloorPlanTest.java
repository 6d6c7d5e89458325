package adaptarium.envs.family.navigation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FloorPlanTest {
    @Test
    void aNumberIsAlwaysTheSamePlan() {
        assertEquals(FloorPlan.of(5, 3).walls(), FloorPlan.of(5, 3).walls());
        assertNotEquals(FloorPlan.of(5, 3).walls(), FloorPlan.of(6, 3).walls());
    }

    @Test
    void thereAreManyPlans() {
        Set<List<Boolean>> plans = new HashSet<>();
        for (long number = 0; number < 1000; number++) {
            plans.add(FloorPlan.of(number, 3).walls().stream()
                    .sorted((a, b) ->
                            a.room() != b.room() ? a.room() - b.room() : Boolean.compare(a.upright(), b.upright()))
                    .map(FloorPlan.Wall::doorway)
                    .toList());
        }
        assertTrue(plans.size() > 350, plans.size() + " different plans"); // 192 trees, and most with doors to spare
    }

    @Test
    void everyRoomIsReachedAndAsManyWallsStandAsASquareHas() {
        for (int side = 2; side <= 5; side++) {
            for (long number = 0; number < 200; number++) {
                FloorPlan plan = FloorPlan.of(number, side);
                assertEquals(2 * side * (side - 1), plan.walls().size());
                for (int goal = 0; goal < side * side; goal++) {
                    int[] way = plan.way(goal);
                    for (int room = 0; room < side * side; room++) {
                        assertTrue(steps(plan, way, room, goal) < side * side, "from " + room + " to " + goal);
                    }
                }
            }
        }
    }

    /** Follows a way, through doorways only. */
    private static int steps(FloorPlan plan, int[] way, int from, int goal) {
        int room = from;
        int steps = 0;
        while (room != goal && steps < way.length) {
            FloorPlan.Wall wall = plan.walls().get(way[room]);
            assertTrue(wall.doorway());
            room = wall.room() == room ? wall.behind(plan.side()) : wall.room();
            steps++;
        }
        return steps;
    }

    /** Shortest ways by Bellman's equation, applied until nothing changes: no table of distances in the class under test. */
    @Test
    void waysAreTheShortest() {
        for (long number = 0; number < 100; number++) {
            FloorPlan plan = FloorPlan.of(number, 4);
            int[] far = new int[16];
            Arrays.fill(far, 99);
            far[3] = 0;
            for (int sweep = 0; sweep < 16; sweep++) {
                for (FloorPlan.Wall wall : plan.walls()) {
                    if (wall.doorway()) {
                        far[wall.room()] = Math.min(far[wall.room()], 1 + far[wall.behind(4)]);
                        far[wall.behind(4)] = Math.min(far[wall.behind(4)], 1 + far[wall.room()]);
                    }
                }
            }
            int[] way = plan.way(3);
            for (int room = 0; room < 16; room++) {
                assertEquals(far[room], steps(plan, way, room, 3), "plan " + number + ", room " + room);
            }
        }
    }

    @Test
    void doorwaysLeaveRoomForTheDiscAndLieInTheirWalls() {
        assertTrue(FloorPlan.DOORWAY > 3 * RandomRooms.RADIUS);
        for (long number = 0; number < 200; number++) {
            for (FloorPlan.Wall wall : FloorPlan.of(number, 3).walls()) {
                assertTrue(Math.abs(wall.shift()) + FloorPlan.DOORWAY / 2 < FloorPlan.ROOM / 2 - RandomRooms.RADIUS);
            }
        }
    }

    @Test
    void placesAndRoomsBelongTogether() {
        FloorPlan plan = FloorPlan.of(7, 3);
        assertEquals(4, plan.middle());
        assertEquals(0, plan.x(4), 1e-12);
        for (int room = 0; room < 9; room++) {
            assertEquals(room, plan.room(plan.x(room), plan.y(room)));
            assertEquals(room, plan.room(plan.beaconX(room), plan.beaconY(room)));
        }
        assertEquals(8, plan.room(99, 99));
        assertEquals(0, plan.room(-99, -99));
    }
}
