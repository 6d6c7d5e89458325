package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.Picking;
import adaptarium.render.Rect;
import adaptarium.render.Theme;
import adaptarium.render.Widgets;
import java.util.List;
import java.util.Optional;

/** The column at the right of a window in which signals are plotted: open or not, and what a click in the rest of the window then plots. Used by one thread. */
final class SignalColumn {
    private final SignalPanel panel = new SignalPanel();
    private boolean open;
    private boolean opened; // ever

    boolean open() {
        return open;
    }

    void close() {
        open = false;
    }

    /**
     * Opens it, or closes it.
     *
     * @param all what there is to plot; the first time the first of it is, so that there is something to see
     */
    void toggle(List<Signal> all) {
        open = !open;
        if (open && !opened) {
            opened = true;
            all.stream().findFirst().ifPresent(panel::toggle);
        }
    }

    /** What is plotted, in the order in which it was chosen. */
    List<Signal> chosen() {
        return panel.chosen();
    }

    /** Where it was drawn last. */
    Rect area() {
        return panel.area();
    }

    /** The wheel was turned over it. */
    void wheel(double notches) {
        panel.wheel(notches);
    }

    /**
     * Draws the column and lets it act.
     *
     * @param canvas where to
     * @param above the window above its lower bar
     * @param about what does not change
     * @param history what has been seen
     * @param index of the moment that is shown
     * @param pointer where the pointer is
     * @param widgets who knows the controls
     * @param theme colours
     * @return the values as a table, where somebody asked for them
     */
    Optional<String> paint(
            Canvas canvas,
            Rect above,
            Session.About about,
            History history,
            int index,
            Widgets.Pointer pointer,
            Widgets widgets,
            Theme theme) {
        if (!open) {
            return Optional.empty();
        }
        Snapshot moment = history.moment(index);
        Traces traces = Traces.around(history, index);
        SignalPlots plots = new SignalPlots(traces, moment.present().scene().time(), theme);
        List<Signal> all = Signal.of(about, moment);
        return switch (panel.paint(canvas, SideColumn.place(above), all, plots, pointer, widgets, theme)) {
            case NONE -> Optional.empty();
            case CSV -> Optional.of(traces.csv(chosen().isEmpty() ? all : chosen()));
            case CLOSE -> {
                open = false;
                yield Optional.empty();
            }
        };
    }

    /**
     * Plots what is clicked in a scene: the joint below, or else the body.
     *
     * @param target the scene
     * @param x px
     * @param y px
     */
    void click(SceneHand.Target target, double x, double y) {
        Optional<String> joint = Picking.joint(target.pane().scene(), target.camera(), x, y);
        if (joint.isPresent()) {
            panel.toggle(new Signal(Signal.Group.JOINT, joint.get(), "position", "rad or m", 0));
        } else {
            Picking.body(target.pane().scene(), target.camera(), x, y).ifPresent(found -> {
                String name = target.pane().scene().bodies().get(found.body()).name();
                panel.toggle(new Signal(Signal.Group.BODY, name, "speed", "m/s", 3));
            });
        }
    }

    /** Plots what a motor does. */
    void click(int index, Snapshot.Motor motor) {
        panel.toggle(new Signal(Signal.Group.MOTOR, motor.name(), "", motor.unit(), index));
    }
}
