package adaptarium.render;

import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import adaptarium.sim.SceneView.Marker;
import adaptarium.sim.SceneView.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws what is laid over a scene. Lengths of arrows for quantities without a natural length saturate: half the greatest length is reached at a stated value.
 */
final class OverlayPainter {
    private static final double HALF_IMPULSE = 1; // N s
    private static final double HALF_TORQUE = 5; // N m or N
    private static final double HALF_FORCE = 10; // N
    private static final double AHEAD = 0.15; // s
    private static final double MOST_CENTRE = 5; // px, radius of the sign at the centre of mass
    private static final double LEAST_CENTRE = 3; // px
    private static final double CENTRE_SHARE = 0.15; // of the side of a square as large as the robot

    private static final double LABEL = 15; // px high

    private final List<Rect> labels = new ArrayList<>();
    private final Theme theme;
    private final Canvas canvas;
    private final Camera camera;

    OverlayPainter(Theme theme, Canvas canvas, Camera camera) {
        this.theme = theme;
        this.canvas = canvas;
        this.camera = camera;
    }

    void paint(Overlay overlay, SceneView scene) {
        switch (overlay) {
            case CONTACTS -> contacts(scene);
            case JOINTS -> joints(scene);
            case TORQUES -> torques(scene);
            case FORCES -> forces(scene);
            case TRAIL -> centreOfMass(scene);
            case VELOCITY -> velocities(scene);
            case RAYS -> rays(scene);
            case NAMES -> names(scene);
            case GRID -> {} // lies under the scene
        }
    }

    private void contacts(SceneView scene) {
        for (SceneView.ContactPoint contact : scene.contacts()) {
            double x = camera.pixelX(contact.x());
            double y = camera.pixelY(contact.y());
            double length = 60 * contact.impulse() / (contact.impulse() + HALF_IMPULSE);
            arrow(x, y, contact.normalX() * length, -contact.normalY() * length, theme.contact());
            canvas.disc(x, y, 3, theme.contact());
        }
    }

    private void joints(SceneView scene) {
        for (SceneView.JointView joint : scene.joints()) {
            double x = camera.pixelX(joint.x());
            double y = camera.pixelY(joint.y());
            double lower = joint.lowerLimit();
            double upper = joint.upperLimit();
            if (Double.isFinite(lower) && Double.isFinite(upper) && upper - lower < 2 * Math.PI) {
                // a gauge: zero points up, positive angles turn left as in the world
                canvas.arc(x, y, 13, -Math.PI / 2 - upper, upper - lower);
                canvas.stroke(Theme.faded(theme.torque(), 0.35), 4);
            }
            double needle = -Math.PI / 2 - joint.position();
            canvas.line(x, y, x + 13 * Math.cos(needle), y + 13 * Math.sin(needle), theme.torque(), 1.8);
            canvas.disc(x, y, 3, theme.torque());
        }
    }

    private void torques(SceneView scene) {
        for (SceneView.JointView joint : scene.joints()) {
            double size = Math.abs(joint.motorEffort());
            double sweep = 1.5 * Math.PI * size / (size + HALF_TORQUE) * -Math.signum(joint.motorEffort());
            if (Math.abs(sweep) < 0.08) {
                continue;
            }
            double x = camera.pixelX(joint.x());
            double y = camera.pixelY(joint.y());
            canvas.arc(x, y, 18, -Math.PI / 2, sweep);
            canvas.stroke(theme.torque(), 2.5);
            double end = -Math.PI / 2 + sweep;
            double turn = Math.signum(sweep);
            head(
                    x + 18 * Math.cos(end),
                    y + 18 * Math.sin(end),
                    -turn * Math.sin(end),
                    turn * Math.cos(end),
                    theme.torque());
        }
    }

    private void forces(SceneView scene) {
        for (Marker marker : scene.markers()) {
            if (marker instanceof Marker.Arrow force) {
                double size = Math.hypot(force.dx(), force.dy());
                if (size > 0) {
                    double scale = 90 / (size + HALF_FORCE);
                    arrow(
                            camera.pixelX(force.x()),
                            camera.pixelY(force.y()),
                            force.dx() * scale,
                            -force.dy() * scale,
                            theme.force());
                }
            }
        }
    }

    private void centreOfMass(SceneView scene) {
        int parts = 0;
        double mass = 0;
        double x = 0;
        double y = 0;
        for (SceneView.BodyView body : scene.bodies()) {
            if (body.role() == Role.ROBOT || body.role() == Role.ROBOT_FAR || body.role() == Role.BROKEN) {
                parts++;
                for (Geometry geometry : body.geometry()) {
                    double[] moments = Moments.of(geometry);
                    double cos = Math.cos(body.angle());
                    double sin = Math.sin(body.angle());
                    mass += moments[0];
                    x += moments[0] * body.x() + cos * moments[1] - sin * moments[2];
                    y += moments[0] * body.y() + sin * moments[1] + cos * moments[2];
                }
            }
        }
        double radius = Math.min(MOST_CENTRE, CENTRE_SHARE * Math.sqrt(mass) * camera.scale());
        if (parts > 1
                && radius
                        >= LEAST_CENTRE) { // one part alone is its own centre; on a small robot the sign would hide it
            checkered(camera.pixelX(x / mass), camera.pixelY(y / mass), radius);
        }
    }

    // The sign engineers use for a centre of mass.
    private void checkered(double x, double y, double r) {
        canvas.disc(x, y, r, theme.panel());
        for (int quarter = 0; quarter < 4; quarter += 2) {
            canvas.arc(x, y, r, quarter * Math.PI / 2, Math.PI / 2);
            canvas.lineTo(x, y);
            canvas.closePath();
            canvas.fill(theme.ink());
        }
        canvas.begin();
        canvas.circle(x, y, r);
        canvas.stroke(theme.ink(), 1.2);
    }

    private void velocities(SceneView scene) {
        for (SceneView.BodyView body : scene.bodies()) {
            double dx = body.velocityX() * AHEAD * camera.scale();
            double dy = -body.velocityY() * AHEAD * camera.scale();
            if (Math.hypot(dx, dy) > 2) {
                arrow(camera.pixelX(body.x()), camera.pixelY(body.y()), dx, dy, theme.velocity());
            }
        }
    }

    private void rays(SceneView scene) {
        for (Marker marker : scene.markers()) {
            if (marker instanceof Marker.Ray ray) {
                double x = camera.pixelX(ray.x1());
                double y = camera.pixelY(ray.y1());
                canvas.line(
                        camera.pixelX(ray.x0()), camera.pixelY(ray.y0()), x, y, Theme.faded(theme.ray(), 0.55), 1.2);
                canvas.disc(x, y, 2.2, theme.ray());
            }
        }
    }

    private void names(SceneView scene) {
        for (SceneView.BodyView body : scene.bodies()) {
            if (body.role() != Role.TERRAIN) {
                double[] middle = middle(body);
                label(body.name(), camera.pixelX(middle[0]), camera.pixelY(middle[1]));
            }
        }
        for (Marker marker : scene.markers()) {
            if (marker instanceof Marker.Disc disc) {
                label(disc.name(), camera.pixelX(disc.x()), camera.pixelY(disc.y()) - 16);
            } else if (marker instanceof Marker.Arrow arrow) {
                label(arrow.name(), camera.pixelX(arrow.x()), camera.pixelY(arrow.y()) - 16);
            }
        }
    }

    // Of its shapes, as several bodies may have their origins in one hinge; m.
    private static double[] middle(SceneView.BodyView body) {
        double area = 0;
        double x = 0;
        double y = 0;
        for (Geometry geometry : body.geometry()) {
            double[] moments = Moments.of(geometry);
            area += moments[0];
            x += moments[1];
            y += moments[2];
        }
        if (area == 0) {
            return new double[] {body.x(), body.y()};
        }
        double cos = Math.cos(body.angle());
        double sin = Math.sin(body.angle());
        return new double[] {body.x() + (cos * x - sin * y) / area, body.y() + (sin * x + cos * y) / area};
    }

    // Below what is written already, where it would cover it.
    private void label(String text, double x, double y) {
        TextStyle style = TextStyle.of(10.5).centred();
        double width = style.width(text);
        Rect box = new Rect(x - width / 2 - 4, y - 8, width + 8, LABEL);
        for (int i = 0; i < labels.size(); i++) {
            Rect other = labels.get(i);
            boolean covers = box.x() < other.right()
                    && other.x() < box.right()
                    && box.y() < other.bottom()
                    && other.y() < box.bottom();
            if (covers) {
                box = new Rect(box.x(), other.bottom() + 1, box.width(), LABEL);
                i = -1; // it may cover another one now
            }
        }
        labels.add(box);
        canvas.box(box, 4, Theme.faded(theme.panel(), 0.82));
        canvas.text(text, x, box.y() + 11.5, style, theme.ink());
    }

    private void arrow(double x, double y, double dx, double dy, int colour) {
        double length = Math.hypot(dx, dy);
        if (length < 3) {
            return; // shorter than its head could show
        }
        double shorter = Math.max(0, length - 5) / length;
        canvas.line(x, y, x + dx * shorter, y + dy * shorter, colour, 2.2);
        double size = Math.min(1, length / 12);
        head(x + dx, y + dy, size * dx / length, size * dy / length, colour);
    }

    private void head(double x, double y, double ux, double uy, int colour) {
        canvas.begin();
        canvas.moveTo(x + 2 * ux, y + 2 * uy);
        canvas.lineTo(x - 7 * ux + 4.5 * uy, y - 7 * uy - 4.5 * ux);
        canvas.lineTo(x - 7 * ux - 4.5 * uy, y - 7 * uy + 4.5 * ux);
        canvas.closePath();
        canvas.fill(colour);
    }
}
