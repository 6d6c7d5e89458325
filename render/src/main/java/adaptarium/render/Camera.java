package adaptarium.render;

import adaptarium.sim.SceneView;
import adaptarium.sim.SceneView.Bounds;

/**
 * The map from the world (m, y up) to a canvas (px, y down). A value: zooming and panning give another camera.
 *
 * @param viewport where on the canvas the world is shown
 * @param x world point in the middle of the viewport, m
 * @param y world point in the middle of the viewport, m
 * @param scale px per m
 */
public record Camera(Rect viewport, double x, double y, double scale) {
    private static final double MOST_WIDER = 8; // times: farther away a robot would be a point

    /** Checks the scale. */
    public Camera {
        if (!(scale > 0) || !Double.isFinite(scale)) {
            throw new IllegalArgumentException("a camera's scale must be positive, got " + scale + " px/m");
        }
    }

    /**
     * A camera that shows all of a rectangle of the world, as large as possible.
     *
     * @param bounds what to show, m
     * @param viewport where to show it
     * @return the camera
     */
    public static Camera fit(Bounds bounds, Rect viewport) {
        double scale = Math.min(
                Math.max(1, viewport.width()) / (bounds.maxX() - bounds.minX()),
                Math.max(1, viewport.height()) / (bounds.maxY() - bounds.minY()));
        return new Camera(viewport, (bounds.minX() + bounds.maxX()) / 2, (bounds.minY() + bounds.maxY()) / 2, scale);
    }

    /**
     * The camera of a scene, as large as all of its bounds allow. Where the scene asks to be followed, the followed body is in the middle from left to right;
     * up and down the camera moves only when that body climbs or falls far. Elsewhere it stands still, and sees more when the robot leaves the bounds.
     *
     * @param scene what to show
     * @param viewport where to show it
     * @return the camera
     */
    public static Camera of(SceneView scene, Rect viewport) {
        Bounds bounds = scene.bounds();
        Camera fitted = fit(bounds, viewport);
        if (scene.followed() < 0) {
            return scene.tracked() < 0 ? fitted : holding(scene, fitted);
        }
        SceneView.BodyView body = scene.bodies().get(scene.followed());
        double far = (bounds.maxY() - bounds.minY()) / 4;
        return fitted.centredAt(body.x(), Math.min(Math.max(fitted.y, body.y() - far), body.y() + far));
    }

    private static Camera holding(SceneView scene, Camera fitted) {
        SceneView.BodyView body = scene.bodies().get(scene.tracked());
        Bounds seen = fitted.visible();
        boolean within = body.x() >= seen.minX()
                && body.x() <= seen.maxX()
                && body.y() >= seen.minY()
                && body.y() <= seen.maxY();
        if (within || !Double.isFinite(body.x()) || !Double.isFinite(body.y())) {
            return fitted;
        }
        Bounds wider = new Bounds(
                Math.min(seen.minX(), body.x()),
                Math.min(seen.minY(), body.y()),
                Math.max(seen.maxX(), body.x()),
                Math.max(seen.maxY(), body.y()));
        Camera all = fit(wider, fitted.viewport());
        return new Camera(all.viewport(), all.x(), all.y(), Math.max(all.scale, fitted.scale / MOST_WIDER));
    }

    /**
     * The same view with another point in the middle.
     *
     * @param worldX m
     * @param worldY m
     * @return the camera
     */
    public Camera centredAt(double worldX, double worldY) {
        return new Camera(viewport, worldX, worldY, scale);
    }

    /**
     * Zooms so that the world point under a pixel stays there.
     *
     * @param px px
     * @param py px
     * @param factor above 1 to see less, larger
     * @return the camera
     */
    public Camera zoomedAt(double px, double py, double factor) {
        double worldX = worldX(px);
        double worldY = worldY(py);
        return new Camera(viewport, worldX + (x - worldX) / factor, worldY + (y - worldY) / factor, scale * factor);
    }

    /**
     * Shifts the picture.
     *
     * @param dx px to the right
     * @param dy px downwards
     * @return the camera
     */
    public Camera panned(double dx, double dy) {
        return new Camera(viewport, x - dx / scale, y + dy / scale, scale);
    }

    /**
     * Where a world point lies on the canvas.
     *
     * @param worldX m
     * @return px
     */
    public double pixelX(double worldX) {
        return viewport.centreX() + (worldX - x) * scale;
    }

    /**
     * Where a world point lies on the canvas.
     *
     * @param worldY m
     * @return px
     */
    public double pixelY(double worldY) {
        return viewport.centreY() - (worldY - y) * scale;
    }

    /**
     * What world point a pixel shows.
     *
     * @param px px
     * @return m
     */
    public double worldX(double px) {
        return x + (px - viewport.centreX()) / scale;
    }

    /**
     * What world point a pixel shows.
     *
     * @param py px
     * @return m
     */
    public double worldY(double py) {
        return y - (py - viewport.centreY()) / scale;
    }

    /** The part of the world the viewport shows, m. */
    public Bounds visible() {
        return new Bounds(
                worldX(viewport.x()), worldY(viewport.bottom()), worldX(viewport.right()), worldY(viewport.y()));
    }
}
