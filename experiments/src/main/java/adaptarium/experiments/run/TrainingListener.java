package adaptarium.experiments.run;

import adaptarium.agents.store.State;
import java.util.function.Supplier;

/** Hears how a training run goes on; called by the training thread. */
public interface TrainingListener {
    /** Hears nothing. */
    TrainingListener SILENT = new TrainingListener() {};

    /**
     * Training begins or goes on.
     *
     * @param done updates made before
     * @param total updates of the whole run
     */
    default void started(int done, int total) {}

    /**
     * An update was made.
     *
     * @param row what it did
     */
    default void updated(MetricsRow row) {}

    /**
     * There is a policy to be had: at the start, and after every update.
     *
     * @param iteration updates made
     * @param state gives a copy of the learner's state; only to be asked during the call
     */
    default void improved(int iteration, Supplier<State> state) {}

    /**
     * There is something to know about this run that is no error.
     *
     * @param line one line
     */
    default void warned(String line) {}

    /**
     * Two listeners as one.
     *
     * @param first hears first
     * @param second hears second
     * @return both
     */
    static TrainingListener both(TrainingListener first, TrainingListener second) {
        return new TrainingListener() {
            @Override
            public void started(int done, int total) {
                first.started(done, total);
                second.started(done, total);
            }

            @Override
            public void updated(MetricsRow row) {
                first.updated(row);
                second.updated(row);
            }

            @Override
            public void improved(int iteration, Supplier<State> state) {
                first.improved(iteration, state);
                second.improved(iteration, state);
            }

            @Override
            public void warned(String line) {
                first.warned(line);
                second.warned(line);
            }

            @Override
            public void ended(int done, int total) {
                first.ended(done, total);
                second.ended(done, total);
            }
        };
    }

    /**
     * Training has ended, for good or until it is resumed.
     *
     * @param done updates made
     * @param total updates of the whole run
     */
    default void ended(int done, int total) {}
}
