package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;

/** A line of words to search by, as they are typed. Used by one thread. */
final class SearchField {
    private static final int LONGEST = 60; // characters

    private final StringBuilder text = new StringBuilder();
    private boolean listening;

    /** What has been typed. */
    String text() {
        return text.toString();
    }

    /** Whether characters go here. */
    boolean listening() {
        return listening;
    }

    void listen(boolean now) {
        listening = now;
    }

    void clear() {
        text.setLength(0);
    }

    /** A character was typed; whether it was taken. */
    boolean type(char typed) {
        if (!listening || typed < ' ' || text.length() >= LONGEST) {
            return false;
        }
        text.append(typed);
        return true;
    }

    /** Takes back the last character. */
    void rub() {
        text.setLength(Math.max(0, text.length() - 1));
    }

    /**
     * Draws it.
     *
     * @param canvas where to
     * @param box where it lies
     * @param hint what is said while nothing has been typed
     * @param theme colours
     */
    void paint(Canvas canvas, Rect box, String hint, Theme theme) {
        canvas.box(box, 4, theme.panel());
        canvas.stroke(listening ? theme.accent() : theme.panelEdge(), listening ? 1.5 : 1);
        TextStyle style = TextStyle.of(11.5);
        double baseline = box.centreY() + 4;
        double left = box.x() + 8;
        if (text.isEmpty()) {
            canvas.text(style.shortened(hint, box.width() - 16), left + 2, baseline, style, theme.softInk());
        } else {
            canvas.text(style.shortened(text(), box.width() - 16), left, baseline, style, theme.ink());
        }
        if (listening) {
            double end = left + Math.min(style.width(text()), box.width() - 14);
            canvas.line(end, box.y() + 4, end, box.bottom() - 4, theme.accent(), 1);
        }
    }
}
