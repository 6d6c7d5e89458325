package adaptarium.envs.family.vehicle;

import adaptarium.envs.Axis;
import adaptarium.envs.Choice;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.Parameter;
import adaptarium.envs.Parameter.Scale;
import adaptarium.envs.Simulation;
import adaptarium.envs.TaskFamily;
import adaptarium.sim.SceneView;
import adaptarium.sim.Trigonometry;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A model car, seen from above, on a winding road, whose grip, steering and motor are unknown.
 *
 * <p>It moves by the single-track equations with one tyre per axle: a tyre pushes sideways against its slip, steeply at first and never with more than
 * grip times load; a driven tyre shares that limit with the drive. The road is seen as distance and heading to its centre line and its curvature ahead.
 * There is no contact, so the equations are integrated by us (semi-implicit Euler, eight sub-steps).
 *
 * <p>The steering may be wired the wrong way round and stands off centre; how fast a bend can be taken depends on the grip. The first needs the opposite
 * action at the same observation, the last is known only to who has tried.
 *
 * <p>A negative control, by measurement: the adaptation gap is 0.36 half-way through training, but PPO without a memory learns to feel the steering in the
 * car's turning, and the gap falls to about 0.2.
 */
public final class TopDownCar implements TaskFamily<TopDownCar.Task> {
    /** Distance of either axle from the centre of mass, m. */
    public static final double AXLE = 0.3;

    /** Steering angle at full action, rad. */
    public static final double MAX_STEERING = 35 * Math.PI / 180;

    /** Half the width of the road, m. */
    public static final double HALF_WIDTH = 0.9;

    private static final double MASS = 4; // kg
    private static final double INERTIA = MASS * (0.9 * 0.9 + 0.4 * 0.4) / 12; // kg m^2, a box of 0.9 m x 0.4 m
    private static final double GRAVITY = 9.81; // m/s^2
    private static final double DRIVE = 16; // N at full action and gain 1
    private static final double DRAG = 2; // N s/m
    private static final double STIFFNESS = 8; // tyre force over its limit, per rad of slip
    private static final double SLOWEST = 1; // m/s, below which slip is counted as at this speed
    private static final double SERVO = 6; // rad/s, how fast the wheels turn
    private static final double STEP = 1.0 / 30; // s
    private static final int SUBSTEPS = 8;
    private static final double CRUISE = 5; // m/s, the speed along the road that earns 1 per step
    private static final double OFFSET_COST = 0.1;
    private static final double GOAL = 15; // m

    private static final List<FamilySetting> TERMS = List.of(
            FamilySetting.reward("speed", 1, "speed along the road in units of 5 m/s"),
            FamilySetting.reward(
                    "offset",
                    OFFSET_COST,
                    "cost of the squared distance from the centre line in units of half the width"),
            FamilySetting.reward("leaving", 1, "cost of leaving the road"));
    private static final double[] STANDARD = FamilySetting.standards(TERMS);

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("TopDownCar-v0")
            .observation(
                    Axis.unbounded("forward speed", "m/s"),
                    Axis.unbounded("sideways speed", "m/s"),
                    Axis.unbounded("yaw rate", "rad/s"),
                    Axis.unbounded("distance left of the centre line", "m"),
                    new Axis("sine of the heading against the road", "1", -1, 1),
                    new Axis("cosine of the heading against the road", "1", -1, 1),
                    Axis.unbounded("curvature here", "1/m"),
                    Axis.unbounded("curvature 1 m ahead", "1/m"),
                    Axis.unbounded("curvature 2 m ahead", "1/m"),
                    Axis.unbounded("curvature 4 m ahead", "1/m"))
            .actions(new Axis("drive", "1", -1, 1), new Axis("steering to the left", "35 deg", -1, 1))
            .controlTimestep(STEP)
            .horizon(200)
            .episodesPerTrial(3)
            .reward("Speed along the road in units of 5 m/s, minus 0.1 times the squared distance from its centre line"
                    + " in units of half its width; minus 1 for leaving it.")
            .end("The car's centre leaves the road. Success is 15 m of road.")
            .build();

    /** Which axle the motor drives. */
    public enum Drive {
        /** The front axle pulls. */
        FRONT,
        /** The rear axle pushes. */
        REAR
    }

    /**
     * The hidden car.
     *
     * @param grip of the tyres, Coulomb coefficient
     * @param steering which way the steering turns
     * @param trim rad
     * @param motor in units of 16 N
     * @param drive which axle is driven
     */
    public record Task(
            @Parameter(
                    unit = "1",
                    train = {0.3, 1},
                    shifted = {0.15, 1},
                    scale = Scale.LOG,
                    nominal = 0.7,
                    live = true,
                    description = "grip of the tyres")
            double grip,

            @Choice(
                    train = {"1", "-1"},
                    live = true,
                    description = "which way the steering turns")
            int steering,

            @Parameter(
                    unit = "rad",
                    train = {-0.175, 0.175},
                    shifted = {-0.349, 0.349},
                    nominal = 0,
                    live = true,
                    description = "steering angle at action 0, to the left")
            double trim,

            @Parameter(
                    unit = "1",
                    train = {0.7, 1.3},
                    shifted = {0.4, 1.6},
                    nominal = 1,
                    live = true,
                    description = "motor force, in units of 16 N")
            double motor,

            @Choice(
                    train = {"REAR", "FRONT"},
                    description = "which axle is driven")
            Drive drive) {}

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public String goalMeaning() {
        return "the car has come " + GOAL + " m along the road";
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
    public Simulation<Task> newSimulation() {
        return CarEpisode::new;
    }

    private static final class CarEpisode implements Episode<Task> {
        private final WindingRoad road;
        private Task task;
        private double along; // m of road
        private double offset; // m to the left of the centre line
        private double heading; // rad, against the road
        private double forward; // m/s, in the car's frame
        private double sideways; // m/s, in the car's frame, to the left
        private double yawRate; // rad/s
        private double wheel; // rad, to the left
        private double sine;
        private double cosine;
        private double forceX; // N, of the tyre just computed, in the car's frame
        private double forceY;
        private double onward; // in units of the cruising speed, in the last step
        private int steps;

        private CarEpisode(Task task, RandomGenerator random) {
            this.task = task;
            road = WindingRoad.draw(random);
            offset = 0.2 * (2 * random.nextDouble() - 1);
            heading = 0.1 * (2 * random.nextDouble() - 1);
            forward = random.nextDouble();
            wheel = task.trim;
            sine = Trigonometry.sin(heading);
            cosine = Trigonometry.cos(heading);
        }

        @Override
        public void act(float[] action) {
            double before = along;
            double drive = DRIVE * task.motor * action[0];
            double target = task.trim + task.steering * MAX_STEERING * action[1];
            for (int i = 0; i < SUBSTEPS; i++) {
                substep(drive, target, STEP / SUBSTEPS);
            }
            steps++;
            onward = (along - before) / (CRUISE * STEP);
        }

        private void substep(double drive, double target, double dt) {
            wheel += Math.max(-SERVO * dt, Math.min(SERVO * dt, target - wheel));
            boolean rear = task.drive == Drive.REAR;
            tyre(wheel, AXLE, rear ? 0 : drive);
            double pushX = forceX;
            double pushY = forceY;
            double moment = AXLE * forceY;
            tyre(0, -AXLE, rear ? drive : 0);
            pushX += forceX - DRAG * forward;
            pushY += forceY - DRAG * sideways;
            moment -= AXLE * forceY;
            double accelerationX = pushX / MASS + yawRate * sideways; // the frame turns with the car
            double accelerationY = pushY / MASS - yawRate * forward;
            forward += dt * accelerationX;
            sideways += dt * accelerationY;
            yawRate += dt * moment / INERTIA;
            // Along the road, arcs shrink on the inside of a bend.
            double curvature = road.curvature(along);
            double progress = (forward * cosine - sideways * sine) / (1 - curvature * offset);
            along += dt * progress;
            offset += dt * (forward * sine + sideways * cosine);
            heading += dt * (yawRate - curvature * progress);
            sine = Trigonometry.sin(heading);
            cosine = Trigonometry.cos(heading);
        }

        /** The force of a tyre that is turned by an angle and sits some way ahead of the centre of mass. */
        private void tyre(double angle, double ahead, double drive) {
            double c = angle == 0 ? 1 : Trigonometry.cos(angle);
            double s = angle == 0 ? 0 : Trigonometry.sin(angle);
            double across = sideways + ahead * yawRate;
            double rolling = c * forward + s * across;
            double slipping = c * across - s * forward;
            double limit = task.grip * MASS * GRAVITY / 2;
            double slip = STIFFNESS * slipping / Math.max(Math.abs(rolling), SLOWEST);
            double side = -limit * slip / Math.sqrt(1 + slip * slip);
            double size = Math.sqrt(drive * drive + side * side);
            double share = size > limit ? limit / size : 1;
            forceX = share * (c * drive - s * side);
            forceY = share * (s * drive + c * side);
        }

        @Override
        public void observe(float[] out, int position) {
            out[position] = (float) forward;
            out[position + 1] = (float) sideways;
            out[position + 2] = (float) yawRate;
            out[position + 3] = (float) offset;
            out[position + 4] = (float) sine;
            out[position + 5] = (float) cosine;
            out[position + 6] = (float) road.curvature(along);
            out[position + 7] = (float) road.curvature(along + 1);
            out[position + 8] = (float) road.curvature(along + 2);
            out[position + 9] = (float) road.curvature(along + 4);
        }

        @Override
        public double reward() {
            return reward(STANDARD);
        }

        @Override
        public double reward(double[] weights) {
            double share = offset / HALF_WIDTH;
            return weights[0] * onward - weights[1] * Math.min(1, share * share) - (terminated() ? weights[2] : 0);
        }

        @Override
        public boolean terminated() {
            return Math.abs(offset) > HALF_WIDTH;
        }

        @Override
        public boolean success() {
            return along >= GOAL;
        }

        @Override
        public void changeTask(Task changed) {
            task = changed;
        }

        @Override
        public SceneView scene() {
            return CarScene.draw(road, () -> along, () -> offset, () -> heading, () -> wheel, () -> steps * STEP);
        }
    }
}
