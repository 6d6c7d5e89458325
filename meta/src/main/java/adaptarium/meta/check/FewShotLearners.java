package adaptarium.meta.check;

import adaptarium.envs.Split;
import adaptarium.meta.MetaTraining;
import adaptarium.meta.fewshot.FewShotAlgorithm;
import adaptarium.meta.fewshot.FewShotEvaluation;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.List;

/**
 * A few-shot algorithm under check on one problem, and what the checks share.
 *
 * @param <C> the algorithm's settings
 * @param <T> the problem's task
 * @param algorithm who learns
 * @param settings how
 * @param problem on what
 * @param seed of everything
 */
record FewShotLearners<C extends Record, T>(
        FewShotAlgorithm<C> algorithm, C settings, FewShotProblem<T> problem, long seed) implements Trained<T> {
    private static final int TRIED_ON = 40; // tasks

    @Override
    public FewShotLearner<T> fresh(int threads) {
        return algorithm.create(problem, settings, Seeds.derive(seed, "parameters"), threads);
    }

    @Override
    public FewShotLearner<T> stranger() {
        return algorithm.create(problem, settings, Seeds.derive(seed, "other parameters"), 1);
    }

    @Override
    public MetaTraining.Update update(MetaTraining<T> learner, int number) {
        return learner.metaUpdate(
                tasks("tasks", number, learner.metaBatchSize()), Seeds.derive(seed, "update", number));
    }

    private List<T> tasks(String branch, int number, int count) {
        List<T> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tasks.add(problem.sample(Split.TRAIN, Seeds.generator(Seeds.derive(seed, branch, number, i))));
        }
        return tasks;
    }

    /** The learner's mean score on tasks of its own, after as many rounds as it is trained for. */
    double score(FewShotLearner<T> learner) {
        int rounds = learner.trainedRounds();
        return FewShotEvaluation.scores(
                        problem, learner, tasks("tried on", 0, TRIED_ON), rounds, Seeds.derive(seed, "examples"), 1)
                .stream()
                .mapToDouble(scores -> scores[rounds])
                .average()
                .orElse(Double.NaN);
    }
}
