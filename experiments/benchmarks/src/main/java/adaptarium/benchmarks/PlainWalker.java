package adaptarium.benchmarks;

import adaptarium.random.Seeds;
import java.util.random.RandomGenerator;
import org.jbox2d.collision.shapes.EdgeShape;
import org.jbox2d.collision.shapes.PolygonShape;
import org.jbox2d.collision.shapes.Shape;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Body;
import org.jbox2d.dynamics.BodyDef;
import org.jbox2d.dynamics.BodyType;
import org.jbox2d.dynamics.FixtureDef;
import org.jbox2d.dynamics.World;
import org.jbox2d.dynamics.joints.RevoluteJoint;
import org.jbox2d.dynamics.joints.RevoluteJointDef;

/** The walker in plain JBox2D as shipped: continuous collision on, 8 and 3 iterations, one step of 1/50 s; sleeping off, as in the other. */
final class PlainWalker {
    private final World world = new World(new Vec2(0, -9.81f));
    private final RandomGenerator random;
    private final double hullHeight;
    private final Body[] bodies = new Body[5];
    private final RevoluteJoint[] joints = new RevoluteJoint[4];
    private int step;

    PlainWalker(long seed) {
        random = Seeds.generator(seed);
        double[] heights = WalkerScene.heights(random);
        hullHeight = WalkerScene.hullHeight(heights);
        world.setAllowSleep(false);
        Body terrain = world.createBody(new BodyDef());
        for (int i = 0; i < WalkerScene.EDGES; i++) {
            double x = (i - WalkerScene.EDGES / 2) * WalkerScene.TERRAIN_STEP;
            EdgeShape edge = new EdgeShape();
            edge.set(vector(x, heights[i]), vector(x + WalkerScene.TERRAIN_STEP, heights[i + 1]));
            FixtureDef fixture = new FixtureDef();
            fixture.shape = edge;
            fixture.friction = (float) WalkerScene.GROUND_FRICTION;
            terrain.createFixture(fixture);
        }
    }

    private static Vec2 vector(double x, double y) {
        return new Vec2((float) x, (float) y);
    }

    private void reset() {
        for (int i = bodies.length - 1; i >= 0 && step > 1; i--) {
            world.destroyBody(bodies[i]);
        }
        PolygonShape hull = new PolygonShape();
        Vec2[] corners = new Vec2[WalkerScene.HULL_X.length];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = vector(WalkerScene.HULL_X[i], WalkerScene.HULL_Y[i]);
        }
        hull.set(corners, corners.length);
        bodies[0] = body(hullHeight, 0, hull, WalkerScene.HULL_DENSITY, WalkerScene.HULL_FRICTION);
        double hip = hullHeight - WalkerScene.LEG_WIDTH;
        double length = WalkerScene.LEG_LENGTH;
        for (int side = 0; side < 2; side++) {
            double lean = side == 0 ? -0.05 : 0.05;
            int thigh = 1 + 2 * side;
            int shin = 2 + 2 * side;
            bodies[thigh] = body(hip - length / 2, lean, leg(1), 1, WalkerScene.LEG_FRICTION);
            joints[2 * side] = joint(bodies[0], bodies[thigh], hip, -0.8, 1.1);
            bodies[shin] = body(hip - 1.5 * length, lean, leg(0.8), 1, WalkerScene.LEG_FRICTION);
            joints[2 * side + 1] = joint(bodies[thigh], bodies[shin], hip - length, -1.6, -0.1);
        }
    }

    private static PolygonShape leg(double share) {
        PolygonShape shape = new PolygonShape();
        shape.setAsBox((float) (share * WalkerScene.LEG_WIDTH / 2), (float) (WalkerScene.LEG_LENGTH / 2));
        return shape;
    }

    private Body body(double y, double angle, Shape shape, double density, double friction) {
        BodyDef definition = new BodyDef();
        definition.type = BodyType.DYNAMIC;
        definition.position.set(0, (float) y);
        definition.angle = (float) angle;
        Body body = world.createBody(definition);
        FixtureDef fixture = new FixtureDef();
        fixture.shape = shape;
        fixture.density = (float) density;
        fixture.friction = (float) friction;
        fixture.filter.groupIndex = -1;
        body.createFixture(fixture);
        return body;
    }

    private RevoluteJoint joint(Body a, Body b, double y, double lower, double upper) {
        RevoluteJointDef definition = new RevoluteJointDef();
        definition.initialize(a, b, vector(0, y));
        definition.referenceAngle = 0;
        definition.enableLimit = true;
        definition.lowerAngle = (float) lower;
        definition.upperAngle = (float) upper;
        definition.enableMotor = true;
        definition.maxMotorTorque = (float) WalkerScene.TORQUE;
        return (RevoluteJoint) world.createJoint(definition);
    }

    /** One control step, with a reset every 400. */
    double step() {
        if (step++ % WalkerScene.EPISODE == 0) {
            reset();
        }
        for (int i = 0; i < joints.length; i++) {
            joints[i].setMotorSpeed((float) WalkerScene.motorSpeed(i, random));
        }
        world.step((float) WalkerScene.CONTROL_TIMESTEP, 8, 3);
        return joints[0].getJointAngle();
    }
}
