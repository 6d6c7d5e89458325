package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;
import adaptarium.render.Widgets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The buttons in the headline: what keys do, for hands on the mouse. Those that find no room are left out, the least needed first. */
final class Toolbar {
    private static final double CLOCK = 82; // px that the time takes on the right
    private static final double GAP = 5;
    private static final double TITLE_GAP = 24;

    private Toolbar() {}

    /**
     * A button.
     *
     * @param key what it does
     * @param label its text
     * @param lit whether it is drawn as switched on
     */
    record Button(Key key, String label, boolean lit) {}

    /**
     * The buttons that every session has, from the most needed to the least.
     *
     * @param paused whether it stands still
     * @param filming whether a film is being taken
     * @param help whether the help is shown
     * @param signals whether values are plotted over time
     * @return a list that may be added to
     */
    static List<Button> buttons(boolean paused, boolean filming, boolean help, boolean signals) {
        return new ArrayList<>(List.of(
                new Button(Key.SPACE, paused ? "Go on" : "Pause", paused),
                new Button(Key.RIGHT, "Step", /* lit= */ false),
                new Button(Key.MINUS, "−", /* lit= */ false),
                new Button(Key.EQUAL, "+", /* lit= */ false),
                new Button(Key.BACKSPACE, "Reset", /* lit= */ false),
                new Button(Key.N, "Next task", /* lit= */ false),
                new Button(Key.R, "Film", filming),
                new Button(Key.F1, "Help", help),
                new Button(Key.V, "Signals", signals)));
    }

    /**
     * The buttons of a session in which somebody else can be shown beside.
     *
     * @param beside whether somebody is
     * @param ghost whether the past is a ghost over the present
     */
    static List<Button> others(boolean beside, boolean ghost) {
        return List.of(new Button(Key.B, "Beside", beside), new Button(Key.G, "Ghost", ghost));
    }

    /**
     * Draws the buttons from right to left, and what they say about the pace.
     *
     * @param canvas where to
     * @param header the headline
     * @param titleEnd where its title ends, px
     * @param buttons from the most needed to the least
     * @param pace how fast it runs, in words
     * @param times how long frames and steps take, in words; left out where there is no room beside all buttons
     * @param widgets who knows the pointer
     * @param theme colours
     * @return the key of the button that was pressed
     */
    static Optional<Key> paint(
            Canvas canvas,
            Rect header,
            double titleEnd,
            List<Button> buttons,
            String pace,
            String times,
            Widgets widgets,
            Theme theme) {
        TextStyle style = TextStyle.of(12);
        double room = header.right() - CLOCK - header.x() - titleEnd - TITLE_GAP - style.width(pace);
        int count = 0;
        for (double used = 0; count < buttons.size(); count++) {
            used += width(buttons.get(count)) + GAP;
            if (used > room) {
                break; // a narrow window has keys
            }
        }
        Optional<Key> pressed = Optional.empty();
        double x = header.right() - CLOCK;
        for (int i = count - 1; i >= 0; i--) {
            Button button = buttons.get(i);
            x -= width(button) + GAP;
            Rect area = new Rect(x, header.y() + 4, width(button), 22);
            if (widgets.button(canvas, area, button.label(), button.lit(), theme)) {
                pressed = Optional.of(button.key());
            }
        }
        if (room > 0) {
            canvas.text(pace, x - 8, header.y() + 20, style.right(), theme.softInk());
        }
        double left = x - 8 - style.width(pace) - 16;
        TextStyle small = TextStyle.of(10.5);
        if (left - small.width(times) > header.x() + titleEnd + TITLE_GAP) {
            canvas.text(times, left, header.y() + 19.5, small.right(), theme.softInk());
        }
        return pressed;
    }

    private static double width(Button button) {
        return Math.max(22, TextStyle.of(11.5).width(button.label()) + 16);
    }
}
