package adaptarium.render.watch;

import adaptarium.render.Camera;
import adaptarium.render.Rect;
import adaptarium.sim.SceneView;

/**
 * How the scenes are looked at: zoom, shift, whether the camera follows, and whether the past is shown as a ghost over the present. One view serves all
 * panes, so that they can be compared. A value.
 *
 * @param zoom 1 shows all of the scene's bounds
 * @param shiftX by how much the picture is moved, m
 * @param shiftY by how much the picture is moved, m
 * @param following whether the camera keeps the followed body in the middle
 * @param ghost whether what the agent did before it adapted is laid faintly over what it does now, instead of standing beside it
 */
public record View(double zoom, double shiftX, double shiftY, boolean following, boolean ghost) {
    /** All of the scene, following where the scene asks for it. */
    public static final View USUAL = new View(1, 0, 0, /* following= */ true, /* ghost= */ false);

    private static final double CLOSE = 2.5;
    private static final double WIDE = 0.5;
    private static final double LEAST_ZOOM = 0.1;
    private static final double GREATEST_ZOOM = 40;

    /**
     * The camera for a scene.
     *
     * @param scene the scene at this moment
     * @param viewport where it is shown
     * @return the camera
     */
    public Camera camera(SceneView scene, Rect viewport) {
        Camera usual = following ? Camera.of(scene, viewport) : Camera.fit(scene.bounds(), viewport);
        return new Camera(viewport, usual.x() + shiftX, usual.y() + shiftY, usual.scale() * zoom);
    }

    /**
     * Zooms around a point of a pane.
     *
     * @param camera the pane's present camera
     * @param px px
     * @param py px
     * @param factor above 1 to see less, larger
     * @return the view
     */
    public View zoomedAt(Camera camera, double px, double py, double factor) {
        double limited = Math.min(GREATEST_ZOOM, Math.max(LEAST_ZOOM, zoom * factor)) / zoom;
        Camera after = camera.zoomedAt(px, py, limited);
        return new View(
                zoom * limited, shiftX + after.x() - camera.x(), shiftY + after.y() - camera.y(), following, ghost);
    }

    /**
     * Shifts the picture.
     *
     * @param camera the pane's present camera
     * @param dx px to the right
     * @param dy px downwards
     * @return the view
     */
    public View panned(Camera camera, double dx, double dy) {
        return new View(zoom, shiftX - dx / camera.scale(), shiftY + dy / camera.scale(), following, ghost);
    }

    /** The view that follows if this one does not, and the other way round. */
    public View toggledFollowing() {
        return new View(zoom, shiftX, shiftY, !following, ghost);
    }

    /** The view with the past as a ghost if it stands beside now, and the other way round. */
    public View toggledGhost() {
        return new View(zoom, shiftX, shiftY, following, !ghost);
    }

    /**
     * The next of the camera's usual places: close to the robot, wide, and as usual.
     *
     * @param scene the scene at this moment
     */
    public View nextPlace(SceneView scene) {
        int tracked = scene.tracked();
        if (zoom == CLOSE || (tracked < 0 && zoom != WIDE)) {
            return new View(WIDE, 0, 0, following, ghost);
        }
        if (zoom == WIDE) {
            return whole();
        }
        SceneView.BodyView body = scene.bodies().get(tracked);
        Rect anywhere = new Rect(0, 0, 1, 1); // the middle is the same in every viewport
        Camera usual = following ? Camera.of(scene, anywhere) : Camera.fit(scene.bounds(), anywhere);
        return new View(CLOSE, body.x() - usual.x(), body.y() - usual.y(), following, ghost);
    }

    /** All of the scene again; following and ghost stay. */
    public View whole() {
        return new View(1, 0, 0, following, ghost);
    }
}
