package adaptarium.meta.fewshot.problem;

import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * What a piece of motion tells of its actions: all, or less, as a control.
 *
 * <p>Who explores does not look at the motion, so that another piece's actions say nothing about it: with them as much can be told of the classes at best as with none,
 * though numbers stand wherever a network is used to some. A mean is a function of the actions in any order, and these of the actions in their own. Hence what can be
 * told at best grows from {@code HIDDEN}, which is the same as {@code OTHERS}, over {@code AVERAGED} and {@code SHUFFLED} to {@code TOLD}. The first two are the floor,
 * what states alone give away; shuffling is none: the sum of actions is left, and goes with the sum of changes.
 *
 * @param kind what is told
 * @param states S, numbers of a state
 * @param actions A, numbers of an action
 */
record ToldActions(Kind kind, int states, int actions) {
    /** What is told. */
    enum Kind {
        /** Which action was taken at each step. */
        TOLD,
        /** Those that were taken, in another order. */
        SHUFFLED,
        /** Nothing: zeros. */
        HIDDEN,
        /** Those of another piece, the same for all classes as their own are. */
        OTHERS,
        /** The mean of those that were taken, at every step. */
        AVERAGED
    }

    private int width() {
        return 2 * states + actions;
    }

    /**
     * Changes what a piece tells.
     *
     * @param piece double[T * (S + A + S)], with the actions that were taken; steps after the episode's end are zeros and stay so, but where actions change places
     * @param others double[T * A], actions of another piece
     * @param seed of another order
     */
    void write(double[] piece, double[] others, long seed) {
        switch (kind) {
            case TOLD -> {}
            case SHUFFLED -> shuffle(piece, Seeds.generator(seed));
            case HIDDEN -> write(piece, new double[others.length]);
            case OTHERS -> write(piece, others);
            case AVERAGED -> write(piece, averages(piece));
        }
    }

    private void shuffle(double[] piece, RandomGenerator random) {
        int[] order = new int[piece.length / width()];
        Arrays.setAll(order, i -> i);
        Seeds.shuffle(order, random);
        double[] before = piece.clone();
        for (int i = 0; i < order.length; i++) {
            System.arraycopy(before, order[i] * width() + states, piece, i * width() + states, actions);
        }
    }

    private void write(double[] piece, double[] told) {
        for (int step = played(piece) - 1; step >= 0; step--) {
            System.arraycopy(told, step * actions, piece, step * width() + states, actions);
        }
    }

    private double[] averages(double[] piece) {
        int played = played(piece);
        double[] told = new double[piece.length / width() * actions];
        for (int i = 0; i < told.length; i++) {
            for (int step = 0; step < played; step++) {
                told[i] += piece[step * width() + states + i % actions] / played;
            }
        }
        return told;
    }

    /** Steps until the episode's end: what is done before it is not zero on all axes. */
    private int played(double[] piece) {
        int steps = piece.length / width();
        while (steps > 0 && isZero(piece, (steps - 1) * width() + states)) {
            steps--;
        }
        return steps;
    }

    private boolean isZero(double[] piece, int at) {
        for (int j = 0; j < actions; j++) {
            if (piece[at + j] != 0) {
                return false;
            }
        }
        return true;
    }
}
