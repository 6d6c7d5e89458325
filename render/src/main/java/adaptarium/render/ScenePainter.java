package adaptarium.render;

import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import adaptarium.sim.SceneView.Bounds;
import adaptarium.sim.SceneView.Marker;
import adaptarium.sim.SceneView.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Draws a scene: background and grid, terrain, trails, markers, bodies, and the chosen overlays. Immutable. */
public final class ScenePainter {
    static final double OUTLINE = 1.5; // px
    private static final double MOST_SHADED = 0.75; // the walker and the lines stay visible

    private static final double LEAST_RADIUS = 4; // px
    private static final double MOST_SIGN = 6; // px, radius of the sign on a broken part
    private static final double LEAST_SIGN = 2.5; // px
    private static final double SIGN_SHARE = 0.2; // of the part's length

    private final double arrows;
    private final boolean valued;
    private final Theme theme;
    private final Set<Overlay> overlays;

    /**
     * A painter.
     *
     * @param theme colours
     * @param overlays what to draw over the scene
     */
    public ScenePainter(Theme theme, Set<Overlay> overlays) {
        this(theme, overlays, /* arrows= */ 1, /* valued= */ false);
    }

    /**
     * A painter whose arrows have another scale.
     *
     * @param theme colours
     * @param overlays what to draw over the scene
     * @param arrows how much longer than usual arrows of forces, torques and impulses are
     * @param valued whether names come with values: speeds of bodies, positions of joints, lengths of arrows
     */
    public ScenePainter(Theme theme, Set<Overlay> overlays, double arrows, boolean valued) {
        this.arrows = arrows;
        this.valued = valued;
        this.theme = theme;
        this.overlays = overlays.isEmpty() ? EnumSet.noneOf(Overlay.class) : EnumSet.copyOf(overlays);
    }

    /** The overlays that say most without crowding the picture. */
    public static Set<Overlay> usualOverlays() {
        return EnumSet.of(Overlay.FORCES, Overlay.TRAIL, Overlay.RAYS, Overlay.GRID);
    }

    /** The colours. */
    public Theme theme() {
        return theme;
    }

    /**
     * Draws a scene into the camera's viewport.
     *
     * @param canvas where to
     * @param scene what to draw
     * @param camera from where
     * @param trails ways through the world, the present one last
     */
    public void paint(Canvas canvas, SceneView scene, Camera camera, List<Trail> trails) {
        canvas.save();
        Rect area = camera.viewport();
        canvas.clip(area);
        canvas.layer("");
        canvas.begin();
        canvas.rectangle(area, 0);
        canvas.fill(theme.skyTop(), theme.skyBottom(), area.y(), area.bottom());
        if (enter(canvas, Overlay.GRID)) {
            grid(canvas, camera);
        }
        canvas.layer("");
        SceneView.Ground ground = scene.ground();
        if (ground != null) {
            GroundPainter.paint(canvas, ground, camera, theme);
        }
        for (Marker marker : scene.markers()) {
            if (marker instanceof Marker.Shade shade) {
                shade(canvas, shade, camera);
            }
        }
        for (SceneView.BodyView body : scene.bodies()) {
            if (body.role() == Role.TERRAIN && (ground == null || !GroundPainter.isSurface(body, ground))) {
                body(canvas, body, camera, 1);
            }
        }
        if (enter(canvas, Overlay.TRAIL)) {
            trails(canvas, camera, trails);
        }
        canvas.layer("");
        for (Marker marker : scene.markers()) {
            if (marker instanceof Marker.Disc disc) {
                disc(canvas, disc, camera);
            } else if (marker instanceof Marker.Segment line) {
                dashed(canvas, line, camera);
            }
        }
        bodies(canvas, scene, camera, 1);
        for (Marker marker : scene.markers()) {
            if (marker instanceof Marker.Ghost ghost) {
                GhostPainter.paint(canvas, ghost, camera, theme);
            }
        }
        OverlayPainter over = new OverlayPainter(theme, canvas, camera, arrows, valued);
        if (enter(canvas, Overlay.GRID)) {
            over.leave(scaleBar(canvas, camera));
        }
        for (Overlay overlay : overlays) {
            canvas.layer(overlay.title());
            over.paint(overlay, scene);
        }
        canvas.layer("");
        canvas.restore();
    }

    /**
     * Draws only the moving bodies, faintly, over a scene already painted: the same robot at another stage of its adaptation.
     *
     * @param canvas where to
     * @param scene the other scene
     * @param camera from where
     * @param opacity 0 to 1
     */
    public void ghost(Canvas canvas, SceneView scene, Camera camera, double opacity) {
        canvas.save();
        canvas.clip(camera.viewport());
        bodies(canvas, scene, camera, opacity);
        canvas.restore();
    }

    /**
     * Draws the edge of one body, to point it out.
     *
     * @param canvas where to
     * @param body which
     * @param camera from where
     * @param colour 0xAARRGGBB
     */
    public void outline(Canvas canvas, SceneView.BodyView body, Camera camera, int colour) {
        canvas.save();
        canvas.clip(camera.viewport());
        place(canvas, camera, body.x(), body.y(), body.angle());
        for (Geometry geometry : body.geometry()) {
            edge(canvas, geometry, camera);
            canvas.stroke(colour, 3 / camera.scale());
        }
        canvas.restore();
    }

    /** Goes into a body's own coordinates, m. */
    static void place(Canvas canvas, Camera camera, double x, double y, double angle) {
        canvas.translate(camera.pixelX(x), camera.pixelY(y));
        canvas.scale(camera.scale(), -camera.scale());
        canvas.rotate(angle);
    }

    /** Begins a path along a shape. */
    static void edge(Canvas canvas, Geometry geometry, Camera camera) {
        if (geometry instanceof Geometry.Circle circle) {
            canvas.begin();
            canvas.circle(circle.x(), circle.y(), Math.max(circle.radius(), LEAST_RADIUS / camera.scale()));
        } else if (geometry instanceof Geometry.Polygon polygon) {
            canvas.path(polygon.xs(), polygon.ys(), /* closed= */ true);
        } else if (geometry instanceof Geometry.Polyline line) {
            canvas.path(line.xs(), line.ys(), /* closed= */ false);
        }
    }

    private boolean enter(Canvas canvas, Overlay overlay) {
        if (overlays.contains(overlay)) {
            canvas.layer(overlay.title());
            return true;
        }
        return false;
    }

    private void bodies(Canvas canvas, SceneView scene, Camera camera, double opacity) {
        for (SceneView.BodyView body : scene.bodies()) {
            if (body.role() != Role.TERRAIN) {
                body(canvas, body, camera, opacity);
            }
        }
        for (SceneView.JointView joint : scene.joints()) {
            double x = camera.pixelX(joint.x());
            double y = camera.pixelY(joint.y());
            canvas.disc(x, y, 3.2, Theme.faded(Theme.mixed(theme.robot(), theme.ink(), 0.55), opacity));
            canvas.disc(x, y, 1.6, Theme.faded(theme.skyTop(), opacity));
            if (joint instanceof SceneFrame.Joint frame && !frame.works()) {
                sign(canvas, x, y, MOST_SIGN + 1, opacity);
            }
        }
    }

    private void body(Canvas canvas, SceneView.BodyView body, Camera camera, double opacity) {
        canvas.save();
        place(canvas, camera, body.x(), body.y(), body.angle());
        for (Geometry geometry : body.geometry()) {
            shape(canvas, geometry, body, camera, opacity);
        }
        canvas.restore();
    }

    private void shape(Canvas canvas, Geometry geometry, SceneView.BodyView body, Camera camera, double opacity) {
        Role role = body.role();
        double width = OUTLINE / camera.scale();
        int fill = Theme.faded(theme.of(role), opacity);
        int edge = Theme.faded(
                role == Role.TERRAIN ? theme.terrainEdge() : Theme.mixed(theme.of(role), theme.ink(), 0.45), opacity);
        if (geometry instanceof Geometry.Circle circle) {
            // what moves must be seen, however small it is
            double r =
                    role == Role.TERRAIN ? circle.radius() : Math.max(circle.radius(), LEAST_RADIUS / camera.scale());
            canvas.disc(circle.x(), circle.y(), r, fill);
            canvas.stroke(edge, width);
            if (role != Role.TERRAIN && circle.radius() * camera.scale() > 5) {
                canvas.line(circle.x() + 0.35 * r, circle.y(), circle.x() + 0.8 * r, circle.y(), edge, width);
            }
            if (role == Role.BROKEN) {
                cross(canvas, circle.x(), circle.y(), 2 * circle.radius(), camera, opacity);
            }
        } else if (geometry instanceof Geometry.Polygon polygon) {
            canvas.path(polygon.xs(), polygon.ys(), /* closed= */ true);
            canvas.fill(fill);
            canvas.stroke(edge, width);
            if (role == Role.BROKEN) {
                double length = Math.max(extent(polygon.xs()), extent(polygon.ys()));
                cross(canvas, middle(polygon.xs()), middle(polygon.ys()), length, camera, opacity);
            }
        } else if (geometry instanceof Geometry.Polyline line) {
            canvas.path(line.xs(), line.ys(), /* closed= */ false);
            canvas.stroke(edge, 1.4 * width);
        }
    }

    // A sign as well as a colour, small enough to leave most of the part to be seen; a part too small for it has its
    // colour
    // alone.
    private void cross(Canvas canvas, double x, double y, double length, Camera camera, double opacity) {
        double radius = Math.min(MOST_SIGN, SIGN_SHARE * length * camera.scale()); // px
        if (radius < LEAST_SIGN) {
            return;
        }
        sign(canvas, x, y, radius / camera.scale(), opacity);
    }

    private void sign(Canvas canvas, double x, double y, double r, double opacity) {
        double arm = 0.42 * r;
        int colour = Theme.faded(Theme.mixed(theme.broken(), 0xff000000, 0.25), opacity);
        canvas.disc(x, y, r, Theme.faded(0xffffffff, opacity));
        canvas.line(x - arm, y - arm, x + arm, y + arm, colour, 0.4 * r);
        canvas.line(x - arm, y + arm, x + arm, y - arm, colour, 0.4 * r);
    }

    private void grid(Canvas canvas, Camera camera) {
        Bounds seen = camera.visible();
        double step = gridStep(camera);
        for (double x = Math.ceil(seen.minX() / step) * step; x <= seen.maxX(); x += step) {
            double px = camera.pixelX(x);
            canvas.line(px, camera.viewport().y(), px, camera.viewport().bottom(), theme.grid(), 1);
        }
        for (double y = Math.ceil(seen.minY() / step) * step; y <= seen.maxY(); y += step) {
            double py = camera.pixelY(y);
            canvas.line(camera.viewport().x(), py, camera.viewport().right(), py, theme.grid(), 1);
        }
    }

    private static double gridStep(Camera camera) {
        return Numbers.roundUp(48 / camera.scale());
    }

    // Returns where it begins, px.
    private double scaleBar(Canvas canvas, Camera camera) {
        double step = gridStep(camera);
        double length = step * camera.scale();
        double right = camera.viewport().right() - 12;
        double y = camera.viewport().bottom() - 12;
        Rect plate = new Rect(Math.rint(right - length) - 6, Math.rint(y) - 17, Math.rint(length) + 12, 23);
        canvas.box(plate, 4, Theme.faded(theme.panel(), 0.6)); // whatever lies under it
        canvas.line(right - length, y, right, y, theme.softInk(), 1.5);
        canvas.line(right - length, y - 3, right - length, y + 3, theme.softInk(), 1.5);
        canvas.line(right, y - 3, right, y + 3, theme.softInk(), 1.5);
        canvas.text(
                Numbers.atStep(step, step) + " m",
                right - length / 2,
                y - 5,
                TextStyle.of(10.5).centred(),
                theme.softInk());
        return plate.x();
    }

    private void trails(Canvas canvas, Camera camera, List<Trail> trails) {
        for (int t = 0; t < trails.size(); t++) {
            boolean present = t == trails.size() - 1;
            int colour = present ? theme.robot() : theme.softInk();
            trail(canvas, camera, trails.get(t), colour, present ? 0.9 : 0.3);
        }
    }

    // In pieces that grow stronger, so that the eye sees which way it went.
    private static void trail(Canvas canvas, Camera camera, Trail trail, int colour, double opacity) {
        int pieces = Math.min(12, trail.length() - 1);
        for (int p = 0; p < pieces; p++) {
            int from = p * (trail.length() - 1) / pieces;
            int to = (p + 1) * (trail.length() - 1) / pieces;
            canvas.begin();
            canvas.moveTo(camera.pixelX(trail.x(from)), camera.pixelY(trail.y(from)));
            for (int i = from + 1; i <= to; i++) {
                canvas.lineTo(camera.pixelX(trail.x(i)), camera.pixelY(trail.y(i)));
            }
            canvas.stroke(Theme.faded(colour, opacity * (0.25 + 0.75 * (p + 1) / pieces)), 2);
        }
    }

    private void disc(Canvas canvas, Marker.Disc disc, Camera camera) {
        double x = camera.pixelX(disc.x());
        double y = camera.pixelY(disc.y());
        double radius = Math.max(6, disc.radius() * camera.scale());
        canvas.disc(x, y, radius, Theme.faded(theme.goal(), 0.18));
        canvas.stroke(theme.goal(), 1.5);
        canvas.disc(x, y, 2.2, theme.goal());
    }

    private void shade(Canvas canvas, Marker.Shade shade, Camera camera) {
        double width = 2 * shade.halfWidth() * camera.scale();
        double height = 2 * shade.halfHeight() * camera.scale();
        Rect area =
                new Rect(camera.pixelX(shade.x()) - width / 2, camera.pixelY(shade.y()) - height / 2, width, height);
        canvas.box(area, 0, Theme.faded(theme.goal(), MOST_SHADED * shade.share()));
    }

    private void dashed(Canvas canvas, Marker.Segment segment, Camera camera) {
        double x0 = camera.pixelX(segment.x0());
        double y0 = camera.pixelY(segment.y0());
        double x1 = camera.pixelX(segment.x1());
        double y1 = camera.pixelY(segment.y1());
        int dashes = Math.max(1, (int) Math.round(Math.hypot(x1 - x0, y1 - y0) / 9));
        canvas.begin();
        for (int i = 0; i < dashes; i++) {
            double from = (i + 0.1) / dashes;
            double to = (i + 0.65) / dashes;
            canvas.moveTo(x0 + from * (x1 - x0), y0 + from * (y1 - y0));
            canvas.lineTo(x0 + to * (x1 - x0), y0 + to * (y1 - y0));
        }
        canvas.stroke(theme.goal(), 2);
    }

    private static double extent(double[] values) {
        return Arrays.stream(values).max().orElse(0)
                - Arrays.stream(values).min().orElse(0);
    }

    private static double middle(double[] values) {
        return (Arrays.stream(values).max().orElse(0)
                        + Arrays.stream(values).min().orElse(0))
                / 2;
    }
}
