package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.LinePlot;
import adaptarium.render.Numbers;
import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;
import java.util.ArrayList;
import java.util.List;

/** Draws signals over the episode that is shown: what it was before adaptation faintly, what it is now, and another agent's beside; with the values under the pointer. */
final class SignalPlots {
    private static final double FAINT = 0.4; // opacity
    private static final double LEAST = 92; // px, a plot that can be read

    private final Traces traces;
    private final Theme theme;
    private final double now; // s, the moment that is shown
    private final String legend;
    private final Snapshot.Source[] order = {Snapshot.Source.BEFORE, Snapshot.Source.BESIDE, Snapshot.Source.NOW};

    SignalPlots(Traces traces, double now, Theme theme) {
        this.traces = traces;
        this.now = now;
        this.theme = theme;
        legend = (traces.panes().containsKey(Snapshot.Source.BEFORE) ? "faint: before" : "")
                + (traces.panes().size() == 3 ? ", " : "")
                + (traces.panes().containsKey(Snapshot.Source.BESIDE) ? "grey: beside" : "");
    }

    /**
     * Draws the plots, one below the other, as many as find room, or all in one.
     *
     * @param canvas where to
     * @param area all of them
     * @param signals what is plotted
     * @param common whether all share their axes
     * @param pointerX px; where the pointer is
     * @param pointerY px
     */
    void paint(Canvas canvas, Rect area, List<Signal> signals, boolean common, double pointerX, double pointerY) {
        int fitting = (int) Math.max(1, area.height() / LEAST);
        List<List<Signal>> plots = new ArrayList<>();
        if (common) {
            plots.add(signals);
        } else {
            signals.subList(0, Math.min(fitting, signals.size())).forEach(one -> plots.add(List.of(one)));
        }
        List<Rect> places = area.rows(Math.max(1, plots.size()), 4);
        List<LinePlot.Axis> axes = new ArrayList<>();
        for (int i = 0; i < plots.size(); i++) {
            axes.add(plot(plots.get(i), i).paint(canvas, places.get(i), theme));
        }
        for (int i = 0; i < plots.size(); i++) {
            LinePlot.Axis axis = axes.get(i);
            cursor(canvas, axis, now, theme.softInk());
            if (area.contains(pointerX, pointerY) && axis.plot().width() > 0) {
                double time = Math.min(axis.high(), Math.max(axis.low(), axis.value(pointerX)));
                cursor(canvas, axis, time, theme.accent());
                values(canvas, places.get(i), axis, plots.get(i), i, time);
            }
        }
        if (!common && signals.size() > plots.size()) {
            String more = (signals.size() - plots.size()) + " more than find room: share one axis";
            canvas.text(
                    more, area.right(), area.bottom() + 2, TextStyle.of(10.5).right(), theme.softInk());
        }
    }

    private static void cursor(Canvas canvas, LinePlot.Axis axis, double time, int colour) {
        if (time >= axis.low() && time <= axis.high()) {
            double x = axis.place(time);
            canvas.line(x, axis.plot().y(), x, axis.plot().bottom(), colour, 1);
        }
    }

    private LinePlot plot(List<Signal> signals, int place) {
        List<LinePlot.Series> series = new ArrayList<>();
        for (int i = 0; i < signals.size(); i++) {
            for (Snapshot.Source source : order) {
                Traces.Trace trace = traces.of(source, signals.get(i));
                if (!trace.isEmpty()) {
                    boolean named = signals.size() > 1 && source == Snapshot.Source.NOW;
                    series.add(new LinePlot.Series(
                            named ? signals.get(i).label() : "",
                            trace.times(),
                            trace.values(),
                            colour(source, signals.size() > 1 ? i : place),
                            /* dots= */ false));
                }
            }
        }
        String title = signals.size() == 1 ? signals.get(0).label() : "";
        String unit = series.isEmpty() ? "no value in this episode" : unit(signals);
        String label =
                unit + (unit.isEmpty() || legend.isEmpty() || place > 0 ? "" : " · ") + (place > 0 ? "" : legend);
        LinePlot.Extent episode = new LinePlot.Extent(0, traces.end(), Double.NaN, Double.NaN);
        return new LinePlot(title, "s", label, /* wholeX= */ false, series, List.of(), episode);
    }

    private static String unit(List<Signal> signals) {
        String unit = signals.get(0).unit();
        boolean same = signals.stream().allMatch(signal -> signal.unit().equals(unit));
        return !same ? "each in its unit" : unit.equals("1") ? "" : unit;
    }

    private int colour(Snapshot.Source source, int index) {
        return switch (source) {
            case NOW -> theme.series(index);
            case BEFORE -> Theme.faded(theme.series(index), FAINT);
            case BESIDE -> theme.softInk();
        };
    }

    // Beside the title: when, and what each line was then.
    private void values(Canvas canvas, Rect area, LinePlot.Axis axis, List<Signal> signals, int place, double time) {
        TextStyle style = TextStyle.of(10.5);
        List<String> lines = new ArrayList<>();
        List<Integer> colours = new ArrayList<>();
        lines.add(Numbers.atStep(time, 0.01) + " s");
        colours.add(theme.softInk());
        for (int i = 0; i < signals.size(); i++) {
            StringBuilder text = new StringBuilder();
            for (Snapshot.Source source : order) {
                Traces.Trace trace = traces.of(source, signals.get(i));
                if (!trace.isEmpty()) {
                    text.append(text.isEmpty() ? "" : ", ");
                    text.append(source == Snapshot.Source.NOW ? "" : word(source) + " ");
                    text.append(Numbers.brief(trace.at(time)));
                }
            }
            lines.add((signals.size() > 1 ? signals.get(i).label() + " " : "") + text);
            colours.add(theme.series(signals.size() > 1 ? i : place));
        }
        double width = lines.stream().mapToDouble(style::width).max().orElse(0) + 12;
        double left = axis.place(time) + 8 + width > area.right() ? axis.place(time) - 8 - width : axis.place(time) + 8;
        Rect box = new Rect(Math.max(area.x(), left), axis.plot().y(), width, 14 * lines.size() + 6);
        canvas.box(box, 4, Theme.faded(theme.panel(), 0.92));
        canvas.stroke(theme.panelEdge(), 1);
        for (int i = 0; i < lines.size(); i++) {
            canvas.text(lines.get(i), box.x() + 6, box.y() + 13 + 14 * i, style, colours.get(i));
        }
    }

    private static String word(Snapshot.Source source) {
        return source == Snapshot.Source.BEFORE ? "before" : "beside";
    }
}
