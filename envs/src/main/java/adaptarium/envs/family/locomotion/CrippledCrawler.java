package adaptarium.envs.family.locomotion;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Choice;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.PhysicsFamily;
import adaptarium.sim.Joint;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.Pose;
import adaptarium.sim.SceneView.Role;
import adaptarium.sim.WorldSettings;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A crawler on four legs, one of whose eight motors is dead, weak or wired the wrong way round.
 *
 * <p>After the crippled quadrupeds of Nagabandi et al. (2019, arXiv:1803.11347), in the plane and with every motor as a candidate, the first included. An
 * action is a target speed for each joint, which its motor holds with a limited torque; at rest the crawler stands. Which motor is broken must be found
 * out by moving: a reversed motor pushes back where it should push forward. All parameters are live, so that a switch can break or mend a leg in
 * mid-episode.
 *
 * <p>A negative control, by measurement: joint speeds are observed, and PPO without a memory feels in them which motor does not obey and walks on with the other
 * seven. Its adaptation gap is below 0.1 once both learners are trained to the end.
 */
public final class CrippledCrawler implements PhysicsFamily<CrippledCrawler.Task> {
    private static final double STEP = 1.0 / 30; // s
    private static final double WEAK = 0.1; // share of the torque that a weak motor has
    private static final double LIMP_DAMPING = 0.02; // N m s/rad, of a dead motor's joint
    private static final double GOAL = 3; // m

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("CrippledCrawler-v0")
            .observation(CrawlerBody.observationAxes())
            .actions(new ActionSpace.Continuous(CrawlerBody.motorAxes()))
            .controlTimestep(STEP)
            .horizon(200)
            .episodesPerTrial(2)
            .reward("Forward speed in m/s, minus 0.02 times the sum of squared actions; minus 1 for a flip.")
            .end("The torso leans more than 1.5 rad. Success is 3 m of way.")
            .build();

    /** What is wrong with a motor. */
    public enum Fault {
        /** It gives no torque; the joint is limp. */
        DEAD,
        /** It has a tenth of its torque. */
        WEAK,
        /** It turns the other way. */
        REVERSED,
        /** It holds the joint where it is. */
        STUCK
    }

    /**
     * The hidden fault.
     *
     * @param motor which of the eight; even numbers are hips, odd ones knees, from the rear leg to the front one; -1 for none
     * @param fault what is wrong with it
     * @param second how many motors further another one has the same fault; 0 for none
     */
    public record Task(
            @Choice(
                    train = {"0", "2", "3", "5", "6", "-1"},
                    shifted = {"1", "4", "7"},
                    live = true,
                    description =
                            "the broken motor: even ones are hips, odd ones knees, from rear to front; -1 for none")
            int motor,

            @Choice(
                    train = {"DEAD", "WEAK", "REVERSED"},
                    shifted = {"STUCK"},
                    live = true,
                    description = "what is wrong with it")
            Fault fault,

            @Choice(
                    train = {"0"},
                    shifted = {"1", "2", "3", "4", "5", "6", "7"},
                    live = true,
                    description = "how many motors further a second one has the same fault; 0 for none")
            int second) {
        /** Whether a motor is broken. */
        boolean breaks(int candidate) {
            return motor >= 0 && (candidate == motor || candidate == (motor + second) % CrawlerBody.MOTORS);
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
        return new Crippled(world, task, random);
    }

    private static final class Crippled implements CrawlerEpisode<Task> {
        private final PhysicsWorld world;
        private final CrawlerBody body;
        private final Progress progress;
        private Task task;

        private Crippled(PhysicsWorld world, Task task, RandomGenerator random) {
            this.world = world;
            this.task = task;
            body = CrawlerBody.build(world, random);
            progress = new Progress(world, body.torso(), STEP, GOAL);
            showFaults();
        }

        @Override
        public Progress progress() {
            return progress;
        }

        private void showFaults() {
            for (int i = 0; i < CrawlerBody.MOTORS; i++) {
                body.segment(i).setRole(task.breaks(i) ? Role.BROKEN : i / 2 % 2 == 0 ? Role.ROBOT_FAR : Role.ROBOT);
            }
        }

        @Override
        public void act(float[] action) {
            double effort = 0;
            for (int i = 0; i < CrawlerBody.MOTORS; i++) {
                effort += action[i] * action[i];
                double speed = CrawlerBody.SPEED * action[i];
                double torque = CrawlerBody.TORQUE;
                if (task.breaks(i)) {
                    switch (task.fault) {
                        case DEAD -> torque = 0;
                        case WEAK -> torque = WEAK * CrawlerBody.TORQUE;
                        case REVERSED -> speed = -speed;
                        case STUCK -> speed = 0;
                    }
                }
                Joint joint = body.joint(i);
                joint.setMotorSpeed(speed);
                joint.setMaxEffort(torque);
                joint.setDamping(torque == 0 ? LIMP_DAMPING : 0);
            }
            world.step();
            progress.advance(effort);
        }

        @Override
        public void observe(float[] out, int offset) {
            body.observe(out, offset);
        }

        @Override
        public List<Pose> posesOf(float[] observation, int offset, double x, double y) {
            return body.posesOf(observation, offset, x);
        }

        @Override
        public void changeTask(Task changed) {
            task = changed;
            showFaults();
        }
    }
}
