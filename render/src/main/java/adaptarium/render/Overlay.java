package adaptarium.render;

import adaptarium.sim.SceneView;

/** Something drawn over a scene on request. A number key switches it. */
public enum Overlay {
    /** Contact points with their normals and impulses. */
    CONTACTS(1, "contacts and impulses"),
    /** Joints with their limits and positions. */
    JOINTS(2, "joints and limits"),
    /** Motor torques as curved arrows. */
    TORQUES(3, "motor torques"),
    /** Forces and wind. */
    FORCES(4, "forces and wind"),
    /** Centre of mass, and the way the followed body came. */
    TRAIL(5, "centre of mass and trail"),
    /** Velocities: the way of the next 0.15 s. */
    VELOCITY(6, "velocity"),
    /** Rays of distance sensors. */
    RAYS(7, "lidar rays"),
    /** Names of bodies and markers. */
    NAMES(8, "names"),
    /** The grid and the scale bar. */
    GRID(9, "grid and scale");

    private final int key;
    private final String title;

    Overlay(int key, String title) {
        this.key = key;
        this.title = title;
    }

    /** The number key that switches it, 1 to 9. */
    public int key() {
        return key;
    }

    /**
     * Whether a scene has anything that this overlay would show at this moment.
     *
     * @param scene the scene
     * @return false where switching it on changes nothing
     */
    public boolean hasPart(SceneView scene) {
        return switch (this) {
            case CONTACTS -> !scene.contacts().isEmpty();
            case JOINTS -> !scene.joints().isEmpty();
            case TORQUES -> scene.joints().stream().anyMatch(joint -> joint.motorEffort() != 0);
            case FORCES -> scene.markers().stream().anyMatch(SceneView.Marker.Arrow.class::isInstance);
            case RAYS -> scene.markers().stream().anyMatch(SceneView.Marker.Ray.class::isInstance);
            case VELOCITY ->
                scene.bodies().stream().anyMatch(body -> Math.hypot(body.velocityX(), body.velocityY()) > 0);
            case TRAIL, NAMES -> scene.bodies().stream().anyMatch(body -> body.role() != SceneView.Role.TERRAIN);
            case GRID -> true;
        };
    }

    /** What it shows, in words. */
    public String title() {
        return title;
    }
}
