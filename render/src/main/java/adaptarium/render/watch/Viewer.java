package adaptarium.render.watch;

import adaptarium.render.Camera;
import adaptarium.render.Canvas;
import adaptarium.render.Numbers;
import adaptarium.render.Overlay;
import adaptarium.render.Rect;
import adaptarium.render.ScenePainter;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;
import adaptarium.render.Widgets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a window shows of a running session and how it answers to keys and pointer. It knows no window: whoever has one passes input on and gives a canvas to
 * {@link #paint}. Used by one thread.
 */
public final class Viewer implements AutoCloseable {
    private static final double ZOOM = 1.12; // per notch of the wheel

    private final SessionRunner runner;
    private final Camcorder camcorder;
    private final Widgets widgets = new Widgets();
    private final Set<Overlay> overlays = EnumSet.copyOf(ScenePainter.usualOverlays());
    private Theme theme;
    private View view = View.USUAL;
    private Rect area = new Rect(0, 0, 0, 0);
    private double pointerX;
    private double pointerY;
    private boolean held;
    private boolean pressed;
    private boolean panning;
    private boolean help;
    private boolean leaving;
    private int back; // how many moments before the newest one is shown
    private long framesSeen;

    /**
     * A viewer.
     *
     * @param runner runs the session; closed with the viewer
     * @param theme colours to begin with
     * @param folder where pictures and films go
     */
    public Viewer(SessionRunner runner, Theme theme, Path folder) {
        this.runner = runner;
        this.theme = theme;
        camcorder = new Camcorder(folder, runner.about().title());
    }

    /** Whether the window should close. */
    public boolean leaving() {
        return leaving;
    }

    /** The window's headline. */
    public String title() {
        return runner.about().title() + " on " + runner.about().family() + " – Adaptarium";
    }

    /** How the scenes are looked at. */
    public View view() {
        return view;
    }

    /** What is drawn over the scenes. */
    public Set<Overlay> overlays() {
        return Set.copyOf(overlays);
    }

    /** The moment that is shown: the newest, or one looked back at. */
    public Snapshot shown() {
        List<Snapshot> history = runner.state().history();
        back = Math.min(back, history.size() - 1);
        return history.get(history.size() - 1 - back);
    }

    /**
     * A key was pressed.
     *
     * @param key which
     */
    public void key(Key key) {
        switch (key) {
            case SPACE -> {
                back = 0;
                runner.togglePause();
            }
            case RIGHT -> {
                if (back > 0) {
                    back--;
                } else {
                    runner.stepOnce();
                }
            }
            case LEFT -> {
                if (!runner.paused()) {
                    runner.togglePause();
                }
                back++;
            }
            case MINUS -> runner.scaleSpeed(0.5);
            case EQUAL -> runner.scaleSpeed(2);
            case BACKSPACE -> ask(new Command.Reset());
            case N -> ask(new Command.NextTask());
            case F -> view = view.toggledFollowing();
            case HOME -> view = View.USUAL;
            case T -> theme = theme.equals(Theme.LIGHT) ? Theme.DARK : Theme.LIGHT;
            case R -> camcorder.toggle(theme);
            case P -> camcorder.picture(area.width(), area.height(), this::picture);
            case F1 -> help = !help;
            case ESCAPE -> {
                leaving = !help;
                help = false;
            }
        }
    }

    /**
     * A number key was pressed.
     *
     * @param number 1 to 9
     */
    public void overlayKey(int number) {
        for (Overlay overlay : Overlay.values()) {
            if (overlay.key() == number && !overlays.remove(overlay)) {
                overlays.add(overlay);
            }
        }
    }

    private void ask(Command command) {
        back = 0;
        runner.ask(command);
    }

    /**
     * The pointer moved.
     *
     * @param x px
     * @param y px
     */
    public void pointerAt(double x, double y) {
        if (panning) {
            Rect pane = paneUnder(pointerX, pointerY);
            if (pane.width() > 0) {
                view = view.panned(camera(pane), x - pointerX, y - pointerY);
            }
        }
        pointerX = x;
        pointerY = y;
    }

    /**
     * The main button went down or up.
     *
     * @param down whether it is held now
     */
    public void mainButton(boolean down) {
        pressed |= down && !held;
        held = down;
    }

    /**
     * The other button went down or up: while it is held, moving the pointer shifts the picture.
     *
     * @param down whether it is held now
     */
    public void otherButton(boolean down) {
        panning = down;
    }

    /**
     * The wheel was turned over the picture.
     *
     * @param notches positive away from the user, to see less, larger
     */
    public void wheel(double notches) {
        Rect pane = paneUnder(pointerX, pointerY);
        if (pane.width() > 0) {
            view = view.zoomedAt(camera(pane), pointerX, pointerY, Math.pow(ZOOM, notches));
        }
    }

    private Rect paneUnder(double x, double y) {
        for (Rect pane : dashboard().layout(area, shown()).panes()) {
            if (pane.contains(x, y)) {
                return pane;
            }
        }
        return new Rect(0, 0, 0, 0);
    }

    private Camera camera(Rect pane) {
        List<Rect> panes = dashboard().layout(area, shown()).panes();
        return view.camera(shown().panes().get(Math.max(0, panes.indexOf(pane))).scene(), pane);
    }

    private Dashboard dashboard() {
        return new Dashboard(theme, overlays);
    }

    private void picture(Canvas canvas, Rect where) {
        dashboard().paint(canvas, where, runner.about(), shown(), view);
    }

    /**
     * Draws a frame and lets its controls act.
     *
     * @param canvas all of the window
     * @param seconds since the last frame
     */
    public void paint(Canvas canvas, double seconds) {
        framesSeen++;
        area = new Rect(0, 0, canvas.width(), canvas.height());
        camcorder.pass(seconds, this::picture);
        widgets.begin(new Widgets.Pointer(pointerX, pointerY, held, pressed));
        pressed = false;
        Dashboard.Layout layout = dashboard().paint(canvas, area, runner.about(), shown(), view);
        toolbar(canvas, layout.header());
        sliders(canvas, layout.task());
        toast(canvas);
        if (help) {
            HelpPanel.paint(canvas, area, theme, widgets, overlays);
        }
    }

    /** How many frames have been drawn. */
    public long framesSeen() {
        return framesSeen;
    }

    private void toolbar(Canvas canvas, Rect header) {
        double x = header.right() - 82;
        String[] labels = {"Help", "Film", "Next task", "Reset", "+", "−", "Step", runner.paused() ? "Go on" : "Pause"};
        double[] widths = {44, 44, 66, 48, 22, 22, 42, 54};
        Key[] keys = {Key.F1, Key.R, Key.N, Key.BACKSPACE, Key.EQUAL, Key.MINUS, Key.RIGHT, Key.SPACE};
        boolean[] lit = {help, camcorder.filming(), false, false, false, false, false, runner.paused()};
        for (int i = 0; i < labels.length; i++) {
            x -= widths[i] + 5;
            if (x < header.width() * 0.3) {
                return; // a narrow window has keys
            }
            if (widgets.button(canvas, new Rect(x, header.y() + 4, widths[i], 22), labels[i], lit[i], theme)) {
                key(keys[i]);
            }
        }
        String pace = back > 0
                ? "looking back " + Numbers.atStep(back * runner.about().controlTimestep(), 0.01) + " s"
                : Numbers.brief(runner.speed()) + " ×";
        canvas.text(pace, x - 8, header.y() + 20, TextStyle.of(12).right(), theme.softInk());
    }

    private void sliders(Canvas canvas, Rect panel) {
        if (panel.width() == 0) {
            return;
        }
        List<Knob> knobs = runner.about().knobs();
        List<Rect> rows = Dashboard.knobRows(Dashboard.taskArea(panel), knobs.size());
        for (int i = 0; i < knobs.size(); i++) {
            Knob knob = knobs.get(i);
            Object value = shown().task().get(knob.name());
            if (!knob.live() || value == null) {
                continue;
            }
            double before = knob.position(value);
            double now = widgets.slider(knob.name(), KnobPainter.track(rows.get(i)), before);
            if (widgets.isHeld(knob.name())) {
                KnobPainter.paint(canvas, rows.get(i), knob, value, theme, /* active= */ true);
            }
            if (now != before && !knob.value(now).equals(value)) {
                ask(new Command.Change(knob.name(), knob.value(now)));
            }
        }
    }

    private void toast(Canvas canvas) {
        String problem = runner.failure()
                .map(e -> "the simulation ended: " + e.getMessage())
                .orElse(runner.complaint());
        String text = problem.isEmpty() ? camcorder.message() : problem;
        if (text.isEmpty()) {
            return;
        }
        TextStyle style = TextStyle.of(12);
        double width = style.width(text) + 24;
        Rect box = new Rect(Math.max(4, area.centreX() - width / 2), area.bottom() - 40, width, 26);
        canvas.box(box, 13, problem.isEmpty() ? theme.ink() : theme.broken());
        canvas.text(text, box.x() + 12, box.centreY() + 4, style, problem.isEmpty() ? theme.panel() : 0xffffffff);
    }

    /** Completes a film that is being taken and ends the session. */
    @Override
    public void close() {
        camcorder.close();
        runner.close();
    }
}
