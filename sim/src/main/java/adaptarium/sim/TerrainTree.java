package adaptarium.sim;

import org.jbox2d.callbacks.TreeCallback;
import org.jbox2d.collision.AABB;

/**
 * A tree of boxes over shapes that never move, split at the median along the longer side and stored in arrays: the children of node n are 2n + 1 and
 * 2n + 2.
 */
final class TerrainTree {
    private static final int LEAF_SIZE = 2;
    private static final int DEEPEST = 32;

    private int[] ids = new int[0];

    /** Per id, in the order of {@link #ids}: its box. */
    private float[] leaves = new float[0];

    // Per node: its box, and the range of ids below it.
    private float[] boxes = new float[0];
    private int[] from = new int[0];
    private int[] to = new int[0];
    private final int[] stack = new int[2 * DEEPEST];
    private int height;

    void build(int[] newIds, AABB[] allBoxes) {
        ids = newIds;
        height = 0;
        for (int size = LEAF_SIZE; size < ids.length; size *= 2) {
            height++;
        }
        int nodes = (2 << height) - 1;
        boxes = new float[4 * nodes];
        from = new int[nodes];
        to = new int[nodes];
        if (ids.length > 0) {
            split(0, 0, ids.length, allBoxes);
        }
        leaves = new float[4 * ids.length];
        for (int i = 0; i < ids.length; i++) {
            AABB box = allBoxes[ids[i]];
            leaves[4 * i] = box.lowerBound.x;
            leaves[4 * i + 1] = box.lowerBound.y;
            leaves[4 * i + 2] = box.upperBound.x;
            leaves[4 * i + 3] = box.upperBound.y;
        }
    }

    private void split(int node, int begin, int end, AABB[] all) {
        from[node] = begin;
        to[node] = end;
        float minX = Float.POSITIVE_INFINITY;
        float minY = Float.POSITIVE_INFINITY;
        float maxX = Float.NEGATIVE_INFINITY;
        float maxY = Float.NEGATIVE_INFINITY;
        for (int i = begin; i < end; i++) {
            AABB box = all[ids[i]];
            minX = Math.min(minX, box.lowerBound.x);
            minY = Math.min(minY, box.lowerBound.y);
            maxX = Math.max(maxX, box.upperBound.x);
            maxY = Math.max(maxY, box.upperBound.y);
        }
        boxes[4 * node] = minX;
        boxes[4 * node + 1] = minY;
        boxes[4 * node + 2] = maxX;
        boxes[4 * node + 3] = maxY;
        if (end - begin <= LEAF_SIZE) {
            return;
        }
        sort(begin, end, all, maxX - minX >= maxY - minY);
        int middle = (begin + end) >>> 1;
        split(2 * node + 1, begin, middle, all);
        split(2 * node + 2, middle, end, all);
    }

    /** Insertion sort: stable, and linear for a terrain that is given from left to right. */
    private void sort(int begin, int end, AABB[] all, boolean alongX) {
        for (int i = begin + 1; i < end; i++) {
            int id = ids[i];
            float key = centre(all[id], alongX);
            int j = i;
            while (j > begin && centre(all[ids[j - 1]], alongX) > key) {
                ids[j] = ids[j - 1];
                j--;
            }
            ids[j] = id;
        }
    }

    private static float centre(AABB box, boolean alongX) {
        return alongX ? box.lowerBound.x + box.upperBound.x : box.lowerBound.y + box.upperBound.y;
    }

    private boolean isLeaf(int node) {
        return to[node] - from[node] <= LEAF_SIZE;
    }

    void query(TreeCallback callback, float minX, float minY, float maxX, float maxY) {
        if (ids.length == 0) {
            return;
        }
        int depth = 0;
        stack[depth++] = 0;
        while (depth > 0) {
            int node = stack[--depth];
            int b = 4 * node;
            if (boxes[b] > maxX || boxes[b + 1] > maxY || boxes[b + 2] < minX || boxes[b + 3] < minY) {
                continue;
            }
            if (isLeaf(node)) {
                for (int i = from[node]; i < to[node]; i++) {
                    int l = 4 * i;
                    if (leaves[l] <= maxX && leaves[l + 1] <= maxY && leaves[l + 2] >= minX && leaves[l + 3] >= minY) {
                        callback.treeCallback(ids[i]);
                    }
                }
            } else {
                stack[depth++] = 2 * node + 2;
                stack[depth++] = 2 * node + 1;
            }
        }
    }

    void cast(Ray ray, SceneBroadPhase scene) {
        if (ids.length == 0) {
            return;
        }
        // The nearer child first: what is hit there often hides the other.
        boolean reverse = ray.directionX() < 0;
        int depth = 0;
        stack[depth++] = 0;
        while (depth > 0) {
            int node = stack[--depth];
            int b = 4 * node;
            if (!ray.reaches(boxes[b], boxes[b + 1], boxes[b + 2], boxes[b + 3])) {
                continue;
            }
            if (isLeaf(node)) {
                for (int i = from[node]; i < to[node]; i++) {
                    int l = 4 * i;
                    if (ray.reaches(leaves[l], leaves[l + 1], leaves[l + 2], leaves[l + 3])) {
                        scene.castAgainst(ray, ids[i]);
                    }
                }
            } else {
                stack[depth++] = 2 * node + (reverse ? 1 : 2);
                stack[depth++] = 2 * node + (reverse ? 2 : 1);
            }
        }
    }

    int height() {
        return height;
    }
}
