package adaptarium.envs.family.manipulation;

import adaptarium.envs.Axis;
import adaptarium.envs.Choice;
import adaptarium.envs.Drawing;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.MemorylessCeiling;
import adaptarium.envs.Simulation;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A hand pushes a door open that may be hung on either side, which cannot be seen: pushed on the side of its hinges, it falls into the lock for the rest of the episode.
 *
 * <p>Seen from above. The hand moves freely in front of the door, and at the door it pushes; in the middle the door has too little lever to move. On the free
 * side the door turns about its hinges as the hand goes on, and is open at 60°. The hinges are the same in all episodes of a trial.
 *
 * <p>Principle: commitment. The first push on a side decides the episode, and nothing before it depends on the hinges: without memory one of two tries succeeds.
 */
public final class DoubleHungDoor implements TaskFamily<DoubleHungDoor.Task>, MemorylessCeiling {
    /** Half the width of the door, m. */
    public static final double HALF_WIDTH = 0.5;

    private static final double LEVER = 0.15; // m from the middle, within which a push moves nothing
    private static final double START = 0.4; // m in front of the door
    private static final double SPREAD = 0.1; // m to either side
    private static final double SPEED = 1; // m/s along each axis
    private static final double BACK = 1; // m in front of the door, the farthest the hand goes
    private static final double STEEP = Math.sqrt(3); // the tangent of 60°
    private static final double STEP = 0.1; // s

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("DoubleHungDoor-v0")
            .observation(
                    new Axis("hand x", "m", -HALF_WIDTH, HALF_WIDTH),
                    new Axis("hand y", "m behind the door", -BACK, 2),
                    new Axis("opening", "rad", 0, Math.PI / 2))
            .actions(new Axis("speed x", "m/s", -1, 1), new Axis("speed y", "m/s", -1, 1))
            .controlTimestep(STEP)
            .horizon(40)
            .episodesPerTrial(8)
            .reward("1 when the door is open, 0 elsewhere.")
            .end("The door is open by 60 degrees, or it has fallen into the lock.")
            .build();

    /**
     * How the door is hung.
     *
     * @param hinges 1 on the right, -1 on the left
     */
    public record Task(
            @Choice(
                    train = {"1", "-1"},
                    description = "on which side the hinges are: 1 on the right, -1 on the left")
            int hinges) {}

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public String goalMeaning() {
        return "the door is open by 60 degrees";
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public Simulation<Task> newSimulation() {
        return Opening::new;
    }

    @Override
    public Principle principle() {
        return Principle.COMMITMENT;
    }

    @Override
    public List<String> ceilingProof() {
        return List.of(
                "The first push on a side opens the door or ends the episode, and either side has the hinges in half of"
                        + " the tasks.",
                "Until that push, nothing that is observed depends on the hinges.",
                "An episode begins with the door closed and the hand in a place that does not depend on the hinges.");
    }

    @Override
    public double memorylessCeiling(Split split) {
        return 1.0 / tasks().count(split).orElseThrow();
    }

    @Override
    public void memorylessAction(float[] observations, int offset, float[] actions, int actionOffset) {
        push(/* side= */ 1, observations, offset, actions, actionOffset);
    }

    /**
     * Goes to one side of the door and pushes.
     *
     * @param side 1 for the right, -1 for the left
     * @param observations float[], read from {@code offset} on
     * @param offset index of the observation's first number
     * @param actions float[], written from {@code actionOffset} on
     * @param actionOffset index of the action's first number
     */
    public static void push(int side, float[] observations, int offset, float[] actions, int actionOffset) {
        boolean there = side * observations[offset] >= 0.7 * HALF_WIDTH;
        actions[actionOffset] = there ? 0 : side;
        actions[actionOffset + 1] = there ? 1 : 0;
    }

    private static final class Opening implements Episode<Task> {
        private final Task task;
        private double x;
        private double y = -START;
        private double slope; // the tangent of the opening
        private boolean locked;
        private int steps;

        private Opening(Task task, RandomGenerator random) {
            this.task = task;
            x = SPREAD * (2 * random.nextDouble() - 1);
        }

        @Override
        public void act(float[] action) {
            x = Math.max(-HALF_WIDTH, Math.min(HALF_WIDTH, x + SPEED * STEP * action[0]));
            y = Math.max(-BACK, y + SPEED * STEP * action[1]);
            double lever = HALF_WIDTH - task.hinges * x; // m from the hinges
            if (y > slope * lever) { // the hand is at the door and pushes
                if (slope == 0 && Math.abs(x) < LEVER) {
                    y = 0;
                } else if (slope == 0 && task.hinges * x > 0) {
                    y = 0;
                    locked = true;
                } else if (lever < LEVER) {
                    y = slope * lever;
                } else {
                    slope = Math.min(STEEP, y / lever);
                    y = slope * lever;
                }
            }
            steps++;
        }

        private double angle() {
            return StrictMath.atan(slope);
        }

        @Override
        public void observe(float[] out, int offset) {
            out[offset] = (float) x;
            out[offset + 1] = (float) y;
            out[offset + 2] = (float) angle();
        }

        @Override
        public double reward() {
            return success() ? 1 : 0;
        }

        @Override
        public boolean terminated() {
            return locked || success();
        }

        @Override
        public boolean success() {
            return slope >= STEEP;
        }

        @Override
        public SceneView scene() {
            double hinge = HALF_WIDTH * task.hinges;
            Geometry leaf = Geometry.Polygon.box(-hinge, 0, 2 * HALF_WIDTH, 0.05);
            return Drawing.within(new SceneView.Bounds(-1.6, -1.2, 1.6, 1.4), () -> steps * STEP)
                    .terrain("left wall", new Geometry.Polyline(new double[] {-1.5, -HALF_WIDTH}, new double[] {0, 0}))
                    .terrain("right wall", new Geometry.Polyline(new double[] {HALF_WIDTH, 1.5}, new double[] {0, 0}))
                    .body("door", SceneView.Role.OBJECT, leaf, () -> hinge, () -> 0, () -> -task.hinges * angle())
                    .body("hand", SceneView.Role.ROBOT, new Geometry.Circle(0, -0.08, 0.06), () -> x, () -> y, () -> 0)
                    .marker(() -> new SceneView.Marker.Disc("hinges", hinge, 0, 0.05));
        }
    }
}
