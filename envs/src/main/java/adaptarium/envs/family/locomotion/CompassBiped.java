package adaptarium.envs.family.locomotion;

import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.PhysicsFamily;
import adaptarium.envs.Split;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.WorldSettings;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A biped that is to walk one way or the other over level ground, and is not told which.
 *
 * <p>The body is that of {@link BipedTerrain}, always the same: there PPO without a memory feels in the joints' speeds what is hidden; here it shows in the reward
 * alone. Backwards is harder, for the knees bend backwards.
 *
 * <p>Principle: reward only. The proof is that of {@link HiddenDirection}: without memory, nothing is better than to stand, for 0.
 */
public final class CompassBiped implements PhysicsFamily<Heading>, HiddenDirection {
    private static final double GOAL = 2; // m

    private static final BipedTerrain.Task LEVEL =
            level(new BipedTerrain().tasks().nominal());

    private static final Compass<BipedTerrain.Task> RULES = new Compass<>(LEVEL, BipedTerrain.CRUISE, GOAL);

    private static final EnvironmentSpec SPEC = BipedEpisode.spec("CompassBiped-v0")
            .episodesPerTrial(2)
            .reward("Speed in the asked direction in units of 4 m/s, minus 1 per radian by which the hull leans more"
                    + " than before, minus 0.01 times the sum of squared actions; minus 10 for a fall.")
            .end("The hull touches the ground, or the biped leaves the course. Success is 2 m of way in the asked"
                    + " direction.")
            .build();

    private static BipedTerrain.Task level(BipedTerrain.Task usual) {
        return new BipedTerrain.Task(
                usual.segment(),
                usual.hips(),
                usual.torque(),
                /* slope= */ 0,
                usual.friction(),
                usual.payload(),
                usual.payloadOffset(),
                /* roughness= */ 0,
                usual.terrain());
    }

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
        return BipedEpisode.TERMS;
    }

    @Override
    public Class<Heading> taskType() {
        return Heading.class;
    }

    @Override
    public WorldSettings world() {
        return BipedEpisode.WORLD;
    }

    @Override
    public Episode<Heading> begin(PhysicsWorld world, Heading task, RandomGenerator random) {
        return new BipedEpisode<>(world, task, RULES, random);
    }

    /** Motors that are told to stand still brake, and the biped stands. */
    @Override
    public void memorylessAction(Split split, float[] observations, int offset, float[] actions, int actionOffset) {
        Arrays.fill(actions, actionOffset, actionOffset + SPEC.actionSize(), 0);
    }
}
