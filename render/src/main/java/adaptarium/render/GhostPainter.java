package adaptarium.render;

import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import adaptarium.sim.SceneView.Marker;

/** Draws a robot where it is not: its outline, and in the lower left corner what that shows. */
final class GhostPainter {
    private static final double FILL = 0.15; // opacity; the robot itself stays the stronger of the two
    private static final double LEAST_WIDTH = 160; // px, of a picture with room for words
    private static final TextStyle STYLE = TextStyle.of(10.5);

    private GhostPainter() {}

    static void paint(Canvas canvas, Marker.Ghost ghost, Camera camera, Theme theme) {
        for (SceneView.Outline part : ghost.parts()) {
            canvas.save();
            ScenePainter.place(
                    canvas,
                    camera,
                    part.pose().x(),
                    part.pose().y(),
                    part.pose().angle());
            for (Geometry geometry : part.geometry()) {
                ScenePainter.edge(canvas, geometry, camera);
                if (!(geometry instanceof Geometry.Polyline)) {
                    canvas.fill(Theme.faded(theme.goal(), FILL));
                }
                canvas.stroke(theme.goal(), ScenePainter.OUTLINE / camera.scale());
            }
            canvas.restore();
        }
        if (camera.viewport().width() >= LEAST_WIDTH) {
            key(canvas, ghost.name(), camera.viewport(), theme);
        }
    }

    private static void key(Canvas canvas, String name, Rect area, Theme theme) {
        String text = STYLE.shortened(name, area.width() - 60);
        Rect plate = new Rect(area.x() + 8, area.bottom() - 29, STYLE.width(text) + 36, 21);
        canvas.box(plate, 4, Theme.faded(theme.panel(), 0.7));
        canvas.box(new Rect(plate.x() + 8, plate.y() + 6, 14, 9), 1, Theme.faded(theme.goal(), FILL));
        canvas.stroke(theme.goal(), ScenePainter.OUTLINE);
        canvas.text(text, plate.x() + 28, plate.y() + 14.5, STYLE, theme.ink());
    }
}
