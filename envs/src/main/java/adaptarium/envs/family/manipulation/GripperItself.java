package adaptarium.envs.family.manipulation;

/** What is to be moved is the gripper: there is nothing on the table, and nothing is seen there. */
record GripperItself(PlanarArm arm, double startX, double startY) implements Workpiece {
    /** As the arm holds it at the beginning. */
    GripperItself(PlanarArm arm) {
        this(arm, arm.gripX(), arm.gripY());
    }

    @Override
    public double x() {
        return 0;
    }

    @Override
    public double y() {
        return 0;
    }

    @Override
    public double turned() {
        return 0;
    }

    @Override
    public double velocityX() {
        return 0;
    }

    @Override
    public double velocityY() {
        return 0;
    }

    @Override
    public GoalPath path(SkillTask task) {
        return GoalPath.of(task, 0, 0);
    }

    @Override
    public double distance(SkillTask task, GoalPath path) {
        return distance(path, arm.gripX(), arm.gripY());
    }

    @Override
    public double way(SkillTask task, GoalPath path) {
        return distance(path, startX, startY);
    }

    private static double distance(GoalPath path, double x, double y) {
        double dx = x - path.goalX();
        double dy = y - path.goalY();
        return Math.sqrt(dx * dx + dy * dy);
    }

    @Override
    public void prepareStep() {
        // there is nothing to act on
    }
}
