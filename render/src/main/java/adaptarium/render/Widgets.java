package adaptarium.render;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Small immediate-mode controls on a canvas: drawn and asked in one call, every frame, between {@link #begin} and the next. Needs no window, so that made-up
 * input can drive it.
 */
public final class Widgets {
    private Pointer pointer = Pointer.AWAY;
    private @Nullable String held;

    /**
     * The pointer at this frame.
     *
     * @param x px
     * @param y px
     * @param down whether the main button is held
     * @param pressed whether it went down since the last frame
     */
    public record Pointer(double x, double y, boolean down, boolean pressed) {
        /** Nowhere near. */
        public static final Pointer AWAY = new Pointer(-1e6, -1e6, /* down= */ false, /* pressed= */ false);
    }

    /**
     * Starts a frame.
     *
     * @param now the pointer
     */
    public void begin(Pointer now) {
        pointer = now;
        if (!now.down()) {
            held = null;
        }
    }

    /** Whether some control holds the pointer, so that nothing else should react to it. */
    public boolean holding() {
        return held != null;
    }

    /**
     * A button.
     *
     * @param canvas where to
     * @param area where it lies
     * @param label its text
     * @param lit whether it is drawn as switched on
     * @param theme colours
     * @return whether it was pressed
     */
    public boolean button(Canvas canvas, Rect area, String label, boolean lit, Theme theme) {
        boolean over = area.contains(pointer.x(), pointer.y()) && held == null;
        boolean pressed = over && pointer.pressed();
        if (pressed) {
            held = "button " + label;
        }
        int face = lit ? theme.accent() : over ? Theme.mixed(theme.panel(), theme.accent(), 0.15) : theme.panel();
        canvas.box(area, 5, face);
        canvas.stroke(over ? theme.accent() : theme.panelEdge(), 1);
        TextStyle style = TextStyle.of(11.5).centred();
        canvas.text(label, area.centreX(), area.centreY() + 4, style, lit ? theme.panel() : theme.ink());
        return pressed;
    }

    /**
     * A box with a tick.
     *
     * @param canvas where to
     * @param area box and label together
     * @param label its text
     * @param on whether it is ticked
     * @param theme colours
     * @return whether it is ticked now
     */
    public boolean checkbox(Canvas canvas, Rect area, String label, boolean on, Theme theme) {
        return checkbox(canvas, area, label, on, theme, 1);
    }

    /**
     * A box with a tick, of another size.
     *
     * @param canvas where to
     * @param area box and label together
     * @param label its text
     * @param on whether it is ticked
     * @param theme colours
     * @param scale 1 for the usual size
     * @return whether it is ticked now
     */
    public boolean checkbox(Canvas canvas, Rect area, String label, boolean on, Theme theme, double scale) {
        boolean over = area.contains(pointer.x(), pointer.y()) && held == null;
        boolean now = on;
        if (over && pointer.pressed()) {
            held = "checkbox " + label;
            now = !on;
        }
        Rect box = new Rect(area.x(), area.centreY() - 7 * scale, 14 * scale, 14 * scale);
        canvas.box(box, 3 * scale, now ? theme.accent() : theme.panel());
        canvas.stroke(over ? theme.accent() : theme.softInk(), 1.2 * scale);
        if (now) {
            canvas.begin();
            canvas.moveTo(box.x() + 3.5 * scale, box.centreY());
            canvas.lineTo(box.x() + 6 * scale, box.centreY() + 3 * scale);
            canvas.lineTo(box.x() + 10.5 * scale, box.centreY() - 3.5 * scale);
            canvas.stroke(theme.panel(), 1.8 * scale);
        }
        TextStyle style = TextStyle.of(11.5 * scale);
        canvas.text(label, box.right() + 7 * scale, area.centreY() + 4 * scale, style, theme.ink());
        return now;
    }

    /**
     * Something drawn by the caller that can be pressed; it gets an edge while the pointer is over it.
     *
     * @param canvas where to
     * @param id unique among the controls of a frame
     * @param area where it lies
     * @param theme colours
     * @return whether it was pressed
     */
    public boolean area(Canvas canvas, String id, Rect area, Theme theme) {
        if (held != null || !area.contains(pointer.x(), pointer.y())) {
            return false;
        }
        canvas.begin();
        canvas.rectangle(area.inset(-4, 1, -4, 1), 4);
        canvas.stroke(Theme.faded(theme.accent(), 0.6), 1);
        if (pointer.pressed()) {
            held = id;
        }
        return pointer.pressed();
    }

    /**
     * A handle on a track. Draws nothing: the caller draws it, because sliders look different in different places.
     *
     * @param id unique among the controls of a frame
     * @param area what reacts to the pointer
     * @param position where the handle is, 0 to 1
     * @return where it is now
     */
    public double slider(String id, Rect area, double position) {
        if (held == null && pointer.pressed() && area.inset(-8, -2, -8, -2).contains(pointer.x(), pointer.y())) {
            held = id;
        }
        if (!id.equals(held)) {
            return position;
        }
        return Math.min(1, Math.max(0, (pointer.x() - area.x()) / Math.max(1, area.width())));
    }

    /**
     * Where along a control the pointer is, while it is over it or holds it.
     *
     * @param id the control
     * @param area where it lies
     * @return 0 to 1 from left to right; nothing where the pointer is elsewhere or holds another control
     */
    public OptionalDouble along(String id, Rect area) {
        boolean over = held == null && area.contains(pointer.x(), pointer.y());
        if (!over && !id.equals(held)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Math.min(1, Math.max(0, (pointer.x() - area.x()) / Math.max(1, area.width()))));
    }

    /**
     * Whether a control is held.
     *
     * @param id the control
     */
    public boolean isHeld(String id) {
        return id.equals(held);
    }
}
