package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;
import adaptarium.render.Widgets;
import java.util.List;
import java.util.Locale;

/**
 * The panel of a task that is hidden from whoever looks on: a handle for every parameter to guess with, and afterwards the truth beside the guess. It knows the
 * guess; used by one thread.
 */
final class GuessPanel {
    private static final double TITLE = 18; // px

    private Guess guess = Guess.NONE;

    /** What is guessed. */
    Guess guess() {
        return guess;
    }

    /**
     * Lets somebody guess a hidden task, and shows what they had guessed of a revealed one. Of other tasks it draws nothing.
     *
     * @param canvas where to
     * @param place the layout's panel
     * @param knobs the parameters
     * @param task the task
     * @param widgets who knows the pointer
     * @param theme colours
     * @return whether the task is to be revealed
     */
    boolean paint(Canvas canvas, Rect place, List<Knob> knobs, Snapshot.Task task, Widgets widgets, Theme theme) {
        guess = guess.at(knobs, task);
        if (place.width() == 0) {
            return false;
        }
        Rect inside = Dashboard.inside(place);
        if (task.hidden()) {
            canvas.box(place.inset(1), 5, theme.panel());
            return ask(canvas, inside, knobs, widgets, theme);
        }
        if (guess.revealed() && guess.task() == task.number()) {
            reveal(canvas, inside, knobs, task, theme);
        }
        return false;
    }

    private boolean ask(Canvas canvas, Rect panel, List<Knob> knobs, Widgets widgets, Theme theme) {
        TextStyle strong = TextStyle.of(12).semibold();
        double width = TextStyle.of(11.5).width("Reveal") + 18;
        double room = panel.width() - width - 8;
        String title = strong.width("Hidden from you: guess") < room ? "Hidden from you: guess" : "Hidden: guess";
        canvas.text(strong.shortened(title, room), panel.x(), panel.y() + 11, strong, theme.torque());
        Rect button = new Rect(panel.right() - width, panel.y() - 4, width, TITLE + 2);
        boolean reveals = widgets.button(canvas, button, "Reveal", /* lit= */ true, theme);
        List<TaskPanel.Row> rows = TaskPanel.rows(panel, knobs);
        for (int i = 0; i < knobs.size(); i++) {
            Knob knob = knobs.get(i);
            TaskPanel.Row row = rows.get(i);
            KnobPainter.track(canvas, row, knob, knob.text(guess.value(knob)) + " ?", theme.torque(), theme);
            double before = guess.place(knob);
            double place =
                    row.track().width() == 0 ? before : widgets.slider("guess " + knob.name(), row.track(), before);
            if (place != before) {
                guess = guess.with(knob, place);
            }
            ring(canvas, row.track(), knob.position(guess.value(knob)), theme);
        }
        return reveals;
    }

    private void reveal(Canvas canvas, Rect panel, List<Knob> knobs, Snapshot.Task task, Theme theme) {
        List<TaskPanel.Row> rows = TaskPanel.rows(panel, knobs);
        for (int i = 0; i < knobs.size(); i++) {
            Knob knob = knobs.get(i);
            Object truth = task.values().get(knob.name());
            Rect track = rows.get(i).track();
            if (truth == null || track.width() == 0) {
                continue;
            }
            double guessed = knob.position(guess.value(knob));
            double y = track.centreY();
            double from = track.x() + Math.min(guessed, knob.position(truth)) * track.width();
            double to = track.x() + Math.max(guessed, knob.position(truth)) * track.width();
            canvas.line(from, y - 7, to, y - 7, theme.torque(), 2);
            ring(canvas, track, guessed, theme);
        }
    }

    private static void ring(Canvas canvas, Rect track, double place, Theme theme) {
        if (track.width() > 0) {
            canvas.disc(track.x() + place * track.width(), track.centreY(), 6, theme.panel());
            canvas.stroke(theme.torque(), 2.2);
        }
    }

    /** How well somebody guessed, in words; empty where nothing has been revealed. */
    String verdict() {
        if (!guess.revealed()) {
            return "";
        }
        double last = guess.scores().get(guess.scores().size() - 1);
        String text = String.format(Locale.ROOT, "You guessed: %.0f of 100", last);
        double mean = guess.scores().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
        return guess.scores().size() < 2
                ? text
                : text
                        + String.format(
                                Locale.ROOT,
                                ", over %d tasks %.0f",
                                guess.scores().size(),
                                mean);
    }
}
