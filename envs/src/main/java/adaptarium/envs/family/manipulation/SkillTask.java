package adaptarium.envs.family.manipulation;

import adaptarium.envs.Choice;
import adaptarium.envs.Parameter;
import adaptarium.envs.Parameter.Scale;

/**
 * A task of {@link PlanarManipulation}: what is to be done, and what cannot be seen of it. Goals and mechanics are given in parts of what is usual for the skill, so
 * that one record serves all.
 *
 * @param skill what is to be done; held-out ones are shifted tasks
 * @param goal how far along its range the goal lies
 * @param height how far up its range a goal in the air lies
 * @param way 1 or −1
 * @param side 1 or −1
 * @param friction in units of the usual
 * @param load in units of the usual
 */
public record SkillTask(
        @Choice(
                train = {"REACH", "PUSH", "PICK_PLACE", "DOOR_OPEN", "DRAWER_CLOSE", "BUTTON"},
                shifted = {"DOOR_CLOSE", "DRAWER_OPEN", "PEG", "LEVER"},
                visible = true,
                description = "what is to be done; what stands on the table shows it")
        Skill skill,

        @Parameter(
                unit = "1",
                train = {0, 1},
                shifted = {-0.2, 1.2},
                live = true,
                description = "how far along its range the goal lies")
        double goal,

        @Parameter(
                unit = "1",
                train = {0, 1},
                shifted = {-0.2, 1.2},
                live = true,
                description = "how far up its range a goal in the air lies")
        double height,

        @Choice(
                train = {"1", "-1"},
                description = "which way it goes: a goal away from the arm's base or towards it; a door, a drawer, a"
                        + " button or a lever one way or the other")
        int way,

        @Choice(
                train = {"1", "-1"},
                description = "where a door or a lever hangs: 1 to the left or below, -1 to the right or above")
        int side,

        @Parameter(
                unit = "1",
                train = {0.5, 2},
                shifted = {0.35, 2.8},
                scale = Scale.LOG,
                description = "friction of the box on the table, or of the joint, in units of the usual")
        double friction,

        @Parameter(
                unit = "1",
                train = {0.5, 2},
                shifted = {0.35, 2.8},
                scale = Scale.LOG,
                description = "mass of the box, or stiffness of the spring, in units of the usual")
        double load) {

    /** Between two numbers, as far as the goal lies along its range. */
    double along(double from, double to) {
        return from + goal * (to - from);
    }

    /** Between two heights, as far as the goal lies up its range. */
    double up(double from, double to) {
        return from + height * (to - from);
    }
}
