package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.LinePlot;
import adaptarium.render.Numbers;
import adaptarium.render.Overlay;
import adaptarium.render.PlanePlot;
import adaptarium.render.Rect;
import adaptarium.render.ScenePainter;
import adaptarium.render.StripPlot;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The picture of a session: a headline, the scenes side by side, and below them the hidden task, the returns, what the adaptation carries and what the agent
 * does. Where nobody acts but examples are told apart, the plane on which the learner sees them stands beside the scene, and below both what it says. Immutable; the
 * same for films and for windows.
 */
public final class Dashboard {
    private static final double GAP = 8; // px
    private static final int STRIP_ROOM = 300; // moments
    private static final double ROOM_FOR_MOTORS = 1000; // px, with fewer the other panels would be too narrow
    private static final double LEAST_PANEL = 150; // px wide
    private static final int MOST_DOTS = 30;

    private final Theme theme;
    private final PanePainter panes;
    private final Cockpit cockpit;

    /**
     * A dashboard.
     *
     * @param theme colours
     * @param overlays what is drawn over the scenes
     */
    public Dashboard(Theme theme, Set<Overlay> overlays) {
        this(theme, overlays, /* speed= */ 1);
    }

    /**
     * A dashboard of what is shown faster or slower than usual.
     *
     * @param theme colours
     * @param overlays what is drawn over the scenes
     * @param speed how many times as fast
     */
    public Dashboard(Theme theme, Set<Overlay> overlays, double speed) {
        this(new ScenePainter(theme, overlays), Cockpit.at(speed));
    }

    /**
     * A dashboard for someone who sits before a window.
     *
     * @param painter of the scenes, and the colours
     * @param cockpit what they have beside it
     */
    Dashboard(ScenePainter painter, Cockpit cockpit) {
        theme = painter.theme();
        this.cockpit = cockpit;
        panes = new PanePainter(painter);
    }

    /**
     * Where the parts lie; empty parts have no room or nothing to show.
     *
     * @param header the headline
     * @param panes the scenes, see {@link #shown}
     * @param task the hidden task, or what an example is taken for and what it is
     * @param plots the returns
     * @param strip what the adaptation carries, or the plane on which examples are told apart
     * @param motors what the agent does
     */
    public record Layout(Rect header, List<Rect> panes, Rect task, List<Rect> plots, Rect strip, Rect motors) {
        /** Copies the lists. */
        public Layout {
            panes = List.copyOf(panes);
            plots = List.copyOf(plots);
        }
    }

    /**
     * The scenes that have a place of their own.
     *
     * @param snapshot what is to be shown
     * @param view how it is looked at
     * @return all of them, but for a past that is shown as a ghost
     */
    public static List<Snapshot.Pane> shown(Snapshot snapshot, View view) {
        List<Snapshot.Pane> shown = new ArrayList<>(snapshot.panes());
        if (view.ghost() && snapshot.present().source() == Snapshot.Source.NOW) {
            shown.removeIf(pane -> pane.source() == Snapshot.Source.BEFORE);
        }
        return shown;
    }

    /**
     * Where the parts lie on a canvas.
     *
     * @param area all of it
     * @param snapshot what is to be shown
     * @param view how it is looked at
     * @return the layout
     */
    public Layout layout(Rect area, Snapshot snapshot, View view) {
        Rect header = area.top(30);
        Rect rest = area.inset(GAP, 30, GAP + cockpit.column(), GAP);
        Rect none = new Rect(area.x(), area.bottom(), 0, 0);
        ToldExample told = snapshot.told();
        if (told != null) {
            List<Rect> parts = whole(ToldPainter.parts(rest, GAP, told.isMoving()));
            return new Layout(header, List.of(parts.get(0)), parts.get(2), List.of(), parts.get(1), none);
        }
        int scenes = shown(snapshot, view).size();
        if (area.height() < 240 || area.width() - cockpit.column() < 360) {
            return new Layout(header, rest.columns(scenes, GAP), none, List.of(), none, none);
        }
        double below = Math.rint(Math.min(230, Math.max(124, rest.height() * 0.34)));
        boolean driven = !cockpit.keys().isEmpty();
        int fitting = (int) Math.max(1, (rest.width() + GAP) / (LEAST_PANEL + GAP)) - 1; // beside the task
        boolean geared = !snapshot.motors().isEmpty();
        boolean controls = geared && driven && fitting > 0; // first of all, for who drives
        fitting -= controls ? 1 : 0;
        int plotted = Math.min(snapshot.plots().size(), fitting);
        fitting -= plotted;
        boolean stripped = !snapshot.strip().columns().isEmpty() && fitting > 0;
        fitting -= stripped ? 1 : 0;
        boolean shown = geared && !driven && fitting > 0 && area.width() - cockpit.column() >= ROOM_FOR_MOTORS;
        int count = 1 + plotted + (stripped ? 1 : 0) + (controls || shown ? 1 : 0);
        List<Rect> panels = whole(rest.belowTop(rest.height() - below).columns(count, GAP));
        int next = 1;
        Rect motors = none;
        if (controls) {
            motors = panels.get(next++);
        }
        List<Rect> plots = panels.subList(next, next + plotted);
        next += plotted;
        Rect strip = stripped ? panels.get(next++) : none;
        if (shown) {
            motors = panels.get(next);
        }
        return new Layout(
                header,
                whole(rest.top(rest.height() - below - GAP).columns(scenes, GAP)),
                panels.get(0),
                plots,
                strip,
                motors);
    }

    // On whole pixels edges are sharp, and need no smoothing.
    private static List<Rect> whole(List<Rect> parts) {
        return parts.stream()
                .map(part -> {
                    double x = Math.rint(part.x());
                    double y = Math.rint(part.y());
                    return new Rect(
                            x, y, Math.max(0, Math.rint(part.right()) - x), Math.max(0, Math.rint(part.bottom()) - y));
                })
                .toList();
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
        Layout layout = layout(area, snapshot, view);
        canvas.layer("");
        canvas.box(area, 0, background(theme));
        header(canvas, layout.header(), about, snapshot);
        ToldExample told = snapshot.told();
        if (told != null) {
            told(canvas, layout, snapshot, told, view);
            return layout;
        }
        List<Snapshot.Pane> shown = shown(snapshot, view);
        for (int i = 0; i < shown.size(); i++) {
            panes.paint(canvas, layout.panes().get(i), shown.get(i), snapshot, view);
        }
        if (layout.task().width() > 0) {
            panel(canvas, layout.task());
            TaskPanel.paint(canvas, inside(layout.task()), about.knobs(), snapshot.task(), cockpit.verdict(), theme);
        }
        for (int i = 0; i < layout.plots().size(); i++) {
            panel(canvas, layout.plots().get(i));
            plot(
                    canvas,
                    layout.plots().get(i).inset(12, 10, 8, 4),
                    snapshot.plots().get(i));
        }
        if (layout.strip().width() > 0) {
            panel(canvas, layout.strip());
            carried(canvas, snapshot.strip(), layout.strip().inset(12, 10, 12, 10));
        }
        if (layout.motors().width() > 0) {
            panel(canvas, layout.motors());
            MotorPanel.paint(canvas, inside(layout.motors()), snapshot.motors(), cockpit.keys(), theme);
        }
        return layout;
    }

    private void told(Canvas canvas, Layout layout, Snapshot snapshot, ToldExample told, View view) {
        Snapshot.Pane pane = snapshot.present();
        String note = ToldPainter.note(told, cockpit.speed());
        panes.paint(canvas, layout.panes().get(0), pane.with(note), snapshot, view);
        ToldPainter.plane(canvas, layout.strip(), told, theme);
        if (layout.task().height() > 0) {
            panel(canvas, layout.task());
            String experience = snapshot.task().experience();
            String which = told.isMoving() ? "" : pane.title() + (experience.isEmpty() ? "" : " · ");
            ToldPainter.words(canvas, layout.task(), told, which + experience, theme);
        }
    }

    private void header(Canvas canvas, Rect area, Session.About about, Snapshot snapshot) {
        double baseline = area.y() + 20;
        TextStyle strong = TextStyle.of(14).semibold();
        TextStyle small = TextStyle.of(12);
        String time = Numbers.atStep(snapshot.present().scene().time(), 0.01) + " s";
        double end = area.right() - 12 - small.width(time) - 12;
        canvas.text(strong.shortened(about.title(), end - area.x() - 12), area.x() + 12, baseline, strong, theme.ink());
        double after = area.x() + 24 + strong.width(about.title());
        if (after + small.width(about.family()) < end) {
            canvas.text(about.family(), after, baseline, small, theme.softInk());
        }
        canvas.text(time, area.right() - 12, baseline, small.right(), theme.softInk());
    }

    /** Where the headline's title ends, px. */
    static double titleEnd(Session.About about) {
        return 24
                + TextStyle.of(14).semibold().width(about.title())
                + TextStyle.of(12).width(about.family());
    }

    /** Two numbers are a place on a plane; of more, each is a row of a strip. */
    private void carried(Canvas canvas, Snapshot.Strip carried, Rect area) {
        List<float[]> moments = carried.columns();
        if (carried.parts().size() < 2 && moments.stream().allMatch(moment -> moment.length == 2)) {
            new PlanePlot(carried.title(), moments).paint(canvas, area, theme);
        } else {
            new StripPlot(carried.title(), moments, STRIP_ROOM, carried.parts()).paint(canvas, area, theme);
        }
    }

    private void panel(Canvas canvas, Rect area) {
        canvas.box(area, 6, theme.panel());
        canvas.stroke(theme.panelEdge(), 1);
    }

    /** What lies between the parts. */
    static int background(Theme theme) {
        return Theme.mixed(theme.skyBottom(), theme.panelEdge(), 0.35);
    }

    /** A panel without its border. */
    static Rect inside(Rect panel) {
        return panel.inset(12, 10, 12, 8);
    }

    private void plot(Canvas canvas, Rect area, Snapshot.Plot plot) {
        List<LinePlot.Series> series = new ArrayList<>();
        List<LinePlot.Mark> marks = new ArrayList<>();
        for (int i = 0; i < plot.curves().size(); i++) {
            Snapshot.Curve curve = plot.curves().get(i);
            String name = plot.curves().size() > 1 ? curve.name() : "";
            LinePlot.Series line = LinePlot.Series.counted(name, curve.first(), curve.values(), theme.series(i));
            boolean dots = curve.values().length <= MOST_DOTS;
            series.add(new LinePlot.Series(name, line.xs(), line.ys(), line.colour(), dots));
            if (curve.deviations().length > 0) {
                for (int side = -1; side <= 1; side += 2) {
                    double[] ys = line.ys().clone();
                    for (int k = 0; k < ys.length; k++) {
                        ys[k] += side * curve.deviations()[k];
                    }
                    series.add(new LinePlot.Series(
                            "", line.xs(), ys, Theme.faded(line.colour(), 0.45), /* dots= */ false));
                }
            }
            // not joined to the line: an unfinished return is no fall
            double next = curve.first() + curve.values().length;
            if (Double.isFinite(curve.live())) {
                marks.add(new LinePlot.Mark(next, curve.then(), theme.softInk(), LinePlot.Shape.DASH));
                marks.add(new LinePlot.Mark(next, curve.live(), theme.series(i), LinePlot.Shape.RING));
            }
        }
        LinePlot.Extent least = new LinePlot.Extent(Double.NaN, plot.last(), plot.low(), plot.high());
        String label = yLabel(plot, area.width());
        new LinePlot(plot.title(), plot.counts(), label, /* wholeX= */ true, series, marks, least)
                .paint(canvas, area, theme);
    }

    // What the marks say, in words, where one agent plays and there is room.
    private static String yLabel(Snapshot.Plot plot, double room) {
        Snapshot.Curve curve = plot.curves().get(0);
        if (plot.curves().size() > 1 || !Double.isFinite(curve.live())) {
            return plot.measure();
        }
        String now = plot.measure() + ": " + Numbers.brief(curve.live()) + " so far";
        if (!Double.isFinite(curve.then())) {
            return now;
        }
        String both = now + ", " + Numbers.brief(curve.then()) + " by then the time before (–)";
        String shorter = Numbers.brief(curve.live()) + " so far, – " + Numbers.brief(curve.then()) + " before";
        return LinePlot.textStyle().width(both) < room ? both : shorter;
    }
}
