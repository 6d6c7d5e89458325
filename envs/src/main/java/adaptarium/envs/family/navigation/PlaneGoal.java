package adaptarium.envs.family.navigation;

/** A task whose goal is a place in the plane. */
interface PlaneGoal {
    /** Where the goal is, m. */
    double goalX();

    /** Where the goal is, m. */
    double goalY();
}
