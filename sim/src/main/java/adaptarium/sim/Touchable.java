package adaptarium.sim;

import java.util.Optional;

/**
 * A scene that can be touched from outside, such as by someone who watches it. Reading a {@link SceneView} never changes what happens; touching does, and
 * is therefore never done by an agent, a learner or a renderer, only by the program that drives the episode, between two control steps.
 */
public interface Touchable {
    /**
     * Whether a body can be pulled at.
     *
     * @param body index in {@link SceneView#bodies}
     * @return false for terrain, for a number that no body has, and where the family has nothing to pull at
     */
    boolean canPull(int body);

    /**
     * Pulls at a point of a body as a hand does with a spring, during the next control step only; call it again before every step to go on.
     *
     * @param body index in {@link SceneView#bodies}
     * @param localX where the hand holds it, body coordinates, m
     * @param localY where the hand holds it, body coordinates, m
     * @param x where the hand is, world coordinates, m
     * @param y where the hand is, world coordinates, m
     * @throws IllegalArgumentException where the body cannot be moved
     */
    void pull(int body, double localX, double localY, double x, double y);

    /**
     * Breaks a joint for the rest of the episode.
     *
     * @param joint its name, see {@link SceneView#joints}
     * @throws IllegalArgumentException where there is no such joint, or it cannot be broken
     */
    void breakJoint(String joint);

    /** What places bodies elsewhere and adds things; nothing where the scene is computed from equations of its own, not played in a physics world. */
    default Optional<SceneEditor> editor() {
        return Optional.empty();
    }
}
