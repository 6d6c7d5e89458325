package adaptarium.sim;

import org.jbox2d.collision.shapes.ChainShape;
import org.jbox2d.collision.shapes.CircleShape;
import org.jbox2d.collision.shapes.EdgeShape;
import org.jbox2d.collision.shapes.PolygonShape;
import org.jbox2d.collision.shapes.Shape;
import org.jbox2d.common.Transform;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.FixtureDef;

/** One shape of one body: what the engine's fixture is made from, and what rays meet. */
final class Part {
    private final Body body;
    private final ShapeSpec spec;

    Part(Body body, ShapeSpec spec) {
        this.body = body;
        this.spec = spec;
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
        if (spec.geometry() instanceof Geometry.Circle circle) {
            CircleShape shape = new CircleShape();
            shape.m_p.set((float) circle.x(), (float) circle.y());
            shape.m_radius = (float) circle.radius();
            return shape;
        }
        if (spec.geometry() instanceof Geometry.Polygon polygon) {
            PolygonShape shape = new PolygonShape();
            Vec2[] points = points(polygon.xs(), polygon.ys());
            shape.set(points, points.length);
            return shape;
        }
        if (spec.geometry() instanceof Geometry.Polyline line) {
            Vec2[] points = points(line.xs(), line.ys());
            if (points.length == 2) {
                EdgeShape shape = new EdgeShape();
                shape.set(points[0], points[1]);
                return shape;
            }
            ChainShape shape = new ChainShape();
            shape.createChain(points, points.length);
            return shape;
        }
        throw new IllegalArgumentException("no physics shape for " + spec.geometry());
    }

    private static Vec2[] points(double[] xs, double[] ys) {
        Vec2[] points = new Vec2[xs.length];
        for (int i = 0; i < points.length; i++) {
            points[i] = new Vec2((float) xs[i], (float) ys[i]);
        }
        return points;
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
