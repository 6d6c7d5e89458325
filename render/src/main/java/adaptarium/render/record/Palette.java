package adaptarium.render.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The colours of a picture reduced to a few. The palette is made by cutting the colour cube, again and again, through the box with the greatest squared
 * error, at the mean of its widest axis; a colour between two palette entries is shown as an ordered dither of both, so that still parts stay still.
 */
final class Palette {
    private static final int BITS = 6; // of each channel in the histogram
    private static final int[] BAYER = bayer();

    private final int[] colours;
    private int[] known = new int[1 << 12]; // colours seen, at their hash; -1 where free
    private int[] mixtures = new int[1 << 12];
    private int knownCount;

    private Palette(int[] colours) {
        this.colours = colours;
        Arrays.fill(known, -1);
    }

    /** 0x00RRGGBB, at most as many as were asked for. */
    int[] colours() {
        return colours.clone();
    }

    /**
     * The palette entries for pixels of one colour in a row.
     *
     * @param colour 0x00RRGGBB
     * @param x first column, for the dither
     * @param y row, for the dither
     * @param out takes the indices
     * @param offset of the first one
     * @param count how many
     */
    void indices(int colour, int x, int y, byte[] out, int offset, int count) {
        int mixture = mixture(colour);
        byte first = (byte) mixture;
        byte second = (byte) (mixture >> 8);
        int cells = mixture >> 16;
        if (cells == 0) {
            Arrays.fill(out, offset, offset + count, first);
            return;
        }
        int row = (y & 7) << 3;
        for (int i = 0; i < count; i++) {
            out[offset + i] = BAYER[row | (x + i & 7)] < cells ? second : first;
        }
    }

    private int mixture(int colour) {
        int slot = slot(colour);
        if (known[slot] != colour) {
            if (2 * ++knownCount > known.length) {
                grow();
                slot = slot(colour);
            }
            known[slot] = colour;
            mixtures[slot] = mix(colour);
        }
        return mixtures[slot];
    }

    private int slot(int colour) {
        int slot = ((colour * 0x9e3779b1) >>> 8) & (known.length - 1);
        while (known[slot] != -1 && known[slot] != colour) {
            slot = (slot + 1) & (known.length - 1);
        }
        return slot;
    }

    private void grow() {
        int[] oldKnown = known;
        int[] oldMixtures = mixtures;
        known = new int[2 * oldKnown.length];
        mixtures = new int[known.length];
        Arrays.fill(known, -1);
        for (int i = 0; i < oldKnown.length; i++) {
            if (oldKnown[i] != -1) {
                int slot = slot(oldKnown[i]);
                known[slot] = oldKnown[i];
                mixtures[slot] = oldMixtures[i];
            }
        }
    }

    // The nearest entry, the entry that improves it most when mixed in, and how many of 64 cells show that one.
    private int mix(int colour) {
        int first = nearest(colour);
        int best = first;
        int bestCells = 0;
        double bestError = distance(colour, colours[first]);
        if (bestError > 0) {
            for (int second = 0; second < colours.length; second++) {
                double share = share(colour, colours[first], colours[second]);
                if (share <= 0) {
                    continue;
                }
                // widely different partners would be seen as dots, so their difference counts too
                double error = mixedDistance(colour, colours[first], colours[second], share)
                        + 0.06 * distance(colours[first], colours[second]) * share;
                if (error < bestError) {
                    bestError = error;
                    best = second;
                    bestCells = (int) Math.round(64 * share);
                }
            }
        }
        return (bestCells << 16) | (best << 8) | first;
    }

    private int nearest(int colour) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < colours.length; i++) {
            double distance = distance(colour, colours[i]);
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    // Where on the way from one colour to another the wanted one lies, at most half-way.
    private static double share(int wanted, int from, int to) {
        double dot = 0;
        double square = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            double way = channel(to, shift) - channel(from, shift);
            dot += way * (channel(wanted, shift) - channel(from, shift));
            square += way * way;
        }
        return square == 0 ? 0 : Math.min(0.5, dot / square);
    }

    private static double mixedDistance(int wanted, int from, int to, double share) {
        double sum = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            double mixed = channel(from, shift) + share * (channel(to, shift) - channel(from, shift));
            double d = channel(wanted, shift) - mixed;
            sum += d * d;
        }
        return sum;
    }

    private static double distance(int a, int b) {
        double sum = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            double d = channel(a, shift) - channel(b, shift);
            sum += d * d;
        }
        return sum;
    }

    private static int channel(int colour, int shift) {
        return colour >> shift & 0xff;
    }

    private static int[] bayer() {
        int[] matrix = new int[64];
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                int value = 0;
                for (int bit = 0; bit < 3; bit++) {
                    int xBit = x >> bit & 1;
                    int yBit = y >> bit & 1;
                    value = (value << 2) | ((xBit ^ yBit) << 1) | yBit;
                }
                matrix[(y << 3) | x] = value;
            }
        }
        return matrix;
    }

    /** Counts colours over all frames of a film. */
    static final class Histogram {
        private final int[] counts = new int[1 << (3 * BITS)];
        private final long[] sums = new long[3 << (3 * BITS)];

        void add(int colour, int pixels) {
            int bin = (bits(colour, 16) << (2 * BITS)) | (bits(colour, 8) << BITS) | bits(colour, 0);
            counts[bin] += pixels;
            sums[3 * bin] += (long) pixels * (colour >> 16 & 0xff);
            sums[3 * bin + 1] += (long) pixels * (colour >> 8 & 0xff);
            sums[3 * bin + 2] += (long) pixels * (colour & 0xff);
        }

        private static int bits(int colour, int shift) {
            return channel(colour, shift) >> (8 - BITS);
        }

        /**
         * The best palette.
         *
         * @param most how many colours it may have
         * @return the palette
         */
        Palette palette(int most) {
            List<double[]> points = new ArrayList<>();
            for (int bin = 0; bin < counts.length; bin++) {
                if (counts[bin] > 0) {
                    double n = counts[bin];
                    // the root keeps small but telling things, such as a goal, in the palette
                    points.add(
                            new double[] {sums[3 * bin] / n, sums[3 * bin + 1] / n, sums[3 * bin + 2] / n, Math.sqrt(n)
                            });
                }
            }
            List<Box> boxes = new ArrayList<>();
            boxes.add(new Box(points));
            while (boxes.size() < most) {
                Box worst = boxes.get(0);
                for (Box box : boxes) {
                    worst = box.error > worst.error ? box : worst;
                }
                if (worst.error < 1e-9) {
                    break;
                }
                boxes.remove(worst);
                boxes.addAll(worst.split());
            }
            return new Palette(boxes.stream().mapToInt(Box::colour).toArray());
        }
    }

    /** Colours that share one palette entry. */
    private static final class Box {
        private final List<double[]> points;
        private final double[] mean = new double[3];
        private final int widest;
        final double error;

        Box(List<double[]> points) {
            this.points = points;
            double weight = 0;
            for (double[] point : points) {
                weight += point[3];
                for (int c = 0; c < 3; c++) {
                    mean[c] += point[3] * point[c];
                }
            }
            for (int c = 0; c < 3; c++) {
                mean[c] /= Math.max(1e-12, weight);
            }
            double[] spread = new double[3];
            for (double[] point : points) {
                for (int c = 0; c < 3; c++) {
                    spread[c] += point[3] * (point[c] - mean[c]) * (point[c] - mean[c]);
                }
            }
            int axis = 0;
            for (int c = 1; c < 3; c++) {
                axis = spread[c] > spread[axis] ? c : axis;
            }
            widest = axis;
            error = points.size() < 2 ? 0 : Arrays.stream(spread).sum();
        }

        List<Box> split() {
            List<double[]> low = new ArrayList<>();
            List<double[]> high = new ArrayList<>();
            for (double[] point : points) {
                (point[widest] < mean[widest] ? low : high).add(point);
            }
            return List.of(new Box(low), new Box(high));
        }

        int colour() {
            int colour = 0;
            for (int c = 0; c < 3; c++) {
                colour = (colour << 8) | (int) Math.round(mean[c]);
            }
            return colour;
        }
    }
}
