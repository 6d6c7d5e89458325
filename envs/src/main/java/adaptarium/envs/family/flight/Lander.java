package adaptarium.envs.family.flight;

import adaptarium.envs.Axis;
import adaptarium.envs.Choice;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.Instance;
import adaptarium.envs.Parameter;
import adaptarium.envs.PhysicsFamily;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView;
import adaptarium.sim.Trigonometry;
import adaptarium.sim.WorldSettings;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A lander that has to come down on a pad, under unknown gravity and wind, with engines it does not know.
 *
 * <p>Hull, legs' size, engines, throttles and reward follow Gymnasium's {@code LunarLander} with continuous actions, in metres: the main engine fires at
 * half to full thrust for actions above 0, a side engine for actions beyond 0.5 either way. Our own are the sprung legs at the hull's corners, the thrusts in newtons without
 * noise, a start 8 m above the pad, and the end: 0.2 s at rest on both legs. The ground belongs to the task.
 *
 * <p>Hidden are gravity, a steady wind, both thrusts, how far the main nozzle sits off the middle, whether the side engines are swapped, and whether one
 * of them is weak. The thrust that hovers in one task crashes in another, and with swapped engines every correction tips the craft over.
 */
public final class Lander implements PhysicsFamily<Lander.Task> {
    /** Mass of hull and legs, kg. */
    public static final double MASS = LanderCraft.MASS;

    private static final double STEP = 0.02; // s
    private static final double WIDTH = LanderCraft.EDGE; // m, unit of distance in the reward
    private static final double HEIGHT = 20.0 / 3; // m, unit of height in the reward
    private static final double FULL_SPEED = 5; // m/s, unit of speed in the reward
    private static final double FUEL_MAIN = 0.003; // cost of a step at full thrust
    private static final double FUEL_SIDE = 0.0003;
    private static final double PAD = 2; // m, half its width
    private static final double LEG_REACH = 0.8; // m from the hull's origin down to the feet
    private static final double LEGS_TAKE = 5; // m/s, the greatest speed of touch-down
    private static final double WEAK = 0.5; // share of its thrust that a weak engine gives
    private static final int REST = 10; // steps on the ground at rest

    private static final List<FamilySetting> TERMS = List.of(
            FamilySetting.reward(
                    "approach", 1, "how much nearer, slower and more upright the craft is, and which legs came down"),
            FamilySetting.reward("fuel", 1, "cost of fuel"),
            FamilySetting.reward("rest", 1, "coming to rest"),
            FamilySetting.reward("crash", 1, "cost of a crash, which stands instead of all that"));
    private static final double[] STANDARD = FamilySetting.standards(TERMS);

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("Lander-v0")
            .observation(
                    Axis.unbounded("x from the pad's middle", "m"),
                    Axis.unbounded("height of the feet above the pad", "m"),
                    Axis.unbounded("velocity x", "m/s"),
                    Axis.unbounded("velocity y", "m/s"),
                    Axis.unbounded("tilt", "rad"),
                    Axis.unbounded("tilt rate", "rad/s"),
                    new Axis("left leg on the ground", "1", 0, 1),
                    new Axis("right leg on the ground", "1", 0, 1))
            .actions(new Axis("main engine", "1", -1, 1), new Axis("side engine", "1", -1, 1))
            .controlTimestep(STEP)
            .horizon(400)
            .episodesPerTrial(3)
            .reward("How much nearer (in units of 10 m across and 6.7 m in height), slower (5 m/s) and more upright (1"
                    + " rad) the craft is, 0.1 per leg that comes down, minus fuel (0.003 per step of full main"
                    + " thrust); 1 more for coming to rest, and minus 1 instead of all that for a crash.")
            .end("The hull touches the ground, a leg touches it at more than 5 m/s or is driven into it, the craft"
                    + " leaves the field, or it has been at rest on both legs for 0.2 s.")
            .build();

    /** Which side engine is weak. */
    public enum Weak {
        /** Neither. */
        NONE,
        /** The left one, which pushes to the right. */
        LEFT,
        /** The right one, which pushes to the left. */
        RIGHT
    }

    /**
     * What the agent does not know of its craft and the planet.
     *
     * @param gravity m/s^2
     * @param wind N
     * @param mainThrust N
     * @param sideThrust N
     * @param nozzleOffset m
     * @param sides whether the side engines are swapped
     * @param weak which one is weak
     * @param ground number of the ground
     */
    public record Task(
            @Parameter(
                    unit = "m/s^2",
                    train = {7, 11},
                    shifted = {4, 13},
                    nominal = 10,
                    live = true,
                    description = "gravity")
            double gravity,

            @Parameter(
                    unit = "N",
                    train = {-8, 8},
                    shifted = {-15, 15},
                    live = true,
                    description = "force of the wind, to the right")
            double wind,

            @Parameter(
                    unit = "N",
                    train = {75, 115},
                    shifted = {70, 140},
                    nominal = 87,
                    live = true,
                    description = "full thrust of the main engine")
            double mainThrust,

            @Parameter(
                    unit = "N",
                    train = {8, 18},
                    shifted = {6, 24},
                    nominal = 12,
                    live = true,
                    description = "full thrust of a side engine")
            double sideThrust,

            @Parameter(
                    unit = "m",
                    train = {-0.02, 0.02},
                    shifted = {-0.04, 0.04},
                    live = true,
                    description = "how far right of the middle the main engine's nozzle sits")
            double nozzleOffset,

            @Choice(
                    train = {"1", "-1"},
                    live = true,
                    description = "-1 where the side engines are swapped")
            int sides,

            @Choice(
                    train = {"NONE", "LEFT", "RIGHT"},
                    live = true,
                    description = "which side engine gives only half of its thrust")
            Weak weak,

            @Instance(description = "heights of the ground beside the pad")
            long ground) {

        /**
         * The sideways force of an action, swaps and weakness included.
         *
         * @param action the side engine's action, in [-1, 1]
         * @return N, positive to the right
         */
        public double sideForce(double action) {
            if (Math.abs(action) <= 0.5) {
                return 0;
            }
            double force = sides * action * sideThrust;
            return weak == (force > 0 ? Weak.LEFT : Weak.RIGHT) ? WEAK * force : force;
        }
    }

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public String goalMeaning() {
        return "the craft has rested on the ground for " + REST + " steps with its hull over the pad, at most " + PAD
                + " m from its centre";
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
        return new WorldSettings(0, -10, STEP);
    }

    @Override
    public Episode<Task> begin(PhysicsWorld world, Task task, RandomGenerator random) {
        return new Descent(world, task, LanderCraft.build(world, LanderCraft.ground(task.ground), random));
    }

    private static final class Descent implements Episode<Task> {
        private final PhysicsWorld world;
        private final LanderCraft craft;
        private Task task;
        private double main; // N
        private double side; // N
        private double shaping;
        private double approach;
        private double fuel;
        private boolean crashed;
        private int resting;

        private Descent(PhysicsWorld world, Task task, LanderCraft craft) {
            this.world = world;
            this.task = task;
            this.craft = craft;
            world.setGravity(0, -task.gravity);
            world.view(new SceneView.Bounds(-LanderCraft.EDGE, -3.5, LanderCraft.EDGE, 10));
            world.markers(this::markers);
            shaping = shaping();
        }

        @Override
        public void act(float[] action) {
            double throttle = action[0] > 0 ? (1 + action[0]) / 2 : 0;
            main = throttle * task.mainThrust;
            side = task.sideForce(action[1]);
            if (main > 0) {
                craft.fireMain(main, task.nozzleOffset);
            }
            if (side != 0) {
                craft.fireSide(side);
            }
            boolean grounded = craft.grounded();
            double speed = craft.speed();
            if (!grounded) { // as in Gymnasium, the wind does not push a landed craft along
                craft.blow(task.wind);
            }
            world.step();
            double before = shaping;
            shaping = shaping();
            boolean broken = (!grounded && craft.grounded() && speed > LEGS_TAKE) || craft.buried();
            crashed = broken || craft.hull.touchingTerrain() || Math.abs(craft.hull.x()) > LanderCraft.EDGE;
            resting = craft.atRest() ? resting + 1 : 0;
            approach = shaping - before;
            fuel = FUEL_MAIN * throttle + (side != 0 ? FUEL_SIDE * Math.abs(action[1]) : 0);
        }

        private double shaping() {
            double x = craft.hull.x() / WIDTH;
            double y = (craft.hull.y() - LEG_REACH) / HEIGHT;
            double vx = craft.hull.velocityX() / FULL_SPEED;
            double vy = craft.hull.velocityY() / FULL_SPEED;
            double legs = 0.1 * (leg(craft.leftLeg.touchingTerrain()) + leg(craft.rightLeg.touchingTerrain()));
            return legs - Math.sqrt(x * x + y * y) - Math.sqrt(vx * vx + vy * vy) - Math.abs(craft.hull.angle());
        }

        private static int leg(boolean touching) {
            return touching ? 1 : 0;
        }

        @Override
        public void observe(float[] out, int offset) {
            out[offset] = (float) craft.hull.x();
            out[offset + 1] = (float) (craft.hull.y() - LEG_REACH);
            out[offset + 2] = (float) craft.hull.velocityX();
            out[offset + 3] = (float) craft.hull.velocityY();
            out[offset + 4] = (float) craft.hull.angle();
            out[offset + 5] = (float) craft.hull.angularVelocity();
            out[offset + 6] = leg(craft.leftLeg.touchingTerrain());
            out[offset + 7] = leg(craft.rightLeg.touchingTerrain());
        }

        @Override
        public double reward() {
            return reward(STANDARD);
        }

        @Override
        public double reward(double[] weights) {
            if (crashed) {
                return -weights[3];
            }
            return weights[0] * approach - weights[1] * fuel + (resting >= REST ? weights[2] : 0);
        }

        @Override
        public boolean terminated() {
            return crashed || resting >= REST;
        }

        @Override
        public boolean success() {
            return resting >= REST && Math.abs(craft.hull.x()) <= PAD;
        }

        @Override
        public void changeTask(Task changed) {
            task = changed;
            world.setGravity(0, -changed.gravity);
        }

        @Override
        public SceneView scene() {
            return world;
        }

        private List<SceneView.Marker> markers() {
            double angle = craft.hull.angle();
            double sin = Trigonometry.sin(angle);
            double cos = Trigonometry.cos(angle);
            double length = main / 50;
            return List.of(
                    new SceneView.Marker.Segment("pad", -PAD, 0, PAD, 0),
                    new SceneView.Marker.Arrow("wind", -9, 9, task.wind / 8, 0),
                    new SceneView.Marker.Arrow(
                            "main thrust",
                            craft.hull.pointX(0, LanderCraft.NOZZLE_HEIGHT) + length * sin,
                            craft.hull.pointY(0, LanderCraft.NOZZLE_HEIGHT) - length * cos,
                            -length * sin,
                            length * cos),
                    new SceneView.Marker.Arrow(
                            "side thrust",
                            craft.hull.pointX(0, LanderCraft.THRUSTER_HEIGHT),
                            craft.hull.pointY(0, LanderCraft.THRUSTER_HEIGHT),
                            side / 10 * cos,
                            side / 10 * sin));
        }
    }
}
