package adaptarium.envs.family.navigation;

import adaptarium.sim.DraggedStep;
import adaptarium.sim.Tether;

/** A disc with mass and drag that is pushed by forces. Its position and velocity are observed. */
final class Disc implements ReachEpisode.Mover {
    private final DraggedStep motion;
    private final double mass;
    private final double step;
    private double x;
    private double y;
    private double velocityX;
    private double velocityY;

    /** A disc at rest in the origin; mass in kg, a step in s. */
    Disc(DraggedStep motion, double mass, double step) {
        this.motion = motion;
        this.mass = mass;
        this.step = step;
    }

    @Override
    public void act(float[] action) {
        x += motion.move(velocityX, action[0]);
        y += motion.move(velocityY, action[1]);
        velocityX = motion.velocity(velocityX, action[0]);
        velocityY = motion.velocity(velocityY, action[1]);
    }

    @Override
    public void observe(float[] out, int offset) {
        out[offset] = (float) x;
        out[offset + 1] = (float) y;
        out[offset + 2] = (float) velocityX;
        out[offset + 3] = (float) velocityY;
    }

    @Override
    public double x() {
        return x;
    }

    @Override
    public double y() {
        return y;
    }

    /** A hand's impulse, so that it is gone before the next action. */
    @Override
    public void pull(int body, double localX, double localY, double handX, double handY) {
        Tether.Mobility mobility = new Tether.Mobility(1 / mass, 0, 1 / mass);
        Tether force =
                Tether.between(mass, handX - x - localX, handY - y - localY, velocityX, velocityY, mobility, step);
        velocityX += step * force.x() / mass;
        velocityY += step * force.y() / mass;
    }
}
