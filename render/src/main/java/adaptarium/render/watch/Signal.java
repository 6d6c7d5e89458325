package adaptarium.render.watch;

import adaptarium.envs.Axis;
import adaptarium.render.SceneFrame;
import adaptarium.sim.SceneView;
import java.util.ArrayList;
import java.util.List;

/**
 * A quantity of one agent's episode that can be plotted over time. A value.
 *
 * @param group where it is listed
 * @param subject whose it is: a body, a joint, an axis; empty where it is the agent's
 * @param name what it is, such as {@code "height"}
 * @param unit SI unit, {@code "1"} for a pure number
 * @param index of the axis or unit; which of its numbers for a body or joint
 */
record Signal(Group group, String subject, String name, String unit, int index) {
    /** The return of the episode so far. */
    static final Signal RETURN = new Signal(Group.AGENT, "", "return so far", "1", 0);

    private static final List<String> BODY = List.of("x", "height", "angle", "speed", "upward speed");
    private static final List<String> BODY_UNITS = List.of("m", "m", "rad", "m/s", "m/s");

    /** What sorts of signals there are. */
    enum Group {
        AGENT("agent"),
        OBSERVATION("observed"),
        MOTOR("motors"),
        BODY("bodies"),
        JOINT("joints"),
        MEMORY("memory");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        /** What it is called on a tab. */
        String title() {
            return title;
        }
    }

    /** What it is called where its subject is not said beside it. */
    String label() {
        return subject.isEmpty() ? name : name.isEmpty() ? subject : subject + ": " + name;
    }

    /**
     * The value in an agent's scene.
     *
     * @param pane the scene at a moment
     * @return not a number where the scene has none
     */
    double of(Snapshot.Pane pane) {
        Readings readings = pane.readings();
        return switch (group) {
            case AGENT ->
                switch (index) {
                    case 0 -> pane.episodeReturn();
                    case 1 -> readings.reward();
                    case 2 -> readings.value();
                    default -> readings.entropy();
                };
            case OBSERVATION -> at(readings.observation(), index);
            case MOTOR -> at(readings.action(), index);
            case MEMORY -> at(readings.memory(), index);
            case BODY -> ofBody(pane.scene());
            case JOINT -> ofJoint(pane.scene());
        };
    }

    private static double at(float[] values, int index) {
        return index < values.length ? values[index] : Double.NaN;
    }

    private double ofBody(SceneFrame scene) {
        for (SceneView.BodyView body : scene.bodies()) {
            if (body.name().equals(subject)) {
                return switch (index) {
                    case 0 -> body.x();
                    case 1 -> body.y();
                    case 2 -> body.angle();
                    case 3 -> Math.hypot(body.velocityX(), body.velocityY());
                    default -> body.velocityY();
                };
            }
        }
        return Double.NaN;
    }

    private double ofJoint(SceneFrame scene) {
        for (SceneView.JointView joint : scene.joints()) {
            if (joint.name().equals(subject)) {
                return index == 0 ? joint.position() : joint.motorEffort();
            }
        }
        return Double.NaN;
    }

    /**
     * All there are of a session.
     *
     * @param about what does not change
     * @param moment what is shown
     * @return by group, each group in the order of the family's axes or of the scene
     */
    static List<Signal> of(Session.About about, Snapshot moment) {
        Snapshot.Pane pane = moment.present();
        List<Signal> signals = new ArrayList<>();
        if (moment.told() == null) { // somebody acts
            signals.add(RETURN);
            signals.add(new Signal(Group.AGENT, "", "reward", "1", 1));
            signals.add(new Signal(Group.AGENT, "", "value", "1", 2));
            signals.add(new Signal(Group.AGENT, "", "entropy", "nat", 3));
        }
        for (int i = 0; i < about.observations().size(); i++) {
            Axis axis = about.observations().get(i);
            signals.add(new Signal(Group.OBSERVATION, axis.name(), "", axis.unit(), i));
        }
        for (int i = 0;
                i < moment.motors().size() && !moment.motors().get(i).unit().isEmpty();
                i++) {
            Snapshot.Motor motor = moment.motors().get(i); // choices have no unit
            signals.add(new Signal(Group.MOTOR, motor.name(), "", motor.unit(), i));
        }
        for (SceneView.BodyView body : pane.scene().bodies()) {
            for (int i = 0; i < BODY.size() && body.role() != SceneView.Role.TERRAIN; i++) {
                signals.add(new Signal(Group.BODY, body.name(), BODY.get(i), BODY_UNITS.get(i), i));
            }
        }
        for (SceneView.JointView joint : pane.scene().joints()) {
            signals.add(new Signal(Group.JOINT, joint.name(), "position", "rad or m", 0));
            signals.add(new Signal(Group.JOINT, joint.name(), "motor", "N m or N", 1));
        }
        for (int i = 0; i < pane.readings().memory().length; i++) {
            signals.add(new Signal(Group.MEMORY, "", moment.strip().name(i), "1", i));
        }
        return signals;
    }
}
