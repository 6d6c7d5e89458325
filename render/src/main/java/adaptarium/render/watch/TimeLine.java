package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.Numbers;
import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;
import adaptarium.render.Widgets;
import java.util.LinkedHashSet;
import java.util.OptionalLong;
import java.util.Set;

/** The line along the whole of a session: a handle at the moment that is shown, and signs where episodes ended, tasks began and something was changed. */
final class TimeLine {
    private static final String ID = "time line";
    private static final double NEAR = 5; // px, within which a press on the line means a mark

    private TimeLine() {}

    /** Where the handle moves along; empty where there is no room. */
    static Rect track(Rect area) {
        double label = 64;
        return area.width() < 2 * label
                ? new Rect(area.x(), area.y(), 0, 0)
                : new Rect(area.x() + 8, area.y(), area.width() - 16 - label, area.height());
    }

    /**
     * Draws the line and lets it act.
     *
     * @param canvas where to
     * @param area all of it
     * @param history what there is to be seen again
     * @param clock when the shown moment was, control steps
     * @param timestep length of a control step, s
     * @param widgets who knows the pointer
     * @param theme colours
     * @return what moment was asked for, control steps since the session began
     */
    static OptionalLong paint(
            Canvas canvas, Rect area, History history, long clock, double timestep, Widgets widgets, Theme theme) {
        Rect track = track(area);
        if (track.width() == 0) {
            return OptionalLong.empty();
        }
        long first = history.clock(0);
        double span = Math.max(1, history.clock(history.size() - 1) - first);
        double y = track.centreY();
        double now = track.x() + (clock - first) / span * track.width();
        canvas.line(track.x(), y, track.right(), y, theme.panelEdge(), 3);
        canvas.line(track.x(), y, now, y, Theme.mixed(theme.panelEdge(), theme.accent(), 0.6), 3);
        for (History.Mark mark : history.marks()) {
            sign(
                    canvas,
                    track.x() + (mark.clock() - first) / span * track.width(),
                    y,
                    mark.happening().kind(),
                    theme);
        }
        boolean held = widgets.isHeld(ID);
        canvas.disc(now, y, held ? 7 : 5.5, theme.accent());
        canvas.disc(now, y, 2, theme.panel());
        String time = Numbers.atStep(clock * timestep, 0.1) + " s";
        canvas.text(time, area.right() - 6, y + 4, TextStyle.of(11).right(), theme.softInk());
        double before = (clock - first) / span;
        widgets.along(ID, track).ifPresent(share -> {
            double near = NEAR / track.width() * span;
            label(canvas, track, share, labelOf(history, first + Math.round(share * span), near, timestep), theme);
        });
        double asked = widgets.slider(ID, track, before);
        if (asked == before || !widgets.isHeld(ID)) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(nearMark(history, first + Math.round(asked * span), NEAR / track.width() * span));
    }

    // When it was, and what happened then.
    private static String labelOf(History history, long clock, double near, double timestep) {
        long meant = nearMark(history, clock, near);
        StringBuilder text = new StringBuilder(Numbers.atStep(meant * timestep, 0.1)).append(" s");
        Set<String> said = new LinkedHashSet<>();
        for (History.Mark mark : history.marks()) {
            if (mark.clock() == meant && said.add(mark.happening().what())) {
                text.append(" · ").append(mark.happening().what());
            }
        }
        return text.toString();
    }

    private static void label(Canvas canvas, Rect track, double share, String text, Theme theme) {
        TextStyle style = TextStyle.of(11);
        double width = style.width(text) + 14;
        double x = track.x() + share * track.width();
        double left = Math.max(track.x(), Math.min(x - width / 2, track.right() - width));
        Rect box = new Rect(left, track.y() - 20, width, 20);
        canvas.line(x, track.y(), x, track.bottom(), theme.accent(), 1);
        canvas.box(box, 5, theme.panel());
        canvas.stroke(theme.accent(), 1);
        canvas.text(text, box.x() + 7, box.centreY() + 4, style, theme.ink());
    }

    // A mark close by is meant rather than the moment beside it.
    private static long nearMark(History history, long clock, double near) {
        long meant = clock;
        double nearest = near;
        for (History.Mark mark : history.marks()) {
            if (Math.abs(mark.clock() - clock) < nearest) {
                nearest = Math.abs(mark.clock() - clock);
                meant = mark.clock();
            }
        }
        return meant;
    }

    // Each kind has a shape of its own as well as a colour.
    private static void sign(Canvas canvas, double x, double y, Happening.Kind kind, Theme theme) {
        switch (kind) {
            case TASK -> canvas.line(x, y - 8, x, y + 8, theme.ink(), 1.5);
            case TIME_OVER -> canvas.line(x, y - 4, x, y + 4, theme.softInk(), 1.5);
            case SUCCESS -> {
                canvas.line(x - 3.5, y, x - 1, y + 3, theme.goal(), 1.8);
                canvas.line(x - 1, y + 3, x + 4, y - 3.5, theme.goal(), 1.8);
            }
            case FAILED -> {
                canvas.line(x - 3, y - 3, x + 3, y + 3, theme.broken(), 1.8);
                canvas.line(x - 3, y + 3, x + 3, y - 3, theme.broken(), 1.8);
            }
            case SWITCH, HAND -> {
                canvas.begin();
                canvas.moveTo(x, y - 5);
                canvas.lineTo(x + 4, y);
                canvas.lineTo(x, y + 5);
                canvas.lineTo(x - 4, y);
                canvas.closePath();
                canvas.fill(kind == Happening.Kind.HAND ? theme.torque() : theme.object());
            }
        }
    }
}
