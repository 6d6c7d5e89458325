package adaptarium.render.gl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which parts of a picture differ from the one before it. The picture is cut into squares, and each has a hash over all that is drawn in it, in order: where the
 * hash is the same, so are the pixels. All in device px.
 */
final class Tiles {
    /** A square's side. */
    static final int SIDE = 64;

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L; // 2^64 by the golden ratio
    private static final double PER_REGION = 8 * SIDE * SIDE; // what drawing one part more costs, in px drawn in vain

    private int width;
    private int height;
    private int columns;
    private int rows;
    private long[] hashes = new long[0];
    private long[] before = new long[0];
    private boolean known; // whether there is a picture before

    /**
     * A part of the picture, whose corners are corners of squares or lie on its edges.
     *
     * @param x left edge
     * @param y upper edge
     * @param width to the right
     * @param height downwards
     */
    record Region(int x, int y, int width, int height) {
        Region with(Region other) {
            int left = Math.min(x, other.x);
            int top = Math.min(y, other.y);
            int right = Math.max(x + width, other.x + other.width);
            int bottom = Math.max(y + height, other.y + other.height);
            return new Region(left, top, right - left, bottom - top);
        }

        double area() {
            return (double) width * height;
        }

        boolean touches(double left, double top, double right, double bottom) {
            return left < x + width && right > x && top < y + height && bottom > y;
        }
    }

    /**
     * A hash with one number more.
     *
     * @param hash that of all before it
     * @param number the number
     */
    static long mixed(long hash, long number) {
        long h = (hash ^ number) * MULTIPLIER;
        return h ^ (h >>> 29);
    }

    /** A hash with one number more. */
    static long mixed(long hash, double number) {
        return mixed(hash, Double.doubleToRawLongBits(number));
    }

    /** The pixels of the picture before are lost: all of the next one differs. */
    void forget() {
        known = false;
    }

    /**
     * A picture begins.
     *
     * @param newWidth of the picture
     * @param newHeight of the picture
     */
    void begin(int newWidth, int newHeight) {
        if (newWidth != width || newHeight != height) {
            width = newWidth;
            height = newHeight;
            columns = (width + SIDE - 1) / SIDE;
            rows = (height + SIDE - 1) / SIDE;
            hashes = new long[columns * rows];
            before = new long[columns * rows];
            known = false;
        }
        Arrays.fill(hashes, 0);
    }

    /** Something is drawn within a box. */
    void add(double left, double top, double right, double bottom, long hash) {
        int firstColumn = Math.max(0, (int) Math.floor(left / SIDE));
        int lastColumn = Math.min(columns - 1, (int) Math.floor(right / SIDE));
        int firstRow = Math.max(0, (int) Math.floor(top / SIDE));
        int lastRow = Math.min(rows - 1, (int) Math.floor(bottom / SIDE));
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                int i = row * columns + column;
                hashes[i] = mixed(hashes[i], hash);
            }
        }
    }

    /** The picture is complete: the parts of it that differ from the one before it. They may overlap; none where nothing differs. */
    List<Region> changed() {
        List<Region> regions = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            int from = -1;
            for (int column = 0; column <= columns; column++) {
                boolean differs = column < columns
                        && (!known || hashes[row * columns + column] != before[row * columns + column]);
                if (differs && from < 0) {
                    from = column;
                } else if (!differs && from >= 0) {
                    regions.add(region(from, row, column));
                    from = -1;
                }
            }
        }
        long[] now = hashes;
        hashes = before;
        before = now;
        known = true;
        return merged(regions);
    }

    private Region region(int from, int row, int to) {
        int x = from * SIDE;
        int y = row * SIDE;
        return new Region(x, y, Math.min(width, to * SIDE) - x, Math.min(height, y + SIDE) - y);
    }

    // Two parts become one where that is cheaper.
    private static List<Region> merged(List<Region> regions) {
        boolean again = true;
        while (again) {
            again = false;
            for (int i = 0; i < regions.size(); i++) {
                for (int j = regions.size() - 1; j > i; j--) {
                    Region both = regions.get(i).with(regions.get(j));
                    if (both.area() <= regions.get(i).area() + regions.get(j).area() + PER_REGION) {
                        regions.set(i, both);
                        regions.remove(j);
                        again = true;
                    }
                }
            }
        }
        return regions;
    }
}
