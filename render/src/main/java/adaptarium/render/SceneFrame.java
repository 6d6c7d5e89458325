package adaptarium.render;

import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scene at one moment, copied from the simulation so that other threads may draw it: immutable.
 *
 * @param bodies in drawing order
 * @param joints the joints
 * @param contacts contact points of the last step
 * @param markers things that are not bodies
 * @param time s since the episode began
 * @param bounds what a fixed camera shows
 * @param followed index of the body a following camera keeps in view, or -1
 * @param ground the surface of the earth; null where there is none
 */
public record SceneFrame(
        List<Body> bodies,
        List<Joint> joints,
        List<ContactPoint> contacts,
        List<Marker> markers,
        double time,
        Bounds bounds,
        int followed,
        @Nullable Ground ground)
        implements SceneView {
    /** Copies the lists and checks that the followed body exists. */
    public SceneFrame {
        bodies = List.copyOf(bodies);
        joints = List.copyOf(joints);
        contacts = List.copyOf(contacts);
        markers = List.copyOf(markers);
        if (followed < -1 || followed >= bodies.size()) {
            throw new IllegalArgumentException(
                    "followed must be -1 or a body's index below " + bodies.size() + ", got " + followed);
        }
    }

    /**
     * A scene without ground.
     *
     * @param bodies in drawing order
     * @param joints the joints
     * @param contacts contact points of the last step
     * @param markers things that are not bodies
     * @param time s since the episode began
     * @param bounds what a fixed camera shows
     * @param followed index of the body a following camera keeps in view, or -1
     */
    public SceneFrame(
            List<Body> bodies,
            List<Joint> joints,
            List<ContactPoint> contacts,
            List<Marker> markers,
            double time,
            Bounds bounds,
            int followed) {
        this(bodies, joints, contacts, markers, time, bounds, followed, /* ground= */ null);
    }

    /**
     * A body at one moment.
     *
     * @param name a name unique in the scene
     * @param role the part it plays
     * @param geometry its shapes in body coordinates, m
     * @param x position, m
     * @param y position, m
     * @param angle rad
     * @param velocityX m/s
     * @param velocityY m/s
     */
    public record Body(
            String name,
            Role role,
            List<Geometry> geometry,
            double x,
            double y,
            double angle,
            double velocityX,
            double velocityY)
            implements BodyView {
        /** Copies the list. */
        public Body {
            geometry = List.copyOf(geometry);
        }
    }

    /**
     * A joint at one moment.
     *
     * @param name a name unique in the scene
     * @param x anchor, m
     * @param y anchor, m
     * @param position rad or m
     * @param lowerLimit of the position
     * @param upperLimit of the position
     * @param motorEffort N m or N
     * @param works false where somebody has stopped its motor
     */
    public record Joint(
            String name,
            double x,
            double y,
            double position,
            double lowerLimit,
            double upperLimit,
            double motorEffort,
            boolean works)
            implements JointView {
        /**
         * A joint whose motor works, if it has one.
         *
         * @param name a name unique in the scene
         * @param x anchor, m
         * @param y anchor, m
         * @param position rad or m
         * @param lowerLimit of the position
         * @param upperLimit of the position
         * @param motorEffort N m or N
         */
        public Joint(
                String name,
                double x,
                double y,
                double position,
                double lowerLimit,
                double upperLimit,
                double motorEffort) {
            this(name, x, y, position, lowerLimit, upperLimit, motorEffort, /* works= */ true);
        }
    }

    /**
     * The scene with motors that somebody has stopped: the joint that a motor is named after is marked, and where there is none, the robot's tracked body is
     * broken.
     *
     * @param motors names of the stopped motors, such as {@code "rear hip motor"}
     * @return this scene where none is stopped
     */
    public SceneFrame withStopped(List<String> motors) {
        if (motors.isEmpty()) {
            return this;
        }
        List<Joint> marked = joints.stream()
                .map(joint -> motors.stream().anyMatch(motor -> drives(motor, joint))
                        ? new Joint(
                                joint.name(),
                                joint.x(),
                                joint.y(),
                                joint.position(),
                                joint.lowerLimit(),
                                joint.upperLimit(),
                                joint.motorEffort(),
                                /* works= */ false)
                        : joint)
                .toList();
        boolean elsewhere = motors.stream().anyMatch(motor -> joints.stream().noneMatch(joint -> drives(motor, joint)));
        List<Body> parts = new ArrayList<>(bodies);
        int tracked = tracked();
        if (elsewhere && tracked >= 0) {
            Body body = bodies.get(tracked);
            parts.set(
                    tracked,
                    new Body(
                            body.name(),
                            Role.BROKEN,
                            body.geometry(),
                            body.x(),
                            body.y(),
                            body.angle(),
                            body.velocityX(),
                            body.velocityY()));
        }
        return new SceneFrame(parts, marked, contacts, markers, time, bounds, followed, ground);
    }

    /** The scene with further markers. */
    public SceneFrame withMarkers(List<? extends Marker> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Marker> all = new ArrayList<>(markers);
        all.addAll(more);
        return new SceneFrame(bodies, joints, contacts, all, time, bounds, followed, ground);
    }

    /** The scene without what says more than the bodies do: markers, but for the rays of sensors, and the efforts of motors. */
    public SceneFrame withoutMarkers() {
        List<Joint> silent = joints.stream()
                .map(joint -> new Joint(
                        joint.name(),
                        joint.x(),
                        joint.y(),
                        joint.position(),
                        joint.lowerLimit(),
                        joint.upperLimit(),
                        /* motorEffort= */ 0,
                        joint.works()))
                .toList();
        List<Marker> rays =
                markers.stream().filter(Marker.Ray.class::isInstance).toList();
        return new SceneFrame(bodies, silent, contacts, rays, time, bounds, followed, ground);
    }

    private static boolean drives(String motor, Joint joint) {
        return motor.startsWith(joint.name() + " ") || motor.equals(joint.name());
    }

    /**
     * Copies a scene.
     *
     * @param scene the simulation's present state, not changed during the call
     * @return the copy
     */
    public static SceneFrame of(SceneView scene) {
        return new SceneFrame(
                scene.bodies().stream()
                        .map(b -> new Body(
                                b.name(),
                                b.role(),
                                b.geometry(),
                                b.x(),
                                b.y(),
                                b.angle(),
                                b.velocityX(),
                                b.velocityY()))
                        .toList(),
                scene.joints().stream()
                        .map(j -> new Joint(
                                j.name(), j.x(), j.y(), j.position(), j.lowerLimit(), j.upperLimit(), j.motorEffort()))
                        .toList(),
                List.copyOf(scene.contacts()),
                List.copyOf(scene.markers()),
                scene.time(),
                scene.bounds(),
                scene.followed(),
                scene.ground());
    }
}
