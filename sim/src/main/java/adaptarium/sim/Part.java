package adaptarium.sim;

import org.jbox2d.collision.AABB;
import org.jbox2d.collision.broadphase.BroadPhase;
import org.jbox2d.collision.shapes.ChainShape;
import org.jbox2d.collision.shapes.CircleShape;
import org.jbox2d.collision.shapes.EdgeShape;
import org.jbox2d.collision.shapes.PolygonShape;
import org.jbox2d.collision.shapes.Shape;
import org.jbox2d.common.Settings;
import org.jbox2d.common.Transform;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.FixtureDef;

/** One shape of one body: what the engine's fixture is made from, and what rays meet. */
final class Part {
    private static final float SKIN = Settings.polygonRadius; // m, around polygons and lines

    private final Body body;
    private final ShapeSpec spec;
    private final SceneBroadPhase broadPhase;

    /** Corners in the body's frame; a disc's centre. */
    private final float[] xs;

    private final float[] ys;
    private final float radius;

    // What each link (a single one but for polylines) covers, and its proxy.
    private final int[] proxies;
    private final float[] boxes;

    Part(Body body, ShapeSpec spec, SceneBroadPhase broadPhase) {
        this.body = body;
        this.spec = spec;
        this.broadPhase = broadPhase;
        int links = 1;
        if (spec.geometry() instanceof Geometry.Polygon polygon) {
            xs = floats(polygon.xs());
            ys = floats(polygon.ys());
            radius = SKIN;
        } else if (spec.geometry() instanceof Geometry.Polyline line) {
            xs = floats(line.xs());
            ys = floats(line.ys());
            radius = SKIN;
            links = xs.length - 1;
        } else if (spec.geometry() instanceof Geometry.Circle circle) {
            xs = new float[] {(float) circle.x()};
            ys = new float[] {(float) circle.y()};
            radius = (float) circle.radius();
        } else {
            throw new IllegalArgumentException("no physics shape for " + spec.geometry());
        }
        proxies = new int[links];
        boxes = new float[4 * links];
    }

    private static float[] floats(double[] values) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (float) values[i];
        }
        return result;
    }

    /** Notes the proxy that the broad phase made for a link. */
    void hasProxy(int link, int id, AABB box) {
        proxies[link] = id;
        boxes[4 * link] = box.lowerBound.x;
        boxes[4 * link + 1] = box.lowerBound.y;
        boxes[4 * link + 2] = box.upperBound.x;
        boxes[4 * link + 3] = box.upperBound.y;
    }

    /** Tells the broad phase where the body's motion by (dx, dy) has brought this shape: the box from where it was to where it is. */
    void synchronize(BroadPhase engine, float dx, float dy) {
        Transform frame = body.frame();
        int links = proxies.length;
        for (int link = 0; link < links; link++) {
            int end = links == 1 ? xs.length : link + 2;
            float minX = Float.POSITIVE_INFINITY;
            float minY = Float.POSITIVE_INFINITY;
            float maxX = Float.NEGATIVE_INFINITY;
            float maxY = Float.NEGATIVE_INFINITY;
            for (int i = link; i < end; i++) {
                float x = frame.q.c * xs[i] - frame.q.s * ys[i];
                float y = frame.q.s * xs[i] + frame.q.c * ys[i];
                minX = x < minX ? x : minX;
                minY = y < minY ? y : minY;
                maxX = x > maxX ? x : maxX;
                maxY = y > maxY ? y : maxY;
            }
            minX += frame.p.x - radius;
            minY += frame.p.y - radius;
            maxX += frame.p.x + radius;
            maxY += frame.p.y + radius;
            int b = 4 * link;
            boolean moved = broadPhase.move(
                    proxies[link],
                    Math.min(minX, boxes[b]),
                    Math.min(minY, boxes[b + 1]),
                    Math.max(maxX, boxes[b + 2]),
                    Math.max(maxY, boxes[b + 3]),
                    dx,
                    dy);
            if (moved) {
                engine.touchProxy(proxies[link]);
            }
            boxes[b] = minX;
            boxes[b + 1] = minY;
            boxes[b + 2] = maxX;
            boxes[b + 3] = maxY;
        }
    }

    /** As {@link #synchronize}, of a body that has not moved here but was placed: what lies between is not swept. */
    void jump(BroadPhase engine) {
        for (int link = 0; link < proxies.length; link++) {
            boxes[4 * link] = Float.POSITIVE_INFINITY;
            boxes[4 * link + 1] = Float.POSITIVE_INFINITY;
            boxes[4 * link + 2] = Float.NEGATIVE_INFINITY;
            boxes[4 * link + 3] = Float.NEGATIVE_INFINITY;
        }
        synchronize(engine, 0, 0);
    }

    ShapeSpec spec() {
        return spec;
    }

    boolean isTerrain() {
        return body.spec().kind() == BodySpec.Kind.STATIC;
    }

    FixtureDef definition() {
        FixtureDef definition = new FixtureDef();
        definition.shape = shape();
        definition.density = (float) spec.density();
        definition.friction = (float) spec.friction();
        definition.restitution = (float) spec.restitution();
        definition.isSensor = spec.sensor();
        definition.filter.categoryBits = spec.filter().category();
        definition.filter.maskBits = spec.filter().mask();
        definition.filter.groupIndex = spec.filter().group();
        definition.userData = this;
        return definition;
    }

    private Shape shape() {
        if (spec.geometry() instanceof Geometry.Circle) {
            CircleShape shape = new CircleShape();
            shape.m_p.set(xs[0], ys[0]);
            shape.m_radius = radius;
            return shape;
        }
        Vec2[] points = new Vec2[xs.length];
        for (int i = 0; i < points.length; i++) {
            points[i] = new Vec2(xs[i], ys[i]);
        }
        if (spec.geometry() instanceof Geometry.Polygon) {
            PolygonShape shape = new PolygonShape();
            shape.set(points, points.length);
            return shape;
        }
        if (points.length == 2) {
            EdgeShape shape = new EdgeShape();
            shape.set(points[0], points[1]);
            return shape;
        }
        ChainShape shape = new ChainShape();
        shape.createChain(points, points.length);
        return shape;
    }

    /** Lets a ray meet this shape; {@code child} is the link of a polyline. */
    void cast(Ray ray, int child) {
        if (spec.sensor() || !ray.sees(spec.filter().category())) {
            return;
        }
        Transform frame = body.frame();
        double c = frame.q.c;
        double s = frame.q.s;
        double px = frame.p.x;
        double py = frame.p.y;
        if (spec.geometry() instanceof Geometry.Polyline line) {
            double[] xs = line.xs();
            double[] ys = line.ys();
            double ax = xs[child];
            double ay = ys[child];
            double bx = xs[child + 1];
            double by = ys[child + 1];
            ray.segment(body, px + c * ax - s * ay, py + s * ax + c * ay, px + c * bx - s * by, py + s * bx + c * by);
        } else if (spec.geometry() instanceof Geometry.Polygon polygon) {
            ray.polygon(body, polygon.xs(), polygon.ys(), px, py, c, s);
        } else if (spec.geometry() instanceof Geometry.Circle circle) {
            ray.disc(body, px + c * circle.x() - s * circle.y(), py + s * circle.x() + c * circle.y(), circle.radius());
        }
    }
}
