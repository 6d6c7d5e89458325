package adaptarium.envs.family.locomotion;

import adaptarium.envs.Choice;

/**
 * The hidden wiring: 1 where an action turns the joint as it should, -1 where it turns it back.
 *
 * @param rearHip of the first joint
 * @param rearKnee of the second joint
 * @param frontHip of the third joint
 * @param frontKnee of the fourth joint
 * @param exchanged how many joints further the wires lead
 */
public record JointWiring(
        @Choice(
                train = {"1", "-1"},
                live = true,
                description = "which way the rear hip is wired")
        int rearHip,

        @Choice(
                train = {"1", "-1"},
                live = true,
                description = "which way the rear knee is wired")
        int rearKnee,

        @Choice(
                train = {"1", "-1"},
                live = true,
                description = "which way the front hip is wired")
        int frontHip,

        @Choice(
                train = {"1", "-1"},
                live = true,
                description = "which way the front knee is wired")
        int frontKnee,

        @Choice(
                train = {"0"},
                shifted = {"1", "2", "3"},
                live = true,
                description = "how many joints further the wires lead")
        int exchanged) {
    /**
     * Which way a joint is wired.
     *
     * @param joint 0 to 3
     * @return 1 or -1
     */
    public int sign(int joint) {
        return switch (joint) {
            case 0 -> rearHip;
            case 1 -> rearKnee;
            case 2 -> frontHip;
            default -> frontKnee;
        };
    }

    /**
     * Which action reaches a joint.
     *
     * @param joint 0 to 3
     * @return the index of the action
     */
    public int source(int joint) {
        return (joint + exchanged) % BoomRig.JOINTS;
    }
}
