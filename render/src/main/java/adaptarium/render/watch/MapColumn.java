package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.Numbers;
import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;
import adaptarium.render.Viridis;
import adaptarium.render.Widgets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The column at the right of a window with the maps of adaptation that a run has; a press on a cell plays its task. Used by one thread. */
final class MapColumn {
    private static final double HEAD = 82; // px, title, buttons and the name of the upright axis
    private static final double ROOM_FOR_ENDS = 180; // px, of the level axis
    private static final double LEFT = 46; // px, for the upright axis
    private static final double LOWER = 52; // px, for the level axis and what the pointer says

    private final List<TaskMap> maps;
    private int shown;
    private boolean after = true;
    private boolean open;

    MapColumn(List<TaskMap> maps) {
        this.maps = List.copyOf(maps);
    }

    /** Whether there is any. */
    boolean hasMaps() {
        return !maps.isEmpty();
    }

    boolean open() {
        return open;
    }

    void toggle() {
        open = !open && hasMaps();
    }

    void close() {
        open = false;
    }

    /**
     * Draws the column and lets it act.
     *
     * @param canvas where to
     * @param above the window above its lower bar
     * @param task the present task's values by name
     * @param pointer where the pointer is
     * @param widgets who knows the controls
     * @param theme colours
     * @return the task whose cell was pressed
     */
    Optional<Command> paint(
            Canvas canvas,
            Rect above,
            Map<String, Object> task,
            Widgets.Pointer pointer,
            Widgets widgets,
            Theme theme) {
        if (!open) {
            return Optional.empty();
        }
        Rect place = SideColumn.place(above);
        canvas.box(place, 6, theme.panel());
        canvas.stroke(theme.panelEdge(), 1);
        Rect inside = place.inset(12, 8, 12, 8);
        TaskMap map = maps.get(shown);
        head(canvas, inside, map, widgets, theme);
        Rect area = inside.inset(LEFT, HEAD, 0, LOWER);
        double side = Math.min(area.width(), area.height());
        Rect plot = new Rect(area.x(), area.y(), side, side);
        cells(canvas, plot, map);
        axes(canvas, plot, map, theme);
        marks(canvas, plot, map, task, theme);
        return pressed(canvas, plot, map, pointer, widgets, theme);
    }

    private void head(Canvas canvas, Rect inside, TaskMap map, Widgets widgets, Theme theme) {
        TextStyle strong = TextStyle.of(12).semibold();
        canvas.text("Where it adapts", inside.x(), inside.y() + 13, strong, theme.ink());
        if (widgets.button(canvas, new Rect(inside.right() - 22, inside.y(), 22, 20), "×", /* lit= */ false, theme)) {
            open = false;
        }
        TextStyle small = TextStyle.of(10.5);
        canvas.text(small.shortened(map.title(), inside.width()), inside.x(), inside.y() + 32, small, theme.softInk());
        double x = inside.x();
        for (boolean choice : new boolean[] {false, true}) {
            Rect button = new Rect(x, inside.y() + 40, 60, 20);
            if (widgets.button(canvas, button, choice ? "after" : "before", after == choice, theme)) {
                after = choice;
            }
            x += 64;
        }
        if (maps.size() > 1
                && widgets.button(canvas, new Rect(x, inside.y() + 40, 80, 20), "next map", /* lit= */ false, theme)) {
            shown = (shown + 1) % maps.size();
        }
    }

    private List<List<Double>> grid(TaskMap map) {
        return after ? map.after() : map.before();
    }

    private static Rect cell(Rect plot, TaskMap map, int column, int row) {
        double wide = plot.width() / map.x().values().size();
        double tall = plot.height() / map.y().values().size();
        return new Rect(plot.x() + wide * column, plot.bottom() - tall * (row + 1), wide, tall);
    }

    private void cells(Canvas canvas, Rect plot, TaskMap map) {
        double low = extreme(map, -1);
        double high = extreme(map, 1);
        for (int row = 0; row < map.y().values().size(); row++) {
            for (int column = 0; column < map.x().values().size(); column++) {
                double value = grid(map).get(row).get(column);
                double share = high > low ? (value - low) / (high - low) : 0.5;
                Rect cell = cell(plot, map, column, row);
                int colour = Viridis.colour(Double.isFinite(value) ? share : Double.NaN);
                canvas.box(new Rect(cell.x(), cell.y(), cell.width() + 0.4, cell.height() + 0.4), 0, colour);
            }
        }
    }

    // of both maps, so that before and after are seen on one scale
    private static double extreme(TaskMap map, int sign) {
        double found = Double.NEGATIVE_INFINITY;
        for (List<List<Double>> grid : List.of(map.before(), map.after())) {
            for (List<Double> row : grid) {
                for (double value : row) {
                    found = Double.isFinite(value) ? Math.max(found, sign * value) : found;
                }
            }
        }
        return sign * found;
    }

    private static void axes(Canvas canvas, Rect plot, TaskMap map, Theme theme) {
        TextStyle small = TextStyle.of(10);
        for (int i : plot.width() < ROOM_FOR_ENDS
                ? new int[0]
                : new int[] {0, map.x().values().size() - 1}) {
            Rect cell = cell(plot, map, i, 0);
            TextStyle style = i == 0 ? small : small.right();
            canvas.text(text(map.x(), i), i == 0 ? cell.x() : cell.right(), plot.bottom() + 12, style, theme.softInk());
        }
        for (int i : new int[] {0, map.y().values().size() - 1}) {
            double y = cell(plot, map, 0, i).centreY() + 4;
            canvas.text(text(map.y(), i), plot.x() - 4, y, small.right(), theme.softInk());
        }
        canvas.text(map.x().name(), plot.centreX(), plot.bottom() + 12, small.centred(), theme.ink());
        canvas.text(small.shortened(map.y().name(), LEFT + 40), plot.x() - LEFT, plot.y() - 5, small, theme.ink());
    }

    private static String text(TaskMap.Axis axis, int index) {
        Object value = axis.values().get(index);
        return value instanceof Number number
                ? Numbers.withUnit(number.doubleValue(), axis.unit())
                : String.valueOf(value);
    }

    private static void marks(Canvas canvas, Rect plot, TaskMap map, Map<String, Object> task, Theme theme) {
        int fromX = map.x().trained().indexOf(true);
        int fromY = map.y().trained().indexOf(true);
        if (fromX >= 0 && fromY >= 0) {
            Rect first = cell(plot, map, fromX, fromY);
            Rect last = cell(
                    plot,
                    map,
                    map.x().trained().lastIndexOf(true),
                    map.y().trained().lastIndexOf(true));
            canvas.begin();
            canvas.rectangle(new Rect(first.x(), last.y(), last.right() - first.x(), first.bottom() - last.y()), 0);
            canvas.stroke(theme.broken(), 2);
        }
        Object x = task.get(map.x().name());
        Object y = task.get(map.y().name());
        if (x != null && y != null) {
            Rect here = cell(plot, map, map.x().nearest(x), map.y().nearest(y));
            canvas.begin();
            canvas.circle(here.centreX(), here.centreY(), Math.max(3, Math.min(here.width(), here.height()) / 3));
            canvas.stroke(0xffffffff, 2);
        }
    }

    private Optional<Command> pressed(
            Canvas canvas, Rect plot, TaskMap map, Widgets.Pointer pointer, Widgets widgets, Theme theme) {
        TextStyle small = TextStyle.of(11);
        double y = plot.bottom() + 30;
        if (!plot.contains(pointer.x(), pointer.y()) || plot.width() == 0) {
            canvas.text(
                    "press a cell to play its task; outlined: what training knows",
                    plot.x() - LEFT,
                    y,
                    small,
                    theme.softInk());
            return Optional.empty();
        }
        int columns = map.x().values().size();
        int rows = map.y().values().size();
        int column = Math.min(columns - 1, (int) ((pointer.x() - plot.x()) / plot.width() * columns));
        int row = Math.min(rows - 1, (int) ((plot.bottom() - pointer.y()) / plot.height() * rows));
        canvas.begin();
        canvas.rectangle(cell(plot, map, column, row), 0);
        canvas.stroke(theme.ink(), 1.5);
        canvas.text(
                map.x().name() + " " + text(map.x(), column) + ", " + map.y().name() + " " + text(map.y(), row),
                plot.x() - LEFT,
                y,
                small,
                theme.ink());
        canvas.text(
                "return " + Numbers.brief(map.before().get(row).get(column)) + " before, "
                        + Numbers.brief(map.after().get(row).get(column)) + " after",
                plot.x() - LEFT,
                y + 15,
                small,
                theme.ink());
        boolean press = widgets.area(canvas, "map", cell(plot, map, column, row), theme);
        return press ? Optional.of(new Command.Play(map.task(column, row))) : Optional.empty();
    }
}
