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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sessions with the agent of a run, with one that acts at random, or with one that somebody drives. */
public final class Agents {
    private Agents() {}

    /**
     * A session and what is to be closed with it.
     *
     * @param session the session
     * @param closers what closes the learners behind it
     */
    public record Watched(AdaptationSession<?> session, List<Runnable> closers) implements AutoCloseable {
        /** Copies the list. */
        public Watched {
            closers = List.copyOf(closers);
        }

        @Override
        public void close() {
            session.close();
            closers.forEach(Runnable::run);
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
        return ofRun(run, family, split, rounds, seed, /* goesOn= */ false);
    }

    /**
     * A session with a run's newest checkpoint in which task follows task, each adapted to as often as it was trained to.
     *
     * @param run the run
     * @param seed of test tasks, initial states and action noise
     * @return the session, closed by the caller
     * @throws UserException where the run has no checkpoint yet
     */
    public static Watched taskAfterTask(RunDirectory run, long seed) {
        return ofRun(run, /* family= */ null, Split.TEST, /* rounds= */ null, seed, /* goesOn= */ true);
    }

    private static Watched ofRun(
            RunDirectory run,
            @Nullable TaskFamily<?> family,
            Split split,
            @Nullable Integer rounds,
            long seed,
            boolean goesOn) {
        RunConfig config = run.config();
        Optional<CheckpointFolder.Saved> saved = run.chosenCheckpoint();
        if (saved.isEmpty()) {
            throw new UserException("run '" + run.name() + "' has no checkpoint yet; 'adaptarium resume " + run.typed()
                    + "' trains it");
        }
        return ofRun(run, config, saved.get(), config.taskFamily(), family, split, rounds, seed, goesOn);
    }

    private static <T extends Record> Watched ofRun(
            RunDirectory run,
            RunConfig config,
            CheckpointFolder.Saved saved,
            TaskFamily<T> trained,
            @Nullable TaskFamily<?> wanted,
            Split split,
            @Nullable Integer rounds,
            long seed,
            boolean goesOn) {
        TaskFamily<?> played = wanted == null ? trained : wanted;
        if (played.spec().observationSize() != trained.spec().observationSize()
                || !played.spec().actions().equals(trained.spec().actions())) {
            throw new UserException("run '" + run.name() + "' was trained on "
                    + trained.spec().id() + "; " + played.spec().id() + " has other observations or actions");
        }
        MetaLearner<T> learner = Trainer.newLearner(config.algorithm(), trained, config.seed(), config.threads());
        try {
            Trainer.restore(learner, saved, config);
            int adapts = rounds == null ? trainedRounds(learner) : rounds;
            SessionPlan plan = SessionPlan.of(run.name(), split, adapts, seed);
            return session((goesOn ? plan.goingOn() : plan).with(ReturnRange.of(run)), played, run, learner);
        } catch (UserException e) {
            learner.close();
            throw e;
        }
    }

    /**
     * How many times a learner was trained to adapt.
     *
     * @param learner the learner
     * @return rounds after the first
     */
    static int trainedRounds(MetaLearner<?> learner) {
        try (var adaptation = learner.newAdaptation(1, 0)) {
            return adaptation.rounds();
        }
    }

    private static <T extends Record> Watched session(
            SessionPlan plan, TaskFamily<T> family, RunDirectory run, MetaLearner<?> learner) {
        OtherAgents<T> others = OtherAgents.of(family, plan.split(), run, learner);
        AdaptationSession<T> session = new AdaptationSession<>(plan, family, learner::newAdaptation, others.list());
        return new Watched(session, List.of(others::close, learner::close));
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
        SessionPlan plan = SessionPlan.of("random actions", split, /* rounds= */ 0, seed);
        return randomSession(family, plan.with(ReturnRange.ofRandom(family)));
    }

    private static <T extends Record> Watched randomSession(TaskFamily<T> family, SessionPlan plan) {
        OtherAgents<T> others = OtherAgents.of(family, plan.split());
        AdaptationSession<T> session = new AdaptationSession<>(
                plan,
                family,
                (tasks, noise) -> new RandomPolicy(family.spec(), tasks, /* episodesPerRound= */ 1, noise),
                others.list());
        return new Watched(session, List.of(others::close));
    }

    /**
     * A session that somebody drives, episode after episode in one task until the next is asked for.
     *
     * @param family what to play
     * @param split where tasks are drawn from
     * @param seed of tasks and initial states
     * @param guessed whether the task is hidden from whoever drives until it is revealed
     * @param against the run of a trained agent that can be shown beside; null for none
     * @return the session, closed by the caller
     * @throws UserException where that agent does not play this family, or not one episode at a time
     */
    public static Watched driven(
            TaskFamily<?> family, Split split, long seed, boolean guessed, @Nullable RunDirectory against) {
        SessionPlan plan = new SessionPlan(
                "you drive",
                split,
                Integer.MAX_VALUE,
                seed,
                /* compares= */ false,
                /* goesOn= */ false,
                ReturnRange.ofRandom(family),
                guessed);
        return drivenSession(family, plan, against);
    }

    private static <T extends Record> Watched drivenSession(
            TaskFamily<T> family, SessionPlan plan, @Nullable RunDirectory against) {
        OtherAgents<T> others = against == null
                ? OtherAgents.of(family, plan.split())
                : OtherAgents.against(family, plan.split(), against);
        AdaptationSession<T> session =
                new AdaptationSession<>(plan, family, (tasks, noise) -> new DrivenAgent(family.spec()), others.list());
        return new Watched(session, List.of(others::close));
    }
}
