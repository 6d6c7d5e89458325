package adaptarium.envs.family.locomotion;

import adaptarium.sim.SceneView.Marker;
import java.util.List;

/**
 * Rewards the speed in a hidden direction.
 *
 * @param <B> what may differ between bodies of the kind
 * @param body the same in both tasks
 * @param cruise the speed that earns 1, m/s
 * @param goal the way in the right direction that is a success, m
 */
record Compass<B extends Record>(B body, double cruise, double goal) implements Walk<Heading, B> {
    @Override
    public B body(Heading task) {
        return body;
    }

    @Override
    public double worth(Heading task, double speed, double averageSpeed) {
        return task.direction() * speed / cruise;
    }

    @Override
    public boolean met(Heading task, double way, double averageSpeed, int steps) {
        return task.direction() * way >= goal;
    }

    @Override
    public List<Marker> markers(Heading task, double x, double height) {
        return List.of(new Marker.Arrow("asked direction", x, height + 0.8, 10 * task.direction(), 0));
    }
}
