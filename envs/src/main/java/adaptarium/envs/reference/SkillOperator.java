package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.manipulation.GoalPath;
import adaptarium.envs.family.manipulation.PlanarManipulation;
import adaptarium.envs.family.manipulation.Skill;
import adaptarium.envs.family.manipulation.SkillTask;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Does what a task of {@link PlanarManipulation} asks: it lowers the open gripper around the box, the peg or the knob, closes it, and moves it to the goal.
 *
 * @param family the family it plays
 */
public record SkillOperator(TaskFamily<SkillTask> family) implements Reference<SkillTask> {
    @Override
    public String method() {
        return "scripted";
    }

    @Override
    public boolean toldTask() {
        return true;
    }

    @Override
    public Controller begin(SkillTask task, int episodes, RandomGenerator random) {
        return new Script(task);
    }

    /** Where the registry finds one for each of the benchmark's families. */
    public static final class Holder implements ReferenceHolder {
        @Override
        public List<Reference<?>> references() {
            return PlanarManipulation.all().stream()
                    .<Reference<?>>map(SkillOperator::new)
                    .toList();
        }
    }

    private static final class Script implements Controller {
        private static final double GAIN = 8; // 1/m
        private static final double CARRY = 5; // 1/m, slower, so that nothing slips
        private static final double FASTEST = 0.5; // of the greatest speed
        private static final double AROUND = 0.02; // m, within which a thing is between the fingers
        private static final double MIDDLE = 0.007; // m, within which its middle is between the fingertips
        private static final double LOST = 0.06; // m, beyond which it has slipped out
        private static final double ABOVE = 0.13; // m, from where the gripper goes down
        private static final int GRASP = 8; // steps
        private static final double LIFTED = 0.16; // m, the height at which a peg is over the blocks

        private final SkillTask task;
        private int closing; // steps since the thing is between the fingers
        private @Nullable GoalPath path;

        private Script(SkillTask task) {
            this.task = task;
        }

        @Override
        public void beginEpisode() {
            closing = 0;
            path = null;
        }

        @Override
        public void act(float[] observations, int offset, float[] actions, int actionOffset) {
            double x = observations[offset];
            double y = observations[offset + 1];
            double thingX = observations[offset + 7];
            double thingY = observations[offset + 8];
            if (path == null) {
                path = GoalPath.of(task, thingX, thingY);
            }
            actions[actionOffset + 2] = -2 * observations[offset + 4]; // the hand is kept upright
            if (task.skill() == Skill.REACH) {
                move(GAIN * (path.goalX() - x), GAIN * (path.goalY() - y), actions, actionOffset);
                return;
            }
            double aside = thingX - x;
            double above = thingY - y;
            boolean around = Math.abs(aside) < AROUND && Math.abs(above) < MIDDLE;
            boolean lost = Math.abs(aside) + Math.abs(above) > LOST;
            closing = around || (closing > GRASP && !lost) ? closing + 1 : 0;
            actions[actionOffset + 3] = closing > 0 ? 1 : -1;
            if (closing == 0) {
                boolean over = Math.abs(aside) < AROUND / 2 || (Math.abs(aside) < AROUND && -above < ABOVE / 2);
                move(GAIN * aside, GAIN * (over ? above : above + ABOVE), actions, actionOffset);
            } else if (closing <= GRASP) {
                move(0, 0, actions, actionOffset);
            } else if (path.turn() != 0) {
                turn(path, thingX, thingY, actions, actionOffset);
            } else {
                carry(path.goalX() - thingX, path.goalY() - thingY, thingY, actions, actionOffset);
            }
        }

        /** Along the tangent, as far as the angle that is left. */
        private static void turn(GoalPath path, double x, double y, float[] actions, int offset) {
            double rx = (x - path.hingeX()) / path.lever();
            double ry = (y - path.hingeY()) / path.lever();
            double gx = (path.goalX() - path.hingeX()) / path.lever();
            double gy = (path.goalY() - path.hingeY()) / path.lever();
            double left = rx * gy - ry * gx; // the sine of the angle, counter-clockwise
            double speed = limited(CARRY * path.lever() * left);
            move(-speed * ry, speed * rx, actions, offset);
        }

        private void carry(double dx, double dy, double height, float[] actions, int offset) {
            boolean toLift = task.skill() == Skill.PEG && Math.abs(dx) > 0.01;
            move(
                    toLift && height < LIFTED - 0.02 ? 0 : limited(CARRY * dx),
                    limited(CARRY * (toLift ? LIFTED - height : dy)),
                    actions,
                    offset);
        }

        private static double limited(double speed) {
            return Math.max(-FASTEST, Math.min(FASTEST, speed));
        }

        private static void move(double speedX, double speedY, float[] actions, int offset) {
            actions[offset] = (float) speedX;
            actions[offset + 1] = (float) speedY;
        }
    }
}
