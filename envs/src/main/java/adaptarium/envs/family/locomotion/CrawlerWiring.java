package adaptarium.envs.family.locomotion;

import adaptarium.envs.Axis;
import adaptarium.envs.Choice;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.PhysicsFamily;
import adaptarium.sim.Body;
import adaptarium.sim.Joint;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView;
import adaptarium.sim.Trigonometry;
import adaptarium.sim.WorldSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A crawler that must find out how its hips are wired, and does not feel its joints.
 *
 * <p>The body is that of {@link CrippledCrawler}, whole. An action is a target angle for each joint about its rest, held by a servo; the hips of some legs are
 * connected the wrong way round. Observed are a clock of half a second and the torso, as by an inertial sensor; no joint and no foot. In a good gait the torso moves alike
 * whatever the wiring, while the commands must differ: that is why a policy without memory cannot have it for every wiring, where in {@link CrippledCrawler} the
 * joints' speeds show the fault at once.
 */
public final class CrawlerWiring implements PhysicsFamily<CrawlerWiring.Task> {
    /** Steps of a turn of the clock. */
    public static final int PERIOD = 25;

    /** How far an action of 1 turns a joint from its rest, rad. */
    public static final double REACH = 0.6;

    private static final double GAIN = 15; // 1/s, of the servos
    private static final double STEP = 0.02; // s
    private static final double GOAL = 2; // m

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("CrawlerWiring-v0")
            .observation(
                    new Axis("sine of the clock", "1", -1, 1),
                    new Axis("cosine of the clock", "1", -1, 1),
                    Axis.unbounded("torso angle", "rad"),
                    Axis.unbounded("torso rate", "rad/s"),
                    Axis.unbounded("torso height", "m"),
                    Axis.unbounded("forward speed", "m/s"),
                    Axis.unbounded("upward speed", "m/s"))
            .actions(actionAxes().toArray(Axis[]::new))
            .controlTimestep(STEP)
            .horizon(200)
            .episodesPerTrial(2)
            .reward("Forward speed in m/s, minus 0.02 times the sum of squared actions; minus 1 for a flip.")
            .end("The torso leans more than 1.5 rad. Success is 2 m of way.")
            .build();

    private static List<Axis> actionAxes() {
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < CrawlerBody.MOTORS; i++) {
            axes.add(new Axis(CrawlerBody.jointName(i) + " from its rest", "0.6 rad", -1, 1));
        }
        return axes;
    }

    /**
     * The hidden wiring: 1 where an action turns the hip as it should, -1 where it turns it back.
     *
     * @param hip0 of the rearmost leg
     * @param hip1 of the second leg
     * @param hip2 of the third leg
     * @param hip3 of the foremost leg
     * @param exchanged how many legs further the hips' wires lead
     */
    public record Task(
            @Choice(
                    train = {"1", "-1"},
                    live = true,
                    description = "which way the rearmost leg's hip is wired")
            int hip0,

            @Choice(
                    train = {"1", "-1"},
                    live = true,
                    description = "which way the second leg's hip is wired")
            int hip1,

            @Choice(
                    train = {"1", "-1"},
                    live = true,
                    description = "which way the third leg's hip is wired")
            int hip2,

            @Choice(
                    train = {"1", "-1"},
                    live = true,
                    description = "which way the foremost leg's hip is wired")
            int hip3,

            @Choice(
                    train = {"0"},
                    shifted = {"1", "2", "3"},
                    live = true,
                    description = "how many legs further the hips' wires lead")
            int exchanged) {
        /**
         * Which way a hip is wired.
         *
         * @param leg 0 to 3, from the rear
         * @return 1 or -1
         */
        public int sign(int leg) {
            return switch (leg) {
                case 0 -> hip0;
                case 1 -> hip1;
                case 2 -> hip2;
                default -> hip3;
            };
        }

        /**
         * Which action reaches a hip.
         *
         * @param leg 0 to 3, from the rear
         * @return the leg whose hip's action it is
         */
        public int source(int leg) {
            return (leg + exchanged) % CrawlerBody.LEGS;
        }
    }

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public String goalMeaning() {
        return "the robot has come " + GOAL + " m";
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return CrawlerEpisode.TERMS;
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
        return new Crawling(world, task, random);
    }

    private static final class Crawling implements CrawlerEpisode<Task> {
        private final PhysicsWorld world;
        private final CrawlerBody body;
        private final Body torso;
        private final Progress progress;
        private Task task;
        private int steps;

        private Crawling(PhysicsWorld world, Task task, RandomGenerator random) {
            this.world = world;
            this.task = task;
            body = CrawlerBody.build(world, random);
            torso = body.torso();
            progress = new Progress(world, torso, STEP, GOAL);
            showWiring();
        }

        @Override
        public Progress progress() {
            return progress;
        }

        private void showWiring() {
            for (int leg = 0; leg < CrawlerBody.LEGS; leg++) {
                SceneView.Role plain = leg % 2 == 0 ? SceneView.Role.ROBOT_FAR : SceneView.Role.ROBOT;
                body.segment(2 * leg).setRole(task.sign(leg) < 0 ? SceneView.Role.BROKEN : plain);
                body.segment(2 * leg + 1).setRole(plain);
            }
        }

        @Override
        public void act(float[] action) {
            double effort = 0;
            for (int leg = 0; leg < CrawlerBody.LEGS; leg++) {
                double hip = task.sign(leg) * action[2 * task.source(leg)];
                double knee = action[2 * leg + 1];
                effort += hip * hip + knee * knee;
                turn(body.joint(2 * leg), CrawlerBody.HIP_REST + REACH * hip);
                turn(body.joint(2 * leg + 1), CrawlerBody.KNEE_REST + REACH * knee);
            }
            world.step();
            progress.advance(effort);
            steps++;
        }

        private static void turn(Joint joint, double target) {
            double speed = GAIN * (target - joint.position());
            joint.setMotorSpeed(Math.max(-CrawlerBody.SPEED, Math.min(CrawlerBody.SPEED, speed)));
        }

        @Override
        public void observe(float[] out, int offset) {
            double phase = 2 * Math.PI * steps / PERIOD;
            out[offset] = (float) Trigonometry.sin(phase);
            out[offset + 1] = (float) Trigonometry.cos(phase);
            out[offset + 2] = (float) torso.angle();
            out[offset + 3] = (float) torso.angularVelocity();
            out[offset + 4] = (float) torso.y();
            out[offset + 5] = (float) torso.velocityX();
            out[offset + 6] = (float) torso.velocityY();
        }

        @Override
        public void changeTask(Task changed) {
            task = changed;
            showWiring();
        }
    }
}
