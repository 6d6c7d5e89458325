package adaptarium.render.watch;

import adaptarium.render.SceneFrame;
import adaptarium.render.Trail;
import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView.Bounds;
import adaptarium.sim.SceneView.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A session of its own making: a ball that rolls at a speed which is a live parameter, for a thousand steps. */
final class RollingBall implements Session {
    static final Knob SPEED =
            new Knob("speed", "speed", "m/s", -2, 2, -1, 1, /* logarithmic= */ false, /* live= */ true, List.of());
    static final Knob RADIUS = new Knob(
            "radius", "radius", "m", 0.1, 0.5, 0.2, 0.4, /* logarithmic= */ true, /* live= */ false, List.of());

    private final List<float[]> strip = new ArrayList<>();
    private double x;
    private double speed = 1;
    private int task;
    private long step;
    boolean closed;

    @Override
    public About about() {
        return new About("ball", "Ball-v0", 0.01, List.of(SPEED, RADIUS));
    }

    @Override
    public Snapshot snapshot() {
        SceneFrame scene = new SceneFrame(
                List.of(
                        new SceneFrame.Body(
                                "ground",
                                Role.TERRAIN,
                                List.of(new Geometry.Polyline(new double[] {-99, 99}, new double[] {0, 0})),
                                0,
                                0,
                                0,
                                0,
                                0),
                        new SceneFrame.Body(
                                "ball",
                                Role.ROBOT,
                                List.of(new Geometry.Circle(0, 0, 0.3)),
                                x,
                                0.3,
                                -x / 0.3,
                                speed,
                                0)),
                List.of(),
                List.of(),
                List.of(),
                step * 0.01,
                new Bounds(-2, -0.5, 2, 2),
                1);
        Snapshot.Pane pane = new Snapshot.Pane(
                "now",
                "task " + task,
                scene,
                List.of(Trail.EMPTY.plus(0, 0.3, 9).plus(x, 0.3, 9)),
                x,
                Snapshot.Outcome.RUNNING);
        return new Snapshot(
                step,
                List.of(pane, pane),
                Map.of("speed", speed, "radius", 0.3),
                List.of(new Snapshot.Curve("ball", 1, new double[] {1, 2, task})),
                "episode",
                strip,
                "state",
                step >= 1000);
    }

    @Override
    public void step() {
        if (step < 1000) {
            step++;
            x += 0.01 * speed;
            strip.add(new float[] {(float) Math.sin(x), (float) x});
        }
    }

    @Override
    public void apply(Command command) {
        if (command instanceof Command.Change change) {
            if (!change.name().equals("speed")) {
                throw new IllegalArgumentException(change.name() + " is fixed for an episode");
            }
            speed = (Double) change.value();
        } else {
            task += command instanceof Command.NextTask ? 1 : 0;
            x = 0;
            step = 0;
            speed = 1;
            strip.clear();
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
