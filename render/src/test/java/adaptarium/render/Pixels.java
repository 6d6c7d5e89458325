package adaptarium.render;

import java.awt.image.BufferedImage;

/** Comparison of pictures. */
public final class Pixels {
    private Pixels() {}

    /** Greatest absolute difference over all pixels of two pictures of one size and the three channels, in units of 1/255. */
    public static int greatestDifference(BufferedImage a, BufferedImage b) {
        int greatest = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                int p = a.getRGB(x, y);
                int q = b.getRGB(x, y);
                for (int shift = 0; shift < 24; shift += 8) {
                    greatest = Math.max(greatest, Math.abs((p >> shift & 0xff) - (q >> shift & 0xff)));
                }
            }
        }
        return greatest;
    }

    /** Mean absolute difference over all pixels and the three channels, in units of 1/255; infinite for pictures of different size. */
    public static double meanDifference(BufferedImage a, BufferedImage b) {
        if (a.getWidth() != b.getWidth() || a.getHeight() != b.getHeight()) {
            return Double.POSITIVE_INFINITY;
        }
        long sum = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                int p = a.getRGB(x, y);
                int q = b.getRGB(x, y);
                for (int shift = 0; shift < 24; shift += 8) {
                    sum += Math.abs((p >> shift & 0xff) - (q >> shift & 0xff));
                }
            }
        }
        return sum / (3.0 * a.getWidth() * a.getHeight());
    }
}
