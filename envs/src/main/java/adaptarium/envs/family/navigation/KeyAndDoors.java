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
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * A disc in a closed room that has to find a key it cannot see and then the one door of four that the key opens.
 *
 * <p>Thrust (at most 1 N along each axis) drives a disc of 0.25 kg against a drag of 0.25 N s/m, more in patches of mud. Eight lidar rays see walls, doors and
 * the two pillars, and a door looks like a wall. The key lies in one of four corners and is taken by coming within 0.3 m of the corner's middle; the right
 * door opens when the disc touches it with the key. Corner, door, pillars and mud belong to the task and stay for all episodes of a trial.
 *
 * <p>Rewards are sparse, so nothing but searching tells where to go: an agent that remembers spends its first episode on corners and doors and goes straight
 * in the next; one that does not must search all of them in every episode, for which there is not enough time.
 */
public final class KeyAndDoors implements PhysicsFamily<KeyAndDoors.Task> {
    /** Half the room's width, m. */
    public static final double HALF = 1.5;

    /** Distance of the key from both middle lines of the room, m. */
    public static final double CORNER = 1.15;

    /** Radius of the disc, m. */
    public static final double RADIUS = 0.12;

    private static final double MASS = 0.25; // kg
    private static final double DRAG = 0.25; // N s/m
    private static final double STEP = 0.05; // s
    private static final double KEY = 0.3; // m, how near the key is taken
    private static final double WALL = 0.1; // m, thickness
    private static final double DOOR = 0.3; // m, half its width
    private static final double START = 0.2; // m, the disc starts within +- this of the middle
    private static final double RANGE = 3; // m, of the lidar
    private static final List<FamilySetting> TERMS = List.of(
            FamilySetting.reward("time", 0.02, "cost of a step"),
            FamilySetting.reward("key", 1, "taking the key"),
            FamilySetting.reward("exit", 5, "leaving by the right door"));
    private static final double[] STANDARD = FamilySetting.standards(TERMS);

    private static final BodySpec WALLS = walls();
    private static final Map<Door, BodySpec> DOORS = new EnumMap<>(Door.class);

    static {
        for (Door door : Door.values()) {
            DOORS.put(door, closed(door));
        }
    }

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("KeyAndDoors-v0")
            .observation(observationAxes())
            .actions(new Axis("thrust x", "N", -1, 1), new Axis("thrust y", "N", -1, 1))
            .controlTimestep(STEP)
            .horizon(120)
            .episodesPerTrial(4)
            .reward("1 for taking the key and 5 for the exit, minus 0.02 per step.")
            .end("The disc leaves by the right door, which is success.")
            .build();

    private static List<Axis> observationAxes() {
        List<Axis> axes = new ArrayList<>(List.of(
                new Axis("x", "m", -HALF, HALF),
                new Axis("y", "m", -HALF, HALF),
                Axis.unbounded("velocity x", "m/s"),
                Axis.unbounded("velocity y", "m/s")));
        axes.addAll(Lidar.axes("3 m"));
        axes.add(new Axis("key in hand", "1", 0, 1));
        return axes;
    }

    /** A corner of the room. */
    public enum Corner {
        /** Right and up. */
        NORTH_EAST(1, 1),
        /** Left and up. */
        NORTH_WEST(-1, 1),
        /** Left and down. */
        SOUTH_WEST(-1, -1),
        /** Right and down. */
        SOUTH_EAST(1, -1);

        private final int east;
        private final int north;

        Corner(int east, int north) {
            this.east = east;
            this.north = north;
        }

        /** Where a key in this corner lies, m. */
        public double x() {
            return CORNER * east;
        }

        /** Where a key in this corner lies, m. */
        public double y() {
            return CORNER * north;
        }
    }

    /** A door, in the middle of one of the walls. */
    public enum Door {
        /** To the right. */
        EAST(1, 0),
        /** Up. */
        NORTH(0, 1),
        /** To the left. */
        WEST(-1, 0),
        /** Down. */
        SOUTH(0, -1);

        private final int east;
        private final int north;

        Door(int east, int north) {
            this.east = east;
            this.north = north;
        }

        /** The door's middle, m. */
        public double x() {
            return HALF * east;
        }

        /** The door's middle, m. */
        public double y() {
            return HALF * north;
        }
    }

    /**
     * Where things are and how deep the mud is.
     *
     * @param key the corner in which the key lies
     * @param door the door it opens
     * @param mud N s/m
     * @param layout number of the layout
     */
    public record Task(
            @Choice(
                    train = {"NORTH_EAST", "NORTH_WEST", "SOUTH_WEST", "SOUTH_EAST"},
                    live = true,
                    description = "the corner in which the key lies")
            Corner key,

            @Choice(
                    train = {"EAST", "NORTH", "WEST", "SOUTH"},
                    live = true,
                    description = "the door that it opens")
            Door door,

            @Parameter(
                    unit = "N s/m",
                    train = {0.2, 1.5},
                    shifted = {0.2, 3},
                    scale = Parameter.Scale.LOG,
                    live = true,
                    description = "drag of the mud, besides that of the floor")
            double mud,

            @Instance(description = "places of two pillars and of two patches of mud")
            long layout) {}

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public String goalMeaning() {
        return "the robot has left the room by the right door";
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

    private static BodySpec closed(Door door) {
        double width = door.east == 0 ? 2 * DOOR : WALL;
        double height = door.north == 0 ? 2 * DOOR : WALL;
        double away = HALF + WALL / 2;
        return BodySpec.terrain(
                door.name().toLowerCase(Locale.ROOT) + " door",
                block(door.east * away, door.north * away, width, height));
    }

    private static BodySpec walls() {
        double length = HALF + WALL - DOOR;
        double middle = DOOR + length / 2;
        double at = HALF + WALL / 2;
        List<ShapeSpec> shapes = new ArrayList<>();
        for (int side = -1; side <= 1; side += 2) {
            for (int end = -1; end <= 1; end += 2) {
                shapes.add(block(side * at, end * middle, WALL, length));
                shapes.add(block(end * middle, side * at, length, WALL));
            }
        }
        return BodySpec.terrain("walls", shapes.toArray(new ShapeSpec[0]));
    }

    private static ShapeSpec block(double x, double y, double width, double height) {
        return ShapeSpec.of(Geometry.Polygon.box(x, y, width, height)).withFriction(0);
    }

    private static BodySpec round(String name, RoomLayout.Place place, double radius, CollisionFilter filter) {
        return BodySpec.terrain(name, ShapeSpec.disc(radius).withFriction(0).withFilter(filter))
                .at(place.x(), place.y());
    }

    private static final class Search implements Episode<Task> {
        private final PhysicsWorld world;
        private final RoomLayout layout;
        private final Body disc;
        private final Map<Door, Body> doors = new EnumMap<>(Door.class);
        private final Lidar lidar;
        private Task task;
        private boolean holding;
        private boolean out;
        private boolean taken; // the key, in the last step

        private Search(PhysicsWorld world, Task task, RandomGenerator random) {
            this.world = world;
            this.task = task;
            layout = RoomLayout.of(task.layout);
            world.add(WALLS);
            DOORS.forEach((door, closed) -> doors.put(door, world.add(closed)));
            for (int i = 0; i < layout.mud().size(); i++) {
                world.add(round("mud " + i, layout.mud().get(i), RoomLayout.PATCH, CollisionFilter.NOTHING));
            }
            for (int i = 0; i < layout.pillars().size(); i++) {
                world.add(round("pillar " + i, layout.pillars().get(i), RoomLayout.PILLAR, CollisionFilter.ALL));
            }
            ShapeSpec shape = ShapeSpec.disc(RADIUS)
                    .withDensity(MASS / (Math.PI * RADIUS * RADIUS))
                    .withFriction(0)
                    .withFilter(CollisionFilter.ROBOT);
            double x = START * (2 * random.nextDouble() - 1);
            double y = START * (2 * random.nextDouble() - 1);
            disc = world.add(BodySpec.dynamic("disc", shape).at(x, y).upright());
            lidar = new Lidar(world, disc, RANGE);
            world.view(new SceneView.Bounds(-1.8, -1.8, 1.8, 1.8));
            world.markers(this::markers);
        }

        @Override
        public void act(float[] action) {
            double drag = DRAG + (layout.isMuddy(disc.x(), disc.y()) ? task.mud : 0);
            disc.applyForce(action[0] - drag * disc.velocityX(), action[1] - drag * disc.velocityY());
            world.step();
            taken = false;
            if (!holding) {
                double dx = disc.x() - task.key.x();
                double dy = disc.y() - task.key.y();
                if (dx * dx + dy * dy < KEY * KEY) {
                    holding = true;
                    taken = true;
                }
            }
            if (holding && disc.touching(Objects.requireNonNull(doors.get(task.door)))) {
                out = true;
            }
        }

        @Override
        public void observe(float[] observation, int offset) {
            observation[offset] = (float) disc.x();
            observation[offset + 1] = (float) disc.y();
            observation[offset + 2] = (float) disc.velocityX();
            observation[offset + 3] = (float) disc.velocityY();
            lidar.observe(observation, offset + 4);
            observation[offset + 4 + Lidar.RAYS] = holding ? 1 : 0;
        }

        @Override
        public double reward() {
            return reward(STANDARD);
        }

        @Override
        public double reward(double[] weights) {
            return -weights[0] + (taken ? weights[1] : 0) + (out ? weights[2] : 0);
        }

        @Override
        public boolean terminated() {
            return out;
        }

        @Override
        public boolean success() {
            return out;
        }

        @Override
        public void changeTask(Task changed) {
            task = changed;
        }

        @Override
        public SceneView scene() {
            return world;
        }

        private List<Marker> markers() {
            List<Marker> markers = lidar.markers();
            if (!holding) {
                markers.add(new Marker.Disc("key", task.key.x(), task.key.y(), KEY));
            }
            double x = task.door.x();
            double y = task.door.y();
            double w = task.door.east == 0 ? DOOR : 0;
            double h = task.door.north == 0 ? DOOR : 0;
            markers.add(new Marker.Segment("right door", x - w, y - h, x + w, y + h));
            return markers;
        }
    }
}
