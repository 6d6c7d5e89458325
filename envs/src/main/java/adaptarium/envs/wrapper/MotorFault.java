package adaptarium.envs.wrapper;

import adaptarium.envs.Axis;

/** A motor that fails: what it does of what it is asked. One episode's; it remembers what it was asked last. */
public final class MotorFault {
    /** The most that a late motor is late by, in steps. */
    public static final int MAX_DELAY = 4;

    private static final double WEAK = 0.3;

    private final Kind kind;
    private final Axis axis;
    private final Delay delay;
    private final float[] late = new float[1];
    private float last;

    /** What is wrong with a motor. */
    public enum Kind {
        /** It does nothing. */
        DEAD,
        /** It does 0.3 of what it is asked. */
        WEAK,
        /** It does the opposite. */
        REVERSED,
        /** It goes on doing what it was asked last when it was whole. */
        STUCK,
        /** It does what it was asked some steps before. */
        DELAYED
    }

    /**
     * A motor that is whole.
     *
     * @param kind what will be wrong with it
     * @param axis of its action
     * @param steps how late it will be where that is what is wrong, 1 to {@link #MAX_DELAY}
     */
    public MotorFault(Kind kind, Axis axis, int steps) {
        this.kind = kind;
        this.axis = axis;
        last = Arguments.clip(axis, 0);
        delay = new Delay(steps, new float[] {last});
    }

    /**
     * One step.
     *
     * @param asked the action, within its axis
     * @param broken whether the fault has happened
     * @return what the motor does, within its axis
     */
    public float pass(float asked, boolean broken) {
        late[0] = asked;
        delay.pass(late);
        if (!broken) {
            last = asked;
            return asked;
        }
        return switch (kind) {
            case DEAD -> Arguments.clip(axis, 0);
            case WEAK -> Arguments.clip(axis, WEAK * asked);
            case REVERSED -> Arguments.clip(axis, axis.low() + axis.high() - asked);
            case STUCK -> last;
            case DELAYED -> late[0];
        };
    }
}
