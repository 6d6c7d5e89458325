package adaptarium.envs.data;

/**
 * What the quantities of a joint measure.
 *
 * @param position an angle or a length
 * @param effort a torque or a force
 */
record JointMeasures(Dimension position, Dimension effort) {
    /** Of a joint of a kind. */
    static JointMeasures of(String kind) {
        return switch (kind) {
            case "slider", "rod" -> new JointMeasures(Dimension.LENGTH, Dimension.FORCE);
            default -> new JointMeasures(Dimension.ONE, Dimension.TORQUE);
        };
    }

    Dimension speed() {
        return position.over(Dimension.TIME);
    }

    /** Of effort against a speed. */
    Dimension damping() {
        return effort.over(speed());
    }
}
