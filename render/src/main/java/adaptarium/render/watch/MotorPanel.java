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
    private static final double GAP = 10; // px, between name, bar and value
    private static final double LEAST_TRACK = 30; // px
    private static final double MOST_TRACK = 0.5; // of the row
    private static final double ASKED = 74; // px, room for what was asked for beside what acts
    private static final double ROOM_FOR_ASKED = 340; // px
    private static final double SAME = 1e-6; // of the range
    private static final String STOPPED = "stopped";

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
        double names = 0;
        double values = 0;
        for (int i = 0; i < motors.size(); i++) {
            Snapshot.Motor motor = motors.get(i);
            TextStyle style = style(rows.get(i));
            names = Math.max(names, style.width(motor.name()));
            for (double value : new double[] {motor.low(), motor.high()}) {
                values = Math.max(values, style.width(value(motor, value)));
            }
            values = motor.breakable() ? Math.max(values, style.width(STOPPED)) : values;
        }
        boolean wide = area.width() > ROOM_FOR_ASKED;
        values += wide && motors.stream().anyMatch(Snapshot.Motor::breakable) ? ASKED : 0;
        for (int i = 0; i < motors.size(); i++) {
            Rect row = rows.get(i);
            double left = 0;
            if (i < keys.size()) {
                left = keys(canvas, row, keys.get(i), theme);
            }
            motor(canvas, row.inset(left, 0, 0, 0), names, values, motors.get(i), theme);
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

    private static void motor(
            Canvas canvas, Rect row, double nameWidth, double valueWidth, Snapshot.Motor motor, Theme theme) {
        TextStyle style = style(row);
        double baseline = row.centreY() + style.size() * 0.35;
        double left =
                Math.min(nameWidth + GAP, Math.max(row.width() * 0.4, row.width() - valueWidth - GAP - LEAST_TRACK));
        double track = Math.max(0, Math.min(MOST_TRACK * row.width(), row.width() - left - valueWidth - GAP));
        Rect bar = new Rect(row.right() - valueWidth - GAP - track, row.centreY() - 3.5, track, 7);
        int ink = motor.works() ? theme.softInk() : theme.broken();
        canvas.text(style.shortened(motor.name(), bar.x() - row.x() - GAP), row.x(), baseline, style, ink);
        canvas.box(bar, 2, Theme.mixed(theme.panel(), theme.panelEdge(), 0.7));
        double zero = share(motor, Math.min(motor.high(), Math.max(motor.low(), 0)));
        if (motor.works()) {
            double now = share(motor, motor.value());
            double from = bar.x() + Math.min(zero, now) * bar.width();
            double to = bar.x() + Math.max(zero, now) * bar.width();
            canvas.box(new Rect(from, bar.y(), to - from, bar.height()), 2, theme.accent());
            if (saturates(motor)) { // more was asked for than acts
                double end = motor.asked() > motor.value() ? bar.right() : bar.x();
                canvas.line(end, bar.y() - 3, end, bar.bottom() + 3, theme.broken(), 2.5);
            }
        }
        double middle = bar.x() + zero * bar.width();
        canvas.line(middle, bar.y() - 2, middle, bar.bottom() + 2, theme.softInk(), 1);
        if (valueWidth > 0) {
            String text = motor.works() ? value(motor, motor.value()) : STOPPED;
            if (motor.works() && saturates(motor)) {
                String asked = text + " (asked " + Numbers.brief(motor.asked()) + ")";
                text = style.width(asked) < row.right() - bar.right() - 4 ? asked : text;
            }
            canvas.text(text, row.right(), baseline, style.right(), motor.works() ? theme.ink() : theme.broken());
        }
    }

    private static boolean saturates(Snapshot.Motor motor) {
        return Math.abs(motor.asked() - motor.value()) > SAME * (motor.high() - motor.low());
    }

    private static TextStyle style(Rect row) {
        return TextStyle.of(Math.min(11.5, Math.max(8, row.height() * 0.78)));
    }

    private static String value(Snapshot.Motor motor, double value) {
        return motor.unit().isEmpty() ? "" : Numbers.withUnit(value, motor.unit());
    }

    private static double share(Snapshot.Motor motor, double value) {
        return Math.min(1, Math.max(0, (value - motor.low()) / (motor.high() - motor.low())));
    }
}
