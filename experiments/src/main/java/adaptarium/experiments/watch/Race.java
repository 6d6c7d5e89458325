package adaptarium.experiments.watch;

import adaptarium.envs.TaskFamily;
import java.util.ArrayList;
import java.util.List;

/**
 * What others get in the episodes that somebody has driven: the same task, the same initial states.
 *
 * @param name who
 * @param returns one per round, undiscounted
 */
record Race(String name, List<Double> returns) {
    /** Copies the list. */
    Race {
        returns = List.copyOf(returns);
    }

    /** Which initial states a round has. */
    @FunctionalInterface
    interface RoundSeeds {
        /** Seeds of a round, counted from 0: long[slots]. */
        long[] of(int round);
    }

    /**
     * Plays the rounds.
     *
     * @param <T> the family's task record
     * @param family what is played
     * @param other who plays
     * @param conditions what the task is played under
     * @param rounds how many at most; no more than the other was trained for
     * @param seeds of the rounds
     * @param noise seed of the other's action noise
     * @return what it got
     */
    static <T extends Record> Race run(
            TaskFamily<T> family,
            OtherAgent<T> other,
            Conditions<T> conditions,
            int rounds,
            RoundSeeds seeds,
            long noise) {
        List<Double> returns = new ArrayList<>();
        int slots = seeds.of(0).length;
        try (Player<T> player =
                new Player<>(family, other.maker().create(conditions.task(), slots, noise), conditions)) {
            int count = (int) Math.min(rounds, player.adaptation().rounds() + 1L);
            for (int round = 0; round < count; round++) {
                player.beginRound(conditions, seeds.of(round));
                while (player.isActive()) {
                    player.step(null);
                }
                returns.add(player.meanReturn());
                player.adaptation().endRound();
            }
        }
        return new Race(other.name(), returns);
    }
}
