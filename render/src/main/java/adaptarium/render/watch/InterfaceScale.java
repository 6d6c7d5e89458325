package adaptarium.render.watch;

/** How much larger than usual everything in a window is drawn. */
final class InterfaceScale {
    private static final double USUAL_WIDTH = 1280; // px, a window in which everything has its usual size
    private static final double USUAL_HEIGHT = 720;
    private static final double MOST = 2;

    private InterfaceScale() {}

    /**
     * The scale of a window: a large one on a display of low density is looked at from further away, so that everything in it grows half as much as it does, in
     * steps that keep lines sharp.
     *
     * @param width logical px
     * @param height logical px
     * @return 1 to 2
     */
    static double of(double width, double height) {
        double larger = Math.min(width / USUAL_WIDTH, height / USUAL_HEIGHT) - 1;
        return Math.min(MOST, 1 + Math.max(0, Math.floor(2 * larger) / 4));
    }
}
