package adaptarium.render.watch;

import adaptarium.render.Camera;
import adaptarium.render.Picking;
import adaptarium.render.Rect;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The pointer over the scenes: it pulls bodies, shifts and zooms the picture, and finds the joint below it. Used by one thread. */
final class SceneHand {
    private static final double CLICK = 4; // px that a click may move
    private static final double ZOOM = 1.12; // per notch of the wheel

    private final Supplier<List<Target>> targets;
    private final Consumer<Command> asks;
    private View view = View.USUAL;
    private double x;
    private double y;
    private boolean panning;
    private @Nullable Consumer<Target> clicking;
    private double pressX;
    private double pressY;
    private @Nullable Pulling pulling;

    /**
     * A scene that the pointer may be over.
     *
     * @param area where it is shown
     * @param pane what is shown
     * @param camera from where
     */
    record Target(Rect area, Snapshot.Pane pane, Camera camera) {}

    private record Pulling(Snapshot.Source where, Picking.Held point) {}

    /**
     * A hand that holds nothing.
     *
     * @param targets the scenes as they are shown at this moment
     * @param asks takes what is asked of the session
     */
    SceneHand(Supplier<List<Target>> targets, Consumer<Command> asks) {
        this.targets = targets;
        this.asks = asks;
    }

    /** How the scenes are looked at. */
    View view() {
        return view;
    }

    void look(View newView) {
        view = newView;
    }

    double x() {
        return x;
    }

    double y() {
        return y;
    }

    void moveTo(double newX, double newY) {
        boolean moved = newX != x || newY != y;
        if (panning) {
            target().ifPresent(target -> view = view.panned(target.camera(), newX - x, newY - y));
        }
        x = newX;
        y = newY;
        if (clicking != null && Math.hypot(x - pressX, y - pressY) > CLICK) {
            clicking = null;
            x = pressX; // what was meant lay where the button went down
            y = pressY;
            grab();
            moveTo(newX, newY);
        } else if (moved && pulling != null) {
            pull(pulling);
        }
    }

    /**
     * The button went down over the scenes, and it is not yet known whether it is a click or a pull: a pull begins where the pointer moves before it goes up.
     *
     * @param click what a click does with the scene below
     */
    void press(Consumer<Target> click) {
        clicking = click;
        pressX = x;
        pressY = y;
    }

    /** Takes hold of the body below, if it can be pulled at. */
    void grab() {
        target().filter(target -> target.pane().source() != Snapshot.Source.BEFORE)
                .ifPresent(target -> Picking.body(target.pane().scene(), target.camera(), x, y)
                        .ifPresent(point -> {
                            Pulling begun = new Pulling(target.pane().source(), point);
                            pulling = begun;
                            pull(begun);
                        }));
    }

    private void pull(Pulling what) {
        for (Target target : targets.get()) {
            if (target.pane().source() == what.where()) {
                asks.accept(new Command.Pull(
                        what.where(),
                        what.point().body(),
                        what.point().localX(),
                        what.point().localY(),
                        target.camera().worldX(x),
                        target.camera().worldY(y)));
            }
        }
    }

    /** The button went up: lets go of what is pulled at, or clicks. */
    void letGo() {
        Consumer<Target> click = clicking;
        clicking = null;
        if (click != null) {
            target().ifPresent(click);
        }
        if (pulling != null) {
            pulling = null;
            asks.accept(new Command.Release());
        }
    }

    /** From now on, or no longer, moving shifts the picture. */
    void pan(boolean on) {
        panning = on;
    }

    /** Zooms around the point below: positive to see less, larger. */
    void zoom(double notches) {
        target().ifPresent(target -> view = view.zoomedAt(target.camera(), x, y, Math.pow(ZOOM, notches)));
    }

    /** The joint below. */
    Optional<String> joint() {
        return target().flatMap(target -> Picking.joint(target.pane().scene(), target.camera(), x, y));
    }

    private Optional<Target> target() {
        return targets.get().stream()
                .filter(target -> target.area().contains(x, y))
                .findFirst();
    }
}
