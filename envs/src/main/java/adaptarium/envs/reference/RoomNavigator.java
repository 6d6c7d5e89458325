package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.navigation.FloorPlan;
import adaptarium.envs.family.navigation.RandomRooms;
import java.util.random.RandomGenerator;

/** Goes from doorway to doorway on the shortest way to the beacon's room of {@link RandomRooms}, and there to the beacon. */
public final class RoomNavigator implements Reference<RandomRooms.Task> {
    private static final double CRUISE = 1; // m/s
    private static final double STIFFNESS = 2; // N s/m
    private static final double BEFORE = 0.25; // m, where it lines up with a doorway
    private static final double STRAIGHT = 0.06; // m aside, at most, on the way through

    @Override
    public TaskFamily<RandomRooms.Task> family() {
        return new RandomRooms();
    }

    @Override
    public String method() {
        return "shortest way through the rooms";
    }

    @Override
    public boolean toldTask() {
        return true;
    }

    @Override
    public Controller begin(RandomRooms.Task task, int episodes, RandomGenerator random) {
        FloorPlan plan = task.building();
        int goal = task.goalRoom(plan);
        int[] way = plan.way(goal);
        return (observations, offset, actions, actionOffset) -> {
            double x = observations[offset];
            double y = observations[offset + 1];
            int room = plan.room(x, y);
            double toX = plan.beaconX(goal) - x;
            double toY = plan.beaconY(goal) - y;
            if (room != goal) {
                FloorPlan.Wall wall = plan.walls().get(way[room]);
                int onwards = wall.room() == room ? 1 : -1;
                toX = plan.doorX(wall) - x;
                toY = plan.doorY(wall) - y;
                boolean straight = Math.abs(wall.upright() ? toY : toX) < STRAIGHT;
                double beyond = (straight ? BEFORE : -BEFORE) * onwards;
                toX += wall.upright() ? beyond : 0;
                toY += wall.upright() ? 0 : beyond;
            }
            double scale = CRUISE / Math.max(0.1, Math.sqrt(toX * toX + toY * toY));
            actions[actionOffset] = thrust(scale * toX - observations[offset + 2]);
            actions[actionOffset + 1] = thrust(scale * toY - observations[offset + 3]);
        };
    }

    private static float thrust(double missing) {
        return (float) (STIFFNESS * missing);
    }
}
