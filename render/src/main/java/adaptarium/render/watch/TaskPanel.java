package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The panel of the hidden task: a row for each parameter, with its name, its value, and where that lies within what training has met. */
final class TaskPanel {
    private static final double TITLE = 18; // px
    private static final double TALLEST = 26; // px, a row
    private static final double LOWEST = 10.5; // px, a row that can be read
    private static final double MOST_TEXT = 11.5; // px
    private static final double LEAST_TEXT = 7.5; // px
    private static final double GAP = 12; // px, between name, value and track
    private static final double LEAST_TRACK = 26; // px
    private static final double MOST_TRACK = 0.7; // of the row

    private TaskPanel() {}

    /**
     * Where a parameter's row lies.
     *
     * @param area all of it
     * @param track what a slider's handle moves along; empty where there is no room
     * @param style how name and value are written
     */
    record Row(Rect area, Rect track, TextStyle style) {}

    /**
     * The rows of the parameters: all written alike, with tracks of one length that fill what names and values leave.
     *
     * @param panel the layout's panel without its border
     * @param knobs the parameters
     * @return a row each
     */
    static List<Row> rows(Rect panel, List<Knob> knobs) {
        Rect area = panel.belowTop(TITLE);
        int count = Math.max(1, knobs.size());
        TextStyle unit = TextStyle.of(1);
        double names = 0; // px at a text size of one
        double values = 0;
        for (Knob knob : knobs) {
            names = Math.max(names, unit.width(knob.label()));
            for (double share : new double[] {0, 0.5, 1}) {
                values = Math.max(values, unit.width(knob.text(knob.value(share))));
            }
        }
        double least = 2 * GAP + LEAST_TRACK; // beside the texts
        boolean two = count * LOWEST > area.height() && area.width() / 2 - 7 >= LEAST_TEXT * (names + values) + least;
        int perColumn = two ? (count + 1) / 2 : count;
        List<Rect> columns = area.columns(two ? 2 : 1, 14);
        double width = columns.get(0).width();
        double height = Math.min(TALLEST, area.height() / perColumn);
        double fitting = names + values == 0 ? MOST_TEXT : (width - least) / (names + values);
        double size = Math.max(LEAST_TEXT, Math.min(Math.min(MOST_TEXT, height * 0.78), fitting));
        double room = width - size * (names + values) - 2 * GAP;
        double track = room < LEAST_TRACK ? 0 : Math.min(room, MOST_TRACK * width);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < knobs.size(); i++) {
            Rect column = columns.get(i / perColumn);
            Rect row = new Rect(column.x(), column.y() + (i % perColumn) * height, width, height);
            double end = track == 0 ? 0 : 5; // half a handle
            rows.add(new Row(row, new Rect(row.right() - track - end, row.y(), track, height), TextStyle.of(size)));
        }
        return rows;
    }

    /**
     * Draws the panel; of a hidden task the names alone.
     *
     * @param canvas where to
     * @param area the panel without its border
     * @param knobs the parameters
     * @param task the task
     * @param verdict the headline where somebody has guessed; empty for the usual one
     * @param theme colours
     */
    static void paint(Canvas canvas, Rect area, List<Knob> knobs, Snapshot.Task task, String verdict, Theme theme) {
        List<Row> rows = rows(area, knobs);
        if (task.hidden()) {
            TextStyle strong = TextStyle.of(12).semibold();
            canvas.text("Hidden", area.x(), area.y() + 11, strong, theme.ink());
            for (int i = 0; i < rows.size(); i++) {
                KnobPainter.track(canvas, rows.get(i), knobs.get(i), "?", theme.softInk(), theme);
            }
            return;
        }
        title(canvas, area, task, verdict, theme);
        for (int i = 0; i < rows.size(); i++) {
            String name = knobs.get(i).name();
            Object value = task.values().get(name);
            if (value != null) {
                List<Object> earlier = task.earlier().stream()
                        .flatMap(one -> Stream.ofNullable(one.get(name)))
                        .toList();
                KnobPainter.paint(canvas, rows.get(i), knobs.get(i), value, earlier, theme, /* active= */ false);
            }
        }
    }

    private static void title(Canvas canvas, Rect area, Snapshot.Task task, String verdict, Theme theme) {
        String title = verdict.isEmpty() ? "Hidden from the agent" : verdict;
        TextStyle strong = TextStyle.of(12).semibold();
        TextStyle small = TextStyle.of(11);
        int ink = verdict.isEmpty() ? theme.ink() : theme.torque();
        canvas.text(strong.shortened(title, area.width()), area.x(), area.y() + 11, strong, ink);
        if (strong.width(title) + small.width(task.experience()) + 12 < area.width()) {
            canvas.text(task.experience(), area.right(), area.y() + 11, small.right(), theme.softInk());
        }
    }
}
