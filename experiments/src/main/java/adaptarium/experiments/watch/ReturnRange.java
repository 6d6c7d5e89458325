package adaptarium.experiments.watch;

import adaptarium.envs.TaskFamily;
import adaptarium.experiments.run.MetricsRow;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.meta.RandomPolicy;
import adaptarium.meta.play.RoundObserver;
import adaptarium.meta.play.RoundPlayer;
import adaptarium.random.Seeds;
import java.nio.file.Files;
import java.util.List;

/**
 * Which returns a family gives, as far as anybody has seen: what an axis shows before an episode is over. Contains zero, where every return begins. A value.
 *
 * @param low the least return, not positive
 * @param high the greatest return, not negative
 */
record ReturnRange(double low, double high) {
    /** Nothing is known. */
    static final ReturnRange UNKNOWN = new ReturnRange(0, 0);

    /** The range with one more return; one that is not finite changes nothing. */
    ReturnRange with(double episodeReturn) {
        return Double.isFinite(episodeReturn)
                ? new ReturnRange(Math.min(low, episodeReturn), Math.max(high, episodeReturn))
                : this;
    }

    /** What a run has met in training; unknown where it is a checkpoint alone. */
    static ReturnRange of(RunDirectory run) {
        ReturnRange range = UNKNOWN;
        for (MetricsRow row : Files.exists(run.metrics().path()) ? run.rows() : List.<MetricsRow>of()) {
            range = range.with(row.meanReturn());
        }
        return range;
    }

    /**
     * What random actions get in one episode of the nominal task.
     *
     * @param <T> the family's task record
     * @param family the family
     */
    static <T extends Record> ReturnRange ofRandom(TaskFamily<T> family) {
        double sum = 0;
        try (RoundPlayer<T> player = new RoundPlayer<>(family, 1, 1);
                RandomPolicy policy =
                        new RandomPolicy(family.spec(), 1, /* episodesPerRound= */ 1, Seeds.derive(0, "range"))) {
            player.begin(List.of(family.tasks().nominal()), new long[1], /* episodes= */ 1, RoundObserver.NOBODY);
            while (player.isRunning()) {
                player.step(policy, RoundObserver.NOBODY);
                sum += player.environments().rewards()[0];
            }
        }
        return UNKNOWN.with(sum);
    }
}
