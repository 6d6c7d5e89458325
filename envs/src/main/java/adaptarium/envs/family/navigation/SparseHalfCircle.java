package adaptarium.envs.family.navigation;

import adaptarium.envs.Axis;
import adaptarium.envs.Choice;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.Parameter;
import adaptarium.envs.ShapedReward;
import adaptarium.envs.Simulation;
import adaptarium.envs.TaskFamily;
import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import adaptarium.sim.Trigonometry;
import java.util.List;

/**
 * A point that must find a hidden goal on a half circle and is rewarded only near it: the sparse point robot of PEARL (Rakelly et al. 2019,
 * arXiv:1903.08254, section 6.3).
 *
 * <p>The point starts in the centre; an action moves it by at most 0.1 m along each axis. Within 0.2 m of the goal a step earns 1 minus the distance,
 * elsewhere nothing: an agent has to search the arc once and return directly in the episodes that follow. Different from PEARL, an episode has 60 steps
 * instead of 20, enough to search most of the arc in one. In shifted tasks the goal lies on the other half of the circle, nearer, or farther out. A learner may be
 * given minus the distance to the goal while it trains ({@link ShapedReward}), as there.
 */
public final class SparseHalfCircle implements TaskFamily<SparseHalfCircle.Task>, ShapedReward<SparseHalfCircle.Task> {
    /** How far an action of 1 moves the point along its axis, m. */
    public static final double MAX_MOVE = Point.MAX_MOVE;

    private static final double GOAL_RADIUS = 0.2; // m
    private static final int ARC_POINTS = 49; // of the half circle as it is drawn
    private static final double STEP = 0.1; // s; gives the scene a pace, the task has no time scale of its own
    private static final int HORIZON = 60;
    private static final ReachEpisode.Rules RULES = new ReachEpisode.Rules(
            (dx, dy) -> {
                double distance = ReachEpisode.distance(dx, dy);
                return distance <= GOAL_RADIUS ? 1 - distance : 0;
            },
            (dx, dy) -> ReachEpisode.distance(dx, dy) <= GOAL_RADIUS,
            /* ends= */ false,
            new ReachEpisode.Look(
                    new SceneView.Bounds(-1.6, -0.7, 1.6, 1.5), STEP, "point", /* radius= */ 0.04, GOAL_RADIUS, arc()));

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("SparseHalfCircle-v0")
            .observation(Point.axes(HORIZON))
            .actions(new Axis("move x", "1", -1, 1), new Axis("move y", "1", -1, 1))
            .controlTimestep(STEP)
            .horizon(HORIZON)
            .episodesPerTrial(5)
            .reward("1 minus the distance to the goal in metres where that is at most 0.2 m, 0 elsewhere.")
            .end("Never; the point may stay at the goal.")
            .build();

    /** How far from the centre the goal lies. */
    public enum Ring {
        /** 1 m, as in PEARL. */
        MIDDLE(1),
        /** 0.7 m. */
        NEAR(0.7),
        /** 1.3 m. */
        FAR(1.3);

        private final double radius;

        Ring(double radius) {
            this.radius = radius;
        }
    }

    /**
     * Where the goal is.
     *
     * @param angle direction from the centre, rad
     * @param ring distance from the centre
     */
    public record Task(
            @Parameter(
                    unit = "rad",
                    train = {0, Math.PI},
                    shifted = {0, 2 * Math.PI},
                    live = true,
                    description = "direction of the goal")
            double angle,

            @Choice(
                    train = {"MIDDLE"},
                    shifted = {"NEAR", "FAR"},
                    live = true,
                    description = "distance of the goal: MIDDLE 1 m, NEAR 0.7 m, FAR 1.3 m")
            Ring ring)
            implements PlaneGoal {

        /** The goal's position, m. */
        @Override
        public double goalX() {
            return ring.radius * Trigonometry.cos(angle);
        }

        /** The goal's position, m. */
        @Override
        public double goalY() {
            return ring.radius * Trigonometry.sin(angle);
        }
    }

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
        return "the point is at most " + GOAL_RADIUS + " m from the goal";
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return List.of(
                FamilySetting.reward("nearness", 1, "1 minus the distance to the goal in metres, within 0.2 m of it"));
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public Simulation<Task> newSimulation() {
        return (task, random) -> new ReachEpisode<>(new Point(MAX_MOVE), task, RULES);
    }

    /** The goal's position. */
    @Override
    public int aimSize() {
        return 2;
    }

    @Override
    public void aim(Task task, float[] out, int offset) {
        out[offset] = (float) task.goalX();
        out[offset + 1] = (float) task.goalY();
    }

    /** Minus the distance to the goal, m. */
    @Override
    public double shapedReward(float[] aims, int aim, float[] observations, int observation) {
        return -ReachEpisode.distance(
                observations[observation] - aims[aim], observations[observation + 1] - aims[aim + 1]);
    }

    private static Geometry.Polyline arc() {
        double[] xs = new double[ARC_POINTS];
        double[] ys = new double[ARC_POINTS];
        for (int i = 0; i < ARC_POINTS; i++) {
            xs[i] = StrictMath.cos(Math.PI * i / (ARC_POINTS - 1));
            ys[i] = StrictMath.sin(Math.PI * i / (ARC_POINTS - 1));
        }
        return new Geometry.Polyline(xs, ys);
    }
}
