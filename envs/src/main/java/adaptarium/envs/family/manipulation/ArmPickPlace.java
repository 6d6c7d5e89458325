package adaptarium.envs.family.manipulation;

import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.Parameter;
import adaptarium.envs.Parameter.Scale;
import adaptarium.envs.PhysicsFamily;
import adaptarium.sim.Body;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.WorldSettings;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A planar arm that is to lift a box to a place in the air that it does not see; nor does it know the box's weight and friction.
 *
 * <p>After the task "pick-place" of Meta-World (Yu et al. 2020, arXiv:1910.10897) in the plane. A heavy or smooth box slips out of a loose grip, and a
 * heavy one makes the arm sag.
 */
public final class ArmPickPlace implements PhysicsFamily<ArmPickPlace.Task> {
    /** Width and height of the box, m. */
    public static final double BOX = 0.07;

    private static final List<FamilySetting> TERMS = BoxEpisode.terms(/* reach= */ 0.6);

    private static final BoxEpisode.Rules<Task> RULES = new BoxEpisode.Rules<>(
            BOX, /* start= */ 0.05, /* near= */ 0.07, /* far= */ 0.5, TERMS, ArmPickPlace::distance);

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("ArmPickPlace-v0")
            .observation(BoxEpisode.OBSERVATION)
            .actions(PlanarArm.ACTIONS)
            .controlTimestep(PlanarArm.STEP)
            .horizon(120)
            .episodesPerTrial(5)
            .reward("Minus the box's distance to the goal in units of 0.5 m but at most 1, minus 0.6 per metre from"
                    + " gripper to box, minus 0.01 times the sum of squared actions.")
            .end("Never. Success is a distance below 7 cm.")
            .build();

    /**
     * The hidden goal and box.
     *
     * @param goalX m
     * @param goalY m
     * @param mass kg
     * @param friction Coulomb coefficient
     */
    public record Task(
            @Parameter(
                    unit = "m",
                    train = {0.4, 0.7},
                    shifted = {0.32, 0.78},
                    live = true,
                    description = "where the box is to go, from the arm's base to the right")
            double goalX,

            @Parameter(
                    unit = "m",
                    train = {0.2, 0.45},
                    shifted = {0.12, 0.55},
                    live = true,
                    description = "height above the table to which the box's centre is to go")
            double goalY,

            @Parameter(
                    unit = "kg",
                    train = {0.2, 1},
                    shifted = {0.1, 2},
                    scale = Scale.LOG,
                    description = "mass of the box")
            double mass,

            @Parameter(
                    unit = "1",
                    train = {0.4, 1},
                    shifted = {0.25, 1},
                    scale = Scale.LOG,
                    live = true,
                    description = "friction between box and table")
            double friction)
            implements BoxTask {}

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public String goalMeaning() {
        return "the box is less than 0.07 m from its goal";
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

    private static double distance(Body box, Task task) {
        double dx = box.x() - task.goalX;
        double dy = box.y() - task.goalY;
        return Math.sqrt(dx * dx + dy * dy);
    }
}
