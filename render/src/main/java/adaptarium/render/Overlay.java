package adaptarium.render;

import adaptarium.sim.SceneView;

/** Something drawn over a scene on request. A number key switches it. */
public enum Overlay {
    /** Contact points with their normals and impulses. */
    CONTACTS(1, "contacts", "contacts and impulses"),
    /** Joints with their limits and positions. */
    JOINTS(2, "joints", "joints and limits"),
    /** Motor torques as curved arrows. */
    TORQUES(3, "torques", "motor torques"),
    /** Forces and wind. */
    FORCES(4, "forces", "forces and wind"),
    /** Centre of mass, and the way the followed body came. */
    TRAIL(5, "trail", "centre of mass and trail"),
    /** Velocities: the way of the next 0.15 s. */
    VELOCITY(6, "velocity", "velocity"),
    /** Rays of distance sensors. */
    RAYS(7, "rays", "lidar rays"),
    /** Names of bodies and markers. */
    NAMES(8, "names", "names"),
    /** The grid and the scale bar. */
    GRID(9, "grid", "grid and scale");

    private final int key;
    private final String word;
    private final String title;

    Overlay(int key, String word, String title) {
        this.key = key;
        this.word = word;
        this.title = title;
    }

    /** The number key that switches it, 1 to 9. */
    public int key() {
        return key;
    }

    /** What it is called on a small switch. */
    public String word() {
        return word;
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
