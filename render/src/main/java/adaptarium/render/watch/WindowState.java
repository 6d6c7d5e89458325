package adaptarium.render.watch;

import adaptarium.render.Overlay;
import adaptarium.render.Rect;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a window shows at a moment, in words that a script can wait for. */
final class WindowState {
    private final Map<String, String> lines = new LinkedHashMap<>();

    /** Says a thing. */
    WindowState with(String key, Object value) {
        lines.put(key, String.valueOf(value));
        return this;
    }

    /** Says what is shown of a session. Its step is said only while it stands still, since it would change with every picture. */
    WindowState of(SessionRunner runner, Playhead playhead) {
        Snapshot moment = playhead.moment();
        Session.About about = runner.about();
        return with("agent", about.title())
                .with("family", about.family())
                .with("paused", runner.paused())
                .with("step", runner.paused() ? moment.step() : "running")
                .with("lookingBack", playhead.back() > 0)
                .with("speed", runner.speed())
                .with("task", moment.task().number() + 1)
                .with("panes", moment.panes().size())
                .with("hidden", moment.task().hidden())
                .with("values", moment.task().values())
                .with("beside", moment.beside())
                .with("pulling", moment.hand() != null)
                .with(
                        "motorsStopped",
                        moment.motors().stream().filter(motor -> !motor.works()).count())
                .with("over", moment.over())
                .with("commands", runner.state().commands())
                .with("failure", runner.failure().map(Throwable::toString).orElse(""));
    }

    /** Says how it looks, and where the pointer was when it was drawn. */
    WindowState of(Appearance look, SceneHand hand, boolean held, Rect area) {
        View view = hand.view();
        return with("pointer", Math.round(hand.x()) + "," + Math.round(hand.y()))
                .with("held", held)
                .with("theme", look.theme().name())
                .with("interface", look.size())
                .with("arrows", look.arrows())
                .with("overlays", look.overlays().stream().map(Overlay::title).collect(Collectors.joining(", ")))
                .with("ghost", view.ghost())
                .with("zoom", view.zoom())
                .with("usualView", view.zoom() == 1 && view.shiftX() == 0 && view.shiftY() == 0)
                .with("size", Math.round(area.width()) + "x" + Math.round(area.height()));
    }

    /** A key=value a line. */
    String text() {
        StringBuilder text = new StringBuilder();
        lines.forEach((key, value) ->
                text.append(key).append('=').append(value.replace('\n', ' ')).append('\n'));
        return text.toString();
    }
}
