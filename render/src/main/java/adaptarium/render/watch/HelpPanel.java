package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.Overlay;
import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;
import adaptarium.render.Widgets;
import java.util.Set;

/** The keys, the pointer and the overlays, over everything else. */
final class HelpPanel {
    private static final double WIDTH = 560;
    private static final double HEIGHT = 372;
    private static final double ROW = 21;

    private HelpPanel() {}

    static void paint(Canvas canvas, Rect area, Theme theme, Widgets widgets, Set<Overlay> overlays) {
        canvas.box(area, 0, 0x59000000);
        Rect panel = new Rect(area.centreX() - WIDTH / 2, area.centreY() - HEIGHT / 2, WIDTH, HEIGHT);
        canvas.box(panel, 10, theme.panel());
        canvas.stroke(theme.panelEdge(), 1);
        TextStyle title = TextStyle.of(14).semibold();
        TextStyle text = TextStyle.of(12);
        canvas.text("Keys", panel.x() + 24, panel.y() + 32, title, theme.ink());
        double y = panel.y() + 56;
        for (Key key : Key.values()) {
            double width = Math.max(24, text.width(key.label()) + 14);
            canvas.box(new Rect(panel.x() + 24, y - 13, width, 18), 4, Theme.mixed(theme.panel(), theme.ink(), 0.08));
            canvas.text(key.label(), panel.x() + 24 + width / 2, y, text.centred(), theme.ink());
            canvas.text(key.meaning(), panel.x() + 112, y, text, theme.softInk());
            y += ROW;
        }
        double right = panel.x() + 310;
        canvas.text("Overlays, keys 1 to 9", right, panel.y() + 32, title, theme.ink());
        y = panel.y() + 42;
        for (Overlay overlay : Overlay.values()) {
            Rect row = new Rect(right, y, 220, ROW);
            boolean on = overlays.contains(overlay);
            boolean now = widgets.checkbox(canvas, row, overlay.key() + "  " + overlay.title(), on, theme);
            if (now && !on) {
                overlays.add(overlay);
            } else if (on && !now) {
                overlays.remove(overlay);
            }
            y += ROW;
        }
        canvas.text("Pointer", right, y + 28, title, theme.ink());
        canvas.text("wheel: zoom", right, y + 50, text, theme.softInk());
        canvas.text("right button: shift the picture", right, y + 50 + ROW, text, theme.softInk());
        canvas.text("handles in the task panel: drag", right, y + 50 + 2 * ROW, text, theme.softInk());
    }
}
