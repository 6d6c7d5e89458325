package adaptarium.envs.family.locomotion;

import adaptarium.random.Seeds;
import adaptarium.sim.Body;
import adaptarium.sim.BodySpec;
import adaptarium.sim.CollisionFilter;
import adaptarium.sim.Geometry;
import adaptarium.sim.Joint;
import adaptarium.sim.JointSpec;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView;
import adaptarium.sim.ShapeSpec;
import adaptarium.sim.Trigonometry;
import java.util.random.RandomGenerator;

/** An episode of {@link Creature}: a torso, and limbs of one segment that servos hold at angles about their rest. */
final class CreatureEpisode implements CrawlerEpisode<Creature.Task> {
    private static final double HEIGHT = 0.16; // m, of the torso
    private static final double SPACING = 0.16; // m between limbs, about
    private static final double SHORTEST = 0.24; // m, of a limb
    private static final double LONGEST = 0.36; // m
    private static final double THICKNESS = 0.06; // m
    private static final double DENSITY = 5; // kg/m^2
    private static final double FRICTION = 0.9;
    private static final double TORQUE = 4; // N m
    private static final double SPEED = 8; // rad/s
    private static final double GAIN = 12; // 1/s, of the servo
    private static final double LIMIT = 1.3; // rad

    private final PhysicsWorld world;
    private final Creature.Task task;
    private final Body torso;
    private final Joint[] hips;
    private final double[] places; // m along the torso
    private final double[] lengths; // m
    private final Progress progress;
    private int steps;

    CreatureEpisode(PhysicsWorld world, Creature.Task task, RandomGenerator random) {
        this.world = world;
        this.task = task;
        RandomGenerator shape = Seeds.generator(Seeds.derive(task.body(), "creature"));
        int limbs = task.limbs();
        hips = new Joint[limbs];
        places = new double[limbs];
        lengths = new double[limbs];
        double half = SPACING * (0.5 * limbs + 0.9 + 0.4 * shape.nextDouble()); // m
        double longest = 0;
        double[] starts = new double[limbs];
        for (int i = 0; i < limbs; i++) {
            double jitter = 0.3 * (2 * shape.nextDouble() - 1);
            places[i] = half * (2 * (i + 0.5 + jitter) / limbs - 1);
            lengths[i] = SHORTEST + (LONGEST - SHORTEST) * shape.nextDouble();
            starts[i] = 0.1 * (2 * random.nextDouble() - 1);
            longest = Math.max(longest, lengths[i] * Trigonometry.cos(starts[i]));
        }
        RoughGround ground = RoughGround.of(0, task.roughness(), task.ground());
        world.add(BodySpec.terrain("ground", ShapeSpec.of(ground.surface()).withFriction(FRICTION)));
        double hipY = longest + THICKNESS / 2;
        torso = world.add(BodySpec.dynamic("torso", part(Geometry.Polygon.box(2 * half, HEIGHT)))
                .at(0, hipY));
        progress = new Progress(world, torso, Creature.STEP, Creature.GOAL);
        for (int i = 0; i < limbs; i++) {
            world.add(BodySpec.dynamic("limb " + i, part(limb(lengths[i])))
                    .as(i % 2 == 0 ? SceneView.Role.ROBOT : SceneView.Role.ROBOT_FAR)
                    .at(places[i], hipY, starts[i]));
        }
        for (int i = 0; i < limbs; i++) {
            hips[i] = world.add(JointSpec.revolute("hip " + i, "torso", "limb " + i, places[i], hipY)
                    .withLimits(-LIMIT, LIMIT)
                    .withMotor(TORQUE));
        }
        world.view(new SceneView.Bounds(-1.2, -0.4, 1.2, 1));
        world.follow(torso);
        world.ground(new SceneView.Ground(ground.surface()));
    }

    /** It hangs down from its hip, rounded at the end. */
    private static Geometry limb(double length) {
        double half = THICKNESS / 2;
        return new Geometry.Polygon(
                new double[] {-half, 0, half, half, -half}, new double[] {half - length, -length, half - length, 0, 0});
    }

    private static ShapeSpec part(Geometry geometry) {
        return new ShapeSpec(geometry, DENSITY, FRICTION, 0, CollisionFilter.ROBOT, /* sensor= */ false);
    }

    @Override
    public void act(float[] action) {
        double effort = 0;
        for (int i = 0; i < hips.length; i++) {
            double turn = task.sign(i) * action[task.source(i)];
            effort += turn * turn;
            double speed = GAIN * (Creature.REACH * turn - hips[i].position());
            hips[i].setMotorSpeed(Math.max(-SPEED, Math.min(SPEED, speed)));
        }
        world.step();
        progress.advance(effort);
        steps++;
    }

    @Override
    public void observe(float[] out, int offset) {
        double phase = 2 * Math.PI * steps / Creature.PERIOD;
        out[offset] = (float) Trigonometry.sin(phase);
        out[offset + 1] = (float) Trigonometry.cos(phase);
        out[offset + 2] = (float) torso.angle();
        out[offset + 3] = (float) torso.angularVelocity();
        out[offset + 4] = (float) torso.velocityX();
        out[offset + 5] = (float) torso.velocityY();
        for (int i = 0; i < Creature.MOST; i++) {
            out[offset + 6 + 2 * i] = i < hips.length ? (float) places[i] : 0;
            out[offset + 7 + 2 * i] = i < hips.length ? (float) lengths[i] : 0;
        }
    }

    @Override
    public Progress progress() {
        return progress;
    }
}
