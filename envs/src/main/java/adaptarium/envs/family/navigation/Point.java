package adaptarium.envs.family.navigation;

import adaptarium.envs.Axis;
import adaptarium.envs.EnvironmentSpec;

/** A point without mass: an action moves it. Its position is observed. */
final class Point implements ReachEpisode.Mover {
    /** The farthest it moves in a step along an axis, m. */
    static final double MAX_MOVE = 0.1;

    private final double scale;
    private double x;
    private double y;

    /** A point in the origin; an action of 1 moves it by the scale, m. */
    Point(double scale) {
        this.scale = scale;
    }

    /** What is seen of a point that has this long to move. */
    static Axis[] axes(int horizon) {
        double reach = horizon * MAX_MOVE;
        return new Axis[] {new Axis("x", "m", -reach, reach), new Axis("y", "m", -reach, reach)};
    }

    /** The specification under another horizon: a point comes as far as the horizon lets it. */
    static EnvironmentSpec within(EnvironmentSpec usual, int horizon) {
        double reach = Math.max(horizon, usual.horizon()) * MAX_MOVE;
        return usual.change()
                .horizon(horizon)
                .observation(usual.observation().stream()
                        .map(axis -> axis.within(-reach, reach))
                        .toList())
                .build();
    }

    @Override
    public void act(float[] action) {
        x += scale * action[0];
        y += scale * action[1];
    }

    @Override
    public void observe(float[] out, int offset) {
        out[offset] = (float) x;
        out[offset + 1] = (float) y;
    }

    @Override
    public double x() {
        return x;
    }

    @Override
    public double y() {
        return y;
    }

    /** It goes where the hand is, as fast as it can by itself. */
    @Override
    public void pull(int body, double localX, double localY, double handX, double handY) {
        x += Math.min(Math.max(handX - localX - x, -MAX_MOVE), MAX_MOVE);
        y += Math.min(Math.max(handY - localY - y, -MAX_MOVE), MAX_MOVE);
    }
}
