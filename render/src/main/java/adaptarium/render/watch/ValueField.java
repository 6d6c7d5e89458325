package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A parameter's value as it is being typed, if one is. Used by one thread. */
final class ValueField {
    private static final int LONGEST = 16; // characters

    private final StringBuilder text = new StringBuilder();
    private @Nullable Knob knob;

    /** Whether somebody is typing. */
    boolean open() {
        return knob != null;
    }

    /** What has been typed. */
    String text() {
        return text.toString();
    }

    /** Whether this parameter's value is being typed. */
    boolean isOf(Knob other) {
        return other.equals(knob);
    }

    /** Begins to type a value. */
    void begin(Knob of) {
        knob = of;
        text.setLength(0);
    }

    /** A character was typed. */
    void type(char typed) {
        if (open() && typed >= ' ' && text.length() < LONGEST) {
            text.append(typed);
        }
    }

    /** Takes back the last character. */
    void rub() {
        text.setLength(Math.max(0, text.length() - 1));
    }

    /** Ends without a value. */
    void cancel() {
        knob = null;
    }

    /**
     * Ends with what was typed.
     *
     * @param toast says what is wrong with it
     * @return the change; nothing where it is no value of the parameter
     */
    Optional<Command> commit(Toast toast) {
        Knob of = knob;
        knob = null;
        if (of == null || text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Object> value = of.typed(text.toString());
        if (value.isEmpty()) {
            toast.say(
                    of.label() + " lies between " + of.text(of.value(0)) + " and " + of.text(of.value(1)) + ", got '"
                            + text + "'",
                    /* isBad= */ true);
        }
        return value.map(number -> new Command.Change(of.name(), number));
    }

    /** Draws it over the value's place in a row. */
    void paint(Canvas canvas, TaskPanel.Row row, Theme theme) {
        TextStyle style = row.style();
        double width = Math.max(60, style.width(text.toString()) + 16);
        Rect box = new Rect(
                row.track().x() - 8 - width,
                row.area().y() + 1,
                width,
                row.area().height() - 2);
        canvas.box(box, 3, theme.panel());
        canvas.stroke(theme.accent(), 1.5);
        double baseline = row.area().centreY() + style.size() * 0.35;
        canvas.text(text.toString(), box.x() + 5, baseline, style, theme.ink());
        double end = box.x() + 6 + style.width(text.toString());
        canvas.line(end, box.y() + 3, end, box.bottom() - 3, theme.accent(), 1);
    }
}
