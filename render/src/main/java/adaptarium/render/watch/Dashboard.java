package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.LinePlot;
import adaptarium.render.Numbers;
import adaptarium.render.Overlay;
import adaptarium.render.Rect;
import adaptarium.render.ScenePainter;
import adaptarium.render.StripPlot;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The picture of a session: a headline, the scenes side by side, and below them the hidden task, the returns and what the adaptation carries. Immutable; the
 * same for films and for windows.
 */
public final class Dashboard {
    private static final double GAP = 8; // px
    private static final int STRIP_ROOM = 300; // moments

    private final Theme theme;
    private final ScenePainter painter;

    /**
     * A dashboard.
     *
     * @param theme colours
     * @param overlays what is drawn over the scenes
     */
    public Dashboard(Theme theme, Set<Overlay> overlays) {
        this.theme = theme;
        this.painter = new ScenePainter(theme, overlays);
    }

    /**
     * Where the parts lie.
     *
     * @param header the headline
     * @param panes the scenes
     * @param task the hidden task; empty where there is no room
     * @param plot the returns; empty where there is no room
     * @param strip what the adaptation carries; empty where there is none
     */
    public record Layout(Rect header, List<Rect> panes, Rect task, Rect plot, Rect strip) {
        /** Copies the list. */
        public Layout {
            panes = List.copyOf(panes);
        }
    }

    /**
     * Where the parts lie on a canvas.
     *
     * @param area all of it
     * @param snapshot what is to be shown
     * @return the layout
     */
    public Layout layout(Rect area, Snapshot snapshot) {
        Rect header = area.top(30);
        Rect rest = area.inset(GAP, 30, GAP, GAP);
        Rect none = new Rect(area.x(), area.bottom(), 0, 0);
        if (area.height() < 240 || area.width() < 360) {
            return new Layout(header, rest.columns(snapshot.panes().size(), GAP), none, none, none);
        }
        double below = Math.min(230, Math.max(124, rest.height() * 0.34));
        Rect scenes = rest.top(rest.height() - below - GAP);
        boolean stripped = !snapshot.strip().isEmpty();
        List<Rect> panels = rest.belowTop(rest.height() - below).columns(stripped ? 3 : 2, GAP);
        return new Layout(
                header,
                scenes.columns(snapshot.panes().size(), GAP),
                panels.get(0),
                panels.get(1),
                stripped ? panels.get(2) : none);
    }

    /**
     * Draws the session.
     *
     * @param canvas where to
     * @param area all of it
     * @param about what does not change
     * @param snapshot what does
     * @param view how the scenes are looked at
     * @return where the parts lie
     */
    public Layout paint(Canvas canvas, Rect area, Session.About about, Snapshot snapshot, View view) {
        Layout layout = layout(area, snapshot);
        canvas.layer("");
        canvas.box(area, 0, Theme.mixed(theme.skyBottom(), theme.panelEdge(), 0.35));
        header(canvas, layout.header(), about, snapshot);
        for (int i = 0; i < layout.panes().size(); i++) {
            pane(canvas, layout.panes().get(i), snapshot.panes().get(i), view);
        }
        if (layout.task().width() > 0) {
            panel(canvas, layout.task());
            task(canvas, taskArea(layout.task()), about.knobs(), snapshot.task());
            panel(canvas, layout.plot());
            plot(canvas, layout.plot().inset(12, 10, 8, 4), snapshot);
        }
        if (layout.strip().width() > 0) {
            panel(canvas, layout.strip());
            new StripPlot(snapshot.stripTitle(), snapshot.strip(), STRIP_ROOM)
                    .paint(canvas, layout.strip().inset(12, 10, 12, 10), theme);
        }
        return layout;
    }

    private void header(Canvas canvas, Rect area, Session.About about, Snapshot snapshot) {
        double baseline = area.y() + 20;
        TextStyle strong = TextStyle.of(14).semibold();
        canvas.text(about.title(), area.x() + 12, baseline, strong, theme.ink());
        double after = area.x() + 24 + strong.width(about.title());
        canvas.text(about.family(), after, baseline, TextStyle.of(12), theme.softInk());
        double seconds =
                snapshot.panes().get(snapshot.panes().size() - 1).scene().time();
        canvas.text(
                Numbers.atStep(seconds, 0.01) + " s",
                area.right() - 12,
                baseline,
                TextStyle.of(12).right(),
                theme.softInk());
    }

    private void pane(Canvas canvas, Rect area, Snapshot.Pane pane, View view) {
        painter.paint(canvas, pane.scene(), view.camera(pane.scene(), area), pane.trails());
        canvas.begin();
        canvas.rectangle(area, 0);
        canvas.stroke(theme.panelEdge(), 1);
        TextStyle title = TextStyle.of(12.5).semibold();
        TextStyle small = TextStyle.of(11.5);
        String note =
                pane.note() + (pane.note().isEmpty() ? "" : " · ") + "return " + Numbers.brief(pane.episodeReturn());
        double width = Math.max(title.width(pane.title()), small.width(note)) + 20;
        canvas.box(new Rect(area.x() + 8, area.y() + 8, width, 40), 6, Theme.faded(theme.panel(), 0.85));
        canvas.text(pane.title(), area.x() + 18, area.y() + 25, title, theme.ink());
        canvas.text(note, area.x() + 18, area.y() + 41, small, theme.softInk());
        if (!pane.outcome().text().isEmpty()) {
            badge(canvas, area, pane.outcome());
        }
    }

    // A sign as well as a colour, for eyes that cannot tell the colours apart.
    private void badge(Canvas canvas, Rect area, Snapshot.Outcome outcome) {
        int colour = switch (outcome) {
            case SUCCESS -> theme.goal();
            case FAILED -> theme.broken();
            case TIME_OVER, RUNNING -> theme.softInk();
        };
        TextStyle style = TextStyle.of(12).semibold();
        double width = style.width(outcome.text()) + 34;
        Rect box = new Rect(area.right() - width - 8, area.y() + 8, width, 24);
        canvas.box(box, 12, colour);
        double x = box.x() + 16;
        double y = box.centreY();
        canvas.begin();
        switch (outcome) {
            case SUCCESS -> {
                canvas.moveTo(x - 4.5, y);
                canvas.lineTo(x - 1.5, y + 3.5);
                canvas.lineTo(x + 4.5, y - 4);
            }
            case FAILED -> {
                canvas.moveTo(x - 3.5, y - 3.5);
                canvas.lineTo(x + 3.5, y + 3.5);
                canvas.moveTo(x - 3.5, y + 3.5);
                canvas.lineTo(x + 3.5, y - 3.5);
            }
            case TIME_OVER, RUNNING -> {
                canvas.moveTo(x, y - 4);
                canvas.lineTo(x, y);
                canvas.lineTo(x + 3.5, y);
            }
        }
        canvas.stroke(0xffffffff, 2);
        canvas.text(outcome.text(), box.x() + 26, y + 4.2, style, 0xffffffff);
    }

    private void panel(Canvas canvas, Rect area) {
        canvas.box(area, 6, theme.panel());
        canvas.stroke(theme.panelEdge(), 1);
    }

    private void task(Canvas canvas, Rect area, List<Knob> knobs, Map<String, Object> values) {
        canvas.text(
                "Hidden from the agent",
                area.x(),
                area.y() + 11,
                TextStyle.of(12).semibold(),
                theme.ink());
        List<Rect> rows = knobRows(area, knobs.size());
        for (int i = 0; i < rows.size(); i++) {
            Object value = values.get(knobs.get(i).name());
            if (value != null) {
                KnobPainter.paint(canvas, rows.get(i), knobs.get(i), value, theme, /* active= */ false);
            }
        }
    }

    /** The task panel without its border. */
    static Rect taskArea(Rect panel) {
        return panel.inset(12, 10, 12, 8);
    }

    /**
     * Where the rows of the task's parameters lie.
     *
     * @param panel the layout's task panel without its border
     * @param count how many parameters
     * @return as many rows as there is room for
     */
    static List<Rect> knobRows(Rect panel, int count) {
        Rect area = panel.belowTop(18);
        int columns = count * 13 > area.height() ? 2 : 1;
        int perColumn = (count + columns - 1) / columns;
        double height = Math.min(26, area.height() / Math.max(1, perColumn));
        List<Rect> rows = new ArrayList<>();
        List<Rect> halves = area.columns(columns, 14);
        for (int i = 0; i < count; i++) {
            Rect column = halves.get(i / perColumn);
            rows.add(new Rect(column.x(), column.y() + (i % perColumn) * height, column.width(), height));
        }
        return rows;
    }

    private void plot(Canvas canvas, Rect area, Snapshot snapshot) {
        List<LinePlot.Series> series = new ArrayList<>();
        for (int i = 0; i < snapshot.curves().size(); i++) {
            Snapshot.Curve curve = snapshot.curves().get(i);
            String name = snapshot.curves().size() > 1 ? curve.name() : "";
            series.add(LinePlot.Series.counted(name, curve.first(), curve.values(), theme.series(i)));
        }
        new LinePlot("Return per " + snapshot.rounds(), snapshot.rounds(), "return", /* wholeX= */ true, series)
                .paint(canvas, area, theme);
    }
}
