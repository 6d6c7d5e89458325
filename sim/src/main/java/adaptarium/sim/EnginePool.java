package adaptarium.sim;

import org.jbox2d.collision.AABB;
import org.jbox2d.collision.Collision;
import org.jbox2d.collision.Distance;
import org.jbox2d.collision.TimeOfImpact;
import org.jbox2d.common.Mat22;
import org.jbox2d.common.Mat33;
import org.jbox2d.common.Rot;
import org.jbox2d.common.Vec2;
import org.jbox2d.common.Vec3;
import org.jbox2d.dynamics.contacts.ChainAndCircleContact;
import org.jbox2d.dynamics.contacts.ChainAndPolygonContact;
import org.jbox2d.dynamics.contacts.CircleContact;
import org.jbox2d.dynamics.contacts.Contact;
import org.jbox2d.dynamics.contacts.EdgeAndCircleContact;
import org.jbox2d.dynamics.contacts.EdgeAndPolygonContact;
import org.jbox2d.dynamics.contacts.PolygonAndCircleContact;
import org.jbox2d.dynamics.contacts.PolygonContact;
import org.jbox2d.pooling.IDynamicStack;
import org.jbox2d.pooling.IWorldPool;
import org.jbox2d.pooling.normal.DefaultWorldPool;

/**
 * One world's scratch objects and contacts.
 *
 * <p>The engine's own pool hands out contacts that reach, through its final {@code getCollision}, two static scratch vectors that all worlds of the
 * process would share. Here every contact is built on this pool, and this pool's {@link Collision} is {@link EdgeCollision}, which has no static state:
 * worlds on different threads cannot meet. Plain scratch vectors come from a small pool of the engine's.
 */
final class EnginePool implements IWorldPool {
    private static final int SCRATCH = 48; // the deepest joint uses about ten of a kind
    private static final int SCRATCH_ARRAY = 10;

    private final DefaultWorldPool scratch = new DefaultWorldPool(SCRATCH, SCRATCH_ARRAY);
    private final Collision collision = new EdgeCollision(this);
    private final TimeOfImpact timeOfImpact = new TimeOfImpact(this);

    private final IDynamicStack<Contact> polygons = new ContactStack(() -> new PolygonContact(this));
    private final IDynamicStack<Contact> circles = new ContactStack(() -> new CircleContact(this));
    private final IDynamicStack<Contact> polygonCircles = new ContactStack(() -> new PolygonAndCircleContact(this));
    private final IDynamicStack<Contact> edgeCircles = new ContactStack(() -> new EdgeAndCircleContact(this));
    private final IDynamicStack<Contact> edgePolygons = new ContactStack(() -> new EdgeAndPolygonContact(this));
    private final IDynamicStack<Contact> chainCircles = new ContactStack(() -> new ChainAndCircleContact(this));
    private final IDynamicStack<Contact> chainPolygons = new ContactStack(() -> new ChainAndPolygonContact(this));

    @Override
    public IDynamicStack<Contact> getPolyContactStack() {
        return polygons;
    }

    @Override
    public IDynamicStack<Contact> getCircleContactStack() {
        return circles;
    }

    @Override
    public IDynamicStack<Contact> getPolyCircleContactStack() {
        return polygonCircles;
    }

    @Override
    public IDynamicStack<Contact> getEdgeCircleContactStack() {
        return edgeCircles;
    }

    @Override
    public IDynamicStack<Contact> getEdgePolyContactStack() {
        return edgePolygons;
    }

    @Override
    public IDynamicStack<Contact> getChainCircleContactStack() {
        return chainCircles;
    }

    @Override
    public IDynamicStack<Contact> getChainPolyContactStack() {
        return chainPolygons;
    }

    @Override
    public Collision getCollision() {
        return collision;
    }

    @Override
    public TimeOfImpact getTimeOfImpact() {
        return timeOfImpact;
    }

    @Override
    public Distance getDistance() {
        return scratch.getDistance();
    }

    @Override
    public Vec2 popVec2() {
        return scratch.popVec2();
    }

    @Override
    public Vec2[] popVec2(int num) {
        return scratch.popVec2(num);
    }

    @Override
    public void pushVec2(int num) {
        scratch.pushVec2(num);
    }

    @Override
    public Vec3 popVec3() {
        return scratch.popVec3();
    }

    @Override
    public Vec3[] popVec3(int num) {
        return scratch.popVec3(num);
    }

    @Override
    public void pushVec3(int num) {
        scratch.pushVec3(num);
    }

    @Override
    public Mat22 popMat22() {
        return scratch.popMat22();
    }

    @Override
    public Mat22[] popMat22(int num) {
        return scratch.popMat22(num);
    }

    @Override
    public void pushMat22(int num) {
        scratch.pushMat22(num);
    }

    @Override
    public Mat33 popMat33() {
        return scratch.popMat33();
    }

    @Override
    public void pushMat33(int num) {
        scratch.pushMat33(num);
    }

    @Override
    public AABB popAABB() {
        return scratch.popAABB();
    }

    @Override
    public AABB[] popAABB(int num) {
        return scratch.popAABB(num);
    }

    @Override
    public void pushAABB(int num) {
        scratch.pushAABB(num);
    }

    @Override
    public Rot popRot() {
        return scratch.popRot();
    }

    @Override
    public void pushRot(int num) {
        scratch.pushRot(num);
    }

    @Override
    public float[] getFloatArray(int length) {
        return scratch.getFloatArray(length);
    }

    @Override
    public int[] getIntArray(int length) {
        return scratch.getIntArray(length);
    }

    @Override
    public Vec2[] getVec2Array(int length) {
        return scratch.getVec2Array(length);
    }
}
