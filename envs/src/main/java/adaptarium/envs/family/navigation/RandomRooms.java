package adaptarium.envs.family.navigation;

import adaptarium.envs.Axis;
import adaptarium.envs.Choice;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.Instance;
import adaptarium.envs.Parameter;
import adaptarium.envs.PhysicsFamily;
import adaptarium.sim.Body;
import adaptarium.sim.BodySpec;
import adaptarium.sim.CollisionFilter;
import adaptarium.sim.Geometry;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView;
import adaptarium.sim.SceneView.Marker;
import adaptarium.sim.ShapeSpec;
import adaptarium.sim.WorldSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A disc in a building of rooms drawn at random that is to find a beacon, which it sees only from within the room where that stands.
 *
 * <p>Thrust (at most 1 N along each axis) drives a disc of 0.25 kg against a drag of 0.5 N s/m. Eight lidar rays see walls. Every episode begins in the middle room.
 * Building and beacon belong to the task and stay for all episodes of a trial: the first one is spent on doors and rooms, and whoever remembers them goes straight in
 * the next. There is not enough time to search the whole building in every episode.
 *
 * <p>In training there are 3 x 3 rooms, and every task has a building of its own; in shifted tasks there are 4 x 4, as no training task has.
 */
public final class RandomRooms implements PhysicsFamily<RandomRooms.Task> {
    /** Radius of the disc, m. */
    public static final double RADIUS = 0.1;

    /** Index of the observation that is 1 where the beacon is seen; its way there along x and y stands before it. */
    public static final int IN_SIGHT = 4 + Lidar.RAYS + 2;

    private static final double MASS = 0.25; // kg
    private static final double DRAG = 0.5; // N s/m
    private static final double STEP = 0.05; // s
    private static final double NEAR = 0.15; // m, how near the beacon is found
    private static final double WALL = 0.08; // m, thickness
    private static final double START = 0.1; // m, the disc starts within +- this of the room's middle
    private static final double RANGE = 2; // m, of the lidar
    private static final int MOST = 4; // rooms along each side
    private static final double EDGE = MOST * FloorPlan.ROOM / 2; // m

    private static final List<FamilySetting> TERMS = List.of(
            FamilySetting.reward("beacon", 1, "finding the beacon"),
            FamilySetting.reward("time", 0.005, "cost of a step"));
    private static final double[] STANDARD = FamilySetting.standards(TERMS);

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("RandomRooms-v0")
            .observation(observationAxes())
            .actions(new Axis("thrust x", "N", -1, 1), new Axis("thrust y", "N", -1, 1))
            .controlTimestep(STEP)
            .horizon(160)
            .episodesPerTrial(4)
            .reward("1 for finding the beacon, minus 0.005 per step.")
            .end("The disc is within 0.15 m of the beacon, which is success.")
            .build();

    private static List<Axis> observationAxes() {
        List<Axis> axes = new ArrayList<>(List.of(
                new Axis("x", "m", -EDGE, EDGE),
                new Axis("y", "m", -EDGE, EDGE),
                Axis.unbounded("velocity x", "m/s"),
                Axis.unbounded("velocity y", "m/s")));
        axes.addAll(Lidar.axes("2 m"));
        axes.add(new Axis("beacon to the right; 0 unseen", "m", -FloorPlan.ROOM, FloorPlan.ROOM));
        axes.add(new Axis("beacon upwards; 0 unseen", "m", -FloorPlan.ROOM, FloorPlan.ROOM));
        axes.add(new Axis("beacon in sight", "1", 0, 1));
        return axes;
    }

    /**
     * The building and where the beacon stands.
     *
     * @param rooms along each side
     * @param goal which room, as a share
     * @param plan number of the plan
     */
    public record Task(
            @Choice(
                    train = {"3"},
                    shifted = {"4"},
                    visible = true,
                    description = "rooms along each side of the building")
            int rooms,

            @Parameter(
                    unit = "1",
                    train = {0, 1},
                    live = true,
                    description = "in which room the beacon stands, as a share of those that are not the middle one")
            double goal,

            @Instance(description = "doorways, and where in its room the beacon stands")
            long plan) {
        /** The building. */
        public FloorPlan building() {
            return FloorPlan.of(plan, rooms);
        }

        /**
         * The room in which the beacon stands.
         *
         * @param building this task's
         * @return its number in the building
         */
        public int goalRoom(FloorPlan building) {
            int others = rooms * rooms - 1;
            int room = Math.min(others - 1, (int) (goal * others));
            return room < building.middle() ? room : room + 1;
        }
    }

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public String goalMeaning() {
        return "the robot has come within " + NEAR + " m of the beacon";
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
        return WorldSettings.top(STEP);
    }

    @Override
    public Episode<Task> begin(PhysicsWorld world, Task task, RandomGenerator random) {
        return new Search(world, task, random);
    }

    private static ShapeSpec block(double x, double y, double width, double height) {
        return ShapeSpec.of(Geometry.Polygon.box(x, y, width, height)).withFriction(0);
    }

    /** The outer walls, then those between the rooms: one shape, or one on each side of a doorway. */
    private static BodySpec walls(FloorPlan plan) {
        double half = plan.side() * FloorPlan.ROOM / 2;
        List<ShapeSpec> shapes = new ArrayList<>();
        for (int end = -1; end <= 1; end += 2) {
            shapes.add(block(end * (half + WALL / 2), 0, WALL, 2 * (half + WALL)));
            shapes.add(block(0, end * (half + WALL / 2), 2 * half, WALL));
        }
        for (FloorPlan.Wall wall : plan.walls()) {
            double low = -FloorPlan.ROOM / 2;
            double high = FloorPlan.ROOM / 2;
            if (wall.doorway()) {
                shapes.add(piece(plan, wall, low, wall.shift() - FloorPlan.DOORWAY / 2));
                shapes.add(piece(plan, wall, wall.shift() + FloorPlan.DOORWAY / 2, high));
            } else {
                shapes.add(piece(plan, wall, low, high));
            }
        }
        return BodySpec.terrain("walls", shapes.toArray(new ShapeSpec[0]));
    }

    /** A piece of a wall, from and to places along it that are counted from its middle. */
    private static ShapeSpec piece(FloorPlan plan, FloorPlan.Wall wall, double from, double to) {
        double along = (from + to) / 2;
        double x = plan.x(wall.room());
        double y = plan.y(wall.room());
        return wall.upright()
                ? block(x + FloorPlan.ROOM / 2, y + along, WALL, to - from)
                : block(x + along, y + FloorPlan.ROOM / 2, to - from, WALL);
    }

    private static final class Search implements Episode<Task> {
        private final PhysicsWorld world;
        private final FloorPlan plan;
        private final Body disc;
        private final Lidar lidar;
        private int room; // in which the beacon stands
        private boolean found;

        private Search(PhysicsWorld world, Task task, RandomGenerator random) {
            this.world = world;
            plan = task.building();
            room = task.goalRoom(plan);
            world.add(walls(plan));
            ShapeSpec shape = ShapeSpec.disc(RADIUS)
                    .withDensity(MASS / (Math.PI * RADIUS * RADIUS))
                    .withFriction(0)
                    .withFilter(CollisionFilter.ROBOT);
            double x = plan.x(plan.middle()) + START * (2 * random.nextDouble() - 1);
            double y = plan.y(plan.middle()) + START * (2 * random.nextDouble() - 1);
            disc = world.add(BodySpec.dynamic("disc", shape).at(x, y).upright());
            lidar = new Lidar(world, disc, RANGE);
            double far = plan.side() * FloorPlan.ROOM / 2 + 2 * WALL;
            world.view(new SceneView.Bounds(-far, -far, far, far));
            world.markers(this::markers);
        }

        @Override
        public void act(float[] action) {
            disc.applyForce(action[0] - DRAG * disc.velocityX(), action[1] - DRAG * disc.velocityY());
            world.step();
            double dx = plan.beaconX(room) - disc.x();
            double dy = plan.beaconY(room) - disc.y();
            found = seen() && dx * dx + dy * dy < NEAR * NEAR;
        }

        private boolean seen() {
            return plan.room(disc.x(), disc.y()) == room;
        }

        @Override
        public void observe(float[] out, int offset) {
            boolean seen = seen();
            out[offset] = (float) disc.x();
            out[offset + 1] = (float) disc.y();
            out[offset + 2] = (float) disc.velocityX();
            out[offset + 3] = (float) disc.velocityY();
            lidar.observe(out, offset + 4);
            out[offset + IN_SIGHT - 2] = seen ? (float) (plan.beaconX(room) - disc.x()) : 0;
            out[offset + IN_SIGHT - 1] = seen ? (float) (plan.beaconY(room) - disc.y()) : 0;
            out[offset + IN_SIGHT] = seen ? 1 : 0;
        }

        @Override
        public double reward() {
            return reward(STANDARD);
        }

        @Override
        public double reward(double[] weights) {
            return (found ? weights[0] : 0) - weights[1];
        }

        @Override
        public boolean terminated() {
            return found;
        }

        @Override
        public boolean success() {
            return found;
        }

        @Override
        public void changeTask(Task changed) {
            room = changed.goalRoom(plan);
        }

        @Override
        public SceneView scene() {
            return world;
        }

        private List<Marker> markers() {
            List<Marker> markers = lidar.markers();
            markers.add(new Marker.Disc("beacon", plan.beaconX(room), plan.beaconY(room), NEAR));
            return markers;
        }
    }
}
