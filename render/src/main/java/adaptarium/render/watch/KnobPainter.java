package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;
import java.util.List;

/** Draws a task parameter: its name, its value, and where that lies within what training has met. */
final class KnobPainter {
    private KnobPainter() {}

    static void paint(
            Canvas canvas,
            TaskPanel.Row place,
            Knob knob,
            Object value,
            List<Object> earlier,
            Theme theme,
            boolean active) {
        boolean familiar = knob.trained(value);
        Rect track = track(canvas, place, knob, knob.text(value), familiar ? theme.ink() : theme.broken(), theme);
        if (track.width() == 0) {
            return;
        }
        double y = track.centreY();
        for (Object met : earlier) {
            double at = track.x() + knob.position(met) * track.width();
            canvas.line(at, y - 5, at, y + 5, Theme.faded(theme.softInk(), 0.6), 1); // an earlier task's
        }
        double x = track.x() + knob.position(value) * track.width();
        double radius = knob.live() ? 5.5 : 4;
        canvas.disc(x, y, radius + (active ? 1.5 : 0), familiar ? theme.accent() : theme.broken());
        if (knob.live()) {
            canvas.disc(x, y, 2, theme.panel()); // a handle that can be grabbed has an eye
        }
    }

    /**
     * Draws the row without a handle: name, value, and the track with what training meets.
     *
     * @return the track; empty where there is no room
     */
    static Rect track(Canvas canvas, TaskPanel.Row place, Knob knob, String text, int ink, Theme theme) {
        Rect row = place.area();
        Rect track = place.track();
        TextStyle style = place.style();
        double baseline = row.centreY() + style.size() * 0.35;
        double right = track.width() > 0 ? track.x() - 12 : row.right();
        canvas.text(text, right, baseline, style.right(), ink);
        double room = right - 6 - style.width(text) - row.x();
        canvas.text(style.shortened(knob.label(), room), row.x(), baseline, style, theme.softInk());
        if (track.width() == 0) {
            return track;
        }
        double y = row.centreY();
        canvas.line(track.x(), y, track.right(), y, theme.panelEdge(), 3);
        double from = knob.choices().isEmpty() ? knob.position(knob.trainLow()) : 0;
        double to = knob.choices().isEmpty() ? knob.position(knob.trainHigh()) : knob.trainHigh() / knob.high();
        canvas.line(
                track.x() + from * track.width(),
                y,
                track.x() + to * track.width(),
                y,
                Theme.mixed(theme.panelEdge(), theme.accent(), 0.45),
                3);
        return track;
    }
}
