package adaptarium.render.watch;

import adaptarium.render.Widgets;

/** Tells a second press soon after the first, at the same place. Used by one thread. */
final class Presses {
    private static final double SOON = 0.4; // s
    private static final double NEAR = 5; // px

    private double since = SOON; // the last press, s
    private double x;
    private double y;

    /**
     * Takes in a frame.
     *
     * @param pointer the pointer at this frame
     * @param seconds since the last frame
     * @return whether it pressed for the second time
     */
    boolean twice(Widgets.Pointer pointer, double seconds) {
        since += seconds;
        if (!pointer.pressed()) {
            return false;
        }
        boolean second = since < SOON && Math.hypot(pointer.x() - x, pointer.y() - y) < NEAR;
        since = second ? SOON : 0; // a third press is a first one
        x = pointer.x();
        y = pointer.y();
        return second;
    }
}
