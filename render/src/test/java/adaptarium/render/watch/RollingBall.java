package adaptarium.render.watch;

import adaptarium.render.SceneFrame;
import adaptarium.render.Trail;
import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import adaptarium.sim.SceneView.Bounds;
import adaptarium.sim.SceneView.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A session of its own making: a ball that rolls at a speed which is a live parameter, for a thousand steps. */
public final class RollingBall implements Session {
    static final Knob SPEED =
            new Knob("speed", "speed", "m/s", -2, 2, -1, 1, /* logarithmic= */ false, /* live= */ true, List.of());
    static final Knob RADIUS = new Knob(
            "radius", "radius", "m", 0.1, 0.5, 0.2, 0.4, /* logarithmic= */ true, /* live= */ false, List.of());

    private final List<float[]> strip = new ArrayList<>();
    private double x;
    private double speed = 1;
    private int task;
    private String beside = "";
    boolean hidden;
    private boolean works = true;
    private boolean joint = true;
    private double push;
    private Snapshot.@Nullable Hand hand;
    private long step;
    volatile Editing editing = Editing.NONE;
    boolean closed;

    @Override
    public About about() {
        return new About("ball", "Ball-v0", 0.01, List.of(SPEED, RADIUS), List.of("another ball", "a third"));
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
                joint ? List.of(new SceneFrame.Joint("axle", x, 0.3, 0, -1, 1, 0)) : List.of(),
                List.of(),
                List.of(),
                step * 0.01,
                new Bounds(-2, -0.5, 2, 2),
                1,
                SceneView.Ground.level(0));
        List<Snapshot.Pane> panes = new ArrayList<>();
        panes.add(pane(Snapshot.Source.BEFORE, "before adaptation", scene));
        panes.add(pane(Snapshot.Source.NOW, "now", scene));
        if (!beside.isEmpty()) {
            panes.add(pane(Snapshot.Source.BESIDE, beside, scene));
        }
        return new Snapshot(
                step,
                panes,
                new Snapshot.Task(
                        task,
                        Map.of("speed", speed, "radius", 0.3),
                        List.of(Map.of("speed", -0.4)),
                        "met: 1 episode",
                        hidden,
                        editing),
                List.of(new Snapshot.Plot(
                        "Return per episode",
                        "episode",
                        List.of(new Snapshot.Curve("ball", 1, new double[] {1, 2, task}, x, x / 2)))),
                new Snapshot.Strip("state", strip, List.of()),
                List.of(new Snapshot.Motor("push", "N", -1, 1, push, push, works, /* breakable= */ true)),
                hand,
                step >= 1000);
    }

    private Snapshot.Pane pane(Snapshot.Source source, String title, SceneFrame scene) {
        Trail trail = Trail.EMPTY.plus(0, 0.3, 9).plus(x, 0.3, 9);
        return new Snapshot.Pane(source, title, "task " + task, scene, List.of(trail), x, Snapshot.Outcome.RUNNING, 0);
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
        } else if (command instanceof Command.Beside asked) {
            beside = asked.name();
        } else if (command instanceof Command.Motor motor) {
            works = motor.works();
        } else if (command instanceof Command.BreakJoint broken) {
            joint = !broken.name().equals("axle") && joint;
        } else if (command instanceof Command.Pull pull) {
            hand = new Snapshot.Hand(pull.where(), pull.body(), pull.localX(), pull.localY(), pull.x(), pull.y());
        } else if (command instanceof Command.Reveal) {
            hidden = false;
        } else if (command instanceof Command.Release) {
            hand = null;
        } else if (command instanceof Command.Act act) {
            push = act.action().get(0);
        } else if (!(command instanceof Command.Edit
                || command instanceof Command.Undo
                || command instanceof Command.Redo)) {
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
