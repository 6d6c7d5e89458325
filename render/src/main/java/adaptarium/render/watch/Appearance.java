package adaptarium.render.watch;

import adaptarium.render.Overlay;
import adaptarium.render.ScenePainter;
import adaptarium.render.Theme;
import java.util.EnumSet;
import java.util.Set;

/** How a window looks, as whoever sits before it wants it: colours, and what is drawn over the scenes. Used by one thread. */
final class Appearance {
    private final Set<Overlay> overlays = EnumSet.copyOf(ScenePainter.usualOverlays());
    private Theme theme;

    Appearance(Theme theme) {
        this.theme = theme;
    }

    /** The colours. */
    Theme theme() {
        return theme;
    }

    /** What is drawn over the scenes; may be changed. */
    Set<Overlay> overlays() {
        return overlays;
    }

    /** Light if it is dark, and the other way round. */
    void toggleTheme() {
        theme = theme.equals(Theme.LIGHT) ? Theme.DARK : Theme.LIGHT;
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
