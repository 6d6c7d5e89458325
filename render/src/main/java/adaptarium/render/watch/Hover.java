package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.Numbers;
import adaptarium.render.Picking;
import adaptarium.render.Rect;
import adaptarium.render.ScenePainter;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;
import adaptarium.sim.SceneView;

/** Points out what in a scene lies under the pointer, and says what it is. */
final class Hover {
    private Hover() {}

    /**
     * Draws it.
     *
     * @param canvas where to
     * @param target the scene
     * @param x px
     * @param y px
     * @param painter of the scene
     */
    static void paint(Canvas canvas, SceneHand.Target target, double x, double y, ScenePainter painter) {
        Theme theme = painter.theme();
        SceneView scene = target.pane().scene();
        for (SceneView.JointView joint : scene.joints()) {
            if (Picking.joint(scene, target.camera(), x, y)
                    .filter(joint.name()::equals)
                    .isPresent()) {
                double jointX = target.camera().pixelX(joint.x());
                double jointY = target.camera().pixelY(joint.y());
                canvas.begin();
                canvas.circle(jointX, jointY, 9);
                canvas.stroke(theme.accent(), 2.2);
                String effort = joint.motorEffort() == 0 ? "" : ", motor " + Numbers.brief(joint.motorEffort());
                say(canvas, target.area(), x, y, joint.name() + " " + Numbers.brief(joint.position()) + effort, theme);
                return;
            }
        }
        Picking.body(scene, target.camera(), x, y).ifPresent(found -> {
            SceneView.BodyView body = scene.bodies().get(found.body());
            painter.outline(canvas, body, target.camera(), theme.accent());
            double speed = Math.hypot(body.velocityX(), body.velocityY());
            say(canvas, target.area(), x, y, body.name() + " " + Numbers.brief(speed) + " m/s", theme);
        });
    }

    /** Writes a line beside the pointer. */
    static void say(Canvas canvas, Rect area, double x, double y, String text, Theme theme) {
        TextStyle style = TextStyle.of(11);
        double width = style.width(text) + 14;
        double left = Math.max(area.x(), Math.min(x + 14, area.right() - width));
        double top = y - 26 < area.y() ? y + 18 : y - 26;
        canvas.box(new Rect(left, top, width, 20), 5, theme.panel());
        canvas.stroke(theme.accent(), 1);
        canvas.text(text, left + 7, top + 14, style, theme.ink());
    }
}
