package adaptarium.render.watch;

import adaptarium.render.Rect;

/**
 * Where the time line and the switches of the overlays lie, at a window's lower edge; empty where the window is too small for them.
 *
 * @param all the bar
 * @param line the time line
 * @param switches the switches
 * @param named whether the switches have names
 */
record BottomBar(Rect all, Rect line, Rect switches, boolean named) {
    private static final double HEIGHT = 28; // px
    private static final double LEAST_WIDTH = 360; // px
    private static final double LEAST_HEIGHT = 300; // px
    private static final double ROOM_FOR_SWITCHES = 480; // px
    private static final double ROOM_FOR_NAMES = 900; // px

    /**
     * The bar of a window.
     *
     * @param window all of it, in the interface's own px
     * @return where its parts lie
     */
    static BottomBar of(Rect window) {
        double height = window.height() >= LEAST_HEIGHT && window.width() >= LEAST_WIDTH ? HEIGHT : 0;
        boolean named = window.width() >= ROOM_FOR_NAMES;
        double width = height == 0 || window.width() < ROOM_FOR_SWITCHES ? 0 : OverlayBar.width(named) + 4;
        Rect all = new Rect(window.x(), window.bottom() - height, window.width(), height);
        return new BottomBar(
                all, all.inset(0, 0, width, 0), new Rect(all.right() - width, all.y(), width, height), named);
    }
}
