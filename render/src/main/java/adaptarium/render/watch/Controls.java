package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.Rect;
import adaptarium.render.Theme;
import adaptarium.render.Widgets;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The controls inside the panels: a slider for every live parameter, and a switch for every motor that can be stopped. */
final class Controls {
    private Controls() {}

    /**
     * Lets the controls act on the pointer, and draws what is held over the dashboard.
     *
     * @param canvas where to
     * @param layout where the panels lie
     * @param about what does not change
     * @param moment what is shown
     * @param widgets who knows the pointer
     * @param theme colours
     * @param field takes a value that is typed
     * @param twice where the pointer has just pressed a second time; null where it has not
     * @param motorClick what a click on a motor does, given its number; false where it stops or repairs it as usual
     * @return what was asked for
     */
    static Optional<Command> paint(
            Canvas canvas,
            Dashboard.Layout layout,
            Session.About about,
            Snapshot moment,
            Widgets widgets,
            Theme theme,
            ValueField field,
            Widgets.@Nullable Pointer twice,
            IntPredicate motorClick) {
        Optional<Command> asked = Optional.empty();
        if (layout.task().width() > 0 && !moment.task().hidden()) {
            asked = sliders(
                    canvas, Dashboard.inside(layout.task()), about.knobs(), moment, widgets, theme, field, twice);
        }
        if (asked.isEmpty() && layout.motors().width() > 0) {
            asked = motors(canvas, Dashboard.inside(layout.motors()), moment.motors(), widgets, theme, motorClick);
        }
        return asked;
    }

    private static Optional<Command> sliders(
            Canvas canvas,
            Rect panel,
            List<Knob> knobs,
            Snapshot moment,
            Widgets widgets,
            Theme theme,
            ValueField field,
            Widgets.@Nullable Pointer twice) {
        Optional<Command> asked = Optional.empty();
        List<TaskPanel.Row> rows = TaskPanel.rows(panel, knobs);
        for (int i = 0; i < knobs.size(); i++) {
            Knob knob = knobs.get(i);
            Object value = moment.task().values().get(knob.name());
            if (!knob.live() || value == null) {
                continue;
            }
            Rect track = rows.get(i).track();
            Rect texts = rows.get(i).area().inset(0, 0, rows.get(i).area().right() - track.x() + 10, 0);
            if (field.isOf(knob)) {
                field.paint(canvas, rows.get(i), theme);
            } else if (track.width() > 0 && widgets.area(canvas, "value " + knob.name(), texts, theme)) {
                field.begin(knob);
            }
            if (twice != null && track.inset(-8, -2, -8, -2).contains(twice.x(), twice.y())) {
                asked = Optional.of(new Command.Change(knob.name(), knob.nominal()));
                continue;
            }
            double before = knob.position(value);
            double now = track.width() == 0 ? before : widgets.slider(knob.name(), track, before);
            if (widgets.isHeld(knob.name())) {
                KnobPainter.paint(canvas, rows.get(i), knob, value, List.of(), theme, /* active= */ true);
            }
            if (now != before && !knob.value(now).equals(value)) {
                asked = Optional.of(new Command.Change(knob.name(), knob.value(now)));
            }
        }
        return asked;
    }

    private static Optional<Command> motors(
            Canvas canvas,
            Rect panel,
            List<Snapshot.Motor> motors,
            Widgets widgets,
            Theme theme,
            IntPredicate motorClick) {
        List<Rect> rows = MotorPanel.rows(panel, motors.size());
        for (int i = 0; i < motors.size(); i++) {
            if (motors.get(i).breakable() && widgets.area(canvas, "motor " + i, rows.get(i), theme)) {
                if (motorClick.test(i)) {
                    return Optional.empty();
                }
                return Optional.of(new Command.Motor(i, !motors.get(i).works()));
            }
        }
        return Optional.empty();
    }
}
