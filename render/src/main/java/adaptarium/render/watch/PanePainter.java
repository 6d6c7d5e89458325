package adaptarium.render.watch;

import adaptarium.render.Camera;
import adaptarium.render.Canvas;
import adaptarium.render.Numbers;
import adaptarium.render.Rect;
import adaptarium.render.SceneFrame;
import adaptarium.render.ScenePainter;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;

/** Draws one scene of a session with its title, its return, how it ended, the past as a ghost, and the hand that pulls at it. Immutable. */
final class PanePainter {
    private static final double GHOST = 0.35; // opacity
    private static final double ROOM_FOR_TITLE = 210; // px each way, for a title of two lines
    private static final double LEAST = 16; // px, a pane in which something can be seen

    private final Theme theme;
    private final ScenePainter painter;

    PanePainter(ScenePainter painter) {
        theme = painter.theme();
        this.painter = painter;
    }

    void paint(Canvas canvas, Rect area, Snapshot.Pane pane, Snapshot snapshot, View view) {
        if (area.width() < LEAST || area.height() < LEAST) {
            return;
        }
        Camera camera = view.camera(pane.scene(), area);
        painter.paint(canvas, pane.scene(), camera, pane.trails());
        String legend = "";
        if (view.ghost() && pane.source() == Snapshot.Source.NOW) {
            for (Snapshot.Pane past : snapshot.panes()) {
                if (past.source() == Snapshot.Source.BEFORE) {
                    painter.ghost(canvas, past.scene(), camera, GHOST);
                    legend = "faint: " + past.title() + ", return " + Numbers.brief(past.episodeReturn());
                }
            }
        }
        Snapshot.Hand hand = snapshot.hand();
        if (hand != null && hand.where() == pane.source()) {
            hand(canvas, hand, pane.scene(), camera);
        }
        canvas.begin();
        canvas.rectangle(area, 0);
        canvas.stroke(theme.panelEdge(), 1);
        title(canvas, area, pane, legend);
        if (!pane.outcome().text().isEmpty()) {
            badge(canvas, area, pane.outcome());
        }
    }

    private static boolean counted(Snapshot.Pane pane) {
        return !Double.isNaN(pane.episodeReturn());
    }

    private static boolean isSmall(Rect area) {
        return area.height() < ROOM_FOR_TITLE || area.width() < ROOM_FOR_TITLE;
    }

    private void title(Canvas canvas, Rect area, Snapshot.Pane pane, String legend) {
        TextStyle title = TextStyle.of(12.5).semibold();
        TextStyle small = TextStyle.of(11.5);
        double room = area.width() - 36;
        if (room < LEAST || area.height() < 2 * LEAST) {
            return; // the scene alone
        }
        if (area.height() < ROOM_FOR_TITLE
                || area.width() < ROOM_FOR_TITLE) { // in a line, or it covers what is to be seen
            TextStyle tiny = TextStyle.of(10);
            String rest = counted(pane) ? Numbers.brief(pane.episodeReturn()) : pane.note();
            String line = tiny.shortened(pane.title() + " · " + rest, area.width() - 44);
            canvas.box(
                    new Rect(area.x() + 4, area.y() + 4, tiny.width(line) + 12, 17),
                    4,
                    Theme.faded(theme.panel(), 0.7));
            canvas.text(line, area.x() + 10, area.y() + 16, tiny, theme.ink());
            return;
        }
        String note = pane.note();
        if (counted(pane)) {
            note += (note.isEmpty() ? "" : " · ") + "return " + Numbers.brief(pane.episodeReturn());
        }
        note = small.shortened(note, room);
        double width = Math.max(title.width(pane.title()), Math.max(small.width(note), small.width(legend))) + 20;
        double height = legend.isEmpty() ? 40 : 56;
        canvas.box(
                new Rect(area.x() + 8, area.y() + 8, Math.min(width, area.width() - 16), height),
                6,
                Theme.faded(theme.panel(), 0.85));
        canvas.text(title.shortened(pane.title(), room), area.x() + 18, area.y() + 25, title, theme.ink());
        canvas.text(note, area.x() + 18, area.y() + 41, small, theme.softInk());
        if (!legend.isEmpty()) {
            canvas.text(small.shortened(legend, room), area.x() + 18, area.y() + 57, small, theme.softInk());
        }
    }

    // A line that is pulled, from the point that is held to the hand.
    private void hand(Canvas canvas, Snapshot.Hand hand, SceneFrame scene, Camera camera) {
        SceneFrame.Body body = scene.bodies().get(hand.body());
        double cos = Math.cos(body.angle());
        double sin = Math.sin(body.angle());
        double x0 = camera.pixelX(body.x() + cos * hand.localX() - sin * hand.localY());
        double y0 = camera.pixelY(body.y() + sin * hand.localX() + cos * hand.localY());
        double x1 = camera.pixelX(hand.x());
        double y1 = camera.pixelY(hand.y());
        canvas.save();
        canvas.clip(camera.viewport());
        canvas.line(x0, y0, x1, y1, theme.accent(), 2);
        canvas.disc(x0, y0, 3.5, theme.accent());
        canvas.disc(x1, y1, 5, theme.panel());
        canvas.stroke(theme.accent(), 2);
        canvas.restore();
    }

    // A sign as well as a colour, for eyes that cannot tell the colours apart.
    private void badge(Canvas canvas, Rect area, Snapshot.Outcome outcome) {
        int colour = switch (outcome) {
            case SUCCESS, RIGHT -> theme.goal();
            case FAILED, WRONG -> theme.broken();
            case TIME_OVER, RUNNING -> theme.softInk();
        };
        TextStyle style = TextStyle.of(12).semibold();
        boolean small = isSmall(area);
        double width = small ? 18 : style.width(outcome.text()) + 34; // a sign alone where there is no room for words
        double border = small ? 4 : 8;
        Rect box = new Rect(area.right() - width - border, area.y() + border, width, small ? 18 : 24);
        canvas.box(box, box.height() / 2, colour);
        double x = box.x() + (small ? 9 : 16);
        double y = box.centreY();
        canvas.begin();
        switch (outcome) {
            case SUCCESS, RIGHT -> {
                canvas.moveTo(x - 4.5, y);
                canvas.lineTo(x - 1.5, y + 3.5);
                canvas.lineTo(x + 4.5, y - 4);
            }
            case FAILED, WRONG -> {
                canvas.moveTo(x - 3.5, y - 3.5);
                canvas.lineTo(x + 3.5, y + 3.5);
                canvas.moveTo(x - 3.5, y + 3.5);
                canvas.lineTo(x + 3.5, y - 3.5);
            }
            case TIME_OVER, RUNNING -> {
                canvas.moveTo(x, y - 4);
                canvas.lineTo(x, y);
                canvas.lineTo(x + 3.5, y);
            }
        }
        canvas.stroke(theme.panel(), 2);
        if (small) {
            return;
        }
        canvas.text(outcome.text(), box.x() + 26, y + 4.2, style, theme.panel());
    }
}
