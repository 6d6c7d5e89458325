package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.Rect;
import adaptarium.render.ScenePainter;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;
import adaptarium.render.Widgets;
import adaptarium.sim.AddedBody;
import adaptarium.sim.SceneEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The column at the right of a window in which a scene is edited: what can be added, what was, and the numbers of the thing that is chosen. A window too
 * narrow for a column has its buttons in a strip above the scene. Used by one thread.
 */
final class EditColumn {
    private static final double TITLE = 26; // px
    private static final double LINE = 15; // px
    private static final List<AddedBody.Form> FORMS = List.of(AddedBody.Form.values());
    private static final List<Key> ACTIONS = List.of(Key.UNDO, Key.REDO, Key.DELETE, Key.SAVE);

    private final EditHand hand = new EditHand();
    private final ValueField field = new ValueField();
    private final Consumer<Command> asks;
    private final Consumer<Key> keys;
    private boolean open;
    private @Nullable AddedBody changing; // as its slider is dragged
    private String slider = "";

    /**
     * A column that is closed.
     *
     * @param asks takes what is asked of the session
     * @param keys takes the keys whose buttons were pressed
     */
    EditColumn(Consumer<Command> asks, Consumer<Key> keys) {
        this.asks = asks;
        this.keys = keys;
    }

    boolean open() {
        return open;
    }

    void toggle() {
        open = !open;
        if (!open) {
            close();
        }
    }

    void close() {
        open = false;
        field.cancel();
        changing = null;
        hand.choose("");
        hand.take(hand.tool()); // puts it back
    }

    /** The pointer over the scenes. */
    EditHand hand() {
        return hand;
    }

    /** Where a number is typed, if one is. */
    ValueField field() {
        return field;
    }

    /** How much of a window's width it takes, px; none where it is a strip. */
    static double width(Rect above) {
        return isStrip(above) ? 0 : SideColumn.width(above);
    }

    private static boolean isStrip(Rect above) {
        return SideColumn.place(above).width() > 0.7 * above.width();
    }

    /** Where it lies. */
    Rect place(Rect above) {
        if (!open) {
            return new Rect(0, 0, 0, 0);
        }
        Rect column = SideColumn.place(above);
        if (!isStrip(above)) {
            return column;
        }
        List<Rect> cells = Chips.flow(column.width() - 12, labels(/* strip= */ true));
        return column.top(Math.min(column.height(), cells.get(cells.size() - 1).bottom() + 12));
    }

    /** Takes away what is chosen. */
    void delete(Editing editing, Toast toast) {
        Optional<AddedBody> thing = editing.edits().thing(hand.chosen());
        if (thing.isEmpty()) {
            toast.say(
                    hand.chosen().isEmpty()
                            ? "choose a thing that was added: click it, or its name"
                            : "'" + hand.chosen() + "' belongs to the family; only what was added can be taken away",
                    /* isBad= */ false);
            return;
        }
        asks.accept(new Command.Edit(Snapshot.Source.NOW, new SceneEdit.Remove(hand.chosen())));
        hand.choose("");
    }

    /** Ends typing a number of the chosen thing. */
    void commit(Snapshot moment, Toast toast) {
        field.commit(toast)
                .ifPresent(typed -> thing(moment).ifPresent(thing -> {
                    Command.Change change = (Command.Change) typed;
                    put(ThingKnobs.with(thing, change.name(), (double) change.value()));
                }));
    }

    private void put(AddedBody thing) {
        asks.accept(new Command.Edit(Snapshot.Source.NOW, new SceneEdit.Put(thing)));
    }

    // The chosen thing where it is by now.
    private Optional<AddedBody> thing(Snapshot moment) {
        return moment.task()
                .editing()
                .edits()
                .thing(hand.chosen())
                .map(thing -> moment.present().scene().bodies().stream()
                        .filter(body ->
                                body.name().equals(thing.name()) && thing.on().isEmpty())
                        .findFirst()
                        .map(body -> thing.at(body.x(), body.y(), body.angle()))
                        .orElse(thing));
    }

    // A strip has no room for making again what was undone, which has a key.
    private static List<Key> actions(boolean strip) {
        return strip ? List.of(Key.UNDO, Key.DELETE, Key.SAVE) : ACTIONS;
    }

    private static List<String> labels(boolean strip) {
        List<String> labels = new ArrayList<>();
        for (AddedBody.Form form : FORMS) {
            labels.add(label(form));
        }
        actions(strip).forEach(action -> labels.add(strip && action == Key.DELETE ? action.label() : label(action)));
        return labels;
    }

    private static String label(AddedBody.Form form) {
        return form.word().substring(0, 1).toUpperCase(Locale.ROOT)
                + form.word().substring(1);
    }

    private static String label(Key action) {
        return switch (action) {
            case UNDO -> "Undo";
            case REDO -> "Redo";
            case DELETE -> "Take away";
            default -> "Save";
        };
    }

    /**
     * Draws it and lets it act.
     *
     * @param canvas where to
     * @param above the window above its lower bar
     * @param moment what is shown
     * @param paused whether the session stands still
     * @param widgets who knows the controls
     * @param theme colours
     */
    void paint(Canvas canvas, Rect above, Snapshot moment, boolean paused, Widgets widgets, Theme theme) {
        if (!open) {
            return;
        }
        Rect place = place(above);
        canvas.box(place, 6, theme.panel());
        canvas.stroke(theme.panelEdge(), 1);
        if (isStrip(above)) {
            buttons(canvas, place.inset(6), /* strip= */ true, moment.task().editing(), widgets, theme);
            return;
        }
        Rect inside = place.inset(12, 8, 12, 8);
        canvas.text(
                "Edit the scene", inside.x(), inside.y() + 15, TextStyle.of(12).semibold(), theme.ink());
        if (widgets.button(canvas, new Rect(inside.right() - 22, inside.y(), 22, 20), "×", /* lit= */ false, theme)) {
            close();
        }
        Editing editing = moment.task().editing();
        double y = buttons(canvas, inside.belowTop(TITLE), /* strip= */ false, editing, widgets, theme) + 8;
        // room for two lines in any case: what lies below stays where it is while hints change
        y = Math.max(y + 2 * LINE + 4, lines(canvas, hint(editing, paused), inside, y, theme)) + 4;
        y = things(canvas, inside.belowTop(y - inside.y()), editing, widgets, theme);
        Rect rest = inside.belowTop(Math.min(inside.height(), y + 10 - inside.y()));
        thing(moment).ifPresent(thing -> numbers(canvas, rest, moment, thing, widgets, theme));
    }

    private String hint(Editing editing, boolean paused) {
        if (!editing.possible()) {
            return editing.refusal();
        }
        AddedBody.Form form = hand.tool();
        if (form != null) {
            return "Click where the " + form.word() + " is to be"
                    + (form == AddedBody.Form.WEIGHT ? "; on a body it is fixed to that." : ".");
        }
        return paused
                ? "Drag a body to place it; the wheel turns it. What is added is in all episodes of this task."
                : "It runs: dragging pulls. Pause (Space) to place bodies.";
    }

    private static double lines(Canvas canvas, String text, Rect inside, double top, Theme theme) {
        TextStyle small = TextStyle.of(11);
        double y = top;
        for (String line : small.lines(text, inside.width())) {
            canvas.text(line, inside.x(), y + 8, small, theme.softInk());
            y += LINE;
        }
        return y + 4;
    }

    private double buttons(Canvas canvas, Rect area, boolean strip, Editing editing, Widgets widgets, Theme theme) {
        List<String> labels = labels(strip);
        List<Rect> cells = Chips.flow(area.width(), labels);
        int count = FORMS.size();
        for (int i = 0; i < cells.size(); i++) {
            Rect cell = cells.get(i);
            Rect at = new Rect(area.x() + cell.x(), area.y() + cell.y(), cell.width(), cell.height());
            boolean lit = i < count && FORMS.get(i) == hand.tool();
            if (!widgets.button(canvas, at, labels.get(i), lit, theme)) {
                continue;
            }
            if (i < count && editing.possible()) {
                hand.take(FORMS.get(i));
            } else if (i >= count) {
                keys.accept(actions(strip).get(i - count));
            }
        }
        return area.y() + cells.get(cells.size() - 1).bottom();
    }

    private double things(Canvas canvas, Rect area, Editing editing, Widgets widgets, Theme theme) {
        if (editing.edits().isEmpty()) {
            return area.y();
        }
        canvas.text("In this task", area.x(), area.y() + 10, TextStyle.of(12).semibold(), theme.ink());
        List<SceneEdit> edits = editing.edits().edits();
        List<Rect> cells =
                Chips.flow(area.width(), edits.stream().map(EditColumn::listed).toList());
        double bottom = area.y() + 18;
        for (int i = 0; i < cells.size(); i++) {
            Rect cell = cells.get(i);
            Rect at = new Rect(area.x() + cell.x(), area.y() + 18 + cell.y(), cell.width(), cell.height());
            String body = edits.get(i).body();
            if (at.bottom() > area.bottom()) {
                break; // a low window has no room; a click in the scene chooses, too
            }
            if (widgets.button(canvas, at, listed(edits.get(i)), body.equals(hand.chosen()), theme)) {
                hand.choose(body);
            }
            bottom = at.bottom();
        }
        return bottom;
    }

    private static String listed(SceneEdit edit) {
        return edit.body() + (edit instanceof SceneEdit.Place ? " placed" : "");
    }

    private void numbers(Canvas canvas, Rect area, Snapshot moment, AddedBody present, Widgets widgets, Theme theme) {
        List<Knob> knobs = ThingKnobs.of(present, moment.present().scene().bounds());
        if (area.height() < knobs.size() * 10 + TITLE) {
            return;
        }
        AddedBody dragged = changing;
        if (dragged != null && !widgets.isHeld(slider)) {
            changing = null;
            put(dragged);
        }
        AddedBody shown = dragged != null && dragged.name().equals(present.name()) ? dragged : present;
        String on = present.on().isEmpty() ? "" : " on " + present.on();
        canvas.text(
                present.name() + on, area.x(), area.y() + 11, TextStyle.of(12).semibold(), theme.ink());
        List<TaskPanel.Row> rows = TaskPanel.rows(area, knobs);
        for (int i = 0; i < knobs.size(); i++) {
            Knob knob = knobs.get(i);
            TaskPanel.Row row = rows.get(i);
            Object value = ThingKnobs.value(shown, knob.name());
            String id = "thing " + knob.name();
            KnobPainter.paint(canvas, row, knob, value, List.of(), theme, widgets.isHeld(id));
            Rect texts = row.area().inset(0, 0, row.area().right() - row.track().x() + 10, 0);
            if (field.isOf(knob)) {
                field.paint(canvas, row, theme);
            } else if (row.track().width() > 0 && widgets.area(canvas, "value " + id, texts, theme)) {
                field.begin(knob);
            }
            double before = knob.position(value);
            double now = row.track().width() == 0 ? before : widgets.slider(id, row.track(), before);
            if (now != before) {
                slider = id;
                changing = ThingKnobs.with(shown, knob.name(), (double) knob.value(now));
            }
        }
    }

    /**
     * Shows over the scenes what would be put, placed or changed, and asks for it where the button is up.
     *
     * @param canvas where to
     * @param targets the scenes
     * @param moment what is shown
     * @param pointer where the pointer is
     * @param painter of the scenes
     */
    void overlay(
            Canvas canvas,
            List<SceneHand.Target> targets,
            Snapshot moment,
            Widgets.Pointer pointer,
            ScenePainter painter) {
        hand.paint(canvas, targets, moment.task().editing(), pointer, painter).ifPresent(asks);
        AddedBody thing = changing;
        if (thing != null && thing.on().isEmpty()) {
            for (SceneHand.Target target : targets) {
                EditHand.outline(canvas, thing, target.camera(), painter);
            }
        }
    }
}
