package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;
import java.util.List;

/** Draws a task parameter: its name, its value, and where that lies within what training has met. */
final class KnobPainter {
    private static final double TRACK = 70; // px at most

    private KnobPainter() {}

    /** The part of a row that a slider's handle moves along. */
    static Rect track(Rect row) {
        double width = Math.min(TRACK, row.width() * 0.28);
        return new Rect(row.right() - width - 5, row.y(), width, row.height());
    }

    static void paint(
            Canvas canvas, Rect row, Knob knob, Object value, List<Object> earlier, Theme theme, boolean active) {
        TextStyle style = TextStyle.of(Math.min(11.5, Math.max(8, row.height() * 0.78)));
        double baseline = row.centreY() + style.size() * 0.35;
        Rect track = track(row);
        boolean familiar = knob.trained(value);
        canvas.text(knob.text(value), track.x() - 12, baseline, style.right(), familiar ? theme.ink() : theme.broken());
        double room = track.x() - 18 - style.width(knob.text(value)) - row.x();
        canvas.text(style.shortened(knob.label(), room), row.x(), baseline, style, theme.softInk());
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
}
