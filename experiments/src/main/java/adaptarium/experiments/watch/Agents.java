package adaptarium.experiments.watch;

import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.experiments.UserException;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.run.CheckpointFolder;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.Trainer;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.RandomPolicy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sessions with the agent of a run, or with one that acts at random. */
public final class Agents {
    private Agents() {}

    /**
     * A session and the learner behind it.
     *
     * @param session the session
     * @param learner the learner, closed with it; none for a random agent
     */
    public record Watched(
            AdaptationSession<?> session, @Nullable MetaLearner<?> learner) implements AutoCloseable {
        @Override
        public void close() {
            session.close();
            if (learner != null) {
                learner.close();
            }
        }
    }

    /**
     * A session with a run's newest checkpoint.
     *
     * @param run the run
     * @param family what to play, of the same observation and action; null for the run's own family
     * @param split where tasks are drawn from
     * @param rounds how many times it adapts; null for as many as it was trained to
     * @param seed of tasks, initial states and action noise
     * @return the session, closed by the caller
     * @throws UserException where the run has no checkpoint yet, or the families do not fit
     */
    public static Watched ofRun(
            RunDirectory run, @Nullable TaskFamily<?> family, Split split, @Nullable Integer rounds, long seed) {
        RunConfig config = run.config();
        Optional<CheckpointFolder.Saved> saved = run.checkpoints().newest();
        if (saved.isEmpty()) {
            throw new UserException(
                    "run '" + run.name() + "' has no checkpoint yet; 'adaptarium resume " + run.name() + "' trains it");
        }
        return ofRun(run.name(), config, saved.get(), config.taskFamily(), family, split, rounds, seed);
    }

    private static <T extends Record> Watched ofRun(
            String name,
            RunConfig config,
            CheckpointFolder.Saved saved,
            TaskFamily<T> trained,
            @Nullable TaskFamily<?> wanted,
            Split split,
            @Nullable Integer rounds,
            long seed) {
        TaskFamily<?> played = wanted == null ? trained : wanted;
        if (played.spec().observationSize() != trained.spec().observationSize()
                || !played.spec().actions().equals(trained.spec().actions())) {
            throw new UserException("run '" + name + "' was trained on "
                    + trained.spec().id() + "; " + played.spec().id() + " has other observations or actions");
        }
        MetaLearner<T> learner = Trainer.newLearner(config.algorithm(), trained, config.seed(), config.threads());
        try {
            Trainer.restore(learner, saved.state());
            int adapts = rounds == null ? trainedRounds(learner) : rounds;
            return new Watched(session(name, played, learner, split, adapts, seed), learner);
        } catch (UserException e) {
            learner.close();
            throw e;
        }
    }

    // A learner that adapts in k episodes adapts k - 1 times before the last of them.
    private static int trainedRounds(MetaLearner<?> learner) {
        try (var adaptation = learner.newAdaptation(1, 0)) {
            int rounds = adaptation.rounds();
            return adaptation.episodesPerRound() == 1 ? Math.max(0, rounds - 1) : rounds;
        }
    }

    private static <T extends Record> AdaptationSession<T> session(
            String title, TaskFamily<T> family, MetaLearner<?> learner, Split split, int rounds, long seed) {
        return new AdaptationSession<>(title, family, learner::newAdaptation, split, rounds, seed);
    }

    /**
     * A session with an agent that acts at random.
     *
     * @param family what to play
     * @param split where tasks are drawn from
     * @param seed of tasks, initial states and actions
     * @return the session, closed by the caller
     */
    public static Watched random(TaskFamily<?> family, Split split, long seed) {
        return new Watched(randomSession(family, split, seed), null);
    }

    private static <T extends Record> AdaptationSession<T> randomSession(TaskFamily<T> family, Split split, long seed) {
        return new AdaptationSession<>(
                "random actions",
                family,
                (tasks, noise) -> new RandomPolicy(family.spec(), tasks, /* episodesPerRound= */ 1, noise),
                split,
                /* rounds= */ 0,
                seed);
    }
}
