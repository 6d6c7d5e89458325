package adaptarium.envs.family.manipulation;

import adaptarium.envs.Axis;
import adaptarium.envs.Choice;
import adaptarium.envs.Drawing;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.MemorylessCeiling;
import adaptarium.envs.Simulation;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A hand is to open a door that may be hung on either side and swing either way, which cannot be seen: tried the wrong way, it falls into the lock for the rest of
 * the episode.
 *
 * <p>Seen from above. The hand moves freely in front of the door and takes hold of it where it gets there, except in the middle, where the door has too little lever.
 * Then it pushes or pulls. On the free side and the right way the door turns about its hinges, and is open at 45°. The door is the same in all
 * episodes of a trial.
 *
 * <p>Principle: commitment. The side and the first push or pull decide the episode, and nothing before it depends on the door: without memory one of four tries
 * succeeds. With the hinges alone hidden, as first designed, one of two did, and the adaptation gap was below a half.
 */
public final class DoubleHungDoor implements TaskFamily<DoubleHungDoor.Task>, MemorylessCeiling {
    /** Half the width of the door, m. */
    public static final double HALF_WIDTH = 0.5;

    private static final double LEVER = 0.15; // m from the middle, within which a push moves nothing
    private static final double START = 0.3; // m in front of the door
    private static final double SPREAD = 0.1; // m to either side
    private static final double SPEED = 1; // m/s along each axis
    private static final double BACK = 1; // m in front of the door, the farthest the hand goes
    private static final double STEEP = 1; // the tangent of 45°
    private static final double FIRM = 0.2; // of the greatest speed, from which on the hand pushes or pulls
    private static final double STEP = 0.1; // s

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("DoubleHungDoor-v0")
            .observation(
                    new Axis("hand x", "m", -HALF_WIDTH, HALF_WIDTH),
                    new Axis("hand y", "m behind the door", -BACK, 1),
                    new Axis("opening", "rad", 0, Math.PI / 4),
                    new Axis("hand holds the door", "1", 0, 1))
            .actions(new Axis("speed x", "m/s", -1, 1), new Axis("speed y", "m/s", -1, 1))
            .controlTimestep(STEP)
            .horizon(40)
            .episodesPerTrial(8)
            .reward("1 when the door is open, 0 elsewhere.")
            .end("The door is open by 45 degrees, or it has fallen into the lock.")
            .build();

    /**
     * How the door is hung.
     *
     * @param hinges 1 on the right, -1 on the left
     * @param swing 1 away from the hand, -1 towards it
     */
    public record Task(
            @Choice(
                    train = {"1", "-1"},
                    description = "on which side the hinges are: 1 on the right, -1 on the left")
            int hinges,

            @Choice(
                    train = {"1", "-1"},
                    description = "which way it swings: 1 away from the hand, -1 towards it")
            int swing) {}

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public String goalMeaning() {
        return "the door is open by 45 degrees";
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return List.of(FamilySetting.reward("open", 1, "the door is open"));
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
                "The first push or pull on a side opens the door or ends the episode, and each of the four opens it in"
                        + " a quarter of the tasks.",
                "Until that push or pull, nothing that is observed depends on the door.",
                "An episode begins with the door closed and the hand in a place that does not depend on the door.");
    }

    @Override
    public double memorylessCeiling(Split split) {
        return 1.0 / tasks().count(split).orElseThrow();
    }

    /** Until the door moves. */
    @Override
    public boolean decides(float[] observations, int offset) {
        return observations[offset + 2] == 0;
    }

    @Override
    public void memorylessAction(Split split, float[] observations, int offset, float[] actions, int actionOffset) {
        open(/* side= */ 1, /* way= */ 1, observations, offset, actions, actionOffset);
    }

    /**
     * Goes to one side of the door and pushes or pulls.
     *
     * @param side 1 for the right, -1 for the left
     * @param way 1 to push, -1 to pull
     * @param observations float[], read from {@code offset} on
     * @param offset index of the observation's first number
     * @param actions float[], written from {@code actionOffset} on
     * @param actionOffset index of the action's first number
     */
    public static void open(int side, int way, float[] observations, int offset, float[] actions, int actionOffset) {
        boolean there = side * observations[offset] >= 0.7 * HALF_WIDTH;
        boolean holds = observations[offset + 3] == 1;
        actions[actionOffset] = there ? 0 : side;
        actions[actionOffset + 1] = holds ? way : there ? 1 : 0;
    }

    private static final class Opening implements Episode<Task> {
        private final Task task;
        private double x;
        private double y = -START;
        private double slope; // the tangent of the opening
        private boolean holds;
        private boolean locked;
        private int steps;

        private Opening(Task task, RandomGenerator random) {
            this.task = task;
            x = SPREAD * (2 * random.nextDouble() - 1);
        }

        @Override
        public void act(float[] action) {
            steps++;
            if (holds) {
                turn(action[1]);
                return;
            }
            x = Math.max(-HALF_WIDTH, Math.min(HALF_WIDTH, x + SPEED * STEP * action[0]));
            y = Math.min(0, Math.max(-BACK, y + SPEED * STEP * action[1]));
            holds = y == 0 && Math.abs(x) >= LEVER;
        }

        private void turn(double push) {
            if (slope == 0 && Math.abs(push) < FIRM) {
                return;
            }
            double lever = HALF_WIDTH - task.hinges * x; // m from the hinges
            if (slope == 0 && (task.hinges * x > 0 || task.swing * push < 0)) {
                locked = true;
                return;
            }
            slope = Math.max(0, Math.min(STEEP, slope + SPEED * STEP * task.swing * push / lever));
            y = task.swing * slope * lever;
        }

        private double angle() {
            return StrictMath.atan(slope);
        }

        @Override
        public void observe(float[] out, int offset) {
            out[offset] = (float) x;
            out[offset + 1] = (float) y;
            out[offset + 2] = (float) angle();
            out[offset + 3] = holds ? 1 : 0;
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
                    .body(
                            "door",
                            SceneView.Role.OBJECT,
                            leaf,
                            () -> hinge,
                            () -> 0,
                            () -> -task.hinges * task.swing * angle())
                    .body("hand", SceneView.Role.ROBOT, new Geometry.Circle(0, -0.08, 0.06), () -> x, () -> y, () -> 0)
                    .marker(() -> new SceneView.Marker.Disc("hinges", hinge, 0, 0.05));
        }
    }
}
