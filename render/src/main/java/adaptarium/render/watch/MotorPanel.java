package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.Numbers;
import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;
import java.util.List;

/** Draws what the agent does: a gauge for each axis of its action, or its choices with the last one lit. */
final class MotorPanel {
    private static final double TITLE = 18;
    private static final double TALLEST = 26;
    private static final double KEY = 18; // px, a key's cap

    private MotorPanel() {}

    /**
     * Where the gauges lie.
     *
     * @param panel the layout's panel without its border
     * @param count how many
     * @return one row each
     */
    static List<Rect> rows(Rect panel, int count) {
        Rect area = panel.belowTop(TITLE);
        return area.top(Math.min(area.height(), TALLEST * count)).rows(Math.max(1, count), 0);
    }

    /**
     * Draws the panel.
     *
     * @param canvas where to
     * @param area the panel without its border
     * @param motors what the agent does
     * @param keys which keys drive each of them; empty where nobody does
     * @param theme colours
     */
    static void paint(Canvas canvas, Rect area, List<Snapshot.Motor> motors, List<Pilot.Binding> keys, Theme theme) {
        String title = keys.isEmpty() ? "What it does" : "Your controls";
        canvas.text(title, area.x(), area.y() + 11, TextStyle.of(12).semibold(), theme.ink());
        List<Rect> rows = rows(area, motors.size());
        for (int i = 0; i < motors.size(); i++) {
            Rect row = rows.get(i);
            double left = 0;
            if (i < keys.size()) {
                left = keys(canvas, row, keys.get(i), theme);
            }
            motor(canvas, row.inset(left, 0, 0, 0), motors.get(i), theme);
        }
    }

    private static double keys(Canvas canvas, Rect row, Pilot.Binding binding, Theme theme) {
        double x = row.x();
        for (String key : List.of(binding.less(), binding.more())) {
            if (!key.isEmpty()) {
                cap(canvas, new Rect(x, row.centreY() - 8, KEY, 16), key, theme);
                x += KEY + 3;
            }
        }
        return x - row.x() + 5;
    }

    /** A key's cap. */
    static void cap(Canvas canvas, Rect area, String label, Theme theme) {
        canvas.box(area, 4, Theme.mixed(theme.panel(), theme.ink(), 0.1));
        TextStyle style = TextStyle.of(Math.min(12, area.height() * 0.68)).centred();
        canvas.text(label, area.centreX(), area.centreY() + style.size() * 0.35, style, theme.ink());
    }

    private static void motor(Canvas canvas, Rect row, Snapshot.Motor motor, Theme theme) {
        TextStyle style = TextStyle.of(Math.min(11.5, Math.max(8, row.height() * 0.78)));
        double baseline = row.centreY() + style.size() * 0.35;
        double track = Math.min(84, row.width() * 0.3);
        double value = motor.breakable() || !motor.unit().isEmpty() ? Math.min(96, row.width() * 0.32) : 0;
        Rect bar = new Rect(row.right() - value - track, row.centreY() - 3.5, track, 7);
        int ink = motor.works() ? theme.softInk() : theme.broken();
        canvas.text(style.shortened(motor.name(), bar.x() - row.x() - 10), row.x(), baseline, style, ink);
        canvas.box(bar, 2, Theme.mixed(theme.panel(), theme.panelEdge(), 0.7));
        double zero = share(motor, Math.min(motor.high(), Math.max(motor.low(), 0)));
        if (motor.works()) {
            double now = share(motor, motor.value());
            double from = bar.x() + Math.min(zero, now) * bar.width();
            double to = bar.x() + Math.max(zero, now) * bar.width();
            canvas.box(new Rect(from, bar.y(), to - from, bar.height()), 2, theme.accent());
        }
        double middle = bar.x() + zero * bar.width();
        canvas.line(middle, bar.y() - 2, middle, bar.bottom() + 2, theme.softInk(), 1);
        if (value > 0) {
            String text = motor.works() ? Numbers.withUnit(motor.value(), motor.unit()) : "stopped";
            canvas.text(text, row.right(), baseline, style.right(), motor.works() ? theme.ink() : theme.broken());
        }
    }

    private static double share(Snapshot.Motor motor, double value) {
        return Math.min(1, Math.max(0, (value - motor.low()) / (motor.high() - motor.low())));
    }
}
