package adaptarium.render.watch;

import adaptarium.render.Camera;
import adaptarium.render.Canvas;
import adaptarium.render.Numbers;
import adaptarium.render.Overlay;
import adaptarium.render.Picking;
import adaptarium.render.Rect;
import adaptarium.render.ScenePainter;
import adaptarium.render.Theme;
import adaptarium.render.Widgets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a window shows of a running session and how it answers to keys and pointer. It knows no window: whoever has one passes input on and gives a canvas to
 * {@link #paint}. Used by one thread.
 */
public final class Viewer implements AutoCloseable {
    private static final double ZOOM = 1.12; // per notch of the wheel

    private final SessionRunner runner;
    private final Camcorder camcorder;
    private final @Nullable Pilot pilot;
    private final Widgets widgets = new Widgets();
    private final Toast toast = new Toast();
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
    private boolean touched = true; // since the last frame
    private long painted = -1; // how often the runner had published when the last frame was drawn

    private record Target(Rect area, Snapshot.Pane pane, Camera camera) {}

    private record Pulling(Snapshot.Source where, Picking.Held point) {}

    private @Nullable Pulling pulling;

    /**
     * A viewer.
     *
     * @param runner runs the session; closed with the viewer
     * @param theme colours to begin with
     * @param folder where pictures and films go
     */
    public Viewer(SessionRunner runner, Theme theme, Path folder) {
        this(runner, theme, folder, null);
    }

    /**
     * A viewer for someone who drives.
     *
     * @param runner runs the session; closed with the viewer
     * @param theme colours to begin with
     * @param folder where pictures and films go
     * @param pilot whose keys come before the viewer's own; null where nobody drives
     */
    public Viewer(SessionRunner runner, Theme theme, Path folder, @Nullable Pilot pilot) {
        this.runner = runner;
        this.theme = theme;
        this.pilot = pilot;
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

    /** What is said to the user at this moment; empty for nothing. */
    public String message() {
        return toast.text();
    }

    /** Who drives; nobody where it is only watched. */
    public Optional<Pilot> pilot() {
        return Optional.ofNullable(pilot);
    }

    /** The moment that is shown: the newest, or one looked back at. */
    public Snapshot shown() {
        List<Snapshot> history = runner.state().history();
        back = Math.min(back, history.size() - 1);
        return history.get(history.size() - 1 - back);
    }

    /** Whether anything has changed since the last frame: where nothing has, drawing it again shows nothing new. */
    public boolean needsFrame() {
        return touched
                || painted != runner.published()
                || !toast.text().isEmpty()
                || camcorder.filming()
                || pilot != null;
    }

    /**
     * A key was pressed.
     *
     * @param key which
     */
    public void key(Key key) {
        touched = true;
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
            case B -> nextCompanion();
            case G -> view = view.toggledGhost();
            case X -> breakJoint();
            case F -> view = view.toggledFollowing();
            case HOME -> view = view.whole();
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
        touched = true;
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

    private void nextCompanion() {
        List<String> companions = runner.about().companions();
        if (companions.isEmpty()) {
            toast.say("there is no other agent to show beside this one", /* isBad= */ false);
            return;
        }
        String present = shown().panes().stream()
                .filter(pane -> pane.source() == Snapshot.Source.BESIDE)
                .map(Snapshot.Pane::title)
                .findFirst()
                .orElse("");
        int next = companions.indexOf(present) + 1;
        ask(new Command.Beside(next < companions.size() ? companions.get(next) : ""));
    }

    private void breakJoint() {
        Optional<String> joint = target(pointerX, pointerY)
                .flatMap(target -> Picking.joint(target.pane().scene(), target.camera(), pointerX, pointerY));
        if (joint.isEmpty()) {
            toast.say("no joint under the pointer", /* isBad= */ false);
        }
        joint.ifPresent(name -> ask(new Command.BreakJoint(name)));
    }

    /**
     * The pointer moved.
     *
     * @param x px
     * @param y px
     */
    public void pointerAt(double x, double y) {
        touched = true;
        if (panning) {
            target(pointerX, pointerY)
                    .ifPresent(target -> view = view.panned(target.camera(), x - pointerX, y - pointerY));
        }
        boolean moved = x != pointerX || y != pointerY;
        pointerX = x;
        pointerY = y;
        if (moved && pulling != null) {
            pull(pulling);
        }
    }

    /**
     * The main button went down or up: it works controls, and pulls bodies.
     *
     * @param down whether it is held now
     */
    public void mainButton(boolean down) {
        touched = true;
        pressed |= down && !held;
        held = down;
        if (!down && pulling != null) {
            pulling = null;
            ask(new Command.Release());
        }
    }

    // Only now is it known that no control wanted the press.
    private void grab() {
        if (help || widgets.holding()) {
            return;
        }
        target(pointerX, pointerY)
                .filter(target -> target.pane().source() != Snapshot.Source.BEFORE)
                .ifPresent(target -> Picking.body(target.pane().scene(), target.camera(), pointerX, pointerY)
                        .ifPresent(point -> {
                            back = 0;
                            Pulling begun = new Pulling(target.pane().source(), point);
                            pulling = begun;
                            pull(begun);
                        }));
    }

    private void pull(Pulling what) {
        for (Target target : targets()) {
            if (target.pane().source() == what.where()) {
                ask(new Command.Pull(
                        what.where(),
                        what.point().body(),
                        what.point().localX(),
                        what.point().localY(),
                        target.camera().worldX(pointerX),
                        target.camera().worldY(pointerY)));
            }
        }
    }

    /**
     * The other button went down or up: while it is held, moving the pointer shifts the picture.
     *
     * @param down whether it is held now
     */
    public void otherButton(boolean down) {
        touched = true;
        panning = down;
    }

    /**
     * The wheel was turned over the picture.
     *
     * @param notches positive away from the user, to see less, larger
     */
    public void wheel(double notches) {
        touched = true;
        target(pointerX, pointerY)
                .ifPresent(
                        target -> view = view.zoomedAt(target.camera(), pointerX, pointerY, Math.pow(ZOOM, notches)));
    }

    private List<Target> targets() {
        Snapshot moment = shown();
        List<Rect> areas = dashboard().layout(area, moment, view).panes();
        List<Snapshot.Pane> panes = Dashboard.shown(moment, view);
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < areas.size(); i++) {
            Snapshot.Pane pane = panes.get(i);
            targets.add(new Target(areas.get(i), pane, view.camera(pane.scene(), areas.get(i))));
        }
        return targets;
    }

    private Optional<Target> target(double x, double y) {
        return targets().stream().filter(target -> target.area().contains(x, y)).findFirst();
    }

    private Dashboard dashboard() {
        return new Dashboard(theme, overlays, pilot == null ? List.of() : pilot.bindings());
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
        touched = pressed; // what a press changes shows in the next frame
        painted = runner.published();
        area = new Rect(0, 0, canvas.width(), canvas.height());
        if (pilot != null) {
            pilot.change().ifPresent(action -> ask(new Command.Act(action)));
        }
        camcorder.pass(seconds, this::picture);
        widgets.begin(new Widgets.Pointer(pointerX, pointerY, held, pressed));
        boolean begun = pressed;
        pressed = false;
        if (help) {
            // what lies under the help does not hear the pointer
            widgets.begin(Widgets.Pointer.AWAY);
        }
        Snapshot moment = shown();
        Dashboard.Layout layout = dashboard().paint(canvas, area, runner.about(), moment, view);
        toolbar(canvas, layout.header());
        Controls.paint(canvas, layout, runner.about(), moment, widgets, theme).ifPresent(this::ask);
        if (begun) {
            grab();
        }
        toast.hear(runner, camcorder, moment.over());
        double lower = layout.panes().get(0).bottom();
        toast.paint(canvas, area.top(lower), seconds, theme);
        if (help) {
            widgets.begin(new Widgets.Pointer(pointerX, pointerY, held, begun));
            HelpPanel.paint(canvas, area, theme, widgets, overlays);
        }
    }

    private void toolbar(Canvas canvas, Rect header) {
        boolean beside = shown().panes().stream().anyMatch(pane -> pane.source() == Snapshot.Source.BESIDE);
        List<Toolbar.Button> buttons = new ArrayList<>(List.of(
                new Toolbar.Button(Key.SPACE, runner.paused() ? "Go on" : "Pause", runner.paused()),
                new Toolbar.Button(Key.RIGHT, "Step", /* lit= */ false),
                new Toolbar.Button(Key.MINUS, "−", /* lit= */ false),
                new Toolbar.Button(Key.EQUAL, "+", /* lit= */ false),
                new Toolbar.Button(Key.BACKSPACE, "Reset", /* lit= */ false),
                new Toolbar.Button(Key.N, "Next task", /* lit= */ false),
                new Toolbar.Button(Key.R, "Film", camcorder.filming()),
                new Toolbar.Button(Key.F1, "Help", help)));
        if (!runner.about().companions().isEmpty()) {
            buttons.add(new Toolbar.Button(Key.B, "Beside", beside));
            buttons.add(new Toolbar.Button(Key.G, "Ghost", view.ghost()));
        }
        String pace = back > 0
                ? "looking back " + Numbers.atStep(back * runner.about().controlTimestep(), 0.01) + " s"
                : Numbers.brief(runner.speed()) + " ×";
        double title = Dashboard.titleEnd(runner.about());
        Toolbar.paint(canvas, header, title, buttons, pace, widgets, theme).ifPresent(this::key);
    }

    /** Completes a film that is being taken and ends the session. */
    @Override
    public void close() {
        camcorder.close();
        runner.close();
    }
}
