package blockpush;

import adaptarium.envs.Axis;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.Parameter;
import adaptarium.envs.PhysicsFamily;
import adaptarium.sim.Body;
import adaptarium.sim.BodySpec;
import adaptarium.sim.Geometry;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView;
import adaptarium.sim.ShapeSpec;
import adaptarium.sim.WorldSettings;
import java.util.List;
import java.util.random.RandomGenerator;

/** A block on a floor, to be pushed to a mark and left there at rest. How heavy it is, and how rough the floor, is hidden. */
public final class BlockPush implements PhysicsFamily<BlockPush.Task> {
    static final double GRAVITY = 9.81; // m/s^2
    static final double MAX_FORCE = 10; // N

    private static final double WIDTH = 0.4; // m
    private static final double HEIGHT = 0.2; // m
    private static final double REACH = 3; // m from the middle, beyond which the block is lost
    private static final double NEAR = 0.05; // m from the mark
    private static final WorldSettings WORLD = new WorldSettings(0, -GRAVITY, /* controlTimestep= */ 0.05);

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("BlockPush-v0")
            .observation(Axis.unbounded("way to the mark", "m"), Axis.unbounded("velocity", "m/s"))
            .actions(new Axis("push", "N", -MAX_FORCE, MAX_FORCE))
            .controlTimestep(WORLD.controlTimestep())
            .horizon(100)
            .episodesPerTrial(3)
            .reward("Minus the distance to the mark after the step, in metres.")
            .end("The block is more than 3 m from the middle.")
            .build();

    /**
     * What is hidden.
     *
     * @param mass kg
     * @param friction coefficient of friction between block and floor
     */
    public record Task(
            @Parameter(
                    unit = "kg",
                    train = {0.5, 1.5},
                    shifted = {0.3, 2},
                    scale = Parameter.Scale.LOG,
                    description = "mass of the block")
            double mass,

            @Parameter(
                    unit = "1",
                    train = {0.1, 0.4},
                    shifted = {0.05, 0.5},
                    live = true,
                    description = "friction between block and floor")
            double friction) {}

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return List.of(FamilySetting.reward("distance", 1, "cost of the distance to the mark in metres"));
    }

    @Override
    public WorldSettings world() {
        return WORLD;
    }

    @Override
    public Episode<Task> begin(PhysicsWorld world, Task task, RandomGenerator random) {
        Geometry floor = new Geometry.Polyline(new double[] {-2 * REACH, 2 * REACH}, new double[] {0, 0});
        world.add(BodySpec.terrain("floor", ShapeSpec.of(floor).withFriction(1)));
        ShapeSpec box = ShapeSpec.box(WIDTH, HEIGHT).withDensity(task.mass / (WIDTH * HEIGHT));
        Body block = world.add(BodySpec.dynamic("block", box)
                .at(random.nextDouble(-1, 1), HEIGHT / 2)
                .as(SceneView.Role.OBJECT));
        double mark = random.nextDouble(-1.5, 1.5);
        world.view(new SceneView.Bounds(-REACH, -0.5, REACH, 2));
        world.ground(SceneView.Ground.level(0));
        world.markers(() -> List.of(new SceneView.Marker.Disc("mark", mark, 0, NEAR)));
        return new Pushing(world, block, mark, task);
    }

    private static final class Pushing implements Episode<Task> {
        private final PhysicsWorld world;
        private final Body block;
        private final double mark;

        private Pushing(PhysicsWorld world, Body block, double mark, Task task) {
            this.world = world;
            this.block = block;
            this.mark = mark;
            changeTask(task);
        }

        @Override
        public void act(float[] action) {
            block.applyForce(action[0], 0);
            world.step();
        }

        @Override
        public void observe(float[] out, int offset) {
            out[offset] = (float) (mark - block.x());
            out[offset + 1] = (float) block.velocityX();
        }

        @Override
        public double reward() {
            return -Math.abs(mark - block.x());
        }

        @Override
        public boolean terminated() {
            return Math.abs(block.x()) > REACH;
        }

        @Override
        public boolean success() {
            return Math.abs(mark - block.x()) < NEAR && Math.abs(block.velocityX()) < 0.01;
        }

        @Override
        public void changeTask(Task task) {
            block.setFriction(
                    task.friction * task.friction); // of a pair it is the geometric mean, and the floor's is 1
        }

        @Override
        public SceneView scene() {
            return world;
        }
    }
}
