package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.Overlay;
import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;
import adaptarium.render.Widgets;
import java.util.List;
import java.util.Set;

/** The keys, the pointer and the overlays, over everything else. */
final class HelpPanel {
    private static final double WIDTH = 600;
    private static final double HEIGHT = 664;
    private static final double LEAST_SCALE = 0.3;
    private static final List<String> POINTER = List.of(
            "left button: pull a body, drag a slider,",
            "stop or repair a motor",
            "in Edit, paused: place bodies, wheel turns",
            "right button: shift the picture",
            "wheel: zoom");
    private static final List<String> SLIDERS =
            List.of("blue range: what training meets", "thin marks: tasks seen before", "orange: beyond training");

    private HelpPanel() {}

    /**
     * Draws the help.
     *
     * @param canvas where to
     * @param area all of the window
     * @param theme colours
     * @param widgets who knows the pointer
     * @param overlays what is on; changed by its boxes
     * @param driving the keys of who drives, which do nothing else; empty where nobody does
     */
    static void paint(
            Canvas canvas,
            Rect area,
            Theme theme,
            Widgets widgets,
            Set<Overlay> overlays,
            List<Pilot.Binding> driving) {
        canvas.box(area, 0, 0x59000000);
        double scale = Math.min(1, Math.min((area.width() - 8) / WIDTH, (area.height() - 8) / HEIGHT));
        if (scale < LEAST_SCALE) {
            return; // nothing of it could be read
        }
        Rect panel = new Rect(
                area.centreX() - WIDTH * scale / 2, area.centreY() - HEIGHT * scale / 2, WIDTH * scale, HEIGHT * scale);
        canvas.box(panel, 10, theme.panel());
        canvas.stroke(theme.panelEdge(), 1);
        TextStyle title = TextStyle.of(14 * scale).semibold();
        TextStyle text = TextStyle.of(12 * scale);
        double left = panel.x() + 24 * scale;
        double row = 19 * scale;
        canvas.text("Keys", left, panel.y() + 32 * scale, title, theme.ink());
        double y = panel.y() + 56 * scale;
        for (Key key : Key.values()) {
            if (key.meaning().isEmpty()) {
                continue;
            }
            String label = label(key, driving);
            double width = Math.max(24 * scale, text.width(label) + 14 * scale);
            MotorPanel.cap(canvas, new Rect(left, y - 13 * scale, width, 18 * scale), label, theme);
            canvas.text(key.meaning(), left + 92 * scale, y, text, theme.softInk());
            y += row;
        }
        if (!driving.isEmpty()) {
            canvas.text("You drive with the keys beside each motor.", left, y + 6 * scale, text, theme.accent());
        }
        double right = panel.x() + 326 * scale;
        canvas.text("Overlays, keys 1 to 9", right, panel.y() + 32 * scale, title, theme.ink());
        y = panel.y() + 42 * scale;
        for (Overlay overlay : Overlay.values()) {
            Rect line = new Rect(right, y, 250 * scale, row);
            boolean on = overlays.contains(overlay);
            boolean now = widgets.checkbox(canvas, line, overlay.key() + "  " + overlay.title(), on, theme, scale);
            if (now && !on) {
                overlays.add(overlay);
            } else if (on && !now) {
                overlays.remove(overlay);
            }
            y += row;
        }
        y = section(canvas, "Pointer", POINTER, right, y + 24 * scale, row * 0.86, title, text, theme);
        section(canvas, "Task panel", SLIDERS, right, y + 10 * scale, row * 0.86, title, text, theme);
    }

    /** What to press for something: another key where somebody drives with the usual one. */
    static String label(Key key, List<Pilot.Binding> driving) {
        boolean taken = driving.stream()
                .anyMatch(binding ->
                        binding.less().equals(key.label()) || binding.more().equals(key.label()));
        return taken ? key.other() : key.label();
    }

    private static double section(
            Canvas canvas,
            String heading,
            List<String> lines,
            double x,
            double top,
            double row,
            TextStyle title,
            TextStyle text,
            Theme theme) {
        canvas.text(heading, x, top, title, theme.ink());
        double y = top + row * 1.1;
        for (String line : lines) {
            canvas.text(line, x, y, text, theme.softInk());
            y += row;
        }
        return y;
    }
}
