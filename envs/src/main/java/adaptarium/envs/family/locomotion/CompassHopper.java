package adaptarium.envs.family.locomotion;

import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.PhysicsFamily;
import adaptarium.envs.Split;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.WorldSettings;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A one-legged hopper that is to hop one way or the other, and is not told which.
 *
 * <p>The body is that of {@link HopperDynamics}, always the same: there a robust gait does fairly well whatever is hidden, so that a memory hardly pays; here what is
 * hidden shows in the reward alone. Backwards is harder, for the foot points forward.
 *
 * <p>Principle: reward only. The proof is that of {@link HiddenDirection}: without memory, nothing is better than to stand, for 0.
 */
public final class CompassHopper implements PhysicsFamily<Heading>, HiddenDirection {
    private static final double GOAL = 2; // m

    private static final HopperDynamics.Task USUAL =
            new HopperDynamics().tasks().nominal();

    private static final Compass<HopperDynamics.Task> RULES = new Compass<>(USUAL, HopperDynamics.CRUISE, GOAL);

    private static final EnvironmentSpec SPEC = HopperEpisode.spec("CompassHopper-v0")
            .episodesPerTrial(3)
            .reward("Speed in the asked direction in units of 2 m/s, minus 0.01 times the sum of squared actions; minus"
                    + " 5 for a fall.")
            .end("The torso's centre is below 0.6 m or it leans more than 1 rad. Success is 2 m of way in the asked"
                    + " direction.")
            .build();

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public String goalMeaning() {
        return "the robot has come " + GOAL + " m in the direction asked for";
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return HopperEpisode.TERMS;
    }

    @Override
    public Class<Heading> taskType() {
        return Heading.class;
    }

    @Override
    public WorldSettings world() {
        return HopperEpisode.WORLD;
    }

    @Override
    public Episode<Heading> begin(PhysicsWorld world, Heading task, RandomGenerator random) {
        return new HopperEpisode<>(world, task, RULES, random);
    }

    /** Stands: the joints are held straight, and hip and ankle work against the torso's fall. The gains are the best of some hundreds that were tried. */
    @Override
    public void memorylessAction(Split split, float[] observations, int offset, float[] actions, int actionOffset) {
        double lean = observations[offset + 1];
        double leanRate = observations[offset + 7];
        for (int i = 0; i < 3; i++) {
            double speed = 10 * observations[offset + 8 + i]; // rad/s
            actions[actionOffset + i] = (float) (-0.58 * observations[offset + 2 + i] - 0.31 * speed);
        }
        actions[actionOffset] += (float) (2.2 * lean - 0.2 * leanRate);
        actions[actionOffset + 2] += (float) (lean + 0.2 * leanRate - 0.12 * observations[offset + 5]);
    }
}
