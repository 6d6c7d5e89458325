package adaptarium.envs.family.locomotion;

import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.Pose;
import adaptarium.sim.SceneView;
import adaptarium.sim.WorldSettings;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * An episode of a half-cheetah: the body runs, and the family's rules say what that is worth. Nothing ends it but the time limit.
 *
 * @param <T> the task record
 */
final class CheetahEpisode<T extends Record> implements Episode<T> {
    /** The worlds it is played in. */
    static final WorldSettings WORLD = WorldSettings.side(0.02);

    /** What the families' reward is made of, where effort has a cost. */
    static final List<FamilySetting> TERMS = List.of(
            FamilySetting.reward("speed", 1, "what the speed is worth, in m/s"),
            FamilySetting.reward("control", 0.05, "cost of the sum of the squared actions, as in the paper"),
            FamilySetting.reward("lean", 0, "cost of a torso that leans, 1 minus the cosine of its angle"));

    /** Their usual weights; not to be changed. */
    static final double[] STANDARD = FamilySetting.standards(TERMS);

    private static final double MEMORY = 0.5; // s, over which the speed is averaged

    private final PhysicsWorld world;
    private final CheetahBody body;
    private final Walk<T, CheetahBody.Build> rules;
    private T task;
    private double effort;
    private double speed;
    private double average;
    private int steps;

    CheetahEpisode(PhysicsWorld world, T task, Walk<T, CheetahBody.Build> rules, RandomGenerator random) {
        this.world = world;
        this.body = CheetahBody.build(world, rules.body(task), random);
        this.task = task;
        this.rules = rules;
        world.markers(() -> rules.markers(this.task, body.x(), body.height()));
    }

    /** A specification that says all but reward and end. */
    static EnvironmentSpec.Builder spec(String id) {
        return EnvironmentSpec.named(id)
                .observation(CheetahBody.OBSERVATION)
                .actions(CheetahBody.ACTIONS)
                .controlTimestep(WORLD.controlTimestep())
                .horizon(200)
                .episodesPerTrial(2);
    }

    @Override
    public void act(float[] action) {
        double before = body.x();
        effort = body.drive(action);
        world.step();
        speed = (body.x() - before) / WORLD.controlTimestep();
        average += WORLD.controlTimestep() / MEMORY * (speed - average);
        steps++;
    }

    /** Speed of the torso to the right in the last step, m/s. */
    double speed() {
        return speed;
    }

    /** The sum of the squared actions of the last step. */
    double effort() {
        return effort;
    }

    @Override
    public void observe(float[] out, int offset) {
        body.observe(out, offset);
    }

    @Override
    public double reward() {
        return reward(STANDARD);
    }

    @Override
    public double reward(double[] weights) {
        double worth = weights[0] * rules.worth(task, speed, average);
        return rules.costs() ? worth - weights[1] * effort - weights[2] * body.lean() : worth;
    }

    @Override
    public boolean terminated() {
        return false;
    }

    @Override
    public boolean success() {
        return rules.met(task, body.x(), average, steps);
    }

    @Override
    public void changeTask(T changed) {
        task = changed;
        body.refit(rules.body(changed));
    }

    @Override
    public List<Pose> posesOf(float[] observation, int offset, double x, double y) {
        return body.posesOf(world, observation, offset, x);
    }

    @Override
    public SceneView scene() {
        return world;
    }
}
