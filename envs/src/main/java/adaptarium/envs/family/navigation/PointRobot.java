package adaptarium.envs.family.navigation;

import adaptarium.envs.Axis;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.Parameter;
import adaptarium.envs.Simulation;
import adaptarium.envs.TaskFamily;
import adaptarium.sim.DraggedStep;
import adaptarium.sim.SceneView;
import java.util.List;

/**
 * Point navigation with a body: a disc of half a kilogram that is pushed by forces and has to come to rest at a goal it cannot see.
 *
 * <p>Thrust is at most 1 N along each axis, drag 0.25 N s/m; a step is the exact solution for a constant force. The disc starts at rest at the origin, and
 * the reward is minus the distance to the goal after the step. Positions and velocities are observed. An agent that does not adapt can do no better than
 * to wait near the middle of all goals; one that does has to brake in time too.
 */
public final class PointRobot implements TaskFamily<PointRobot.Task> {
    private static final double STEP = 0.05; // s
    private static final double MASS = 0.5; // kg
    private static final double DRAG = 0.25; // N s/m
    private static final double MAX_FORCE = 1; // N per axis
    private static final double RADIUS = 0.05; // m; also how near the goal success is

    private static final ReachEpisode.Rules RULES = new ReachEpisode.Rules(
            (dx, dy) -> -ReachEpisode.distance(dx, dy),
            (dx, dy) -> ReachEpisode.distance(dx, dy) <= RADIUS,
            /* ends= */ false,
            new ReachEpisode.Look(new SceneView.Bounds(-1, -1, 1, 1), STEP, "robot", RADIUS, RADIUS, /* arc= */ null));

    /** The motion of the disc along either axis. */
    public static final DraggedStep MOTION = DraggedStep.of(MASS, DRAG, STEP);

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("PointRobot-v0")
            .observation(
                    Axis.unbounded("x", "m"),
                    Axis.unbounded("y", "m"),
                    new Axis("velocity x", "m/s", -MAX_FORCE / DRAG, MAX_FORCE / DRAG),
                    new Axis("velocity y", "m/s", -MAX_FORCE / DRAG, MAX_FORCE / DRAG))
            .actions(new Axis("thrust x", "N", -MAX_FORCE, MAX_FORCE), new Axis("thrust y", "N", -MAX_FORCE, MAX_FORCE))
            .controlTimestep(STEP)
            .horizon(100)
            .episodesPerTrial(20)
            .reward("Minus the distance to the goal after the step, in metres.")
            .end("Never; the disc may stay at the goal.")
            .build();

    /**
     * Where the goal is.
     *
     * @param goalX m
     * @param goalY m
     */
    public record Task(
            @Parameter(
                    unit = "m",
                    train = {-0.5, 0.5},
                    shifted = {-0.8, 0.8},
                    live = true,
                    description = "goal")
            double goalX,

            @Parameter(
                    unit = "m",
                    train = {-0.5, 0.5},
                    shifted = {-0.8, 0.8},
                    live = true,
                    description = "goal")
            double goalY)
            implements PlaneGoal {}

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public String goalMeaning() {
        return "the robot is less than " + RADIUS + " m from the goal";
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return List.of(FamilySetting.reward("distance", 1, "cost of the distance to the goal in metres"));
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public Simulation<Task> newSimulation() {
        return (task, random) -> new ReachEpisode<>(new Disc(MOTION, MASS, STEP), task, RULES);
    }
}
