package adaptarium.experiments.watch;

import adaptarium.envs.Split;

/**
 * What is played, and how.
 *
 * @param title headline
 * @param split where tasks are drawn from
 * @param rounds how many times it adapts in each task; one round more is played
 * @param seed of tasks, initial states and action noise
 * @param compares whether the first round stays beside the later ones
 * @param goesOn whether the next task follows by itself
 * @param returns which returns are known to come up
 * @param guessed whether whoever looks on must guess the task, until it is revealed
 */
record SessionPlan(
        String title,
        Split split,
        int rounds,
        long seed,
        boolean compares,
        boolean goesOn,
        ReturnRange returns,
        boolean guessed) {
    /** Checks the number of rounds. */
    SessionPlan {
        if (rounds < 0) {
            throw new IllegalArgumentException("rounds must not be negative, got " + rounds);
        }
    }

    /**
     * The usual way to watch: before beside after, one task until the next is asked for.
     *
     * @param title headline
     * @param split where tasks are drawn from
     * @param rounds how many times it adapts in each task
     * @param seed of tasks, initial states and action noise
     * @return the plan
     */
    static SessionPlan of(String title, Split split, int rounds, long seed) {
        return new SessionPlan(
                title,
                split,
                rounds,
                seed,
                /* compares= */ rounds > 0,
                /* goesOn= */ false,
                ReturnRange.UNKNOWN,
                /* guessed= */ false);
    }

    /** The plan where more is known of the returns. */
    SessionPlan with(ReturnRange known) {
        return new SessionPlan(title, split, rounds, seed, compares, goesOn, known, guessed);
    }

    /** The plan where task follows task, as long as somebody watches. */
    SessionPlan goingOn() {
        return new SessionPlan(title, split, rounds, seed, compares, /* goesOn= */ true, returns, guessed);
    }
}
