package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.Numbers;
import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import adaptarium.render.Widgets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All that a window shows of a running session as one picture, and the controls in it. Used by one thread. */
final class Stage {
    private static final double NEWEST_SHARE = 0.1; // of a frame in the mean of their times

    private final SessionRunner runner;
    private final Playhead playhead;
    private final Camcorder camcorder;
    private final Appearance look;
    private final Toast toast;
    private final @Nullable Pilot pilot;
    private final Consumer<Command> asks;
    private final Consumer<Key> keys;
    private final Widgets widgets = new Widgets();
    private final SignalColumn signals = new SignalColumn();
    private final MapColumn map;
    private final BrowseColumn browse;
    private final EditColumn edit;
    private final Consumer<Catalogue.Choice> wants;
    private final GuessPanel guessing = new GuessPanel();
    private final ValueField field = new ValueField();
    private final Presses presses = new Presses();
    private double frameSeconds; // that a frame takes to draw, about

    /**
     * A stage.
     *
     * @param runner runs the session
     * @param playhead which moment is shown
     * @param camcorder films, and keeps tables
     * @param look colours and overlays
     * @param toast says things
     * @param pilot who drives; null for nobody
     * @param library what there is to go to
     * @param wants takes what is to be shown instead
     * @param asks takes what is asked of the session
     * @param keys takes the keys whose buttons were pressed
     */
    Stage(
            SessionRunner runner,
            Playhead playhead,
            Camcorder camcorder,
            Appearance look,
            Toast toast,
            @Nullable Pilot pilot,
            Library library,
            Consumer<Catalogue.Choice> wants,
            Consumer<Command> asks,
            Consumer<Key> keys) {
        this.runner = runner;
        this.playhead = playhead;
        this.camcorder = camcorder;
        this.look = look;
        this.toast = toast;
        this.pilot = pilot;
        this.wants = wants;
        map = new MapColumn(library.maps());
        browse = new BrowseColumn(library.catalogue());
        edit = new EditColumn(asks, keys);
        this.asks = asks;
        this.keys = keys;
    }

    /** Where a value is typed, if one is. */
    ValueField field() {
        return edit.field().open() ? edit.field() : field;
    }

    /** What was typed counts. */
    void commit() {
        edit.commit(playhead.moment(), toast);
        field.commit(toast).ifPresent(asks);
    }

    /** A frame was drawn. */
    void drawn(double took) {
        frameSeconds += (took - frameSeconds) * NEWEST_SHARE;
    }

    /** Opens the column of signals, or closes it. */
    void toggleSignals() {
        edit.close();
        map.close();
        browse.close();
        signals.toggle(Signal.of(runner.about(), playhead.moment()));
    }

    /** Opens the column of maps, or closes it; where there is none, says how to make one. */
    void toggleMap() {
        edit.close();
        signals.close();
        browse.close();
        map.toggle();
        if (!map.hasMaps()) {
            toast.say("no map yet: 'adaptarium heatmap RUN X Y' makes one of two parameters", /* isBad= */ false);
        }
    }

    /** Opens the column in which the scene is edited, which then stands still, or closes it. */
    void toggleEdit() {
        signals.close();
        map.close();
        browse.close();
        edit.toggle();
        if (edit.open() && !runner.paused()) {
            runner.togglePause();
        }
    }

    /** Takes away the thing that is chosen. */
    void delete() {
        edit.delete(runner.state().now().task().editing(), toast);
    }

    /** Keeps the present task and its scene in a file. */
    void save() {
        Editing editing = runner.state().now().task().editing();
        String content = editing.file().get();
        if (content.isEmpty()) {
            toast.say("the task of this session cannot be saved", /* isBad= */ false);
        } else {
            String family = runner.about().family();
            camcorder.text(
                    "task and scene",
                    "json",
                    content,
                    file -> editing.edits().isEmpty()
                            ? ""
                            : "; './adaptarium train CONFIG family=" + family + "+scene=" + file + "' trains in it");
        }
    }

    /** The column in which the scene is edited. */
    EditColumn edit() {
        return edit;
    }

    /** The list of what can be shown instead. */
    BrowseColumn browse() {
        return browse;
    }

    /** Opens the list of what can be shown instead, or closes it; where there is none, says where there is. */
    void toggleBrowse() {
        edit.close();
        signals.close();
        map.close();
        browse.toggle();
        if (!browse.hasFamilies()) {
            toast.say(
                    "this window shows one thing; 'watch' and 'play' without --keep go to others", /* isBad= */ false);
        }
    }

    /** The wheel was turned; whether a column took it. */
    boolean wheel(Rect area, double x, double y, double notches) {
        Rect above = aboveBar(area);
        if (edit.hand().wheel(notches)) {
            return true;
        }
        if (column(above) == 0 || !SideColumn.place(above).contains(x, y)) {
            return false;
        }
        signals.wheel(notches);
        browse.wheel(notches);
        return true;
    }

    private double column(Rect above) {
        return signals.open() || map.open() || browse.open()
                ? SideColumn.width(above)
                : edit.open() ? EditColumn.width(above) : 0;
    }

    /** Says what else is open and what is going on. */
    String state(WindowState state, boolean help) {
        return state.with(
                        "column",
                        signals.open()
                                ? "signals"
                                : map.open() ? "map" : browse.open() ? "browse" : edit.open() ? "edit" : "")
                .with("search", browse.words())
                .with("typing", field().open() ? field().text() : "")
                .with("tool", edit.hand().tool() == null ? "" : edit.hand().tool())
                .with("chosen", edit.hand().chosen())
                .with("filming", camcorder.filming())
                .with("message", toast.text())
                .with("help", help)
                .text();
    }

    /** The column of signals. */
    SignalColumn signals() {
        return signals;
    }

    /** What of a window lies above its lower bar. */
    static Rect aboveBar(Rect area) {
        return area.top(area.height() - BottomBar.of(area).all().height());
    }

    /**
     * Where the scenes are that the pointer may be over.
     *
     * @param area all of the window
     * @param view how they are looked at
     */
    List<SceneHand.Target> targets(Rect area, View view) {
        Snapshot moment = playhead.moment();
        List<Rect> areas = layout(area, moment, view).panes();
        List<Snapshot.Pane> panes = Dashboard.shown(moment, view);
        List<SceneHand.Target> targets = new ArrayList<>();
        for (int i = 0; i < areas.size(); i++) {
            Snapshot.Pane pane = panes.get(i);
            targets.add(new SceneHand.Target(areas.get(i), pane, view.camera(pane.scene(), areas.get(i))));
        }
        return targets;
    }

    /** Where the parts of a moment's picture lie. */
    Dashboard.Layout layout(Rect area, Snapshot moment, View view) {
        return dashboard(area).layout(aboveBar(area), moment, view);
    }

    private Dashboard dashboard(Rect area) {
        Cockpit cockpit = new Cockpit(bindings(), column(aboveBar(area)), guessing.verdict(), runner.speed());
        return new Dashboard(look.painter(), cockpit);
    }

    /** Draws the session alone, without controls. */
    void picture(Canvas canvas, Rect where, View view) {
        new Dashboard(look.painter(), new Cockpit(bindings(), /* column= */ 0, guessing.verdict(), runner.speed()))
                .paint(canvas, where, runner.about(), playhead.moment(), view);
    }

    /**
     * Draws a frame and lets its controls act.
     *
     * @param canvas where to
     * @param area all of it
     * @param hand the pointer over the scenes
     * @param pointer where the pointer is
     * @param help whether the help lies over it all
     * @param seconds since the last frame
     */
    void paint(Canvas canvas, Rect area, SceneHand hand, Widgets.Pointer pointer, boolean help, double seconds) {
        Widgets.Pointer below = help ? Widgets.Pointer.AWAY : pointer; // what lies under the help does not hear it
        widgets.begin(below);
        Snapshot moment = playhead.moment();
        Rect above = aboveBar(area);
        canvas.box(area, 0, Dashboard.background(look.theme()));
        Dashboard.Layout layout = dashboard(area).paint(canvas, above, runner.about(), moment, hand.view());
        toolbar(canvas, layout.header(), moment, hand.view(), help);
        BottomBar.of(area)
                .paint(canvas, runner, playhead, look, widgets)
                .ifPresent(overlay -> toast.say(look.toggle(overlay, moment), /* isBad= */ false));
        History history = runner.state().history();
        signals.paint(canvas, above, runner.about(), history, playhead.index(), below, widgets, look.theme())
                .ifPresent(table -> camcorder.text("values", "csv", table, file -> ""));
        browse.paint(canvas, above, below, widgets, look.theme()).ifPresent(wants);
        map.paint(canvas, above, moment.task().values(), below, widgets, look.theme())
                .ifPresent(asks);
        edit.paint(canvas, above, moment, runner.paused(), widgets, look.theme());
        if (guessing.paint(canvas, layout.task(), runner.about().knobs(), moment.task(), widgets, look.theme())) {
            keys.accept(Key.ENTER);
        }
        Controls.paint(
                        canvas,
                        layout,
                        runner.about(),
                        moment,
                        widgets,
                        look.theme(),
                        field,
                        presses.twice(below, seconds) ? below : null,
                        motor -> plotMotor(motor, moment))
                .ifPresent(asks);
        boolean beside = (column(above) > 0 && SideColumn.place(above).contains(below.x(), below.y()))
                || edit.place(above).contains(below.x(), below.y());
        if (!below.down() && !beside) {
            targets(area, hand.view()).stream()
                    .filter(target -> target.area().contains(below.x(), below.y()))
                    .forEach(target -> Hover.paint(canvas, target, below.x(), below.y(), look.painter()));
        }
        if (below.pressed() && !widgets.holding() && !beside) { // only now is it known that no control wanted the press
            if (signals.open()) {
                hand.press(target -> signals.click(target, hand.x(), hand.y()));
            } else if (edit.open() && runner.paused()) {
                press(targets(area, hand.view()), moment, below);
            } else {
                hand.grab();
            }
        }
        if (edit.open()) {
            edit.overlay(canvas, targets(area, hand.view()), moment, below, look.painter());
        }
        toast.hear(runner, camcorder, moment.over());
        double lower =
                column(above) > 0 ? above.bottom() : layout.panes().get(0).bottom();
        toast.paint(canvas, area.top(lower), seconds, look.theme());
        if (help) {
            widgets.begin(pointer);
            HelpPanel.paint(canvas, area, look.theme(), widgets, look.overlays(), bindings());
        }
    }

    private void press(List<SceneHand.Target> targets, Snapshot moment, Widgets.Pointer at) {
        Editing editing = moment.task().editing();
        if (!editing.possible()) {
            toast.say(editing.refusal(), /* isBad= */ false);
        } else if (playhead.back() > 0) {
            playhead.toNewest(); // what is past cannot be edited
        } else {
            targets.stream()
                    .filter(target -> target.area().contains(at.x(), at.y()))
                    .forEach(target ->
                            edit.hand().press(target, editing, at.x(), at.y()).ifPresent(asks));
        }
    }

    /** A key was pressed while a value is typed. */
    void typed(Key key) {
        switch (key) {
            case ENTER -> commit();
            case ESCAPE -> field.cancel();
            case BACKSPACE -> field.rub();
            default -> {} // characters come by themselves
        }
    }

    /** Says instead of a picture why there is none. */
    void excuse(Canvas canvas, Rect area, String fault) {
        canvas.box(area, 0, look.theme().panel());
        TextStyle style = TextStyle.of(12);
        String text = style.shortened("This moment cannot be drawn: " + fault, area.width() - 24);
        canvas.text(text, 12, 24, style, look.theme().broken());
    }

    private boolean plotMotor(int index, Snapshot moment) {
        if (signals.open()) {
            signals.click(index, moment.motors().get(index));
        }
        return signals.open();
    }

    private List<Pilot.Binding> bindings() {
        return pilot == null ? List.of() : pilot.bindings();
    }

    private void toolbar(Canvas canvas, Rect header, Snapshot moment, View view, boolean help) {
        List<Toolbar.Button> buttons = Toolbar.buttons(runner.paused(), camcorder.filming(), help, signals.open());
        if (browse.hasFamilies()) {
            buttons.add(new Toolbar.Button(Key.F2, "Browse", browse.open()));
        }
        buttons.add(new Toolbar.Button(Key.F3, "Edit", edit.open()));
        if (map.hasMaps()) {
            buttons.add(new Toolbar.Button(Key.M, "Map", map.open()));
        }
        if (!runner.about().others().isEmpty()) {
            buttons.addAll(Toolbar.others(!moment.beside().isEmpty(), view.ghost()));
        }
        double title = Dashboard.titleEnd(runner.about());
        String times = "frame " + Numbers.brief(1e3 * frameSeconds) + " ms, step "
                + Numbers.brief(1e3 * runner.stepSeconds()) + " ms";
        Toolbar.paint(canvas, header, title, buttons, playhead.pace(), times, widgets, look.theme())
                .ifPresent(keys);
    }
}
