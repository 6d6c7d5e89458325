package adaptarium.envs.family.locomotion;

import adaptarium.envs.Axis;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.MemorylessCeiling;
import adaptarium.envs.PhysicsFamily;
import adaptarium.envs.Split;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.WorldSettings;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Two legs on a boom that are to follow a rhythm, with servos some of which are wired the wrong way round, and nothing to see but the rhythm itself.
 *
 * <p>The rig is {@link BoomRig}: no weight, no ground, angles as actions. Only the reward tells whether a leg went the right way; {@link SightedBoomTracker} is the
 * same with joints that are felt.
 *
 * <p>Principle: reward only. The rig is its own mirror image, so that of a wiring and the one with every wire turned round, the same actions give angles q and -q;
 * and half of |q - q*| + |-q - q*| is at least |q*|, which doing nothing has. Servos that hold an angle, in place of speeds, are what makes a
 * rhythm reachable from any beginning without a memory by whoever knows the wiring.
 */
public final class BlindBoomTracker implements PhysicsFamily<JointWiring>, MemorylessCeiling {
    private static final double LEAD = 2; // steps from an action to where the servo has brought the joint

    private static final EnvironmentSpec SPEC = BoomRig.spec("BlindBoomTracker-v0")
            .observation(new Axis("sine of the phase", "1", -1, 1), new Axis("cosine of the phase", "1", -1, 1))
            .build();

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public String goalMeaning() {
        return "the joints are less than 0.15 rad from the angles asked for, on average";
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return BoomRig.TERMS;
    }

    @Override
    public Class<JointWiring> taskType() {
        return JointWiring.class;
    }

    @Override
    public WorldSettings world() {
        return BoomRig.WORLD;
    }

    @Override
    public Episode<JointWiring> begin(PhysicsWorld world, JointWiring task, RandomGenerator random) {
        return new BoomRig(world, task, random);
    }

    @Override
    public Principle principle() {
        return Principle.REWARD_ONLY;
    }

    /** The same in both splits: an exchange of wires leaves the rig its own mirror image. */
    @Override
    public double memorylessCeiling(Split split) {
        return -SPEC.horizon() * BoomRig.meanAsked();
    }

    @Override
    public List<String> ceilingProof() {
        return List.of(
                "Of a wiring and its opposite, which are equally likely, the same actions give opposite angles, and"
                        + " their distances from the angle asked for are together at least twice that angle.",
                "What is observed is the phase, which no action and no wiring changes.",
                "The angles under reversed actions are the reversed angles.");
    }

    @Override
    public void memorylessAction(Split split, float[] observations, int offset, float[] actions, int actionOffset) {
        Arrays.fill(actions, actionOffset, actionOffset + BoomRig.JOINTS, 0);
    }

    /**
     * Follows the rhythm with a rig whose wiring is known: every joint is sent where it is to be when its servo gets there.
     *
     * @param wiring of the rig
     * @param observations float[], read from {@code offset} on
     * @param offset index of the observation's first number
     * @param actions float[], written from {@code actionOffset} on
     * @param actionOffset index of the action's first number
     */
    public static void follow(JointWiring wiring, float[] observations, int offset, float[] actions, int actionOffset) {
        double phase = StrictMath.atan2(observations[offset], observations[offset + 1]);
        double ahead = phase + 2 * Math.PI * LEAD / BoomRig.PERIOD;
        for (int joint = 0; joint < BoomRig.JOINTS; joint++) {
            double target = wiring.sign(joint) * BoomRig.asked(joint, ahead) / BoomRig.REACH;
            actions[actionOffset + wiring.source(joint)] = (float) target;
        }
    }
}
