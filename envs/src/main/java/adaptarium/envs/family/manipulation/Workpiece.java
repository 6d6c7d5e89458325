package adaptarium.envs.family.manipulation;

/** What the arm of a {@link PlanarManipulation} works on, as it is at this moment in the present episode. */
interface Workpiece {
    /** Where it is taken hold of, m. */
    double x();

    /** Where it is taken hold of, m. */
    double y();

    /** How far it has turned since the episode began, rad. */
    double turned();

    /** Speed of where it is taken hold of, m/s. */
    double velocityX();

    /** Speed of where it is taken hold of, m/s. */
    double velocityY();

    /** The way to the goal of a task, which may be another one than when the episode began. */
    GoalPath path(SkillTask task);

    /**
     * How far it is from its goal, along the way that it can go.
     *
     * @param task the task
     * @param path its way
     * @return m
     */
    double distance(SkillTask task, GoalPath path);

    /**
     * How far it was from a goal where the episode began.
     *
     * @param task the task
     * @param path its way
     * @return m
     */
    double way(SkillTask task, GoalPath path);

    /** Puts on it what acts during the next control step. */
    void prepareStep();
}
