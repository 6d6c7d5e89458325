package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;
import adaptarium.render.Widgets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The panel in which quantities are chosen and plotted over time. It knows what is chosen; used by one thread. */
final class SignalPanel {
    private static final double TITLE = 26; // px
    private static final double ROW = Chips.ROW; // px, of tabs and choices
    private static final double GAP = 4; // px
    private static final double MOST_CHOICES = 0.42; // of the height

    private final Set<Signal> chosen = new LinkedHashSet<>();
    private Signal.Group group = Signal.Group.AGENT;
    private boolean common;
    private double scroll; // px
    private double mostScroll; // px
    private Rect area = new Rect(0, 0, 0, 0); // as it was drawn last

    /** What somebody asked for that the panel cannot do itself. */
    enum Request {
        NONE,
        CSV,
        CLOSE
    }

    /** What is plotted, in the order in which it was chosen. */
    List<Signal> chosen() {
        return List.copyOf(chosen);
    }

    /** Where it was drawn last. */
    Rect area() {
        return area;
    }

    /** Plots a signal, or no longer, and shows where it is listed. */
    void toggle(Signal signal) {
        if (!chosen.remove(signal)) {
            chosen.add(signal);
        }
        if (group != signal.group()) {
            group = signal.group();
            scroll = 0;
        }
    }

    /** Turns the list of choices: positive towards its beginning. */
    void wheel(double notches) {
        scroll = Math.min(mostScroll, Math.max(0, scroll - notches * ROW));
    }

    /**
     * Draws the panel and lets it act.
     *
     * @param canvas where to
     * @param place all of it
     * @param signals what can be plotted
     * @param plots draws what is
     * @param pointer where the pointer is
     * @param widgets who knows its buttons
     * @param theme colours
     * @return what was asked for
     */
    Request paint(
            Canvas canvas,
            Rect place,
            List<Signal> signals,
            SignalPlots plots,
            Widgets.Pointer pointer,
            Widgets widgets,
            Theme theme) {
        area = place;
        canvas.box(place, 6, theme.panel());
        canvas.stroke(theme.panelEdge(), 1);
        Rect inside = place.inset(12, 8, 12, 8);
        final Request request = title(canvas, inside.top(TITLE), widgets, theme);
        Rect rest = inside.belowTop(TITLE);
        List<Rect> tabs = tabs(rest, signals);
        double tabHeight = tabs.isEmpty() ? 0 : tabs.get(tabs.size() - 1).bottom() - rest.y() + GAP;
        List<Signal> listed =
                signals.stream().filter(signal -> signal.group() == group).toList();
        List<Rect> cells =
                Chips.flow(rest.width(), listed.stream().map(Signal::label).toList());
        double content = cells.isEmpty() ? ROW : cells.get(cells.size() - 1).bottom();
        double most = chosen.isEmpty() ? 1 : MOST_CHOICES;
        double listHeight = Math.max(0, Math.min(content, most * rest.height() - tabHeight));
        mostScroll = Math.max(0, content - listHeight);
        scroll = Math.min(scroll, mostScroll);
        double below = tabHeight + listHeight;
        Rect upper = rest.top(Math.max(0, rest.height() - below - 10));
        if (chosen.isEmpty()) {
            TextStyle style = TextStyle.of(11.5);
            String hint = "Choose below, or click a body, joint or motor.";
            canvas.text(style.shortened(hint, upper.width()), upper.x(), upper.y() + 14, style, theme.softInk());
        } else if (upper.height() > 40) {
            plots.paint(canvas, upper, chosen(), common, pointer.x(), pointer.y());
        }
        double shift = rest.height() - below;
        tabs(canvas, tabs, shift, signals, widgets, theme);
        Rect list = new Rect(rest.x(), rest.y() + shift + tabHeight, rest.width(), listHeight);
        choices(canvas, list, listed, cells, pointer, widgets, theme);
        return request;
    }

    private Request title(Canvas canvas, Rect row, Widgets widgets, Theme theme) {
        canvas.text("Over time", row.x(), row.y() + 15, TextStyle.of(12).semibold(), theme.ink());
        Request request = Request.NONE;
        double x = row.right();
        for (String label : List.of("×", "CSV", "one axis", "none")) {
            double width = TextStyle.of(11.5).width(label) + 14;
            x -= width;
            if (x < row.x() + 70) {
                break;
            }
            boolean lit = label.equals("one axis") && common;
            if (widgets.button(canvas, new Rect(x, row.y(), width, 21), label, lit, theme)) {
                switch (label) {
                    case "×" -> request = Request.CLOSE;
                    case "CSV" -> request = Request.CSV;
                    case "none" -> chosen.clear();
                    default -> common = !common;
                }
            }
            x -= GAP;
        }
        return request;
    }

    private static List<Signal.Group> groups(List<Signal> signals) {
        return signals.stream().map(Signal::group).distinct().toList();
    }

    private static List<Rect> tabs(Rect rest, List<Signal> signals) {
        List<String> names = groups(signals).stream().map(Signal.Group::title).toList();
        return Chips.flow(rest.width(), names).stream()
                .map(cell -> new Rect(rest.x() + cell.x(), rest.y() + cell.y(), cell.width(), cell.height()))
                .toList();
    }

    private void tabs(
            Canvas canvas, List<Rect> tabs, double shift, List<Signal> signals, Widgets widgets, Theme theme) {
        List<Signal.Group> groups = groups(signals);
        for (int i = 0; i < groups.size(); i++) {
            Rect tab = tabs.get(i);
            Rect at = new Rect(tab.x(), tab.y() + shift, tab.width(), tab.height());
            if (widgets.button(canvas, at, groups.get(i).title(), group == groups.get(i), theme)) {
                group = groups.get(i);
                scroll = 0;
            }
        }
    }

    private void choices(
            Canvas canvas,
            Rect list,
            List<Signal> listed,
            List<Rect> cells,
            Widgets.Pointer pointer,
            Widgets widgets,
            Theme theme) {
        canvas.line(list.x(), list.y() - GAP / 2, list.right(), list.y() - GAP / 2, theme.panelEdge(), 1);
        canvas.save();
        canvas.clip(list);
        if (!list.contains(pointer.x(), pointer.y())) {
            widgets = new Widgets(); // what is scrolled out of sight cannot be pressed
        }
        for (int i = 0; i < listed.size(); i++) {
            Rect cell = cells.get(i);
            Rect at = new Rect(list.x() + cell.x(), list.y() + cell.y() - scroll, cell.width(), cell.height());
            if (at.bottom() > list.y() && at.y() < list.bottom()) {
                Signal signal = listed.get(i);
                if (widgets.button(canvas, at, signal.label(), chosen.contains(signal), theme)) {
                    toggle(signal);
                }
            }
        }
        canvas.restore();
        if (mostScroll > 0) {
            double height = list.height() * list.height() / (list.height() + mostScroll);
            double y = list.y() + (list.height() - height) * scroll / mostScroll;
            canvas.box(new Rect(list.right() + 4, y, 3, height), 1.5, theme.panelEdge());
        }
    }
}
