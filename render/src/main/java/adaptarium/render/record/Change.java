package adaptarium.render.record;

/**
 * The rectangle in which two pictures of equal size differ.
 *
 * @param x left column
 * @param y upper row
 * @param width columns; 0 where they are equal
 * @param height rows
 */
record Change(int x, int y, int width, int height) {
    static Change between(int[] before, int[] now, int width, int height) {
        int top = 0;
        while (top < height && rowEquals(before, now, top, width)) {
            top++;
        }
        if (top == height) {
            return new Change(0, 0, 0, 0);
        }
        int bottom = height - 1;
        while (rowEquals(before, now, bottom, width)) {
            bottom--;
        }
        int left = width;
        int right = -1;
        for (int y = top; y <= bottom; y++) {
            int row = y * width;
            int x = 0;
            while (x < left && before[row + x] == now[row + x]) {
                x++;
            }
            left = Math.min(left, x);
            x = width - 1;
            while (x > right && before[row + x] == now[row + x]) {
                x--;
            }
            right = Math.max(right, x);
        }
        return new Change(left, top, right - left + 1, bottom - top + 1);
    }

    static Change all(int width, int height) {
        return new Change(0, 0, width, height);
    }

    boolean isEmpty() {
        return width == 0;
    }

    private static boolean rowEquals(int[] a, int[] b, int row, int width) {
        return java.util.Arrays.equals(a, row * width, (row + 1) * width, b, row * width, (row + 1) * width);
    }
}
