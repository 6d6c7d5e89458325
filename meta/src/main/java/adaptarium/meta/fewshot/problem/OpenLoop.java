package adaptarium.meta.fewshot.problem;

import adaptarium.meta.fewshot.Examples;
import adaptarium.meta.fewshot.FewShotEpisode;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.Findings;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How far a learner's own predictions lead from the truth when each builds on the one before: it is told the state at the end of what was shown, then the actions alone.
 */
final class OpenLoop {
    private static final int[] SHOWN = {1, 2, 5, 10, 20, 50, 100}; // steps

    private OpenLoop() {}

    /**
     * The figures after some of the steps.
     *
     * @param problem whose steps
     * @param learner who predicts, with as many rounds of adaptation as it is trained for, and without any
     * @param tasks that it has not seen
     * @param seed of the steps
     */
    static <T extends Record> Findings of(
            ForwardDynamics<T> problem, FewShotLearner<T> learner, List<T> tasks, long seed) {
        int steps = problem.queries();
        double[] adapted = new double[steps];
        double[] unadapted = new double[steps];
        double[] still = new double[steps];
        for (int i = 0; i < tasks.size(); i++) {
            FewShotEpisode episode = problem.episode(tasks.get(i), Seeds.derive(seed, "episode", i));
            add(problem, learner, episode, learner.trainedRounds(), adapted);
            add(problem, learner, episode, 0, unadapted);
            add(problem, null, episode, 0, still);
        }
        List<Findings.Row> rows = new ArrayList<>();
        for (int step : IntStream.of(SHOWN).filter(shown -> shown <= steps).toArray()) {
            rows.add(new Findings.Row(
                    step == 1 ? "after 1 step" : "after " + step + " steps",
                    List.of(
                            root(adapted, step, tasks.size()),
                            root(unadapted, step, tasks.size()),
                            root(still, step, tasks.size())),
                    ""));
        }
        return new Findings(
                "Open loop: how far predictions that build on each other have led from the truth, root mean square over"
                        + " tasks and numbers of the state, in units of their spread; beside it the same before"
                        + " adaptation, and of whoever says that nothing moves.",
                List.of("adapted", "before", "nothing moves"),
                rows);
    }

    private static double root(double[] squares, int step, int tasks) {
        return Math.sqrt(squares[step - 1] / tasks);
    }

    /** Adds the mean squared distances of one task's states to sums. */
    private static <T extends Record> void add(
            ForwardDynamics<T> problem,
            @Nullable FewShotLearner<T> learner,
            FewShotEpisode episode,
            int rounds,
            double[] sums) {
        Examples query = episode.query();
        int states = query.outputs();
        double[] told = query.chosen(0).x(); // a state and an action
        for (int step = 0; step < query.count(); step++) {
            double[] changes = learner == null
                    ? new double[states]
                    : learner.predict(episode.support(), told, rounds).get(rounds);
            for (int j = 0; j < states; j++) {
                told[j] += changes[j] * problem.unitOfChange(j);
                double truth =
                        query.x()[step * query.inputs() + j] + query.y()[step * states + j] * problem.unitOfChange(j);
                sums[step] += (told[j] - truth) * (told[j] - truth) / states;
            }
            if (step + 1 < query.count()) {
                System.arraycopy(
                        query.x(), (step + 1) * query.inputs() + states, told, states, query.inputs() - states);
            }
        }
    }
}
