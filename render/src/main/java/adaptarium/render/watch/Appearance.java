package adaptarium.render.watch;

import adaptarium.render.Overlay;
import adaptarium.render.ScenePainter;
import adaptarium.render.Theme;
import java.util.EnumSet;
import java.util.Set;

/** How a window looks, as whoever sits before it wants it: colours, sizes, and what is drawn over the scenes. Used by one thread. */
final class Appearance {
    private static final double[] SIZES = {1, 1.25, 1.5, 2, 0.8}; // in the order of the key

    private final Set<Overlay> overlays;
    private Theme theme;
    private double size;
    private double arrows;

    /** As it was left. */
    Appearance(WindowSettings settings) {
        theme = Theme.named(settings.theme());
        overlays = EnumSet.noneOf(Overlay.class);
        overlays.addAll(settings.overlays());
        size = settings.size();
        arrows = settings.arrows();
    }

    /**
     * As it is now, to be remembered.
     *
     * @param width of the window, logical px
     * @param height of the window, logical px
     */
    WindowSettings settings(double width, double height) {
        return new WindowSettings((int) width, (int) height, theme.name(), overlays, size, arrows);
    }

    /** The colours. */
    Theme theme() {
        return theme;
    }

    /** What is drawn over the scenes; may be changed. */
    Set<Overlay> overlays() {
        return overlays;
    }

    /** How much larger than usual the interface is. */
    double size() {
        return size;
    }

    /** How much longer than usual arrows are. */
    double arrows() {
        return arrows;
    }

    /** Makes arrows longer or shorter. */
    void scaleArrows(double times) {
        arrows = Math.min(WindowSettings.MOST_ARROWS, Math.max(WindowSettings.LEAST_ARROWS, times));
    }

    /** The painter of scenes that look so. */
    ScenePainter painter() {
        return new ScenePainter(theme, overlays, arrows, /* valued= */ true);
    }

    /** Light if it is dark, and the other way round. */
    void toggleTheme() {
        theme = theme.equals(Theme.LIGHT) ? Theme.DARK : Theme.LIGHT;
    }

    /** The next size of the interface; what there is to say about it. */
    String nextSize() {
        int next = 0;
        for (int i = 0; i < SIZES.length; i++) {
            if (SIZES[i] == size) {
                next = (i + 1) % SIZES.length;
            }
        }
        size = SIZES[next];
        return "interface at " + Math.round(100 * size) + " %";
    }

    /**
     * Switches an overlay.
     *
     * @param overlay which
     * @param moment what is shown
     * @return what there is to say about it
     */
    String toggle(Overlay overlay, Snapshot moment) {
        boolean on = !overlays.remove(overlay);
        if (on) {
            overlays.add(overlay);
        }
        boolean empty = on && moment.panes().stream().noneMatch(pane -> overlay.hasPart(pane.scene()));
        return overlay.title() + (on ? " on" : " off") + (empty ? ", but this scene has none just now" : "");
    }
}
