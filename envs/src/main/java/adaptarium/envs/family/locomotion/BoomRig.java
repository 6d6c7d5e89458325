package adaptarium.envs.family.locomotion;

import adaptarium.envs.Axis;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.sim.BodySpec;
import adaptarium.sim.CollisionFilter;
import adaptarium.sim.Geometry;
import adaptarium.sim.Joint;
import adaptarium.sim.JointSpec;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView;
import adaptarium.sim.ShapeSpec;
import adaptarium.sim.Trigonometry;
import adaptarium.sim.WorldSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The rig of the boom trackers: a torso that is held by a boom, two legs of two segments that hang from it without weight, and servos whose wires may be crossed.
 *
 * <p>An action is a target angle for each joint. The joints are to follow sines of one phase, which runs evenly from a random beginning. The rig is its own mirror
 * image: with all actions reversed, all angles are reversed.
 */
final class BoomRig implements Episode<JointWiring> {
    static final int JOINTS = 4;
    static final WorldSettings WORLD = WorldSettings.top(1.0 / 30);
    static final int PERIOD = 50; // steps of a turn of the phase

    /** How far an action of 1 turns a joint, rad. */
    static final double REACH = 0.8;

    private static final double[] AMPLITUDES = {0.6, 0.5, 0.6, 0.5}; // rad, of what is to be followed
    private static final double[] LAGS = {0, Math.PI / 2, Math.PI, 3 * Math.PI / 2}; // rad, behind the phase
    private static final double SEGMENT = 0.25; // m
    private static final double THICKNESS = 0.06; // m
    private static final double HIP = 0.3; // m from the middle
    private static final double DENSITY = 5; // kg/m^2
    private static final double TORQUE = 3; // N m
    private static final double GAIN = 20; // 1/s, of the servos
    private static final double FASTEST = 12; // rad/s
    private static final double CLOSE = 0.15; // rad

    private final PhysicsWorld world;
    private final Joint[] joints = new Joint[JOINTS];
    private final double start;
    private JointWiring task;
    private double error = Double.POSITIVE_INFINITY;
    private int steps;

    BoomRig(PhysicsWorld world, JointWiring task, RandomGenerator random) {
        this.world = world;
        this.task = task;
        start = 2 * Math.PI * random.nextDouble();
        Geometry torso = Geometry.Polygon.box(2 * HIP + 0.2, 0.16);
        world.add(BodySpec.terrain(
                "boom",
                ShapeSpec.of(new Geometry.Polyline(new double[] {0, 0}, new double[] {0, 1}))
                        .withFilter(CollisionFilter.NOTHING)));
        world.add(BodySpec.terrain("torso", ShapeSpec.of(torso).withFilter(CollisionFilter.NOTHING)));
        for (int leg = 0; leg < 2; leg++) {
            String name = leg == 0 ? "rear" : "front";
            double x = leg == 0 ? -HIP : HIP;
            SceneView.Role role = leg == 0 ? SceneView.Role.ROBOT_FAR : SceneView.Role.ROBOT;
            world.add(BodySpec.dynamic(name + " thigh", segment()).as(role).at(x, 0));
            world.add(BodySpec.dynamic(name + " shin", segment()).as(role).at(x, -SEGMENT));
            joints[2 * leg] = world.add(JointSpec.revolute(name + " hip", "torso", name + " thigh", x, 0)
                    .withMotor(TORQUE));
            joints[2 * leg + 1] =
                    world.add(JointSpec.revolute(name + " knee", name + " thigh", name + " shin", x, -SEGMENT)
                            .withMotor(TORQUE));
        }
        world.view(new SceneView.Bounds(-1.1, -0.75, 1.1, 0.6));
        world.markers(this::markers);
    }

    private static ShapeSpec segment() {
        return new ShapeSpec(
                Geometry.Polygon.box(0, -SEGMENT / 2, THICKNESS, SEGMENT),
                DENSITY,
                0,
                0,
                CollisionFilter.NOTHING,
                /* sensor= */ false);
    }

    /** What the families' reward is made of. */
    static final List<FamilySetting> TERMS = List.of(
            FamilySetting.reward("error", 1, "cost of the mean distance of a joint to the angle asked for, in rad"));

    /** Begins a specification: everything but what is observed. */
    static EnvironmentSpec.Builder spec(String id) {
        List<Axis> axes = new ArrayList<>();
        for (String name : List.of("rear hip", "rear knee", "front hip", "front knee")) {
            axes.add(new Axis(name, "0.8 rad", -1, 1));
        }
        return EnvironmentSpec.named(id)
                .actions(axes.toArray(Axis[]::new))
                .controlTimestep(WORLD.controlTimestep())
                .horizon(150)
                .episodesPerTrial(3)
                .reward("Minus the mean over the four joints of the distance to the angle asked for, in rad.")
                .end("Never; the legs hang freely.");
    }

    /** What is to be followed, rad. */
    static double asked(int joint, double phase) {
        return AMPLITUDES[joint] * Trigonometry.sin(phase - LAGS[joint]);
    }

    /** The mean over joints and phases of the angle asked for, as a distance from 0: a sine's is 2/π of its amplitude. */
    static double meanAsked() {
        double sum = 0;
        for (double amplitude : AMPLITUDES) {
            sum += 2 / Math.PI * amplitude / JOINTS;
        }
        return sum;
    }

    double phase() {
        return start + 2 * Math.PI * steps / PERIOD;
    }

    double angle(int joint) {
        return joints[joint].position();
    }

    double speed(int joint) {
        return joints[joint].speed();
    }

    @Override
    public void act(float[] action) {
        for (int i = 0; i < JOINTS; i++) {
            double target = REACH * task.sign(i) * action[task.source(i)];
            double speed = GAIN * (target - joints[i].position());
            joints[i].setMotorSpeed(Math.max(-FASTEST, Math.min(FASTEST, speed)));
        }
        world.step();
        steps++;
        error = 0;
        for (int i = 0; i < JOINTS; i++) {
            error += Math.abs(joints[i].position() - asked(i, phase())) / JOINTS;
        }
    }

    /** Writes the phase: all that is seen of a blind rig. */
    @Override
    public void observe(float[] out, int offset) {
        out[offset] = (float) Trigonometry.sin(phase());
        out[offset + 1] = (float) Trigonometry.cos(phase());
    }

    @Override
    public double reward() {
        return -error;
    }

    @Override
    public boolean terminated() {
        return false;
    }

    @Override
    public boolean success() {
        return error < CLOSE;
    }

    @Override
    public void changeTask(JointWiring changed) {
        task = changed;
    }

    private List<SceneView.Marker> markers() {
        List<SceneView.Marker> markers = new ArrayList<>();
        for (int leg = 0; leg < 2; leg++) {
            double x = leg == 0 ? -HIP : HIP;
            double hip = asked(2 * leg, phase());
            double knee = hip + asked(2 * leg + 1, phase());
            double kneeX = x + SEGMENT * Trigonometry.sin(hip);
            double kneeY = -SEGMENT * Trigonometry.cos(hip);
            String name = leg == 0 ? "rear" : "front";
            markers.add(new SceneView.Marker.Segment(name + " thigh asked for", x, 0, kneeX, kneeY));
            markers.add(new SceneView.Marker.Segment(
                    name + " shin asked for",
                    kneeX,
                    kneeY,
                    kneeX + SEGMENT * Trigonometry.sin(knee),
                    kneeY - SEGMENT * Trigonometry.cos(knee)));
        }
        return markers;
    }

    @Override
    public SceneView scene() {
        return world;
    }
}
