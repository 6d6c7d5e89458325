package adaptarium.envs.family.locomotion;

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
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A runner passes over 40 tiles whose kind it sees, and is not told which kinds are good and which are traps; it can jump over a tile.
 *
 * <p>The runner has a steady pace of one cell a step. Two cells of bare ground come before each tile, which is two cells long; a jump from the cell next to the
 * tile lands behind it. A tile that is touched pays once: 1 if its kind is good, -1 if it is a trap. A jump costs 0.2. Kinds of tiles are drawn for each episode,
 * the table of good and bad belongs to the task: four kinds in training, six in shifted tasks, each good or bad with equal chances.
 *
 * <p>Principle: reward only. Where the runner gets to and what it sees does not depend on the table, and without it a tile is worth 0 and a jump -0.2: a
 * policy without memory can do no better than run on, for 0. An agent that knows the table earns 0.4 a tile.
 */
public final class TileRunner implements TaskFamily<TileRunner.Task>, MemorylessCeiling {
    /** Index of the action that jumps. */
    public static final int JUMP = 1;

    private static final int KINDS = 6;
    private static final int TILES = 40;
    private static final int PERIOD = 4; // cells from tile to tile
    private static final int GAP = 2; // cells before a tile
    private static final int FLIGHT = 3; // steps from a jump to the landing
    private static final double JUMP_COST = 0.2;
    private static final double STEP = 0.1; // s
    private static final double CELL = 0.3; // m

    private static final List<FamilySetting> TERMS = List.of(
            FamilySetting.reward("tile", 1, "a good tile that is touched, less a trap"),
            FamilySetting.reward("jump", JUMP_COST, "cost of a jump"));
    private static final double[] STANDARD = FamilySetting.standards(TERMS);

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("TileRunner-v0")
            .observation(observationAxes())
            .actions("run", "jump")
            .controlTimestep(STEP)
            .horizon(TILES * PERIOD)
            .episodesPerTrial(2)
            .reward("1 for touching a good tile, -1 for a trap, once each; minus 0.2 for a jump.")
            .end("Never; tile follows tile.")
            .build();

    private static List<Axis> observationAxes() {
        List<Axis> axes = new ArrayList<>(
                List.of(new Axis("cells to the tile", "1", GAP + 1 - PERIOD, GAP), new Axis("in flight", "1", 0, 1)));
        for (int kind = 0; kind < KINDS; kind++) {
            axes.add(new Axis("lidar sees kind " + kind, "1", 0, 1));
        }
        return axes;
    }

    /**
     * The table of good and bad; 1 for a good kind, -1 for a trap.
     *
     * @param kind0 the first kind
     * @param kind1 the second kind
     * @param kind2 the third kind
     * @param kind3 the fourth kind
     * @param kind4 the fifth kind, where there are six
     * @param kind5 the sixth kind, where there are six
     * @param kinds how many there are
     */
    public record Task(
            @Choice(
                    train = {"1", "-1"},
                    live = true,
                    description = "1 where the first kind is good, -1 where it is a trap")
            int kind0,

            @Choice(
                    train = {"-1", "1"},
                    live = true,
                    description = "the second kind")
            int kind1,

            @Choice(
                    train = {"1", "-1"},
                    live = true,
                    description = "the third kind")
            int kind2,

            @Choice(
                    train = {"-1", "1"},
                    live = true,
                    description = "the fourth kind")
            int kind3,

            @Choice(
                    train = {"1", "-1"},
                    live = true,
                    description = "the fifth kind, where there are six")
            int kind4,

            @Choice(
                    train = {"-1", "1"},
                    live = true,
                    description = "the sixth kind, where there are six")
            int kind5,

            @Choice(
                    train = {"4"},
                    shifted = {"6"},
                    visible = true,
                    description = "how many kinds there are")
            int kinds) {
        /**
         * What a tile pays.
         *
         * @param kind 0 to 5
         * @return 1 or -1
         */
        public int pays(int kind) {
            return switch (kind) {
                case 0 -> kind0;
                case 1 -> kind1;
                case 2 -> kind2;
                case 3 -> kind3;
                case 4 -> kind4;
                default -> kind5;
            };
        }
    }

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public boolean hasGoal() {
        return false;
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return TERMS;
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public Simulation<Task> newSimulation() {
        return Running::new;
    }

    @Override
    public Principle principle() {
        return Principle.REWARD_ONLY;
    }

    @Override
    public List<String> ceilingProof() {
        return List.of(
                "Every kind is good in half of the tasks, so a touched tile is worth 0 on average and a jump -0.2.",
                "Neither where the runner is nor what the lidar sees depends on the table.");
    }

    @Override
    public double memorylessCeiling(Split split) {
        double good = 0.5; // the probability of each kind, in either split
        return TILES * Math.max(good - (1 - good), -JUMP_COST);
    }

    @Override
    public void memorylessAction(Split split, float[] observations, int offset, float[] actions, int actionOffset) {
        actions[actionOffset] = 0;
    }

    /**
     * The kind of the tile that is seen.
     *
     * @param observations float[]
     * @param offset index of the observation's first number
     * @return 0 to 5
     */
    public static int kind(float[] observations, int offset) {
        int kind = 0;
        while (observations[offset + 2 + kind] == 0) {
            kind++;
        }
        return kind;
    }

    /**
     * Whether a jump clears the tile.
     *
     * @param observations float[]
     * @param offset index of the observation's first number
     * @return true one cell before it
     */
    public static boolean nextToTile(float[] observations, int offset) {
        return observations[offset] == 1;
    }

    private static final class Running implements Episode<Task> {
        private final int[] tiles = new int[TILES]; // the last is followed by the first
        private Task task;
        private int steps;
        private int jumped = -FLIGHT; // the step of the last jump
        private int touched = -1; // the last tile that was touched
        private int paid; // by a tile, in the last step
        private boolean leapt; // in the last step

        private Running(Task task, RandomGenerator random) {
            this.task = task;
            for (int i = 0; i < tiles.length; i++) {
                tiles[i] = random.nextInt(task.kinds);
            }
        }

        private boolean flies() {
            return steps - jumped < FLIGHT;
        }

        @Override
        public void act(float[] action) {
            paid = 0;
            leapt = action[0] == JUMP && !flies();
            if (leapt) {
                jumped = steps;
            }
            steps++;
            int tile = steps / PERIOD;
            if (steps % PERIOD >= GAP && !flies() && touched < tile) {
                touched = tile;
                paid = task.pays(tiles[tile % TILES]);
            }
        }

        @Override
        public void observe(float[] out, int offset) {
            out[offset] = GAP - steps % PERIOD;
            out[offset + 1] = flies() ? 1 : 0;
            for (int kind = 0; kind < KINDS; kind++) {
                out[offset + 2 + kind] = tiles[steps / PERIOD % TILES] == kind ? 1 : 0;
            }
        }

        @Override
        public double reward() {
            return reward(STANDARD);
        }

        @Override
        public double reward(double[] weights) {
            return weights[0] * paid - (leapt ? weights[1] : 0);
        }

        @Override
        public boolean terminated() {
            return false;
        }

        @Override
        public boolean success() {
            return false;
        }

        @Override
        public void changeTask(Task changed) {
            task = changed;
        }

        private double height() {
            int flown = flies() ? steps - jumped : 0;
            return 0.2 * flown * (FLIGHT - flown);
        }

        @Override
        public SceneView scene() {
            Drawing drawing = Drawing.within(new SceneView.Bounds(-1, -1, 3, 1.4), () -> steps * STEP)
                    .terrain("ground", new Geometry.Polyline(new double[] {-5, 60}, new double[] {0, 0}));
            for (int i = 0; i < TILES; i++) {
                double left = (i * PERIOD + GAP - 0.5) * CELL;
                int kind = tiles[i];
                SceneView.Role role = kind % 2 == 0 ? SceneView.Role.OBJECT : SceneView.Role.ROBOT_FAR;
                Geometry tile = Geometry.Polygon.box(0, -0.06 - 0.03 * kind, 2 * CELL, 0.1 + 0.06 * kind);
                drawing.body("tile " + i, role, tile, () -> left + CELL, () -> 0, () -> 0);
            }
            return drawing.body(
                            "runner",
                            SceneView.Role.ROBOT,
                            Geometry.Polygon.box(0, 0.2, 0.16, 0.4),
                            () -> steps * CELL,
                            this::height,
                            () -> flies() ? -0.2 : 0)
                    .follow("runner");
        }
    }
}
