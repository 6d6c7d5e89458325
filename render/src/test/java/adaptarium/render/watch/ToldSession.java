package adaptarium.render.watch;

import adaptarium.render.ClassPlane;
import adaptarium.render.ClassPlane.Place;
import adaptarium.render.LinePlot;
import adaptarium.render.SceneFrame;
import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import adaptarium.sim.SceneView.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A session of its own making in which two examples of class 2 are told apart, of ten rows each: the first rightly from its middle on, the second wrongly. */
final class ToldSession implements Session {
    private static final int ROWS = 10;
    private static final List<Place> PLACES = List.of(new Place(0, 0, 0), new Place(9, -9, 1));

    private final boolean moving;
    private int task;
    private int step; // of the task
    private long steps;
    boolean closed;

    ToldSession(boolean moving) {
        this.moving = moving;
    }

    @Override
    public About about() {
        return new About("metric", "Balls-v0", 0.25, List.of(), List.of());
    }

    @Override
    public Snapshot snapshot() {
        int known = step % ROWS + 1;
        boolean second = step >= ROWS;
        int taken = known > ROWS / 2 && !second ? 1 : 0;
        ClassPlane plane = new ClassPlane(
                PLACES,
                PLACES,
                List.of(),
                IntStream.range(0, known).mapToObj(t -> new double[] {t, -9}).toList(),
                taken,
                new LinePlot.Extent(0, 9, -9, 0));
        ToldExample told = new ToldExample(plane, /* label= */ 1, ROWS, moving ? 0.08 : 0);
        SceneFrame.Body ball = new SceneFrame.Body(
                "ball", Role.ROBOT, List.of(new Geometry.Circle(0, 0, 0.3)), 0.02 * known, 0, 0, 1, 0);
        SceneFrame scene = new SceneFrame(
                List.of(ball),
                List.of(),
                List.of(),
                List.of(),
                0.02 * known,
                new SceneView.Bounds(-1, -1, 1, 1),
                /* followed= */ -1);
        Snapshot.Outcome whole = taken == 1 ? Snapshot.Outcome.RIGHT : Snapshot.Outcome.WRONG;
        Snapshot.Pane pane = new Snapshot.Pane(
                Snapshot.Source.NOW,
                "piece " + (second ? 2 : 1) + " of 2",
                "",
                scene,
                List.of(),
                Double.NaN,
                told.isWhole() ? whole : Snapshot.Outcome.RUNNING,
                0);
        return new Snapshot(
                steps,
                List.of(pane),
                new Snapshot.Task(task, Map.of(), List.of(), "counted"),
                List.of(),
                Snapshot.Strip.NONE,
                List.of(),
                null,
                told,
                over());
    }

    private boolean over() {
        return step == 2 * ROWS - 1;
    }

    @Override
    public void step() {
        if (!over()) {
            step++;
            steps++;
        }
    }

    @Override
    public void apply(Command command) {
        if (!(command instanceof Command.NextTask || command instanceof Command.Reset)) {
            throw new IllegalArgumentException("nobody acts");
        }
        task++;
        step = 0;
    }

    @Override
    public void close() {
        closed = true;
    }
}
