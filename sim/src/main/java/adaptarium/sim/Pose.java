package adaptarium.sim;

/**
 * Where a body of a scene lies, or would lie. World coordinates.
 *
 * @param body its name, see {@link SceneView.BodyView#name}
 * @param x of the body's origin, m
 * @param y of the body's origin, m
 * @param angle rad, counter-clockwise
 */
public record Pose(String body, double x, double y, double angle) {}
