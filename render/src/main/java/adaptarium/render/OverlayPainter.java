package adaptarium.render;

import adaptarium.sim.Geometry;
import adaptarium.sim.Pose;
import adaptarium.sim.SceneView;
import adaptarium.sim.SceneView.Marker;
import adaptarium.sim.SceneView.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws what is laid over a scene. Arrows of quantities without a natural length are to scale, and a reference beside the scale bar says to which; one that
 * would be too long is cut, with two heads and its value written beside it.
 */
final class OverlayPainter {
    private static final double PER_IMPULSE = 30; // px per N s
    private static final double PER_FORCE = 6; // px per N, or whatever the marker's name says
    private static final double PER_TORQUE = Math.PI / 40; // rad per N m or N
    private static final double MOST_ARROW = 90; // px
    private static final double LEAST_ARROW = 10; // px, of a reference
    private static final double MOST_TURN = 1.5 * Math.PI; // rad
    private static final double REFERENCE = 10; // N, or whatever the markers' names say
    private static final double ROOM_FOR_REFERENCE = 240; // px, in a narrower picture it would hide the scene
    private static final Pattern UNIT = Pattern.compile("(?:, |\\()([^,()]+)\\)?$"); // of "thrust, N" and "speed (m/s)"
    private static final double AHEAD = 0.15; // s
    private static final double MOST_CENTRE = 5; // px, radius of the sign at the centre of mass
    private static final double LEAST_CENTRE = 3; // px
    private static final double CENTRE_SHARE = 0.15; // of the side of a square as large as the robot

    private static final double LABEL = 15; // px high

    private final List<Rect> labels = new ArrayList<>();
    private double free; // px, right end of what is free beside the scale bar
    private final double scale;
    private final boolean valued;
    private final Theme theme;
    private final Canvas canvas;
    private final Camera camera;

    /**
     * A painter for one scene.
     *
     * @param theme colours
     * @param canvas where to
     * @param camera from where
     * @param scale of arrows that have no natural length; 1 is usual
     * @param valued whether names come with values
     */
    OverlayPainter(Theme theme, Canvas canvas, Camera camera, double scale, boolean valued) {
        this.scale = scale;
        this.valued = valued;
        this.theme = theme;
        this.canvas = canvas;
        this.camera = camera;
        free = camera.viewport().right() - 8;
    }

    /**
     * Leaves room for the scale bar.
     *
     * @param left where it begins, px
     */
    void leave(double left) {
        free = left - 8;
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
            double length = scale * PER_IMPULSE * contact.impulse();
            scaled(
                    x,
                    y,
                    contact.normalX() * length,
                    -contact.normalY() * length,
                    Numbers.brief(contact.impulse()),
                    theme.contact());
            canvas.disc(x, y, 3, theme.contact());
        }
        reference(scale * PER_IMPULSE, 1, "N s", theme.contact());
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
            double whole = -scale * PER_TORQUE * joint.motorEffort();
            double sweep = Math.copySign(Math.min(MOST_TURN, Math.abs(whole)), whole);
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
            if (sweep != whole) {
                label(Numbers.brief(joint.motorEffort()), x + 30, y - 18);
            }
        }
        if (!scene.joints().isEmpty()) {
            turnReference();
        }
    }

    // A quarter of a turn.
    private void turnReference() {
        double quarter = Math.PI / 2;
        Rect plate = plate(18, Numbers.brief(quarter / (scale * PER_TORQUE)).replace(".0", "") + " N m");
        if (plate.width() == 0) {
            return;
        }
        double x = plate.x() + 8;
        double y = plate.centreY() + 7;
        canvas.arc(x, y, 13, -quarter, quarter);
        canvas.stroke(theme.torque(), 2.5);
        head(x + 13, y, 0, 1, theme.torque());
    }

    private void forces(SceneView scene) {
        Set<String> units = new TreeSet<>();
        for (Marker marker : scene.markers()) {
            if (marker instanceof Marker.Arrow force) {
                Matcher unit = UNIT.matcher(force.name());
                boolean measured = unit.find(); // else a direction: its length says nothing
                if (measured) {
                    units.add(unit.group(1));
                }
                scaled(
                        camera.pixelX(force.x()),
                        camera.pixelY(force.y()),
                        force.dx() * scale * PER_FORCE,
                        -force.dy() * scale * PER_FORCE,
                        measured ? Numbers.brief(Math.hypot(force.dx(), force.dy())) : "",
                        theme.force());
            }
        }
        if (!units.isEmpty()) {
            String unit = units.size() == 1 ? units.iterator().next() : "";
            reference(scale * PER_FORCE * REFERENCE, REFERENCE, unit, theme.force());
        }
    }

    // An arrow as long as it is; a longer one than there is room for has two heads and says its value.
    private void scaled(double x, double y, double dx, double dy, String value, int colour) {
        double length = Math.hypot(dx, dy);
        if (length <= MOST_ARROW) {
            arrow(x, y, dx, dy, colour);
            return;
        }
        double ux = dx / length;
        double uy = dy / length;
        arrow(x, y, ux * MOST_ARROW, uy * MOST_ARROW, colour);
        head(x + ux * (MOST_ARROW - 9), y + uy * (MOST_ARROW - 9), ux, uy, colour);
        if (!value.isEmpty()) {
            label(value, x + ux * (MOST_ARROW + 16), y + uy * (MOST_ARROW + 12));
        }
    }

    // How long an arrow of a round value is: of another power of ten where that one would be too long or too short.
    private void reference(double length, double value, String unit, int colour) {
        double shown = length;
        double round = value;
        for (; shown > MOST_ARROW; shown /= 10) {
            round /= 10;
        }
        for (; shown < LEAST_ARROW; shown *= 10) {
            round *= 10;
        }
        String text = Numbers.atStep(round, Math.min(1, round)) + " " + unit;
        Rect plate = plate(shown, text.strip());
        if (plate.width() > 0) {
            arrow(plate.x() + 6, plate.centreY(), shown, 0, colour);
        }
    }

    // A plate beside the scale bar with its text on the right; nothing where there is no room.
    private Rect plate(double sample, String text) {
        TextStyle style = TextStyle.of(10.5);
        Rect area = camera.viewport();
        double width = sample + style.width(text) + 20;
        if (area.width() < ROOM_FOR_REFERENCE || free - width < area.x() + 8 || area.height() < 60) {
            return new Rect(0, 0, 0, 0);
        }
        Rect plate = new Rect(Math.rint(free - width), Math.rint(area.bottom() - 29), Math.rint(width), 23);
        free = plate.x() - 6;
        canvas.box(plate, 4, Theme.faded(theme.panel(), 0.6));
        canvas.text(text, plate.right() - 6, plate.centreY() + 3.8, style.right(), theme.softInk());
        return plate;
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
                double speed = Math.hypot(body.velocityX(), body.velocityY());
                String text = valued ? body.name() + " " + Numbers.brief(speed) + " m/s" : body.name();
                label(text, camera.pixelX(middle[0]), camera.pixelY(middle[1]));
            }
        }
        for (Marker marker : scene.markers()) {
            if (marker instanceof Marker.Disc disc) {
                label(disc.name(), camera.pixelX(disc.x()), camera.pixelY(disc.y()) - 16);
            } else if (marker instanceof Marker.Ghost ghost && !ghost.parts().isEmpty()) {
                Pose pose = ghost.parts().get(0).pose();
                label(ghost.name(), camera.pixelX(pose.x()), camera.pixelY(pose.y()) - 16);
            } else if (marker instanceof Marker.Arrow arrow) {
                Matcher unit = UNIT.matcher(arrow.name());
                String text = arrow.name();
                if (valued && unit.find()) { // a length without a unit says nothing
                    String value = Numbers.brief(Math.hypot(arrow.dx(), arrow.dy()));
                    text = text.substring(0, unit.start()) + " " + value + " " + unit.group(1);
                }
                label(text, camera.pixelX(arrow.x()), camera.pixelY(arrow.y()) - 16);
            }
        }
        for (SceneView.JointView joint : scene.joints()) {
            if (valued) {
                String text = joint.name() + " " + Numbers.brief(joint.position());
                label(text, camera.pixelX(joint.x()), camera.pixelY(joint.y()) + 16);
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
