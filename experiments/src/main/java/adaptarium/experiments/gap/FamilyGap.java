package adaptarium.experiments.gap;

import adaptarium.experiments.run.RunEvaluation;
import adaptarium.experiments.run.RunEvaluation.LearnerResult;
import adaptarium.meta.AdaptationGap;
import adaptarium.meta.Statistics;
import java.util.ArrayList;
import java.util.List;

/**
 * What was measured of one family.
 *
 * @param family its id
 * @param seeds how many trainings of each learner
 * @param tasks how many test tasks
 * @param trainingSteps environment steps each learner was trained with
 * @param random mean return of random actions, per episode
 * @param nonAdaptive mean return of PPO without adaptation
 * @param oracle mean return of PPO that sees the task
 * @param gap (oracle − non-adaptive) / (oracle − random); NaN where the oracle is no better than chance
 */
public record FamilyGap(
        String family,
        int seeds,
        int tasks,
        long trainingSteps,
        Statistics.Estimate random,
        Statistics.Estimate nonAdaptive,
        Statistics.Estimate oracle,
        Statistics.Estimate gap) {
    private static final int REPLICATIONS = 2000; // bootstrap samples
    private static final long BOOTSTRAP_SEED = 1; // the interval of the same returns is always the same

    /**
     * From evaluations of PPO that sees the task, one for each seed, all on the same tasks.
     *
     * @param evaluations at least one; each has one split, with {@code ppo} and {@code random} among its learners
     * @return the measurement
     */
    public static FamilyGap of(List<RunEvaluation> evaluations) {
        List<double[]> random = scores(evaluations.subList(0, 1), "random"); // the same for every seed
        List<double[]> nonAdaptive = scores(evaluations, "ppo");
        List<double[]> oracle = scores(evaluations, "ppo-oracle");
        return new FamilyGap(
                evaluations.get(0).family(),
                evaluations.size(),
                random.get(0).length,
                learner(evaluations.get(0), "ppo-oracle").trainingSteps(),
                mean(random),
                mean(nonAdaptive),
                mean(oracle),
                new AdaptationGap(random, nonAdaptive, oracle).estimate(REPLICATIONS, BOOTSTRAP_SEED));
    }

    private static Statistics.Estimate mean(List<double[]> scores) {
        return Statistics.bootstrap(scores, Statistics::mean, REPLICATIONS, BOOTSTRAP_SEED);
    }

    private static List<double[]> scores(List<RunEvaluation> evaluations, String name) {
        List<double[]> scores = new ArrayList<>();
        for (RunEvaluation evaluation : evaluations) {
            // These learners do not adapt: every round measures the same, and all of them together measure it better.
            scores.add(learner(evaluation, name).returns().stream()
                    .mapToDouble(rounds -> rounds.stream()
                            .mapToDouble(Double::doubleValue)
                            .average()
                            .orElseThrow())
                    .toArray());
        }
        return scores;
    }

    private static LearnerResult learner(RunEvaluation evaluation, String name) {
        return evaluation.splits().get(0).learners().stream()
                .filter(learner -> learner.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the evaluation of run '" + evaluation.run() + "' has no learner '" + name + "'"));
    }
}
