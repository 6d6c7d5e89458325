package adaptarium.render;

import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import adaptarium.sim.SceneView.Bounds;
import adaptarium.sim.SceneView.Ground;

/** Draws the earth: solid from its surface to the picture's lower edge, and from its left edge to its right one. */
final class GroundPainter {
    private static final double SAME = 1e-6; // m

    private GroundPainter() {}

    static void paint(Canvas canvas, Ground ground, Camera camera, Theme theme) {
        Rect area = camera.viewport();
        double[][] points = inView(ground, camera);
        double[] xs = points[0];
        double[] ys = points[1];
        double lowest = area.y();
        for (int i = 0; i < xs.length; i++) {
            xs[i] = camera.pixelX(xs[i]);
            ys[i] = camera.pixelY(ys[i]);
            lowest = Math.max(lowest, ys[i]);
        }
        double floor = Math.min(Math.ceil(lowest) + 1, Math.rint(area.bottom()));
        double depth = Math.max(0, Math.rint(area.bottom()) - floor);
        canvas.box(new Rect(Math.rint(area.x()), floor, Math.rint(area.width()), depth), 0, theme.terrain());
        canvas.path(xs, ys, /* closed= */ false);
        canvas.lineTo(xs[xs.length - 1], floor + 1);
        canvas.lineTo(xs[0], floor + 1);
        canvas.closePath();
        canvas.fill(theme.terrain());
        canvas.path(xs, ys, /* closed= */ false);
        canvas.stroke(theme.terrainEdge(), 1.4 * ScenePainter.OUTLINE);
    }

    // World points of the surface from one edge of the picture to the other and no more: long terrains would otherwise
    // cost
    // more than all the rest.
    private static double[][] inView(Ground ground, Camera camera) {
        Bounds seen = camera.visible();
        double margin = 4 / camera.scale();
        double left = seen.minX() - margin;
        double right = seen.maxX() + margin;
        double[] surfaceX = ground.surface().xs();
        int first = 0;
        while (first < surfaceX.length && surfaceX[first] <= left) {
            first++;
        }
        int end = first;
        while (end < surfaceX.length && surfaceX[end] < right) {
            end++;
        }
        double[] xs = new double[end - first + 2];
        double[] ys = new double[xs.length];
        System.arraycopy(surfaceX, first, xs, 1, end - first);
        System.arraycopy(ground.surface().ys(), first, ys, 1, end - first);
        xs[0] = left;
        ys[0] = ground.height(left);
        xs[xs.length - 1] = right;
        ys[xs.length - 1] = ground.height(right);
        return new double[][] {xs, ys};
    }

    /** Whether a body is the line along the surface, on which the others rest, and need not be drawn once more. */
    static boolean isSurface(SceneView.BodyView body, Ground ground) {
        if (body.angle() != 0
                || body.geometry().size() != 1
                || !(body.geometry().get(0) instanceof Geometry.Polyline line)) {
            return false;
        }
        int last = line.xs().length - 1;
        for (int i : new int[] {0, last / 2, last}) {
            double height = ground.height(body.x() + line.xs()[i]);
            if (Math.abs(height - body.y() - line.ys()[i]) > SAME) {
                return false;
            }
        }
        return true;
    }
}
