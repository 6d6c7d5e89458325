package adaptarium.envs.family.diagnostic;

import adaptarium.envs.Axis;
import adaptarium.envs.ChoiceParameter;
import adaptarium.envs.Drawing;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.Simulation;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A walker on a grid whose goal cell is hidden: the gridworld of VariBAD (Zintgraf et al. 2020, arXiv:1910.08348, section 5.1), exactly.
 *
 * <p>The walker starts in the lower left corner of 5 x 5 cells and stays, or moves one cell up, right, down or left; a move into the border does nothing.
 * Every step on the goal earns 1, every other step costs 0.1. The goal is one of the 21 cells that are neither the start nor one of its three neighbours. An
 * episode has 15 steps: too few to sweep the grid and come back, so an agent that remembers searches once and then goes straight, while one that does not
 * has to search for ever. In shifted tasks the grid has 7 x 7 cells and the goal lies in the part that is new. A variant with another {@code side} has three
 * steps for each of its cells, as these 5 x 5 have, and a shifted grid that is two cells wider.
 */
public final class GridNavigation implements TaskFamily<GridNavigation.Task> {
    private static final double STEP = 0.25; // s; gives the scene a pace, the task has no time scale of its own
    private static final int STANDARD_SIDE = 5; // cells
    private static final int WIDER = 2; // cells by which the shifted grid is wider
    private static final int STEPS_PER_CELL = 3; // of a side
    private static final String SIDE = "side";
    private static final List<FamilySetting> TERMS = List.of(
            FamilySetting.reward("goal", 1, "a step on the goal"),
            FamilySetting.reward("search", 0.1, "cost of a step elsewhere"));
    private static final double[] STANDARD = FamilySetting.standards(TERMS);

    private final EnvironmentSpec spec;
    private final TaskSpace<Task> tasks;

    /** A grid of 5 x 5 cells. */
    public GridNavigation() {
        this(STANDARD_SIDE);
    }

    private GridNavigation(int side) {
        int last = side + WIDER - 1;
        spec = EnvironmentSpec.named("GridNavigation-v0")
                .observation(new Axis("column", "1", 0, last), new Axis("row", "1", 0, last))
                .actions("stay", "up", "right", "down", "left")
                .controlTimestep(STEP)
                .horizon(STEPS_PER_CELL * side)
                .episodesPerTrial(4)
                .reward("1 on the goal after the move, -0.1 elsewhere.")
                .end("Never; the walker may stay on the goal.")
                .build();
        List<Object> inside = new ArrayList<>();
        List<Object> outside = new ArrayList<>();
        for (int column = 0; column <= last; column++) {
            for (int row = 0; row <= last; row++) {
                int farther = Math.max(column, row);
                if (farther > 1) { // neither the start nor next to it
                    (farther < side ? inside : outside).add(column * stride(side) + row);
                }
            }
        }
        tasks = TaskSpace.of(
                Task.class,
                List.of(new ChoiceParameter(
                        "goal",
                        inside,
                        outside,
                        /* live= */ true,
                        /* visible= */ false,
                        "the goal's cell as " + stride(side) + " x column + row; the grid is " + (side + WIDER)
                                + " wide where it lies outside " + side + " x " + side)),
                new Goals(side));
    }

    /** What a column counts in a goal's number. */
    private static int stride(int side) {
        return side + WIDER <= 10 ? 10 : 100;
    }

    /**
     * Where the goal is.
     *
     * @param goal 10 x column + row, or 100 x column + row where a side has more than 8 cells
     * @param side cells along each side of the training grid
     */
    public record Task(int goal, int side) {
        /**
         * A goal on the grid of 5 x 5 cells, or on that of 7 x 7 around it.
         *
         * @param goal 10 x column + row
         */
        public Task(int goal) {
            this(goal, STANDARD_SIDE);
        }

        /** The goal's column, from 0. */
        public int column() {
            return goal / stride(side);
        }

        /** The goal's row, from 0. */
        public int row() {
            return goal % stride(side);
        }

        /** Cells along each side of the grid. */
        public int size() {
            return column() < side && row() < side ? side : side + WIDER;
        }
    }

    private record Goals(int side) implements TaskSpace.Tasks<Task> {
        @Override
        public Task make(Object[] values) {
            return new Task((Integer) values[0], side);
        }

        @Override
        public Object value(Task task, int index) {
            return task.goal;
        }
    }

    @Override
    public TaskSpace<Task> tasks() {
        return tasks;
    }

    @Override
    public List<FamilySetting> settings() {
        return List.of(FamilySetting.size(
                SIDE, STANDARD_SIDE, 3, 20, "cells along each side of the grid; an episode has three steps for each"));
    }

    @Override
    public TaskFamily<Task> withSettings(Map<String, Double> values) {
        return new GridNavigation(
                values.getOrDefault(SIDE, (double) STANDARD_SIDE).intValue());
    }

    @Override
    public EnvironmentSpec spec() {
        return spec;
    }

    @Override
    public String goalMeaning() {
        return "the robot stands on the goal's square";
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
            return reward(STANDARD);
        }

        @Override
        public double reward(double[] weights) {
            return success() ? weights[0] : -weights[1];
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
            Drawing drawing = Drawing.within(new SceneView.Bounds(-1, -1, size, size + 1), () -> steps * STEP);
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
