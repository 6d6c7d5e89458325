package adaptarium.render.watch;

import adaptarium.render.Rect;

/** Where a column at the right of a window lies, below the headline. */
final class SideColumn {
    private static final double SHARE = 0.3; // of the window's width
    private static final double LEAST = 250; // px
    private static final double MOST = 520; // px
    private static final double LEAST_REST = 380; // px that a column leaves beside it, or else it takes all
    private static final double HEADER = 30; // px
    private static final double GAP = 8; // px

    private SideColumn() {}

    /**
     * How much of a window's width it takes, px.
     *
     * @param above the window above its lower bar
     * @return all of it where there is no room beside it
     */
    static double width(Rect above) {
        double wide = Math.min(MOST, Math.max(LEAST, SHARE * above.width()));
        return above.width() - wide < LEAST_REST ? above.width() - GAP : wide;
    }

    /** Where it lies. */
    static Rect place(Rect above) {
        return above.inset(above.width() - width(above), HEADER, GAP, GAP);
    }
}
