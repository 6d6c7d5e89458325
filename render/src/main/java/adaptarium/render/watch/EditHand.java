package adaptarium.render.watch;

import adaptarium.render.Camera;
import adaptarium.render.Canvas;
import adaptarium.render.Numbers;
import adaptarium.render.Picking;
import adaptarium.render.SceneFrame;
import adaptarium.render.ScenePainter;
import adaptarium.render.Widgets;
import adaptarium.sim.AddedBody;
import adaptarium.sim.SceneEdit;
import adaptarium.sim.SceneView.Role;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pointer over a scene that stands still to be edited: it puts things, chooses them, and takes bodies to other places. Used by one thread. */
final class EditHand {
    private static final double CLICK = 4; // px that a click may move
    private static final double TURN = Math.toRadians(5); // per notch of the wheel

    private AddedBody.@Nullable Form tool;
    private String chosen = "";
    private @Nullable Taken taken;

    // A body that is held, where, and how far it has been turned.
    private record Taken(
            Snapshot.Source where,
            SceneFrame.Body body,
            double localX,
            double localY,
            double pressX,
            double pressY,
            double turned,
            boolean moved) {
        SceneFrame.Body at(double x, double y) {
            double angle = body.angle() + turned;
            double cos = Math.cos(angle);
            double sin = Math.sin(angle);
            return new SceneFrame.Body(
                    body.name(),
                    body.role(),
                    body.geometry(),
                    x - cos * localX + sin * localY,
                    y - sin * localX - cos * localY,
                    angle,
                    0,
                    0);
        }

        Taken after(double px, double py, double turn) {
            boolean far = Math.hypot(px - pressX, py - pressY) > CLICK;
            return new Taken(where, body, localX, localY, pressX, pressY, turned + turn, moved || far || turn != 0);
        }
    }

    /** What the next click adds; null where it chooses. */
    AddedBody.@Nullable Form tool() {
        return tool;
    }

    /** Takes what the next click adds, or puts it back. */
    void take(AddedBody.@Nullable Form form) {
        tool = form == tool ? null : form;
    }

    /** The name of the body that is chosen; empty for none. */
    String chosen() {
        return chosen;
    }

    void choose(String body) {
        chosen = body;
    }

    /** The wheel was turned; whether that turned a body. */
    boolean wheel(double notches) {
        Taken held = taken;
        if (held != null) {
            taken = held.after(held.pressX, held.pressY, TURN * notches);
        }
        return held != null;
    }

    /** The button went down over a scene. */
    Optional<Command> press(SceneHand.Target target, Editing editing, double px, double py) {
        AddedBody.Form form = tool;
        if (target.pane().source() == Snapshot.Source.BEFORE) {
            return Optional.empty(); // what is past
        }
        if (form != null) {
            tool = null;
            AddedBody thing = thing(form, target, editing, px, py);
            chosen = thing.name();
            return Optional.of(new Command.Edit(target.pane().source(), new SceneEdit.Put(thing)));
        }
        SceneFrame scene = target.pane().scene();
        chosen = "";
        Picking.body(
                        scene,
                        target.camera(),
                        px,
                        py,
                        body -> body.role() != Role.TERRAIN || isAdded(editing, body.name()))
                .ifPresent(found -> {
                    SceneFrame.Body body = scene.bodies().get(found.body());
                    chosen = body.name();
                    taken = new Taken(
                            target.pane().source(),
                            body,
                            found.localX(),
                            found.localY(),
                            px,
                            py,
                            /* turned= */ 0,
                            /* moved= */ false);
                });
        return Optional.empty();
    }

    private static boolean isAdded(Editing editing, String body) {
        return editing.edits().thing(body).isPresent();
    }

    /**
     * Shows what would be put or placed where the pointer is, and lets go where the button is up.
     *
     * @return the edit that letting go makes
     */
    Optional<Command> paint(
            Canvas canvas,
            List<SceneHand.Target> targets,
            Editing editing,
            Widgets.Pointer pointer,
            ScenePainter painter) {
        Taken held = taken;
        AddedBody.Form form = tool;
        for (SceneHand.Target target : targets) {
            Camera camera = target.camera();
            boolean over = target.area().contains(pointer.x(), pointer.y());
            if (held != null && target.pane().source() == held.where()) {
                held = held.after(pointer.x(), pointer.y(), 0);
                taken = held;
                SceneFrame.Body there = held.at(camera.worldX(pointer.x()), camera.worldY(pointer.y()));
                if (held.moved()) {
                    painter.outline(canvas, there, camera, painter.theme().accent());
                    String text = held.body().name() + " to " + Numbers.brief(there.x()) + ", "
                            + Numbers.brief(there.y()) + " m";
                    Hover.say(canvas, target.area(), pointer.x(), pointer.y(), text, painter.theme());
                }
                if (!pointer.down()) {
                    taken = null;
                    return held.moved() && over
                            ? Optional.of(new Command.Edit(
                                    held.where(),
                                    new SceneEdit.Place(there.name(), there.x(), there.y(), there.angle())))
                            : Optional.empty();
                }
            } else if (held == null && over && form != null) {
                AddedBody thing = thing(form, target, editing, pointer.x(), pointer.y());
                outline(canvas, thing.at(camera.worldX(pointer.x()), camera.worldY(pointer.y()), 0), camera, painter);
            } else if (held == null) {
                target.pane().scene().bodies().stream()
                        .filter(body -> body.name().equals(chosen))
                        .forEach(body -> painter.outline(
                                canvas, body, camera, painter.theme().accent()));
            }
        }
        if (!pointer.down()) {
            taken = null;
        }
        return Optional.empty();
    }

    /** Shows where a thing would lie that is fixed to nothing. */
    static void outline(Canvas canvas, AddedBody thing, Camera camera, ScenePainter painter) {
        SceneFrame.Body body = new SceneFrame.Body(
                thing.name(), Role.OBJECT, List.of(thing.geometry()), thing.x(), thing.y(), thing.angle(), 0, 0);
        painter.outline(canvas, body, camera, painter.theme().accent());
    }

    // As large as suits the scene; a weight on a body that moves is fixed to it.
    private static AddedBody thing(
            AddedBody.Form form, SceneHand.Target target, Editing editing, double px, double py) {
        SceneFrame scene = target.pane().scene();
        AddedBody usual = AddedBody.usual(form, name(form, scene, editing), scene.bounds())
                .at(target.camera().worldX(px), target.camera().worldY(py), 0);
        if (form != AddedBody.Form.WEIGHT) {
            return usual;
        }
        return Picking.body(scene, target.camera(), px, py, body -> body.role() != Role.TERRAIN)
                .filter(found -> editing.edits()
                        .thing(scene.bodies().get(found.body()).name())
                        .filter(thing -> !thing.on().isEmpty())
                        .isEmpty()) // no weight on a weight
                .map(found -> usual.on(scene.bodies().get(found.body()).name(), found.localX(), found.localY()))
                .orElse(usual);
    }

    private static String name(AddedBody.Form form, SceneFrame scene, Editing editing) {
        for (int i = 1; ; i++) {
            String name = form.word() + " " + i;
            if (!isAdded(editing, name)
                    && scene.bodies().stream().noneMatch(body -> body.name().equals(name))) {
                return name;
            }
        }
    }
}
