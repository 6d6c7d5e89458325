package adaptarium.envs.family.manipulation;

import adaptarium.envs.Choice;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.Parameter;
import adaptarium.envs.Parameter.Scale;
import adaptarium.envs.PhysicsFamily;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.WorldSettings;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A planar arm that is to push a box along a table to a place that it does not see; nor does it know the box's weight and friction.
 *
 * <p>After the task "push" of Meta-World (Yu et al. 2020, arXiv:1910.10897) in the plane. The goal lies on one side or the other of the box, so that the arm
 * must find out from which side to push.
 */
public final class ArmPush implements PhysicsFamily<ArmPush.Task> {
    /** Width and height of the box, m. */
    public static final double BOX = 0.08;

    private static final List<FamilySetting> TERMS = BoxEpisode.terms(/* reach= */ 0.4);

    private static final BoxEpisode.Rules<Task> RULES = new BoxEpisode.Rules<>(
            BOX,
            /* start= */ 0.02,
            /* near= */ 0.06,
            /* far= */ 0.3,
            TERMS,
            (box, task) -> Math.abs(box.x() - task.goalX()));

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("ArmPush-v0")
            .observation(BoxEpisode.OBSERVATION)
            .actions(PlanarArm.ACTIONS)
            .controlTimestep(PlanarArm.STEP)
            .horizon(120)
            .episodesPerTrial(5)
            .reward("Minus the box's distance to the goal in units of 0.3 m but at most 1, minus 0.4 per metre from"
                    + " gripper to box, minus 0.01 times the sum of squared actions.")
            .end("Never. Success is a distance below 6 cm.")
            .build();

    /**
     * The hidden goal and box.
     *
     * @param side which way the goal lies
     * @param way m
     * @param mass kg
     * @param friction Coulomb coefficient
     */
    public record Task(
            @Choice(
                    train = {"1", "-1"},
                    live = true,
                    description = "on which side of the start the goal lies; 1 is away from the arm's base")
            int side,

            @Parameter(
                    unit = "m",
                    train = {0.12, 0.25},
                    shifted = {0.09, 0.3},
                    live = true,
                    description = "how far from the middle of the table's free part the goal lies")
            double way,

            @Parameter(
                    unit = "kg",
                    train = {0.2, 2},
                    shifted = {0.1, 4},
                    scale = Scale.LOG,
                    description = "mass of the box")
            double mass,

            @Parameter(
                    unit = "1",
                    train = {0.2, 1},
                    shifted = {0.05, 1},
                    scale = Scale.LOG,
                    live = true,
                    description = "friction between box and table")
            double friction)
            implements BoxTask {
        @Override
        public double goalX() {
            return BoxEpisode.MIDDLE + side * way;
        }

        @Override
        public double goalY() {
            return BOX / 2;
        }
    }

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public String goalMeaning() {
        return "the box is less than 0.06 m from its goal";
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return TERMS;
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public WorldSettings world() {
        return WorldSettings.side(PlanarArm.STEP);
    }

    @Override
    public Episode<Task> begin(PhysicsWorld world, Task task, RandomGenerator random) {
        return new BoxEpisode<>(world, task, RULES, random);
    }
}
