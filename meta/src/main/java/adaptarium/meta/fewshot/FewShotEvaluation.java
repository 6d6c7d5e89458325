package adaptarium.meta.fewshot;

import adaptarium.agents.kernel.Workers;
import adaptarium.random.Seeds;
import java.util.List;

/** How well a learner predicts in tasks that it has not seen. */
public final class FewShotEvaluation {
    private FewShotEvaluation() {}

    /**
     * Scores after 0 to K rounds of adaptation, each task with one support and one query set.
     *
     * @param <T> the problem's task
     * @param problem the problem
     * @param learner stays as it is
     * @param tasks the tasks
     * @param rounds K
     * @param seed decides which examples: equal seeds show every learner the same
     * @param threads worker threads; never change the result
     * @return double[K + 1] for each task; the larger the better
     */
    public static <T> List<double[]> scores(
            FewShotProblem<T> problem, FewShotLearner<T> learner, List<T> tasks, int rounds, long seed, int threads) {
        try (Workers workers = new Workers(threads)) {
            return workers.map(tasks.size(), i -> {
                FewShotEpisode episode = problem.episode(tasks.get(i), Seeds.derive(seed, "episode", i));
                List<double[]> predicted =
                        learner.predict(episode.support(), episode.query().x(), rounds);
                return predicted.stream()
                        .mapToDouble(one -> problem.measure().score(one, episode.query()))
                        .toArray();
            });
        }
    }
}
