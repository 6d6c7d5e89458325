package adaptarium.envs.family.manipulation;

import adaptarium.sim.Trigonometry;

/**
 * The way on which a thing gets to the goal of a {@link SkillTask}: straight, or round a hinge.
 *
 * @param goalX where it is to be, m
 * @param goalY where it is to be, m
 * @param hingeX of what turns, m
 * @param hingeY of what turns, m
 * @param turn 1 for counter-clockwise, −1 for clockwise, 0 for a straight way
 * @param lever m from the hinge to where the thing is held; 0 for a straight way
 */
public record GoalPath(double goalX, double goalY, double hingeX, double hingeY, int turn, double lever) {
    /**
     * The way of a task.
     *
     * @param task the task
     * @param x where the thing is at the start of the episode, m; only a mechanism's goal depends on it
     * @param y where the thing is at the start of the episode, m
     * @return the way
     */
    public static GoalPath of(SkillTask task, double x, double y) {
        return switch (task.skill()) {
            case REACH -> straight(sideways(task, 0.08, 0.23), task.up(0.15, 0.5));
            case PUSH -> straight(sideways(task, 0.1, 0.25), LoosePiece.PUSHED / 2 + LoosePiece.SKIN);
            case PICK_PLACE -> straight(sideways(task, 0, 0.15), task.up(0.2, 0.45));
            case PEG -> straight(sideways(task, 0.12, 0.22), LoosePiece.PEG_HEIGHT / 2 + LoosePiece.SKIN);
            default -> ofMechanism(task, MechanismKind.of(task.skill()), x, y);
        };
    }

    private static double sideways(SkillTask task, double from, double to) {
        return PlanarManipulation.MIDDLE + task.way() * task.along(from, to);
    }

    private static GoalPath straight(double x, double y) {
        return new GoalPath(x, y, 0, 0, 0, 0);
    }

    private static GoalPath ofMechanism(SkillTask task, MechanismKind kind, double x, double y) {
        double way = task.along(kind.nearest(), kind.farthest());
        int sign = kind.sign(task);
        if (kind.lever() == 0) {
            return straight(x + (kind.upright() ? 0 : sign * way), y + (kind.upright() ? sign * way : 0));
        }
        double angle = kind.startAngle(task);
        double hingeX = x - kind.lever() * Trigonometry.cos(angle);
        double hingeY = y - kind.lever() * Trigonometry.sin(angle);
        return new GoalPath(
                hingeX + kind.lever() * Trigonometry.cos(angle + sign * way),
                hingeY + kind.lever() * Trigonometry.sin(angle + sign * way),
                hingeX,
                hingeY,
                sign,
                kind.lever());
    }
}
