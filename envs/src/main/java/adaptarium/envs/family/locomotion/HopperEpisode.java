package adaptarium.envs.family.locomotion;

import adaptarium.envs.Axis;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.sim.Body;
import adaptarium.sim.BodySpec;
import adaptarium.sim.CollisionFilter;
import adaptarium.sim.Geometry;
import adaptarium.sim.Joint;
import adaptarium.sim.JointSpec;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView;
import adaptarium.sim.ShapeSpec;
import adaptarium.sim.WorldSettings;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * An episode of a one-legged hopper on level ground: the body hops, and the family's rules say what that is worth.
 *
 * <p>Motors apply torques against viscous joints, so that a limp hopper sinks slowly and a driven one does not fling its leg about.
 *
 * @param <T> the task record
 */
final class HopperEpisode<T extends Record> implements Episode<T> {
    /** The worlds it is played in. */
    static final WorldSettings WORLD = WorldSettings.side(0.02);

    private static final double TORSO = 0.4; // m
    private static final double THIGH = 0.45; // m
    private static final double SHIN = 0.5; // m
    private static final double FOOT = 0.39; // m
    private static final double HEEL = 0.13; // m, of the foot behind the ankle
    private static final double DENSITY = 60; // kg/m^2 at density 1: 9.9 kg in all
    private static final double TORQUE = 100; // N m at full action
    private static final double DAMPING =
            8; // N m s/rad at damping 1: a free joint turns at 12.5 rad/s under full torque
    private static final double START = 0.02; // rad, rad/s, m/s: each number starts uniformly within +- this
    private static final double LOWEST = 0.6; // m, of the torso's centre
    private static final double MAX_LEAN = 1; // rad
    private static final double MEMORY = 0.5; // s, over which the speed is averaged

    /** What the families' reward is made of. */
    static final List<FamilySetting> TERMS = List.of(
            FamilySetting.reward("speed", 1, "speed in units of 2 m/s"),
            FamilySetting.reward("control", 0.01, "cost of the sum of the squared actions"),
            FamilySetting.reward("fall", 5, "cost of a fall"));

    private static final double[] STANDARD = FamilySetting.standards(TERMS);

    private final PhysicsWorld world;
    private final Walk<T, HopperDynamics.Task> rules;
    private final Body torso;
    private final List<Body> parts; // with the ground, without what is put into the scene later
    private final Joint[] joints;
    private T task;
    private double x;
    private double average;
    private int steps;
    private double worth;
    private double effort;

    HopperEpisode(PhysicsWorld world, T task, Walk<T, HopperDynamics.Task> rules, RandomGenerator random) {
        this.world = world;
        this.task = task;
        this.rules = rules;
        HopperDynamics.Task mechanics = rules.body(task);
        Geometry ground = new Geometry.Polyline(new double[] {-40, 80}, new double[] {0, 0});
        world.add(BodySpec.terrain("ground", ShapeSpec.of(ground).withFriction(mechanics.friction())));
        double ankle = 0.06;
        double knee = ankle + SHIN;
        double hip = knee + THIGH;
        double drift = START * (2 * random.nextDouble() - 1);
        world.add(part("foot", Geometry.Polygon.box(FOOT / 2 - HEEL, 0, FOOT, 0.06), mechanics, ankle - 0.03, drift));
        world.add(part("shin", Geometry.Polygon.box(0, SHIN / 2, 0.08, SHIN), mechanics, ankle, drift));
        world.add(part("thigh", Geometry.Polygon.box(0, THIGH / 2, 0.1, THIGH), mechanics, knee, drift));
        double rate = START * (2 * random.nextDouble() - 1);
        torso = world.add(part("torso", Geometry.Polygon.box(0, TORSO / 2, 0.14, TORSO), mechanics, hip, drift)
                .moving(drift, 0, rate));
        parts = List.copyOf(world.bodies());
        joints = new Joint[] {
            world.add(joint("hip", "torso", "thigh", hip, mechanics).withLimits(-0.4, 2.2)),
            world.add(joint("knee", "thigh", "shin", knee, mechanics).withLimits(-2.4, 0)),
            world.add(joint("ankle", "shin", "foot", ankle, mechanics).withLimits(-0.8, 0.8))
        };
        world.setGravity(0, -mechanics.gravity());
        world.view(new SceneView.Bounds(-2, -0.4, 3, 2.4));
        world.follow(torso);
        world.ground(SceneView.Ground.level(0));
        world.markers(() -> rules.markers(this.task, torso.x(), height()));
    }

    private static JointSpec joint(
            String name, String carrier, String carried, double y, HopperDynamics.Task mechanics) {
        return JointSpec.revolute(name, carrier, carried, 0, y).withDamping(DAMPING * mechanics.damping());
    }

    private static BodySpec part(
            String name, Geometry geometry, HopperDynamics.Task mechanics, double y, double drift) {
        ShapeSpec shape = new ShapeSpec(
                geometry,
                DENSITY * mechanics.density(),
                mechanics.friction(),
                0,
                CollisionFilter.ROBOT,
                /* sensor= */ false);
        return BodySpec.dynamic(name, shape).at(0, y).moving(drift, 0, 0);
    }

    @Override
    public void act(float[] action) {
        effort = 0;
        for (int i = 0; i < joints.length; i++) {
            effort += action[i] * action[i];
            joints[i].applyEffort(TORQUE * action[i]);
        }
        world.step();
        double speed = (torso.x() - x) / WORLD.controlTimestep();
        average += WORLD.controlTimestep() / MEMORY * (speed - average);
        steps++;
        x = torso.x();
        worth = rules.worth(task, speed, average);
    }

    private double height() {
        return torso.centreY();
    }

    @Override
    public void observe(float[] out, int offset) {
        out[offset] = (float) height();
        out[offset + 1] = (float) torso.angle();
        out[offset + 5] = (float) torso.velocityX();
        out[offset + 6] = (float) torso.velocityY();
        out[offset + 7] = (float) torso.angularVelocity();
        for (int i = 0; i < joints.length; i++) {
            out[offset + 2 + i] = (float) joints[i].position();
            out[offset + 8 + i] = (float) (joints[i].speed() / 10);
        }
    }

    @Override
    public double reward() {
        return reward(STANDARD);
    }

    @Override
    public double reward(double[] weights) {
        return weights[0] * worth - weights[1] * effort - (terminated() ? weights[2] : 0);
    }

    @Override
    public boolean terminated() {
        return height() < LOWEST || Math.abs(torso.angle()) > MAX_LEAN;
    }

    @Override
    public boolean success() {
        return rules.met(task, x, average, steps);
    }

    @Override
    public void changeTask(T changed) {
        task = changed;
        HopperDynamics.Task mechanics = rules.body(changed);
        for (Body body : parts) {
            body.setFriction(mechanics.friction());
        }
        for (Joint joint : joints) {
            joint.setDamping(DAMPING * mechanics.damping());
        }
        world.setGravity(0, -mechanics.gravity());
    }

    @Override
    public SceneView scene() {
        return world;
    }

    /** A specification that says all but trial, reward and end. */
    static EnvironmentSpec.Builder spec(String id) {
        return EnvironmentSpec.named(id)
                .observation(
                        Axis.unbounded("torso height", "m"),
                        Axis.unbounded("torso angle", "rad"),
                        Axis.unbounded("hip angle", "rad"),
                        Axis.unbounded("knee angle", "rad"),
                        Axis.unbounded("ankle angle", "rad"),
                        Axis.unbounded("forward speed", "m/s"),
                        Axis.unbounded("upward speed", "m/s"),
                        Axis.unbounded("torso rate", "rad/s"),
                        Axis.unbounded("hip speed", "10 rad/s"),
                        Axis.unbounded("knee speed", "10 rad/s"),
                        Axis.unbounded("ankle speed", "10 rad/s"))
                .actions(
                        new Axis("hip torque", "100 N m", -1, 1),
                        new Axis("knee torque", "100 N m", -1, 1),
                        new Axis("ankle torque", "100 N m", -1, 1))
                .controlTimestep(WORLD.controlTimestep())
                .horizon(250);
    }
}
