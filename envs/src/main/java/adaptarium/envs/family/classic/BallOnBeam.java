package adaptarium.envs.family.classic;

import adaptarium.envs.Axis;
import adaptarium.envs.Choice;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.Parameter;
import adaptarium.envs.PhysicsFamily;
import adaptarium.sim.Body;
import adaptarium.sim.BodySpec;
import adaptarium.sim.CollisionFilter;
import adaptarium.sim.Geometry;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView;
import adaptarium.sim.SceneView.Marker;
import adaptarium.sim.SceneView.Role;
import adaptarium.sim.ShapeSpec;
import adaptarium.sim.Trigonometry;
import adaptarium.sim.WorldSettings;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A ball that is to roll to a mark on a beam and stay there; the beam is not seen, does not stand where it is asked to, and its motor may turn the wrong way.
 *
 * <p>The beam tilts about the middle of its upper face. An action asks for an angle; a lag smooths it, and a servo of natural frequency 8 rad/s follows
 * without overshoot, by the exact solution for a step. It is
 * off by the bias, so a beam asked to be level lets the ball roll away. The ball (30 kg/m²) rolls by friction; its rolling
 * friction takes a moment of coefficient times weight times radius, smoothed below 0.05 m/s, so that a ball at rest wants a tilt before it moves. Its radius
 * matters because a beam that turns carries the centre of a large ball along: at first it moves the wrong way.
 *
 * <p>With the sign unknown, every fixed answer to a rolling ball throws it off in half of the tasks; with the bias unknown it comes to rest beside the mark.
 * One action and what the ball makes of it tell the sign, and a second of rolling tells the bias. The beam's angle is not observed: seen beside the ball it would
 * show which way the motor turns, and PPO without a memory is then almost as good as PPO that sees the task (156 against 162 of 200).
 */
public final class BallOnBeam implements PhysicsFamily<BallOnBeam.Task> {
    /** Seconds between two actions. */
    public static final double STEP = 0.02;

    /** Angle that a full action asks for, rad. */
    public static final double MAX_TILT = 0.35;

    /** Natural frequency of the servo that turns the beam, rad/s; it is critically damped. */
    public static final double SERVO = 8;

    /** What is left of a deviation that the servo's motion multiplies in a step. */
    public static final double DECAY = StrictMath.exp(-SERVO * STEP);

    private static final double HALF = 1.2; // m, half the beam's length
    private static final double THICKNESS = 0.08; // m
    private static final double DENSITY = 30; // kg/m^2, of the ball
    private static final double SKIN = 0.005; // m, at which the engine lets shapes rest above each other
    private static final double SMOOTH = 0.05; // m/s, below which rolling friction fades
    private static final double START = 0.5; // m, the ball starts within +- this of the middle
    private static final double MARK = 0.6; // m, the mark lies within +- this
    private static final double NEAR = 0.1; // m
    private static final double SLOW = 0.2; // m/s

    private static final BodySpec STAND = BodySpec.terrain(
            "stand",
            ShapeSpec.of(new Geometry.Polygon(new double[] {-0.25, 0.25, 0}, new double[] {-0.6, -0.6, 0}))
                    .withFilter(CollisionFilter.NOTHING));
    private static final ShapeSpec BEAM = ShapeSpec.of(new Geometry.Polygon(
                    new double[] {-HALF, HALF, HALF, -HALF}, new double[] {-THICKNESS, -THICKNESS, 0, 0}))
            .withFriction(1);

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("BallOnBeam-v0")
            .observation(
                    Axis.unbounded("ball's place on the beam", "m"),
                    Axis.unbounded("ball's speed along the beam", "m/s"),
                    new Axis("mark", "m", -MARK, MARK))
            .actions(new Axis("angle asked for", "0.35 rad", -1, 1))
            .controlTimestep(STEP)
            .horizon(200)
            .episodesPerTrial(3)
            .reward("1 minus the ball's distance to the mark in metres, at least 0.")
            .end("The ball leaves the beam. Success is a ball within 0.1 m of the mark and slower than 0.2 m/s.")
            .build();

    /**
     * The hidden mechanics.
     *
     * @param radius of the ball, m
     * @param rollingFriction coefficient
     * @param bias rad
     * @param lag s
     * @param sign which way the motor turns
     */
    public record Task(
            @Parameter(
                    unit = "m",
                    train = {0.1, 0.25},
                    shifted = {0.07, 0.32},
                    description = "radius of the ball")
            double radius,

            @Parameter(
                    unit = "1",
                    train = {0, 0.03},
                    shifted = {0, 0.06},
                    live = true,
                    description = "coefficient of rolling friction")
            double rollingFriction,

            @Parameter(
                    unit = "rad",
                    train = {-0.0873, 0.0873},
                    shifted = {-0.1745, 0.1745},
                    live = true,
                    description = "the beam's angle where it is asked to be level")
            double bias,

            @Parameter(
                    unit = "s",
                    train = {0, 0.2},
                    shifted = {0, 0.35},
                    live = true,
                    description = "time constant of the motor's lag")
            double lag,

            @Choice(
                    train = {"1", "-1"},
                    live = true,
                    description = "-1 where the motor turns the other way")
            int sign) {
        /**
         * What part of the way to the angle asked for is left after a step.
         *
         * @return in [0, 1)
         */
        public double lagging() {
            return lag == 0 ? 0 : StrictMath.exp(-STEP / lag);
        }
    }

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public String goalMeaning() {
        return "the ball is less than " + NEAR + " m from the mark and slower than " + SLOW + " m/s";
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return List.of(
                FamilySetting.reward("nearness", 1, "1 minus the ball's distance to the mark in metres, at least 0"));
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public WorldSettings world() {
        return WorldSettings.side(STEP);
    }

    @Override
    public Episode<Task> begin(PhysicsWorld world, Task task, RandomGenerator random) {
        return new BeamEpisode(world, task, random);
    }

    private static final class BeamEpisode implements Episode<Task> {
        private final PhysicsWorld world;
        private final Body beam;
        private final Body ball;
        private final double mark;
        private Task task;
        private double lagging;
        private double asked; // rad, smoothed by the lag
        private double turned; // rad, from where the beam starts
        private double rate; // rad/s
        private double along; // m
        private double above; // m
        private double speed; // m/s, along the beam

        private BeamEpisode(PhysicsWorld world, Task task, RandomGenerator random) {
            this.world = world;
            this.task = task;
            lagging = task.lagging();
            along = START * (2 * random.nextDouble() - 1);
            mark = MARK * (2 * random.nextDouble() - 1);
            double cos = Trigonometry.cos(task.bias);
            double sin = Trigonometry.sin(task.bias);
            above = task.radius + SKIN;
            world.add(STAND);
            beam = world.add(BodySpec.kinematic("beam", BEAM).at(0, 0, task.bias));
            ball = world.add(BodySpec.dynamic(
                            "ball",
                            ShapeSpec.disc(task.radius).withDensity(DENSITY).withFriction(1))
                    .as(Role.OBJECT)
                    .at(along * cos - above * sin, along * sin + above * cos));
            world.view(new SceneView.Bounds(-1.5, -0.7, 1.5, 1.1));
            world.markers(this::markers);
        }

        @Override
        public void act(float[] action) {
            double wanted = task.sign * MAX_TILT * action[0];
            asked = wanted + lagging * (asked - wanted);
            double off = turned - asked;
            double drift = rate + SERVO * off;
            turned = asked + DECAY * (off + STEP * drift);
            rate = DECAY * (drift - SERVO * (off + STEP * drift));
            // From wherever the beam stands, so that rounding does not add up and a change of bias is made good.
            beam.setVelocity(0, 0, (task.bias + turned - beam.angle()) / STEP);
            if (ball.touching()) {
                double spin = ball.angularVelocity() - beam.angularVelocity();
                double share = task.radius * spin / SMOOTH;
                double weight = ball.mass() * WorldSettings.EARTH_GRAVITY;
                ball.applyTorque(-task.rollingFriction * weight * task.radius * share / Math.sqrt(1 + share * share));
            }
            world.step();
            double cos = Trigonometry.cos(beam.angle());
            double sin = Trigonometry.sin(beam.angle());
            along = cos * ball.x() + sin * ball.y();
            above = cos * ball.y() - sin * ball.x();
            speed = cos * ball.velocityX() + sin * ball.velocityY() + above * beam.angularVelocity();
        }

        @Override
        public void observe(float[] out, int offset) {
            out[offset] = (float) along;
            out[offset + 1] = (float) speed;
            out[offset + 2] = (float) mark;
        }

        @Override
        public double reward() {
            return terminated() ? 0 : 1 - Math.min(1, Math.abs(along - mark));
        }

        @Override
        public boolean terminated() {
            return Math.abs(along) > HALF || above < 0;
        }

        @Override
        public boolean success() {
            return !terminated() && Math.abs(along - mark) < NEAR && Math.abs(speed) < SLOW;
        }

        @Override
        public void changeTask(Task changed) {
            task = changed;
            lagging = changed.lagging();
        }

        @Override
        public SceneView scene() {
            return world;
        }

        private List<Marker> markers() {
            double cos = Trigonometry.cos(beam.angle());
            double sin = Trigonometry.sin(beam.angle());
            double x = mark * cos;
            double y = mark * sin;
            return List.of(new Marker.Segment("mark", x + 0.02 * sin, y - 0.02 * cos, x + 0.12 * sin, y - 0.12 * cos));
        }
    }
}
