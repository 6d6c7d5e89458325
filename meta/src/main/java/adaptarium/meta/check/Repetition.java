package adaptarium.meta.check;

import adaptarium.agents.store.State;
import adaptarium.envs.check.CheckReport.Result;
import adaptarium.meta.MetaTraining;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a learner is a function of its configuration, its seed and its updates, on any number of threads and across a saved state. */
final class Repetition<T> {
    private static final int UPDATES = 2;
    private static final int[] THREADS = {2, 8};

    private final Trained<T> learners;
    private final Run alone;

    Repetition(Trained<T> learners) {
        this.learners = learners;
        alone = run(1);
    }

    private record Run(State state, List<MetaTraining.Update> updates) {}

    private Run run(int threads) {
        try (MetaTraining<T> learner = learners.fresh(threads)) {
            List<MetaTraining.Update> updates = new ArrayList<>();
            for (int i = 0; i < UPDATES; i++) {
                updates.add(learners.update(learner, i));
            }
            return new Run(learner.state(), updates);
        }
    }

    private static Optional<String> difference(Run a, Run b) {
        Optional<String> state = Learners.difference(a.state, b.state);
        return state.isPresent() || a.updates.equals(b.updates) ? state : Optional.of("the figures of an update");
    }

    List<Result> run() {
        return List.of(again(), threads(), restored());
    }

    private Result again() {
        Optional<String> difference = difference(alone, run(1));
        return difference
                .map(what -> Result.failed("repetition", "the same seed again gives another result: " + what))
                .orElseGet(() -> Result.passed("repetition", "same seed, same bits after " + UPDATES + " updates"));
    }

    private Result threads() {
        for (int threads : THREADS) {
            Optional<String> difference = difference(alone, run(threads));
            if (difference.isPresent()) {
                return Result.failed("threads", "1 and " + threads + " threads differ in " + difference.get());
            }
        }
        return Result.passed("threads", "same bits on 1, 2 and 8 threads");
    }

    private Result restored() {
        try (MetaTraining<T> first = learners.fresh(1);
                MetaTraining<T> second = learners.stranger()) {
            learners.update(first, 0);
            learners.update(first, 1);
            State saved = first.state();
            State copy = first.state();
            second.restore(saved);
            learners.update(first, 2);
            learners.update(second, 2);
            Optional<String> kept = Learners.difference(saved, copy);
            if (kept.isPresent()) {
                return Result.failed("restored state", "a later update changes a state taken before, in " + kept.get());
            }
            Optional<String> went = Learners.difference(first.state(), second.state());
            if (went.isPresent()) {
                return Result.failed(
                        "restored state", "a learner that was restored goes on to another result: " + went.get());
            }
            return Result.passed("restored state", saved.names().size() + " tensors; goes on to the same bits");
        }
    }
}
