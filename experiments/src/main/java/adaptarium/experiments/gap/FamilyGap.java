package adaptarium.experiments.gap;

import adaptarium.envs.Families;
import adaptarium.envs.MemorylessCeiling;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.experiments.run.RunEvaluation;
import adaptarium.experiments.run.RunEvaluation.LearnerResult;
import adaptarium.meta.AdaptationGap;
import adaptarium.meta.Role;
import adaptarium.meta.Statistics;
import adaptarium.meta.TaskUnits;
import adaptarium.meta.probe.ParameterLeak;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of one family.
 *
 * @param family its id
 * @param seeds how many trainings of each learner
 * @param tasks how many test tasks
 * @param trainingSteps environment steps each learner was trained with
 * @param random mean return of random actions, per episode
 * @param nonAdaptive mean return of PPO without adaptation
 * @param oracle mean return of PPO that sees the task; of the reference controller that is told it where the task has no number PPO could be told
 * @param reference mean return of the best reference controller that is told the task, 0 where there is none
 * @param referenceName what that controller is; empty where there is none
 * @param gap (oracle − non-adaptive) / (oracle − random); NaN where the oracle is no better than chance
 * @param gapBySeed the same of every seed by itself
 * @param ceiling the memoryless ceiling over training tasks; null where the family computes none
 * @param leak the hidden parameter that one observation tells best; null where the first seed's run has not been probed
 */
public record FamilyGap(
        String family,
        int seeds,
        int tasks,
        long trainingSteps,
        Statistics.Estimate random,
        Statistics.Estimate nonAdaptive,
        Statistics.Estimate oracle,
        Statistics.Estimate reference,
        String referenceName,
        Statistics.Estimate gap,
        List<Double> gapBySeed,
        @Nullable Double ceiling,
        @Nullable ParameterLeak leak) {
    private static final int REPLICATIONS = 2000; // bootstrap samples
    private static final int SAMPLES = 20; // tasks whose contexts are compared
    private static final long BOOTSTRAP_SEED = 1; // the interval of the same returns is always the same

    /** Copies the list. */
    public FamilyGap {
        gapBySeed = List.copyOf(gapBySeed);
    }

    /**
     * From evaluations of PPO that sees the task, one for each seed, all on the same tasks.
     *
     * @param evaluations at least one; each has one split, with an oracle, a baseline and random actions among its learners
     * @return the measurement
     * @throws IllegalArgumentException where one of them is missing
     */
    public static FamilyGap of(List<RunEvaluation> evaluations) {
        List<double[]> random = scores(evaluations.subList(0, 1), Role.RANDOM); // the same for every seed
        List<double[]> nonAdaptive = scores(evaluations, Role.BASELINE);
        Optional<LearnerResult> told = toldReference(evaluations.get(0));
        List<double[]> reference = List.of(told.map(FamilyGap::scores).orElse(new double[random.get(0).length]));
        boolean tellable = isTellable(Families.named(evaluations.get(0).family()));
        List<double[]> oracle = tellable || told.isEmpty() ? scores(evaluations, Role.ORACLE) : reference;
        TaskUnits units = evaluations.get(0).splits().get(0).units();
        AdaptationGap gap = new AdaptationGap(random, nonAdaptive, oracle);
        return new FamilyGap(
                evaluations.get(0).family(),
                evaluations.size(),
                random.get(0).length,
                learner(evaluations.get(0), Role.ORACLE).trainingSteps(),
                mean(random, units),
                mean(nonAdaptive, units),
                mean(oracle, units),
                mean(reference, units),
                told.map(LearnerResult::title).orElse(""),
                gap.estimate(units, REPLICATIONS, BOOTSTRAP_SEED),
                Arrays.stream(gap.bySeed(units)).boxed().toList(),
                MemorylessCeiling.of(Families.named(evaluations.get(0).family()))
                        .map(proof -> proof.memorylessCeiling(Split.TEST))
                        .orElse(null),
                /* leak= */ null);
    }

    /** Whether PPO without a memory lies above what is proved of agents without memory, by more than its interval or range: a leak, or a fault. */
    public boolean aboveCeiling() {
        return ceiling != null && nonAdaptive.low() > ceiling;
    }

    /** The same with what a probe has found. */
    FamilyGap with(@Nullable ParameterLeak found) {
        return new FamilyGap(
                family,
                seeds,
                tasks,
                trainingSteps,
                random,
                nonAdaptive,
                oracle,
                reference,
                referenceName,
                gap,
                gapBySeed,
                ceiling,
                found);
    }

    /** Whether a network is told anything: a task that differs from others only in the number of a random table has the same context as they. */
    private static <T extends Record> boolean isTellable(TaskFamily<T> family) {
        TaskSpace<T> tasks = family.tasks();
        float[] first = new float[tasks.contextSize()];
        float[] other = new float[first.length];
        tasks.context(tasks.sample(Split.TRAIN, Seeds.generator(0)), first, 0);
        for (int seed = 1; seed < SAMPLES; seed++) {
            tasks.context(tasks.sample(Split.TRAIN, Seeds.generator(seed)), other, 0);
            if (!Arrays.equals(first, other)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<LearnerResult> toldReference(RunEvaluation evaluation) {
        return evaluation.splits().get(0).learners().stream()
                .filter(learner -> learner.role() == Role.TOLD_REFERENCE)
                .max(Comparator.comparingDouble(learner -> Statistics.mean(scores(learner))));
    }

    private static Statistics.Estimate mean(List<double[]> scores, TaskUnits units) {
        return Statistics.bootstrap(scores, units, Statistics::mean, REPLICATIONS, BOOTSTRAP_SEED);
    }

    private static List<double[]> scores(List<RunEvaluation> evaluations, Role role) {
        return evaluations.stream()
                .map(evaluation -> scores(learner(evaluation, role)))
                .toList();
    }

    /** These learners do not adapt: every round measures the same, and all of them together measure it better. */
    private static double[] scores(LearnerResult learner) {
        return learner.returns().stream()
                .mapToDouble(rounds -> rounds.stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElseThrow())
                .toArray();
    }

    private static LearnerResult learner(RunEvaluation evaluation, Role role) {
        return evaluation.splits().get(0).learners().stream()
                .filter(learner -> learner.role() == role)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the evaluation of run '" + evaluation.run() + "' has nobody of role " + role));
    }
}
