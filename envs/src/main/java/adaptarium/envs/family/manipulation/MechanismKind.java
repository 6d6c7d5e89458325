package adaptarium.envs.family.manipulation;

/**
 * What differs between doors, drawers, buttons and levers.
 *
 * @param x the knob's usual place, m
 * @param y the knob's usual place, m
 * @param lever m from the hinge to the knob; 0 for what slides
 * @param upright whether the hinge is above or below the knob; whether what slides goes up and down
 * @param open rad from where a hinge's stop is to where the episode begins
 * @param nearest way to the nearest goal of training, rad or m
 * @param farthest way to the farthest goal of training, rad or m
 * @param most way to the other stop, rad or m
 * @param spring N/m at the knob
 */
record MechanismKind(
        double x,
        double y,
        double lever,
        boolean upright,
        double open,
        double nearest,
        double farthest,
        double most,
        double spring) {
    private static final double DEGREE = Math.PI / 180;

    private static final MechanismKind DOOR_OPEN =
            new MechanismKind(0.6, 0.22, 0.18, false, 0, 25 * DEGREE, 50 * DEGREE, 60 * DEGREE, 40);
    private static final MechanismKind DOOR_CLOSE =
            new MechanismKind(0.6, 0.3, 0.18, false, 55 * DEGREE, 25 * DEGREE, 50 * DEGREE, 55 * DEGREE, 10);
    private static final MechanismKind DRAWER_OPEN = new MechanismKind(0.6, 0.16, 0, false, 0, 0.08, 0.18, 0.22, 60);
    private static final MechanismKind DRAWER_CLOSE = new MechanismKind(0.6, 0.26, 0, false, 0, 0.08, 0.18, 0.2, 20);
    private static final MechanismKind BUTTON = new MechanismKind(0.55, 0.2, 0, true, 0, 0.03, 0.08, 0.1, 150);
    private static final MechanismKind LEVER =
            new MechanismKind(0.6, 0.24, 0.16, true, 0, 25 * DEGREE, 50 * DEGREE, 60 * DEGREE, 40);

    static MechanismKind of(Skill skill) {
        return switch (skill) {
            case DOOR_OPEN -> DOOR_OPEN;
            case DOOR_CLOSE -> DOOR_CLOSE;
            case DRAWER_OPEN -> DRAWER_OPEN;
            case DRAWER_CLOSE -> DRAWER_CLOSE;
            case BUTTON -> BUTTON;
            case LEVER -> LEVER;
            default -> throw new IllegalArgumentException(skill + " has no mechanism");
        };
    }

    /** Which way the joint goes in this task: 1 for counter-clockwise, to the right or upwards. A button goes down on way 1. */
    int sign(SkillTask task) {
        if (lever == 0) {
            return upright ? -task.way() : task.way();
        }
        return open > 0 ? -opening(task) : opening(task);
    }

    /** Which way a hinge opens: on way 1 a door upwards, a lever to the right. */
    private int opening(SkillTask task) {
        return upright ? -task.side() * task.way() : task.side() * task.way();
    }

    /** The direction from the hinge to the knob when the episode begins, rad. Closed, it is right of a hinge on the left, or above one that is below. */
    double startAngle(SkillTask task) {
        double closed = upright ? task.side() * Math.PI / 2 : task.side() > 0 ? 0 : Math.PI;
        return lever == 0 ? 0 : closed + opening(task) * open;
    }
}
