package adaptarium.sim;

import org.jbox2d.collision.ContactID;
import org.jbox2d.collision.Manifold;
import org.jbox2d.collision.ManifoldPoint;
import org.jbox2d.collision.shapes.EdgeShape;
import org.jbox2d.collision.shapes.PolygonShape;
import org.jbox2d.common.Rot;
import org.jbox2d.common.Settings;
import org.jbox2d.common.Transform;
import org.jbox2d.common.Vec2;

/** The scratch numbers of one edge-polygon test, in the edge's frame, seen from the side the polygon is on. */
final class EdgePolygonContact {
    // What a contact point comes from, in the order of ContactID.Type.
    private static final byte VERTEX = 0;
    private static final byte FACE = 1;

    /** A face of the polygon replaces the edge as reference only if it separates clearly better: avoids jitter between the two. */
    private static final float RELATIVE_TOLERANCE = 0.98f;

    private static final float ABSOLUTE_TOLERANCE = 0.001f; // m

    // Polygon in the edge's frame.
    private int count;
    private final float[] px = new float[Settings.maxPolygonVertices];
    private final float[] py = new float[Settings.maxPolygonVertices];
    private final float[] nx = new float[Settings.maxPolygonVertices];
    private final float[] ny = new float[Settings.maxPolygonVertices];

    // The edge from its start to its end, such that the polygon lies on the side its normal points to.
    private float startX;
    private float startY;
    private float endX;
    private float endY;
    private float normalX;
    private float normalY;
    private boolean flipped;

    void collide(Manifold manifold, EdgeShape edge, Transform frameA, PolygonShape polygon, Transform frameB) {
        // B seen from A: rotation (c, s), translation (tx, ty).
        Rot turnA = frameA.q;
        Rot turnB = frameB.q;
        float c = turnA.c * turnB.c + turnA.s * turnB.s;
        float s = turnA.c * turnB.s - turnA.s * turnB.c;
        float wx = frameB.p.x - frameA.p.x;
        float wy = frameB.p.y - frameA.p.y;
        float tx = turnA.c * wx + turnA.s * wy;
        float ty = turnA.c * wy - turnA.s * wx;

        float reach = edge.m_radius + polygon.m_radius;
        count = polygon.m_count;
        // Cheap rejection first: most candidates lie clearly to one side of the edge's line.
        float e1x = edge.m_vertex2.x - edge.m_vertex1.x;
        float e1y = edge.m_vertex2.y - edge.m_vertex1.y;
        float length = (float) Math.sqrt(e1x * e1x + e1y * e1y);
        float n1x = e1y / length;
        float n1y = -e1x / length;
        float least = Float.MAX_VALUE;
        float most = -Float.MAX_VALUE;
        Vec2[] vertices = polygon.m_vertices;
        for (int i = 0; i < count; i++) {
            float vx = vertices[i].x;
            float vy = vertices[i].y;
            float x = c * vx - s * vy + tx;
            float y = s * vx + c * vy + ty;
            px[i] = x;
            py[i] = y;
            float side = n1x * (x - edge.m_vertex1.x) + n1y * (y - edge.m_vertex1.y);
            least = Math.min(least, side);
            most = Math.max(most, side);
        }
        if (least > reach || most < -reach) {
            return;
        }
        float centreX = c * polygon.m_centroid.x - s * polygon.m_centroid.y + tx;
        float centreY = s * polygon.m_centroid.x + c * polygon.m_centroid.y + ty;
        boolean front = isInFront(edge, n1x, n1y, e1x, e1y, centreX, centreY);
        orient(edge, front, n1x, n1y);
        float edgeSeparation = front ? least : -most;
        if (edgeSeparation > reach) {
            return;
        }
        Vec2[] normals = polygon.m_normals;
        for (int i = 0; i < count; i++) {
            nx[i] = c * normals[i].x - s * normals[i].y;
            ny[i] = s * normals[i].x + c * normals[i].y;
        }
        setLimits(edge, front);
        int face = bestFace(reach);
        if (face == SEPARATED) {
            return;
        }
        if (face >= 0 && faceSeparation > RELATIVE_TOLERANCE * edgeSeparation + ABSOLUTE_TOLERANCE) {
            clipEdgeAgainstFace(manifold, polygon, face, reach);
        } else {
            clipPolygonAgainstEdge(manifold, c, s, tx, ty, reach);
        }
    }

    /** Whether a point lies on the front (right-hand) side of the chain v0 v1 v2 v3, of which the edge is the middle link. */
    private static boolean isInFront(EdgeShape edge, float n1x, float n1y, float e1x, float e1y, float x, float y) {
        Vec2 v1 = edge.m_vertex1;
        Vec2 v2 = edge.m_vertex2;
        boolean result = n1x * (x - v1.x) + n1y * (y - v1.y) >= 0;
        boolean widen0 = false;
        boolean widen3 = false;
        if (edge.m_hasVertex0) {
            float e0x = v1.x - edge.m_vertex0.x;
            float e0y = v1.y - edge.m_vertex0.y;
            boolean ahead = e0y * (x - v1.x) - e0x * (y - v1.y) >= 0;
            if (e0x * e1y - e0y * e1x >= 0) {
                widen0 = ahead;
            } else {
                result &= ahead;
            }
        }
        if (edge.m_hasVertex3) {
            float e2x = edge.m_vertex3.x - v2.x;
            float e2y = edge.m_vertex3.y - v2.y;
            boolean ahead = e2y * (x - v2.x) - e2x * (y - v2.y) >= 0;
            if (e1x * e2y - e1y * e2x > 0) {
                widen3 = ahead;
            } else {
                result &= ahead;
            }
        }
        // A reflex corner's front is the intersection of its half-planes, a convex corner's the union.
        return result || widen0 || widen3;
    }

    private void orient(EdgeShape edge, boolean front, float n1x, float n1y) {
        Vec2 start = front ? edge.m_vertex1 : edge.m_vertex2;
        Vec2 end = front ? edge.m_vertex2 : edge.m_vertex1;
        startX = start.x;
        startY = start.y;
        endX = end.x;
        endY = end.y;
        normalX = front ? n1x : -n1x;
        normalY = front ? n1y : -n1y;
        flipped = !front;
    }

    // How far a contact direction may lean at the start and at the end: its component along the normal must be at
    // least this.
    private float startLimit;
    private float endLimit;

    /**
     * Directions a contact may push in. At a free end anything goes; at a corner that is convex on this side, up to the neighbour's normal; at a
     * reflex corner, only along our own normal.
     */
    private void setLimits(EdgeShape edge, boolean front) {
        boolean hasBefore = front ? edge.m_hasVertex0 : edge.m_hasVertex3;
        boolean hasAfter = front ? edge.m_hasVertex3 : edge.m_hasVertex0;
        Vec2 before = front ? edge.m_vertex0 : edge.m_vertex3;
        Vec2 after = front ? edge.m_vertex3 : edge.m_vertex0;
        startLimit = hasBefore ? cornerLimit(startX - before.x, startY - before.y, /* incoming= */ true) : -1;
        endLimit = hasAfter ? cornerLimit(after.x - endX, after.y - endY, /* incoming= */ false) : -1;
    }

    private float cornerLimit(float dx, float dy, boolean incoming) {
        // The polygon's side is to the right of start -> end in both orientations: there a left turn is a convex
        // corner.
        float ex = endX - startX;
        float ey = endY - startY;
        float turn = incoming ? dx * ey - dy * ex : ex * dy - ey * dx;
        if (turn < 0 || (turn == 0 && !incoming)) {
            return 1;
        }
        float length = (float) Math.sqrt(dx * dx + dy * dy);
        return (dy * normalX - dx * normalY) / length;
    }

    private static final int NONE = -1;
    private static final int SEPARATED = -2;
    private float faceSeparation;

    /** The face of the polygon that separates best among those that may push, NONE, or SEPARATED. */
    private int bestFace(float reach) {
        int best = NONE;
        faceSeparation = -Float.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            // The direction this face would be pushed in is against its own normal.
            float dx = -nx[i];
            float dy = -ny[i];
            float atStart = dx * (px[i] - startX) + dy * (py[i] - startY);
            float atEnd = dx * (px[i] - endX) + dy * (py[i] - endY);
            float separation = Math.min(atStart, atEnd);
            if (separation > reach) {
                return SEPARATED;
            }
            boolean towardsEnd = dy * normalX - dx * normalY >= 0;
            float limit = towardsEnd ? endLimit : startLimit;
            if (dx * normalX + dy * normalY - limit < -Settings.angularSlop) {
                continue;
            }
            if (separation > faceSeparation) {
                faceSeparation = separation;
                best = i;
            }
        }
        return best;
    }

    // The two ends of the clipped segment: coordinates and where they came from.
    private float aX;
    private float aY;
    private float bX;
    private float bY;
    private int clippedA;
    private int clippedB;

    /**
     * Cuts the segment a-b to the strip between two points of a reference face.
     *
     * @return false if nothing is left
     */
    private boolean clip(float x1, float y1, float x2, float y2) {
        float dx = x2 - x1;
        float dy = y2 - y1;
        float a = dx * (aX - x1) + dy * (aY - y1);
        float b = dx * (bX - x1) + dy * (bY - y1);
        float length = dx * dx + dy * dy;
        if ((a < 0 && b < 0) || (a > length && b > length)) {
            return false;
        }
        float ax = aX;
        float ay = aY;
        float spanX = bX - aX;
        float spanY = bY - aY;
        clippedA = a < 0 ? 1 : a > length ? 2 : 0;
        clippedB = b < 0 ? 1 : b > length ? 2 : 0;
        if (clippedA != 0) {
            float t = ((clippedA == 1 ? 0 : length) - a) / (b - a);
            aX = ax + t * spanX;
            aY = ay + t * spanY;
        }
        if (clippedB != 0) {
            float t = ((clippedB == 1 ? 0 : length) - a) / (b - a);
            bX = ax + t * spanX;
            bY = ay + t * spanY;
        }
        return true;
    }

    /** The edge is the reference; the polygon's most opposed face is cut to it. */
    private void clipPolygonAgainstEdge(Manifold manifold, float c, float s, float tx, float ty, float reach) {
        int face = 0;
        float most = Float.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            float along = nx[i] * normalX + ny[i] * normalY;
            if (along < most) {
                most = along;
                face = i;
            }
        }
        int next = face + 1 < count ? face + 1 : 0;
        aX = px[face];
        aY = py[face];
        bX = px[next];
        bY = py[next];
        if (!clip(startX, startY, endX, endY)) {
            return;
        }
        manifold.type = Manifold.ManifoldType.FACE_A;
        manifold.localNormal.set(normalX, normalY);
        manifold.localPoint.set(startX, startY);
        int points = 0;
        for (int k = 0; k < 2; k++) {
            float x = k == 0 ? aX : bX;
            float y = k == 0 ? aY : bY;
            if (normalX * (x - startX) + normalY * (y - startY) <= reach) {
                ManifoldPoint point = manifold.points[points++];
                float rx = x - tx;
                float ry = y - ty;
                point.localPoint.set(c * rx + s * ry, c * ry - s * rx);
                int cut = k == 0 ? clippedA : clippedB;
                identify(point.id, cut, flipped, k == 0 ? face : next);
            }
        }
        manifold.pointCount = points;
    }

    /** A face of the polygon is the reference; the edge is cut to it. */
    private void clipEdgeAgainstFace(Manifold manifold, PolygonShape polygon, int face, float reach) {
        int next = face + 1 < count ? face + 1 : 0;
        aX = startX;
        aY = startY;
        bX = endX;
        bY = endY;
        if (!clip(px[face], py[face], px[next], py[next])) {
            return;
        }
        manifold.type = Manifold.ManifoldType.FACE_B;
        manifold.localNormal.set(polygon.m_normals[face]);
        manifold.localPoint.set(polygon.m_vertices[face]);
        int points = 0;
        for (int k = 0; k < 2; k++) {
            float x = k == 0 ? aX : bX;
            float y = k == 0 ? aY : bY;
            if (nx[face] * (x - px[face]) + ny[face] * (y - py[face]) <= reach) {
                ManifoldPoint point = manifold.points[points++];
                point.localPoint.set(x, y);
                int cut = k == 0 ? clippedA : clippedB;
                boolean atEnd = (k == 1) != flipped;
                point.id.typeA = cut == 0 ? VERTEX : FACE;
                point.id.indexA = (byte) (cut == 0 && atEnd ? 1 : 0);
                point.id.typeB = cut == 0 ? FACE : VERTEX;
                point.id.indexB = (byte) (cut == 0 ? face : cut == 1 ? face : next);
            }
        }
        manifold.pointCount = points;
    }

    /** Names a contact point by the features that make it, so that the solver finds its impulse again at the next step. */
    private static void identify(ContactID id, int cut, boolean flipped, int vertex) {
        if (cut == 0) {
            id.typeA = FACE;
            id.indexA = 0;
            id.typeB = VERTEX;
        } else {
            boolean atStart = (cut == 1) != flipped;
            id.typeA = VERTEX;
            id.indexA = (byte) (atStart ? 0 : 1);
            id.typeB = FACE;
        }
        id.indexB = (byte) vertex;
    }
}
