package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;
import java.util.ArrayList;
import java.util.List;

/** A line over the picture that goes away by itself: where a film was written, why a command was refused. */
final class Toast {
    private static final double SHOWN = 6; // s
    private static final double READING = 0.1; // s a character, where that is longer
    private static final double LINE = 17; // px
    private static final int MOST_LINES = 4; // in a narrow window
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
        left = Math.max(SHOWN, READING * newText.length());
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
        double room = Math.max(0, area.width() - 40);
        List<String> lines = style.lines(text, room);
        int most = (int) Math.min(MOST_LINES, 1 + Math.floor((area.height() - ABOVE_SCALE - 26) / LINE));
        if (most < 1) {
            return;
        }
        if (lines.size() > most) { // what is left out of the last one ends in an ellipsis
            String rest = String.join(" ", lines.subList(most - 1, lines.size()));
            lines = new ArrayList<>(lines.subList(0, most - 1));
            lines.add(rest);
        }
        double height = 26 + (lines.size() - 1) * LINE;
        double width =
                Math.min(room, lines.stream().mapToDouble(style::width).max().orElse(0)) + 24;
        Rect box = new Rect(area.centreX() - width / 2, area.bottom() - ABOVE_SCALE - height, width, height);
        canvas.box(box, 13, bad ? theme.broken() : theme.ink());
        for (int i = 0; i < lines.size(); i++) {
            canvas.text(
                    style.shortened(lines.get(i), room), box.x() + 12, box.y() + 17 + i * LINE, style, theme.panel());
        }
    }
}
