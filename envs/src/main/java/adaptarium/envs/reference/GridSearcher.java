package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.diagnostic.GridNavigation;
import java.util.random.RandomGenerator;

/**
 * The belief oracle of {@link GridNavigation}: after every step its posterior is uniform over the cells that can hold the goal and were not yet entered. It enters the
 * nearest of them until the posterior is a single cell, and goes there by the shortest way from then on, in the episodes that follow, too.
 *
 * <p>On the grid of 5 x 5 cells it is Bayes-optimal for the whole trial: the first episode enters a new cell in each of its last 14 steps, and the 7 that are left lie
 * on one shortest way from the start, so that the second episode enters each of them as early as if it were told. No search can do better: a step enters one cell.
 * On other grids the nearest cell first is a good search, not the best. It is made for training tasks; when all their cells have been entered it looks beyond.
 */
public final class GridSearcher implements Reference<GridNavigation.Task> {
    /** Of 5 x 5: 1 up, 2 right, 3 down, 4 left. What it does not enter is the left column and the top row. */
    private static final int[] FIRST_EPISODE = {2, 2, 2, 2, 1, 4, 4, 1, 4, 1, 2, 2, 3, 2, 1};

    private static final int FIRST_SIDE = 5;
    private static final int BEYOND = 2; // cells by which a shifted grid is wider

    @Override
    public TaskFamily<GridNavigation.Task> family() {
        return new GridNavigation();
    }

    @Override
    public String method() {
        return "belief oracle";
    }

    @Override
    public boolean toldTask() {
        return false;
    }

    @Override
    public Controller begin(GridNavigation.Task task, int episodes, RandomGenerator random) {
        return new Searcher(task.side()); // the family's setting, the same in every task
    }

    private static final class Searcher implements Controller {
        private final int side;
        private final boolean[][] entered; // by column and row
        private int episode = -1;
        private int steps; // of the episode
        private int column; // after the last action
        private int row;
        private int goal = -1; // column * size + row, once known

        private Searcher(int side) {
            this.side = side;
            entered = new boolean[side + BEYOND][side + BEYOND];
            for (int cell = 0; cell < 4; cell++) { // the start and its neighbours hold no goal
                entered[cell / 2][cell % 2] = true;
            }
        }

        @Override
        public void beginEpisode() {
            episode++;
            steps = 0;
        }

        @Override
        public void act(float[] observations, int offset, float[] actions, int actionOffset) {
            column = Math.round(observations[offset]);
            row = Math.round(observations[offset + 1]);
            int action;
            if (goal < 0 && side == FIRST_SIDE && episode == 0 && steps < FIRST_EPISODE.length) {
                action = FIRST_EPISODE[steps];
            } else {
                int target = goal >= 0 ? goal : nearest();
                action = target < 0 ? 0 : towards(target / entered.length, target % entered.length);
            }
            steps++;
            column += action == 2 ? 1 : action == 4 ? -1 : 0;
            row += action == 1 ? 1 : action == 3 ? -1 : 0;
            actions[actionOffset] = action;
        }

        /** Up before right, so that what lies on the left and on top is entered on one way. */
        private int towards(int toColumn, int toRow) {
            return row < toRow ? 1 : row > toRow ? 3 : column < toColumn ? 2 : column > toColumn ? 4 : 0;
        }

        /** The nearest cell not entered, those of the training grid before those beyond; -1 where there is none. */
        private int nearest() {
            int best = -1;
            int least = Integer.MAX_VALUE;
            for (int c = 0; c < entered.length; c++) {
                for (int r = 0; r < entered.length; r++) {
                    int far = c >= side || r >= side ? 4 * entered.length : 0;
                    int distance = Math.abs(c - column) + Math.abs(r - row) + far;
                    if (!entered[c][r] && distance < least) {
                        least = distance;
                        best = c * entered.length + r;
                    }
                }
            }
            return best;
        }

        @Override
        public void observe(double reward) {
            if (reward > 0 && goal < 0) {
                goal = column * entered.length + row;
            }
            entered[column][row] = true;
        }
    }
}
