package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.navigation.KeyAndDoors;
import adaptarium.envs.family.navigation.RoomLayout;
import java.util.random.RandomGenerator;

/** Drives {@link KeyAndDoors} straight to the key and from there to the right door, round the pillars; knows the task. */
public final class KeyBearer implements Reference<KeyAndDoors.Task> {
    private static final double CRUISE = 2; // m/s
    private static final double STIFFNESS = 2; // N s/m, thrust per missing speed
    private static final double CLEARANCE = RoomLayout.PILLAR + KeyAndDoors.RADIUS + 0.05; // m, from a pillar's middle
    private static final int HOLDING = 12; // where the observation tells whether the key is in hand

    @Override
    public TaskFamily<KeyAndDoors.Task> family() {
        return new KeyAndDoors();
    }

    @Override
    public String method() {
        return "straight to key and door";
    }

    @Override
    public boolean toldTask() {
        return true;
    }

    @Override
    public Controller begin(KeyAndDoors.Task task, int episodes, RandomGenerator random) {
        RoomLayout layout = RoomLayout.of(task.layout());
        return (observations, offset, actions, actionOffset) -> {
            double x = observations[offset];
            double y = observations[offset + 1];
            boolean holding = observations[offset + HOLDING] > 0;
            double toX = (holding ? task.door().x() : task.key().x()) - x;
            double toY = (holding ? task.door().y() : task.key().y()) - y;
            for (RoomLayout.Place pillar : layout.pillars()) {
                double distance = Math.sqrt(toX * toX + toY * toY);
                double ahead = ((pillar.x() - x) * toX + (pillar.y() - y) * toY) / distance;
                double left = ((pillar.y() - y) * toX - (pillar.x() - x) * toY) / distance;
                if (ahead > 0 && ahead < distance && Math.abs(left) < CLEARANCE) {
                    // Aim beside the pillar, on the side that is nearer to the straight way.
                    double aside = left > 0 ? -CLEARANCE : CLEARANCE;
                    double aimX = pillar.x() - x - aside * toY / distance;
                    double aimY = pillar.y() - y + aside * toX / distance;
                    toX = aimX;
                    toY = aimY;
                }
            }
            double scale = CRUISE / Math.sqrt(toX * toX + toY * toY);
            actions[actionOffset] = (float) (STIFFNESS * (scale * toX - observations[offset + 2]));
            actions[actionOffset + 1] = (float) (STIFFNESS * (scale * toY - observations[offset + 3]));
        };
    }
}
