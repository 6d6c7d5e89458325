package adaptarium.envs.family.navigation;

import adaptarium.envs.Axis;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.Parameter;
import adaptarium.envs.Simulation;
import adaptarium.envs.TaskFamily;
import adaptarium.sim.SceneView;
import java.util.List;

/**
 * A point in the plane that has to find a goal it cannot see: the 2D navigation task of MAML (Finn et al. 2017, arXiv:1703.03400, section 5.3), exactly.
 *
 * <p>The point starts at the origin. An action moves it by at most 0.1 m along each axis; the reward is minus the distance to the goal after the move. An
 * episode ends when the point is within 0.01 m of the goal on both axes, or after 100 steps. The observation is the position alone, so an agent that does
 * not adapt can do no better than wait near the middle.
 */
public final class PointNavigation implements TaskFamily<PointNavigation.Task> {
    private static final double TOLERANCE = 0.01; // m, on each axis
    private static final double STEP = 0.1; // s; gives the scene a pace, the task has no time scale of its own
    private static final int HORIZON = 100;
    private static final ReachEpisode.Rules RULES = new ReachEpisode.Rules(
            (dx, dy) -> -ReachEpisode.distance(dx, dy),
            (dx, dy) -> Math.abs(dx) < TOLERANCE && Math.abs(dy) < TOLERANCE,
            /* ends= */ true,
            new ReachEpisode.Look(
                    new SceneView.Bounds(-1, -1, 1, 1), STEP, "point", /* radius= */ 0.02, TOLERANCE, /* arc= */ null));

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("PointNavigation-v0")
            .observation(Point.axes(HORIZON))
            .actions(
                    new Axis("move x", "m", -Point.MAX_MOVE, Point.MAX_MOVE),
                    new Axis("move y", "m", -Point.MAX_MOVE, Point.MAX_MOVE))
            .controlTimestep(STEP)
            .horizon(HORIZON)
            .episodesPerTrial(20)
            .reward("Minus the distance to the goal after the move, in metres.")
            .end("The point is within 0.01 m of the goal on both axes.")
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
    public EnvironmentSpec spec(int horizon) {
        return Point.within(SPEC, horizon);
    }

    @Override
    public String goalMeaning() {
        return "the point is less than " + TOLERANCE + " m from the goal on each axis";
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
        return (task, random) -> new ReachEpisode<>(new Point(1), task, RULES);
    }
}
