package adaptarium.experiments.watch;

import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.run.Trainer;
import adaptarium.meta.Adaptation;
import adaptarium.meta.MetaLearner;
import adaptarium.render.watch.Command;
import adaptarium.render.watch.Session;
import adaptarium.render.watch.Snapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * The policy of a run that is being trained, adapting to one test task after another: each task is met by the newest policy there is. Cannot be replayed, as
 * what it shows depends on how fast training goes on.
 *
 * @param <T> the family's task record
 */
public final class TrainingSession<T extends Record> implements Session {
    private final Showcase showcase;
    private final MetaLearner<T> learner;
    private final OtherAgents<T> others;
    private final AdaptationSession<T> session;
    private int iteration = -1; // of the policy that is shown

    private TrainingSession(String title, RunConfig config, TaskFamily<T> family, Showcase showcase) {
        this.showcase = showcase;
        learner = Trainer.newLearner(config.algorithm(), family, config.seed(), /* threads= */ 1);
        others = OtherAgents.of(family, Split.TEST);
        int rounds = Agents.trainedRounds(learner);
        session = new AdaptationSession<>(
                new SessionPlan(
                        title,
                        Split.TEST,
                        rounds,
                        config.seed(),
                        /* compares= */ rounds > 0,
                        /* goesOn= */ true,
                        ReturnRange.ofRandom(family),
                        /* guessed= */ false),
                family,
                this::newest,
                others.list());
    }

    /**
     * A session with what training has put on show.
     *
     * @param title headline
     * @param config the run's configuration
     * @param showcase where its policies are; it has one
     * @return the session, closed by the caller
     */
    public static TrainingSession<?> of(String title, RunConfig config, Showcase showcase) {
        return of(title, config, config.taskFamily(), showcase);
    }

    private static <T extends Record> TrainingSession<T> of(
            String title, RunConfig config, TaskFamily<T> family, Showcase showcase) {
        return new TrainingSession<>(title, config, family, showcase);
    }

    private Adaptation newest(int tasks, long seed) {
        showcase.take().ifPresent(shown -> {
            if (shown.iteration() != iteration) {
                learner.restore(shown.state());
                iteration = shown.iteration();
            }
        });
        return learner.newAdaptation(tasks, seed);
    }

    /** After how many updates the policy was taken that is shown. */
    public int iteration() {
        return iteration;
    }

    @Override
    public About about() {
        return session.about();
    }

    @Override
    public Snapshot snapshot() {
        Snapshot now = session.snapshot();
        String stage = "update " + iteration + " of " + showcase.total();
        List<Snapshot.Pane> panes = new ArrayList<>();
        for (Snapshot.Pane pane : now.panes()) {
            String note = pane.source() == Snapshot.Source.BESIDE ? pane.note() : stage + " · " + pane.note();
            panes.add(pane.with(note));
        }
        double[] returns = showcase.returns();
        int first = showcase.firstUpdate() + showcase.updates() - returns.length;
        List<Snapshot.Plot> plots = new ArrayList<>(now.plots());
        plots.add(new Snapshot.Plot(
                "Training: mean return per update",
                "update",
                List.of(new Snapshot.Curve("training", first, returns, Double.NaN, Double.NaN))));
        return new Snapshot(now.step(), panes, now.task(), plots, now.strip(), now.motors(), now.hand(), now.over());
    }

    @Override
    public void step() {
        session.step();
    }

    @Override
    public void apply(Command command) {
        session.apply(command);
    }

    @Override
    public void close() {
        session.close();
        others.close();
        learner.close();
    }
}
