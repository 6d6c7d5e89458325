package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.Overlay;
import adaptarium.render.Rect;
import adaptarium.render.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a window shows of a running session and how it answers to keys and pointer. It knows no window: whoever has one passes input on and gives a canvas to
 * {@link #paint}. Used by one thread.
 */
public final class Viewer implements AutoCloseable {
    private static final long SETTLING = 5_000_000; // ns
    private final SessionRunner runner;
    private final Playhead playhead;
    private final SceneHand hand;
    private final Camcorder camcorder;
    private final @Nullable Pilot pilot;
    private final Toast toast = new Toast();
    private final Appearance look;
    private final Stage stage;
    private final Opening opening;
    private Rect area = new Rect(0, 0, 0, 0); // in the interface's own px
    private double scale = 1; // of the interface
    private final PointerInput pointer;
    private boolean help;
    private boolean leaving;
    private boolean touched = true; // since the last frame
    private long painted = -1; // how often the runner had published when the last frame was drawn
    private final WindowReport report = new WindowReport();
    private String fault = ""; // why the last picture could not be drawn; empty where it could

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
        this(runner, WindowSettings.USUAL.themed(theme.name()), folder, pilot, Library.EMPTY);
    }

    /**
     * A viewer that looks as it was left.
     *
     * @param runner runs the session; closed with the viewer
     * @param settings how it looks to begin with
     * @param folder where pictures and films go
     * @param pilot whose keys come before the viewer's own; null where nobody drives
     * @param library what there is to go to
     */
    public Viewer(SessionRunner runner, WindowSettings settings, Path folder, @Nullable Pilot pilot, Library library) {
        this.runner = runner;
        playhead = new Playhead(runner);
        look = new Appearance(settings);
        this.pilot = pilot;
        camcorder = new Camcorder(folder, runner.about().title());
        opening = new Opening(library.catalogue(), toast);
        stage = new Stage(
                runner, playhead, camcorder, look, toast, pilot, library, opening::begin, this::ask, this::key);
        hand = new SceneHand(() -> stage.targets(area, view()), this::ask);
        pointer = new PointerInput(hand);
    }

    /** Whether the window should close. */
    public boolean leaving() {
        return leaving;
    }

    /**
     * Tells somebody what is shown, a {@code key=value} a line, after the next picture and every one that shows something else than the one before it.
     *
     * @param to is told by the window's thread
     */
    public void report(Consumer<String> to) {
        report.to(to);
    }

    /** The window's headline. */
    public String title() {
        return runner.about().title() + " on " + runner.about().family() + " – Adaptarium";
    }

    /** How the scenes are looked at. */
    public View view() {
        return hand.view();
    }

    /** What is drawn over the scenes. */
    public Set<Overlay> overlays() {
        return Set.copyOf(look.overlays());
    }

    /**
     * How it looks now, to be remembered.
     *
     * @param width of the window, logical px
     * @param height of the window, logical px
     * @return the settings
     */
    public WindowSettings settings(double width, double height) {
        return look.settings(width, height);
    }

    /** Whether somebody is typing a value, so that keys mean characters. */
    public boolean typing() {
        return stage.field().open() || stage.browse().listening();
    }

    /**
     * A character was typed; it counts where a value is being typed.
     *
     * @param typed the character
     */
    public void type(char typed) {
        touched = true;
        if (!stage.browse().type(typed)) {
            stage.field().type(typed);
        }
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
        return playhead.moment();
    }

    /** Why the last picture could not be drawn; empty where it could. */
    public String fault() {
        return fault;
    }

    /** Whether somebody has done something since the last frame. */
    public boolean touched() {
        return touched;
    }

    /** Whether anything has changed since the last frame: where nothing has, drawing it again shows nothing new. */
    public boolean needsFrame() {
        return touched
                || painted != runner.published()
                || !toast.text().isEmpty()
                || camcorder.filming()
                || opening.busy()
                || pilot != null;
    }

    /**
     * A key was pressed.
     *
     * @param key which
     */
    public void key(Key key) {
        touched = true;
        if (stage.browse().listening()) {
            stage.browse().key(key).ifPresent(opening::begin);
            return;
        }
        if (typing()) {
            stage.typed(key);
            return;
        }
        switch (key) {
            case SPACE -> {
                playhead.toNewest();
                runner.togglePause();
            }
            case RIGHT -> playhead.forward();
            case LEFT -> playhead.backward();
            case PAGE_UP, PAGE_DOWN -> {
                if (!playhead.seekMark(/* onwards= */ key == Key.PAGE_DOWN)) {
                    toast.say("no sign there on the time line", /* isBad= */ false);
                }
            }
            case END -> playhead.toNewest();
            case MINUS -> runner.scaleSpeed(0.5);
            case EQUAL -> runner.scaleSpeed(2);
            case BACKSPACE -> ask(new Command.Reset());
            case N -> ask(new Command.NextTask());
            case B -> nextBeside();
            case G -> hand.look(view().toggledGhost());
            case V -> stage.toggleSignals();
            case M -> stage.toggleMap();
            case F2 -> stage.toggleBrowse();
            case F3 -> stage.toggleEdit();
            case UNDO -> ask(new Command.Undo());
            case REDO -> ask(new Command.Redo());
            case DELETE -> stage.delete();
            case SAVE -> stage.save();
            case X -> breakJoint();
            case ENTER -> reveal();
            case F -> hand.look(view().toggledFollowing());
            case C -> hand.look(view().nextPlace(shown().present().scene()));
            case Z -> toast.say(look.nextSize(), /* isBad= */ false);
            case HOME -> hand.look(view().whole());
            case T -> look.toggleTheme();
            case R -> camcorder.toggle(look.theme());
            case P -> camcorder.picture(area.width(), area.height(), this::picture);
            case UP, DOWN -> {} // for lists
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
            if (overlay.key() == number) {
                toast.say(look.toggle(overlay, shown()), /* isBad= */ false);
            }
        }
    }

    private void ask(Command command) {
        playhead.toNewest();
        runner.ask(command);
    }

    private void nextBeside() {
        List<String> others = runner.about().others();
        if (others.isEmpty()) {
            toast.say("there is no other agent to show beside this one", /* isBad= */ false);
            return;
        }
        int next = others.indexOf(shown().beside()) + 1;
        ask(new Command.Beside(next < others.size() ? others.get(next) : ""));
    }

    private void breakJoint() {
        Optional<String> joint = hand.joint();
        if (joint.isEmpty()) {
            toast.say("no joint under the pointer", /* isBad= */ false);
        }
        joint.ifPresent(name -> ask(new Command.BreakJoint(name)));
    }

    /**
     * The pointer moved.
     *
     * @param x px of the window
     * @param y px of the window
     */
    public void pointerAt(double x, double y) {
        touched = true;
        pointer.move(x / scale, y / scale);
    }

    /**
     * The main button went down or up: it works controls, and pulls bodies.
     *
     * @param down whether it is held now
     */
    public void mainButton(boolean down) {
        touched = true;
        pointer.button(down);
    }

    /**
     * The other button went down or up: while it is held, moving the pointer shifts the picture.
     *
     * @param down whether it is held now
     */
    public void otherButton(boolean down) {
        touched = true;
        hand.pan(down);
    }

    /**
     * The wheel was turned over the picture.
     *
     * @param notches positive away from the user, to see less, larger
     */
    public void wheel(double notches) {
        touched = true;
        if (!stage.wheel(area, hand.x(), hand.y(), notches)) {
            hand.zoom(notches);
        }
    }

    SignalColumn signals() {
        return stage.signals();
    }

    /** Where the time line's handle moves, in the interface's own px. */
    Rect timeLine() {
        return TimeLine.track(BottomBar.of(area).line());
    }

    Dashboard.Layout layout() {
        return stage.layout(area, shown(), view());
    }

    private void picture(Canvas canvas, Rect where) {
        stage.picture(canvas, where, view());
    }

    /** Gives the session a moment to carry out what was asked since the last frame, so that the frame that comes shows it. */
    public void settle() {
        runner.await(SETTLING);
    }

    /**
     * Draws a frame and lets its controls act. Where something cannot be drawn, the frame says so, and the next one is tried anew.
     *
     * @param canvas all of the window
     * @param seconds since the last frame
     */
    public void paint(Canvas canvas, double seconds) {
        touched = pointer.unseen(); // what a press changes shows in the next frame
        painted = runner.published();
        scale = look.size() * InterfaceScale.of(canvas.width(), canvas.height());
        final long before = System.nanoTime();
        area = new Rect(0, 0, canvas.width() / scale, canvas.height() / scale);
        int depth = canvas.depth();
        canvas.save();
        canvas.scale(scale, scale);
        try {
            if (pilot != null) {
                pilot.change().ifPresent(action -> ask(new Command.Act(action)));
            }
            camcorder.pass(seconds, this::picture);
            leaving |= opening.done();
            stage.paint(canvas, area, hand, pointer.look(), help, seconds);
            fault = "";
        } catch (RuntimeException e) { // of a plug-in's scene, or ours
            fault = e.toString();
            while (canvas.depth() > depth) {
                canvas.restore();
            }
            canvas.save();
            canvas.scale(scale, scale);
            stage.excuse(canvas, area, fault);
        }
        canvas.restore();
        pointer.looked();
        stage.drawn(1e-9 * (System.nanoTime() - before));
    }

    /** The picture drawn last is on the screen: who has asked is told what it shows. */
    public void presented() {
        report.tell(
                () -> stage.state(new WindowState().of(runner, playhead).of(look, hand, pointer.held(), area), help));
    }

    private void reveal() {
        if (shown().task().hidden()) {
            ask(new Command.Reveal());
        } else {
            toast.say(
                    "there is nothing to reveal: 'adaptarium play FAMILY --guess' hides the task", /* isBad= */ false);
        }
    }

    /** Completes a film that is being taken and ends the session. */
    @Override
    public void close() {
        camcorder.close();
        runner.close();
    }
}
