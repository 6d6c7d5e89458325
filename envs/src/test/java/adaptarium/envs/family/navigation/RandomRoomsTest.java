package adaptarium.envs.family.navigation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Split;
import adaptarium.envs.StepResult;
import adaptarium.envs.family.navigation.RandomRooms.Task;
import adaptarium.envs.reference.References;
import adaptarium.envs.reference.RoomNavigator;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RandomRoomsTest {
    private static final RandomRooms FAMILY = new RandomRooms();

    private static Task task(Split split, int i) {
        return FAMILY.tasks().sample(split, Seeds.generator(Seeds.derive(8, split.name(), i)));
    }

    @Test
    void aRandomWalkStaysInTheBuildingAndSeesTheBeaconInItsRoomOnly() {
        float[] action = new float[2];
        int seen = 0;
        for (int i = 0; i < 60; i++) {
            Task task = task(i % 2 == 0 ? Split.TRAIN : Split.SHIFTED, i);
            FloorPlan plan = task.building();
            int goal = task.goalRoom(plan);
            double most = task.rooms() * FloorPlan.ROOM / 2 - RandomRooms.RADIUS + 0.02; // m, the engine's slop
            Environment<Task> environment = new Environment<>(FAMILY, task);
            RandomGenerator random = Seeds.generator(i);
            float[] now = environment.reset(i);
            assertEquals(0, now[RandomRooms.IN_SIGHT], "unseen at the start");
            StepResult result;
            do {
                if (random.nextInt(10) == 0) {
                    action[0] = random.nextInt(3) - 1;
                    action[1] = random.nextInt(3) - 1;
                }
                result = environment.step(action);
                now = result.observation();
                assertTrue(Math.abs(now[0]) < most && Math.abs(now[1]) < most, Arrays.toString(now));
                boolean inside = plan.room(now[0], now[1]) == goal;
                assertEquals(inside ? 1 : 0, now[RandomRooms.IN_SIGHT]);
                if (inside) {
                    assertEquals(plan.beaconX(goal) - now[0], now[RandomRooms.IN_SIGHT - 2], 1e-5);
                    assertEquals(plan.beaconY(goal) - now[1], now[RandomRooms.IN_SIGHT - 1], 1e-5);
                    seen++;
                }
            } while (!result.done());
        }
        assertTrue(seen > 20, "seen in " + seen + " steps");
    }

    @Test
    void lidarMeasuresTheWallsOfThePlan() {
        // From the middle of a room to the right: 0.46 m to the wall, or through a doorway to a farther one.
        for (int i = 0; i < 40; i++) {
            Task task = task(Split.TRAIN, i);
            FloorPlan plan = task.building();
            float[] seen = new Environment<>(FAMILY, task).reset(i);
            FloorPlan.Wall wall = plan.walls().stream()
                    .filter(w -> w.upright() && w.room() == plan.middle())
                    .findFirst()
                    .orElseThrow();
            double aside = Math.abs(seen[1] - plan.doorY(wall));
            double toWall = FloorPlan.ROOM / 2 - 0.04 - seen[0];
            if (!wall.doorway() || aside > FloorPlan.DOORWAY / 2) {
                assertEquals(toWall, 2 * seen[4], 1e-4);
            } else {
                assertTrue(2 * seen[4] > toWall + 0.05, "through the doorway");
            }
        }
    }

    @Test
    void goalsAreInEveryRoomButTheMiddleOne() {
        Set<Integer> rooms = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            Task task = task(Split.SHIFTED, i);
            assertEquals(4, task.rooms());
            rooms.add(task.goalRoom(task.building()));
            Task trained = task(Split.TRAIN, i);
            assertEquals(3, trained.rooms());
            assertNotEquals(4, trained.goalRoom(trained.building()));
        }
        assertEquals(15, rooms.size());
        assertTrue(rooms.stream().noneMatch(room -> room == 10));
    }

    @Test
    void whoKnowsTheBuildingGetsThere() {
        for (Split split : List.of(Split.TRAIN, Split.SHIFTED)) {
            List<Task> tasks = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                tasks.add(task(split, i));
            }
            double[][] returns = References.play(new RoomNavigator(), tasks, 1, 5);
            long found = Arrays.stream(returns).filter(r -> r[0] > 0).count(); // 160 steps cost 0.8
            assertTrue(found >= 97, split + ": " + found + " of 100");
        }
    }
}
