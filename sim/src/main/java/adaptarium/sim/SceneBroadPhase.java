package adaptarium.sim;

import java.util.Arrays;
import java.util.BitSet;
import org.jbox2d.callbacks.DebugDraw;
import org.jbox2d.callbacks.TreeCallback;
import org.jbox2d.callbacks.TreeRayCastCallback;
import org.jbox2d.collision.AABB;
import org.jbox2d.collision.RayCastInput;
import org.jbox2d.collision.broadphase.BroadPhaseStrategy;
import org.jbox2d.common.Vec2;
import org.jspecify.annotations.Nullable;

/**
 * Which shapes are near each other: a fixed tree over the terrain and a plain list of what moves.
 *
 * <p>A robot scene has hundreds of terrain edges and some ten moving shapes. The engine's dynamic tree re-inserts every moving shape at every step (its
 * containment test is the wrong way round) and allocates while doing so. Here a moving shape has a box with a margin, and nothing happens while it stays
 * inside. Ids are the lowest that are free, so they depend on the scene alone and a world that was cleared behaves as a new one.
 */
final class SceneBroadPhase implements BroadPhaseStrategy {
    /** How far a moving shape may go before its neighbours are looked up again, m. */
    private static final float MARGIN = 0.1f;

    /** How many steps of its present motion a box is stretched by. */
    private static final float LOOK_AHEAD = 2;

    private final BitSet used = new BitSet();
    private AABB[] boxes = new AABB[0];
    private @Nullable Object[] userData = new Object[0];
    private @Nullable Part[] parts = new Part[0];
    private int[] children = new int[0];

    /** Ids of moving shapes, ascending. */
    private int[] movers = new int[16];

    private int moverCount;
    private int insertions;

    private final TerrainTree terrain = new TerrainTree();
    private boolean terrainStale;

    private @Nullable Part nextPart;
    private int nextChild;

    /** Says which part the proxies that are created from now on belong to. */
    void beginPart(Part part) {
        nextPart = part;
        nextChild = 0;
    }

    @Override
    public int createProxy(AABB aabb, Object data) {
        Part part = nextPart;
        if (part == null) {
            throw new IllegalStateException("beginPart comes before createProxy");
        }
        int id = used.nextClearBit(0);
        used.set(id);
        grow(id + 1);
        userData[id] = data;
        parts[id] = part;
        part.hasProxy(nextChild, id, aabb);
        children[id] = nextChild++;
        if (part.isTerrain()) {
            boxes[id].set(aabb); // never moves: the movers' margin is enough
            terrainStale = true;
        } else {
            boxes[id].lowerBound.set(aabb.lowerBound.x - MARGIN, aabb.lowerBound.y - MARGIN);
            boxes[id].upperBound.set(aabb.upperBound.x + MARGIN, aabb.upperBound.y + MARGIN);
            insertMover(id);
        }
        return id;
    }

    @Override
    public void destroyProxy(int id) {
        Part part = parts[id];
        if (part != null && part.isTerrain()) {
            terrainStale = true;
        } else {
            int at = Arrays.binarySearch(movers, 0, moverCount, id);
            System.arraycopy(movers, at + 1, movers, at, moverCount - at - 1);
            moverCount--;
        }
        used.clear(id);
        userData[id] = null;
        parts[id] = null;
    }

    @Override
    public boolean moveProxy(int id, AABB aabb, Vec2 displacement) {
        return move(
                id,
                aabb.lowerBound.x,
                aabb.lowerBound.y,
                aabb.upperBound.x,
                aabb.upperBound.y,
                displacement.x,
                displacement.y);
    }

    /**
     * Notes where a moving shape is now.
     *
     * @return whether it left its box, so that its neighbours must be looked up again
     */
    boolean move(int id, float minX, float minY, float maxX, float maxY, float dx, float dy) {
        AABB box = boxes[id];
        if (box.lowerBound.x <= minX
                && box.lowerBound.y <= minY
                && box.upperBound.x >= maxX
                && box.upperBound.y >= maxY) {
            return false;
        }
        float aheadX = LOOK_AHEAD * dx;
        float aheadY = LOOK_AHEAD * dy;
        box.lowerBound.set(minX - MARGIN + Math.min(aheadX, 0), minY - MARGIN + Math.min(aheadY, 0));
        box.upperBound.set(maxX + MARGIN + Math.max(aheadX, 0), maxY + MARGIN + Math.max(aheadY, 0));
        insertions++;
        return true;
    }

    @Override
    public Object getUserData(int id) {
        Object data = userData[id];
        if (data == null) {
            throw new IllegalArgumentException("no proxy " + id);
        }
        return data;
    }

    @Override
    public AABB getFatAABB(int id) {
        return boxes[id];
    }

    @Override
    public void query(TreeCallback callback, AABB aabb) {
        float minX = aabb.lowerBound.x;
        float minY = aabb.lowerBound.y;
        float maxX = aabb.upperBound.x;
        float maxY = aabb.upperBound.y;
        for (int i = 0; i < moverCount; i++) {
            AABB box = boxes[movers[i]];
            if (box.lowerBound.x <= maxX
                    && box.upperBound.x >= minX
                    && box.lowerBound.y <= maxY
                    && box.upperBound.y >= minY
                    && !callback.treeCallback(movers[i])) {
                return;
            }
        }
        refreshTerrain();
        terrain.query(callback, minX, minY, maxX, maxY);
    }

    /**
     * The first solid shape that a ray meets.
     *
     * @param ray where it begins and where it ends
     * @param mask categories it can hit
     * @param limit fraction of the ray beyond which nothing is looked for
     */
    void cast(Ray ray, int mask, double limit) {
        ray.begin(mask, limit);
        for (int i = 0; i < moverCount; i++) {
            int id = movers[i];
            AABB box = boxes[id];
            if (ray.reaches(box.lowerBound.x, box.lowerBound.y, box.upperBound.x, box.upperBound.y)) {
                castAgainst(ray, id);
            }
        }
        refreshTerrain();
        terrain.cast(ray, this);
    }

    void castAgainst(Ray ray, int id) {
        Part part = parts[id];
        if (part != null) {
            part.cast(ray, children[id]);
        }
    }

    private void refreshTerrain() {
        if (terrainStale) {
            terrainStale = false;
            int[] ids = used.stream()
                    .filter(id -> {
                        Part part = parts[id];
                        return part != null && part.isTerrain();
                    })
                    .toArray();
            terrain.build(ids, boxes);
        }
    }

    private void insertMover(int id) {
        if (moverCount == movers.length) {
            movers = Arrays.copyOf(movers, 2 * moverCount);
        }
        int at = moverCount;
        while (at > 0 && movers[at - 1] > id) {
            movers[at] = movers[at - 1];
            at--;
        }
        movers[at] = id;
        moverCount++;
    }

    private void grow(int needed) {
        int old = boxes.length;
        if (needed <= old) {
            return;
        }
        int size = Math.max(needed, Math.max(32, 2 * old));
        boxes = Arrays.copyOf(boxes, size);
        for (int i = old; i < size; i++) {
            boxes[i] = new AABB();
        }
        userData = Arrays.copyOf(userData, size);
        parts = Arrays.copyOf(parts, size);
        children = Arrays.copyOf(children, size);
    }

    @Override
    public void raycast(TreeRayCastCallback callback, RayCastInput input) {
        throw new UnsupportedOperationException("rays are cast by SceneBroadPhase.cast");
    }

    @Override
    public void drawTree(DebugDraw draw) {
        throw new UnsupportedOperationException("scenes are drawn from SceneView");
    }

    @Override
    public int computeHeight() {
        return getHeight();
    }

    @Override
    public int getHeight() {
        refreshTerrain();
        return terrain.height();
    }

    @Override
    public int getMaxBalance() {
        return 1; // the terrain tree is split at its median
    }

    @Override
    public float getAreaRatio() {
        return 0; // not measured
    }

    @Override
    public int getInsertionCount() {
        return insertions;
    }
}
