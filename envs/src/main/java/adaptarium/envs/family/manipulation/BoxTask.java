package adaptarium.envs.family.manipulation;

/** A task whose object is a box that the arm is to bring to a place. */
interface BoxTask {
    /** Where the box's centre is to go, from the arm's base to the right, m. */
    double goalX();

    /** Height above the table to which the box's centre is to go, m. */
    double goalY();

    /** Mass of the box, kg. */
    double mass();

    /** Friction between box and table. */
    double friction();
}
