package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.Overlay;
import adaptarium.render.Rect;
import adaptarium.render.Widgets;
import java.util.Optional;

/**
 * Where the time line and the switches of the overlays lie, at a window's lower edge; empty where the window is too small for them.
 *
 * @param all the bar
 * @param line the time line
 * @param arrows the scale of the arrows
 * @param switches the switches
 * @param named whether the switches have names
 */
record BottomBar(Rect all, Rect line, Rect arrows, Rect switches, boolean named) {
    private static final double HEIGHT = 28; // px
    private static final double LEAST_WIDTH = 360; // px
    private static final double LEAST_HEIGHT = 300; // px
    private static final double ROOM_FOR_SWITCHES = 480; // px
    private static final double ROOM_FOR_NAMES = 900; // px
    private static final double ROOM_FOR_SCALE = 1100; // px
    private static final double SCALE = 142; // px

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
        double scale = height > 0 && window.width() >= ROOM_FOR_SCALE ? SCALE : 0;
        Rect all = new Rect(window.x(), window.bottom() - height, window.width(), height);
        return new BottomBar(
                all,
                all.inset(0, 0, width + scale, 0),
                new Rect(all.right() - width - scale, all.y(), scale, height),
                new Rect(all.right() - width, all.y(), width, height),
                named);
    }

    /**
     * Draws the bar and lets it act.
     *
     * @param canvas where to
     * @param runner what has been seen
     * @param playhead what is shown of it; moved by the time line
     * @param look which overlays are on
     * @param widgets who knows the pointer
     * @return the overlay whose switch was pressed
     */
    Optional<Overlay> paint(Canvas canvas, SessionRunner runner, Playhead playhead, Appearance look, Widgets widgets) {
        if (line.height() > 0) {
            double timestep = runner.about().controlTimestep();
            TimeLine.paint(canvas, line, runner.state().history(), playhead.clock(), timestep, widgets, look.theme())
                    .ifPresent(playhead::seek);
        }
        if (arrows.width() > 0) {
            ArrowScale.paint(canvas, arrows, look, widgets);
        }
        return switches.width() == 0
                ? Optional.empty()
                : OverlayBar.paint(canvas, switches, named, look.overlays(), widgets, look.theme());
    }
}
