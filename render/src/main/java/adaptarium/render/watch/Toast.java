package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;

/** One line over the picture that goes away by itself: where a film was written, why a command was refused. */
final class Toast {
    private static final double SHOWN = 6; // s
    private static final double LONGEST =
            0.1; // s that a frame counts: what a slow one was busy with is not read meanwhile
    private static final double ABOVE_SCALE = 36; // px that the scale bar takes

    private String text = "";
    private boolean bad;
    private double left;
    private String heard = ""; // what there was to say of the session last

    /**
     * Says something; the same thing said again stays only as long as it was new.
     *
     * @param newText a line
     * @param isBad whether it is a complaint
     */
    void say(String newText, boolean isBad) {
        text = newText;
        bad = isBad;
        left = SHOWN;
    }

    /**
     * Says what there is to say of a session, each thing once.
     *
     * @param runner may have failed, or refused a command
     * @param camcorder may have written something
     * @param over whether nothing more will happen
     */
    void hear(SessionRunner runner, Camcorder camcorder, boolean over) {
        String problem = runner.failure()
                .map(e -> "the simulation ended: " + e.getMessage())
                .orElse(runner.complaint());
        String news = problem.isEmpty() ? camcorder.message() : problem;
        if (news.isEmpty() && over) {
            news = "over; N goes on to the next task, Backspace starts again";
        }
        if (!news.isEmpty() && !news.equals(heard)) {
            say(news, !problem.isEmpty());
        }
        heard = news;
    }

    /** What is shown at this moment; empty for nothing. */
    String text() {
        return left > 0 ? text : "";
    }

    /**
     * Draws it.
     *
     * @param canvas where to
     * @param area what it lies in, at the lower edge
     * @param seconds since the last frame
     * @param theme colours
     */
    void paint(Canvas canvas, Rect area, double seconds, Theme theme) {
        left -= Math.min(seconds, LONGEST);
        if (text().isEmpty()) {
            return;
        }
        TextStyle style = TextStyle.of(12);
        String shown = style.shortened(text, area.width() - 40);
        if (area.height() < ABOVE_SCALE + 26) {
            return;
        }
        double width = style.width(shown) + 24;
        Rect box = new Rect(area.centreX() - width / 2, area.bottom() - ABOVE_SCALE - 26, width, 26);
        canvas.box(box, 13, bad ? theme.broken() : theme.ink());
        canvas.text(shown, box.x() + 12, box.centreY() + 4, style, theme.panel());
    }
}
