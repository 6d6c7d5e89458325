package adaptarium.envs.family.manipulation;

import adaptarium.envs.Axis;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.sim.Body;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView;
import adaptarium.sim.SceneView.Marker;
import adaptarium.sim.Trigonometry;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * An episode with the arm and one box. The reward is minus the box's distance to its goal, minus a price per metre from gripper to box, minus effort.
 *
 * @param <T> the task record
 */
final class BoxEpisode<T extends Record & BoxTask> implements Episode<T> {
    /** What the agent sees: the arm, then the box. */
    static final List<Axis> OBSERVATION = Stream.concat(
                    PlanarArm.OBSERVATION.stream(),
                    Stream.of(
                            Axis.unbounded("box x", "m"),
                            Axis.unbounded("box y", "m"),
                            new Axis("sine of the box's angle", "1", -1, 1),
                            new Axis("cosine of the box's angle", "1", -1, 1),
                            Axis.unbounded("box speed to the right", "m/s"),
                            Axis.unbounded("box speed upwards", "m/s")))
            .toList();

    /** Where the box starts, give or take, from the arm's base to the right, m. */
    static final double MIDDLE = 0.55;

    private static final double GRIPPER_HEIGHT = 0.25; // m, at the start

    /**
     * What the families' reward is made of.
     *
     * @param reach weight of the way between gripper and box
     * @return the terms
     */
    static List<FamilySetting> terms(double reach) {
        return List.of(
                FamilySetting.reward("goal", 1, "cost of the box's distance to the goal, 1 where it is far"),
                FamilySetting.reward("reach", reach, "cost of the way between gripper and box in metres"),
                FamilySetting.reward("control", 0.01, "cost of the sum of the squared actions"));
    }

    private final PhysicsWorld world;
    private final double[] standard; // weights of the reward's terms
    private final Rules<T> rules;
    private final PlanarArm arm;
    private final Body box;
    private T task;
    private double effort;

    /**
     * What differs between the families.
     *
     * @param <T> the task record
     * @param width of the box, m
     * @param start the box starts within this of the middle, m
     * @param near distance that counts as success, m
     * @param far distance that costs 1 per step, m; none costs more
     * @param terms of the reward
     * @param distance of the box to its goal, m
     */
    record Rules<T>(
            double width,
            double start,
            double near,
            double far,
            List<FamilySetting> terms,
            ToDoubleBiFunction<Body, T> distance) {}

    BoxEpisode(PhysicsWorld world, T task, Rules<T> rules, RandomGenerator random) {
        this.world = world;
        this.task = task;
        this.rules = rules;
        standard = FamilySetting.standards(rules.terms);
        arm = new PlanarArm(world, MIDDLE, GRIPPER_HEIGHT, random);
        double x = MIDDLE + rules.start * (2 * random.nextDouble() - 1);
        box = PlanarArm.addBox(world, x, rules.width, task.mass(), task.friction());
        world.markers(() -> List.of(new Marker.Disc("goal", this.task.goalX(), this.task.goalY(), rules.near)));
    }

    @Override
    public void act(float[] action) {
        effort = arm.drive(action);
        world.step();
    }

    private double distance() {
        return rules.distance.applyAsDouble(box, task);
    }

    @Override
    public void observe(float[] out, int offset) {
        arm.observe(out, offset);
        int o = offset + PlanarArm.OBSERVATION.size();
        out[o] = (float) box.x();
        out[o + 1] = (float) box.y();
        out[o + 2] = (float) Trigonometry.sin(box.angle());
        out[o + 3] = (float) Trigonometry.cos(box.angle());
        out[o + 4] = (float) box.velocityX();
        out[o + 5] = (float) box.velocityY();
    }

    @Override
    public double reward() {
        return reward(standard);
    }

    @Override
    public double reward(double[] weights) {
        double dx = arm.gripX() - box.x();
        double dy = arm.gripY() - box.y();
        return -weights[0] * Math.min(1, distance() / rules.far)
                - weights[1] * Math.sqrt(dx * dx + dy * dy)
                - weights[2] * effort;
    }

    @Override
    public boolean terminated() {
        return false;
    }

    @Override
    public boolean success() {
        return distance() < rules.near;
    }

    @Override
    public void changeTask(T changed) {
        task = changed;
        PlanarArm.setFriction(box, changed.friction());
    }

    @Override
    public SceneView scene() {
        return world;
    }
}
