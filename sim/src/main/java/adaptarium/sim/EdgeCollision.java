package adaptarium.sim;

import org.jbox2d.collision.Collision;
import org.jbox2d.collision.Manifold;
import org.jbox2d.collision.ManifoldPoint;
import org.jbox2d.collision.shapes.CircleShape;
import org.jbox2d.collision.shapes.EdgeShape;
import org.jbox2d.collision.shapes.PolygonShape;
import org.jbox2d.common.Rot;
import org.jbox2d.common.Transform;
import org.jbox2d.common.Vec2;
import org.jbox2d.pooling.IWorldPool;

/**
 * Contacts of an edge (or a chain's link) with discs and polygons, computed in the edge's frame without any state that worlds share.
 *
 * <p>An edge runs from v1 to v2 and has two sides. Its neighbours v0 and v3, where it has some, decide which directions a contact may push in at its
 * ends, so that a body that slides over a joint of two edges does not catch on it.
 */
final class EdgeCollision extends Collision {
    // What a contact point comes from, in the order of ContactID.Type.
    private static final byte VERTEX = 0;
    private static final byte FACE = 1;

    private final EdgePolygonContact polygonContact = new EdgePolygonContact();

    EdgeCollision(IWorldPool pool) {
        super(pool);
    }

    @Override
    public void collideEdgeAndCircle(
            Manifold manifold, EdgeShape edge, Transform frameA, CircleShape circle, Transform frameB) {
        manifold.pointCount = 0;
        // The disc's centre in the edge's frame.
        Rot turnA = frameA.q;
        Rot turnB = frameB.q;
        float wx = turnB.c * circle.m_p.x - turnB.s * circle.m_p.y + frameB.p.x - frameA.p.x;
        float wy = turnB.s * circle.m_p.x + turnB.c * circle.m_p.y + frameB.p.y - frameA.p.y;
        float x = turnA.c * wx + turnA.s * wy;
        float y = turnA.c * wy - turnA.s * wx;

        Vec2 v1 = edge.m_vertex1;
        Vec2 v2 = edge.m_vertex2;
        float ex = v2.x - v1.x;
        float ey = v2.y - v1.y;
        float beforeEnd = ex * (v2.x - x) + ey * (v2.y - y);
        float afterStart = ex * (x - v1.x) + ey * (y - v1.y);
        float reach = edge.m_radius + circle.m_radius;

        if (afterStart <= 0) {
            boolean onNeighbour = edge.m_hasVertex0
                    && (v1.x - edge.m_vertex0.x) * (v1.x - x) + (v1.y - edge.m_vertex0.y) * (v1.y - y) > 0;
            if (!onNeighbour) {
                touchVertex(manifold, v1, 0, x, y, reach, circle);
            }
            return;
        }
        if (beforeEnd <= 0) {
            boolean onNeighbour = edge.m_hasVertex3
                    && (edge.m_vertex3.x - v2.x) * (x - v2.x) + (edge.m_vertex3.y - v2.y) * (y - v2.y) > 0;
            if (!onNeighbour) {
                touchVertex(manifold, v2, 1, x, y, reach, circle);
            }
            return;
        }
        float length = (float) Math.sqrt(ex * ex + ey * ey);
        float nx = -ey / length;
        float ny = ex / length;
        float distance = nx * (x - v1.x) + ny * (y - v1.y);
        if (distance < 0) {
            nx = -nx;
            ny = -ny;
            distance = -distance;
        }
        if (distance > reach) {
            return;
        }
        manifold.type = Manifold.ManifoldType.FACE_A;
        manifold.localNormal.set(nx, ny);
        manifold.localPoint.set(v1);
        onePoint(manifold, FACE, 0, circle);
    }

    private static void touchVertex(
            Manifold manifold, Vec2 vertex, int index, float x, float y, float reach, CircleShape circle) {
        float dx = x - vertex.x;
        float dy = y - vertex.y;
        if (dx * dx + dy * dy > reach * reach) {
            return;
        }
        manifold.type = Manifold.ManifoldType.CIRCLES;
        manifold.localNormal.setZero();
        manifold.localPoint.set(vertex);
        onePoint(manifold, VERTEX, index, circle);
    }

    private static void onePoint(Manifold manifold, byte type, int index, CircleShape circle) {
        manifold.pointCount = 1;
        ManifoldPoint point = manifold.points[0];
        point.localPoint.set(circle.m_p);
        point.id.indexA = (byte) index;
        point.id.typeA = type;
        point.id.indexB = 0;
        point.id.typeB = VERTEX;
    }

    @Override
    public void collideEdgeAndPolygon(
            Manifold manifold, EdgeShape edge, Transform frameA, PolygonShape polygon, Transform frameB) {
        manifold.pointCount = 0;
        polygonContact.collide(manifold, edge, frameA, polygon, frameB);
    }
}
