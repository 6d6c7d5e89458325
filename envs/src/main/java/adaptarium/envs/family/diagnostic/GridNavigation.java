package adaptarium.envs.family.diagnostic;

import adaptarium.envs.Axis;
import adaptarium.envs.Choice;
import adaptarium.envs.Drawing;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.Simulation;
import adaptarium.envs.TaskFamily;
import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;

/**
 * A walker on a grid whose goal cell is hidden: the gridworld of VariBAD (Zintgraf et al. 2020, arXiv:1910.08348, section 5.1), exactly.
 *
 * <p>The walker starts in the lower left corner of 5 x 5 cells and stays, or moves one cell up, right, down or left; a move into the border does nothing.
 * Every step on the goal earns 1, every other step costs 0.1. The goal is one of the 21 cells that are neither the start nor one of its three neighbours. An
 * episode has 15 steps: too few to sweep the grid and come back, so an agent that remembers searches once and then goes straight, while one that does not
 * has to search for ever. In shifted tasks the grid has 7 x 7 cells and the goal lies in the part that is new.
 */
public final class GridNavigation implements TaskFamily<GridNavigation.Task> {
    private static final double STEP = 0.25; // s; gives the scene a pace, the task has no time scale of its own
    private static final int SMALL = 5; // cells
    private static final int LARGE = 7; // cells

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("GridNavigation-v0")
            .observation(new Axis("column", "1", 0, LARGE - 1), new Axis("row", "1", 0, LARGE - 1))
            .actions("stay", "up", "right", "down", "left")
            .controlTimestep(STEP)
            .horizon(15)
            .episodesPerTrial(4)
            .reward("1 on the goal after the move, -0.1 elsewhere.")
            .end("Never; the walker may stay on the goal.")
            .build();

    /**
     * Where the goal is.
     *
     * @param goal 10 x column + row
     */
    public record Task(
            @Choice(
                    train = {
                        "2", "3", "4", "12", "13", "14", "20", "21", "22", "23", "24", "30", "31", "32", "33", "34",
                        "40", "41", "42", "43", "44"
                    },
                    shifted = {
                        "5", "6", "15", "16", "25", "26", "35", "36", "45", "46", "50", "51", "52", "53", "54", "55",
                        "56", "60", "61", "62", "63", "64", "65", "66"
                    },
                    live = true,
                    description =
                            "the goal's cell as 10 x column + row; the grid is 7 wide where it lies outside 5 x 5")
            int goal) {

        /** The goal's column, from 0. */
        public int column() {
            return goal / 10;
        }

        /** The goal's row, from 0. */
        public int row() {
            return goal % 10;
        }

        /** Cells along each side of the grid. */
        public int size() {
            return column() < SMALL && row() < SMALL ? SMALL : LARGE;
        }
    }

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public String goalMeaning() {
        return "the robot stands on the goal's square";
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public Simulation<Task> newSimulation() {
        return (task, random) -> new GridEpisode(task);
    }

    private static final class GridEpisode implements Episode<Task> {
        private final int size;
        private Task task;
        private int column;
        private int row;
        private int steps;

        private GridEpisode(Task task) {
            this.task = task;
            size = task.size();
        }

        @Override
        public void act(float[] action) {
            switch ((int) action[0]) {
                case 1 -> row = Math.min(row + 1, size - 1);
                case 2 -> column = Math.min(column + 1, size - 1);
                case 3 -> row = Math.max(row - 1, 0);
                case 4 -> column = Math.max(column - 1, 0);
                default -> {} // stay
            }
            steps++;
        }

        @Override
        public void observe(float[] out, int offset) {
            out[offset] = column;
            out[offset + 1] = row;
        }

        @Override
        public double reward() {
            return success() ? 1 : -0.1;
        }

        @Override
        public boolean terminated() {
            return false;
        }

        @Override
        public boolean success() {
            return column == task.column() && row == task.row();
        }

        @Override
        public void changeTask(Task changed) {
            if (changed.size() != size) {
                throw new IllegalArgumentException("GridNavigation-v0: a grid of " + size
                        + " cells cannot have its goal at column " + changed.column() + ", row " + changed.row());
            }
            task = changed;
        }

        @Override
        public SceneView scene() {
            Drawing drawing = Drawing.within(new SceneView.Bounds(-1, -1, size, size), () -> steps * STEP);
            for (int i = 0; i <= size; i++) {
                double at = i - 0.5;
                double end = size - 0.5;
                drawing.terrain(
                        "column line " + i, new Geometry.Polyline(new double[] {at, at}, new double[] {-0.5, end}));
                drawing.terrain(
                        "row line " + i, new Geometry.Polyline(new double[] {-0.5, end}, new double[] {at, at}));
            }
            return drawing.body(
                            "walker",
                            SceneView.Role.ROBOT,
                            Geometry.Polygon.box(0.6, 0.6),
                            () -> column,
                            () -> row,
                            () -> 0)
                    .marker(() -> new SceneView.Marker.Disc("goal", task.column(), task.row(), 0.4));
        }
    }
}
