package blockpush;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.reference.Controller;
import adaptarium.envs.reference.Reference;
import java.util.random.RandomGenerator;

/** Pushes the block of {@link BlockPush} along the fastest curve on which it can still stop at the mark, knowing mass and friction. */
public final class BlockPusher implements Reference<BlockPush.Task> {
    private static final double STEP = 0.05; // s

    @Override
    public TaskFamily<BlockPush.Task> family() {
        return new BlockPush();
    }

    @Override
    public String method() {
        return "braking curve";
    }

    @Override
    public boolean toldTask() {
        return true;
    }

    @Override
    public Controller begin(BlockPush.Task task, int episodes, RandomGenerator random) {
        double friction = task.friction() * BlockPush.GRAVITY; // m/s^2
        double braking = 0.5 * BlockPush.MAX_FORCE / task.mass(); // m/s^2, on top of friction
        return (observations, offset, actions, actionOffset) -> {
            double way = observations[offset];
            double velocity = observations[offset + 1];
            double wanted = Math.copySign(Math.sqrt(2 * (friction + braking) * Math.abs(way)), way);
            wanted = Math.abs(way) < 0.02 ? 0 : Math.min(Math.abs(wanted), Math.abs(way) / STEP / 3) * Math.signum(way);
            double against = Math.abs(velocity) > 1e-3 ? Math.signum(velocity) : Math.signum(wanted);
            double force = task.mass() * ((wanted - velocity) / STEP + friction * against);
            actions[actionOffset] = (float) force;
        };
    }
}
