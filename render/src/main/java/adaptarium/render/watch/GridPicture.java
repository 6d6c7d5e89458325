package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.Numbers;
import adaptarium.render.Overlay;
import adaptarium.render.Rect;
import adaptarium.render.ScenePainter;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The picture of several sessions in step, in rows and columns; what failed is outlined, and so is what met its goal. Immutable. */
public final class GridPicture {
    private static final double GAP = 6; // px
    private static final double HEADER = 28; // px

    private final Theme theme;
    private final ScenePainter painter;
    private final String title;
    private final double timestep;
    private final int columns;
    private final List<Cell> cells;

    /**
     * One session.
     *
     * @param name what tells it from the others, at a moment: a task may change
     * @param moments one per control step; a session that is over stays as it ended
     */
    public record Cell(Function<Snapshot, String> name, List<Snapshot> moments) {
        /** Copies the list. */
        public Cell {
            moments = List.copyOf(moments);
            if (moments.isEmpty()) {
                throw new IllegalArgumentException("a session needs at least one moment");
            }
        }

        /**
         * One session whose name stays.
         *
         * @param name what tells it from the others
         * @param moments one per control step
         */
        public Cell(String name, List<Snapshot> moments) {
            this(moment -> name, moments);
        }

        /** What it is called at its beginning. */
        public String called() {
            return name.apply(moments.get(0));
        }

        private Snapshot at(int step) {
            return moments.get(Math.min(step, moments.size() - 1));
        }
    }

    /**
     * A picture of some sessions.
     *
     * @param theme colours
     * @param overlays what is drawn over the scenes
     * @param title headline
     * @param timestep length of a step, s
     * @param columns how many stand side by side
     * @param cells the sessions, row by row
     */
    public GridPicture(
            Theme theme, Set<Overlay> overlays, String title, double timestep, int columns, List<Cell> cells) {
        if (columns < 1 || cells.isEmpty()) {
            throw new IllegalArgumentException(
                    "a grid needs at least one column and one cell, got " + columns + " and " + cells.size());
        }
        this.theme = theme;
        this.painter = new ScenePainter(theme, overlays);
        this.title = title;
        this.timestep = timestep;
        this.columns = Math.min(columns, cells.size());
        this.cells = List.copyOf(cells);
    }

    /** How many moments the longest session has. */
    public int length() {
        return cells.stream().mapToInt(cell -> cell.moments().size()).max().orElse(0);
    }

    /**
     * Draws one moment.
     *
     * @param canvas where to
     * @param area all of it
     * @param step steps taken
     */
    public void paint(Canvas canvas, Rect area, int step) {
        canvas.layer("");
        canvas.box(area, 0, Dashboard.background(theme));
        double baseline = area.y() + 19;
        TextStyle head = TextStyle.of(13.5).semibold();
        canvas.text(head.shortened(title, area.width() - 100), area.x() + 10, baseline, head, theme.ink());
        String time = Numbers.atStep(step * timestep, 0.01) + " s";
        canvas.text(time, area.right() - 10, baseline, TextStyle.of(12).right(), theme.softInk());
        List<Rect> rows = area.inset(GAP, HEADER, GAP, GAP).rows((cells.size() + columns - 1) / columns, GAP);
        for (int i = 0; i < cells.size(); i++) {
            Rect place = rows.get(i / columns).columns(columns, GAP).get(i % columns);
            cell(canvas, place, cells.get(i), step);
        }
    }

    private void cell(Canvas canvas, Rect area, Cell cell, int step) {
        Snapshot moment = cell.at(step);
        Snapshot.Pane pane = moment.present();
        String called = cell.name().apply(moment);
        painter.paint(canvas, pane.scene(), View.USUAL.camera(pane.scene(), area), pane.trails());
        TextStyle name = TextStyle.of(11).semibold();
        TextStyle small = TextStyle.of(10);
        String note = pane.title() + " · " + Numbers.brief(pane.episodeReturn());
        double room = area.width() - 20;
        double width = Math.min(room, Math.max(name.width(called), small.width(note))) + 12;
        canvas.box(new Rect(area.x() + 4, area.y() + 4, width, 32), 4, Theme.faded(theme.panel(), 0.85));
        canvas.text(name.shortened(called, room), area.x() + 10, area.y() + 17, name, theme.ink());
        canvas.text(small.shortened(note, room), area.x() + 10, area.y() + 30, small, theme.softInk());
        int edge = switch (pane.outcome()) {
            case FAILED, WRONG -> theme.broken();
            case SUCCESS, RIGHT -> theme.goal();
            case RUNNING, TIME_OVER -> theme.panelEdge();
        };
        boolean ended = edge != theme.panelEdge();
        canvas.begin();
        canvas.rectangle(area.inset(ended ? 1.5 : 0.5), 0);
        canvas.stroke(edge, ended ? 3 : 1);
        if (ended) { // in words, too, for eyes that cannot tell the colours apart
            TextStyle word = TextStyle.of(10).semibold();
            double wide = word.width(pane.outcome().text()) + 12;
            Rect badge = new Rect(area.x() + 5, area.bottom() - 22, wide, 17);
            canvas.box(badge, 8, edge);
            canvas.text(pane.outcome().text(), badge.x() + 6, badge.y() + 12, word, theme.panel());
        }
    }
}
