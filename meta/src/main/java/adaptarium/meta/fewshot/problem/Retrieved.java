package adaptarium.meta.fewshot.problem;

import adaptarium.agents.kernel.Workers;
import adaptarium.envs.Simulation;
import adaptarium.envs.Split;
import adaptarium.meta.Statistics;
import adaptarium.meta.fewshot.Examples;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.Findings;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What retrieved policies earn. A row for the policy that a learner retrieves after a look at one piece of the new task's motion, and for what it is to be held against, on
 * the same initial states.
 */
final class Retrieved {
    private static final int CHOSEN_ON = 64; // training tasks that the one policy for all tasks is chosen on
    private static final int REPLICATIONS = 1000; // bootstrap samples
    private static final long BOOTSTRAP_SEED = 1;

    private Retrieved() {}

    /**
     * What was earned in one task.
     *
     * @param first in the first episode, whose beginning is the piece
     * @param chosen the number of the policy that was retrieved
     * @param stored by each stored policy in whole episodes
     * @param told by the policy that is told the task, in the same episodes
     */
    @SuppressWarnings("ArrayRecordComponent") // private to this class
    private record Earned(double first, int chosen, double[] stored, double told) {
        double retrieved() {
            return stored[chosen];
        }

        double most() {
            return stored[Examples.largest(stored, 0, stored.length)];
        }

        double atRandom() {
            return Statistics.mean(stored);
        }
    }

    /**
     * The figures.
     *
     * @param problem whose policies
     * @param learner who retrieves
     * @param tasks that it has not seen
     * @param seed of pieces and initial states
     * @param threads worker threads; never change the result
     */
    static <T extends Record> Findings of(
            TaskRetrieval<T> problem, FewShotLearner<T> learner, List<T> tasks, long seed, int threads) {
        try (Workers workers = new Workers(threads)) {
            List<double[]> known = workers.map(CHOSEN_ON, i -> {
                long own = Seeds.derive(seed, "training task", i);
                T task = problem.sample(Split.TRAIN, Seeds.generator(own));
                return problem.stored().earn(problem.family().newSimulation(), task, problem.trials(), own);
            });
            int forAll = forAll(known);
            List<Earned> earned = workers.map(
                    tasks.size(), i -> earned(problem, learner, tasks.get(i), Seeds.derive(seed, "own", i)));
            return new Findings(
                    "Returns, mean over new tasks with its 95 % interval, without a gradient step. The first episode"
                            + " is begun by the exploration policy for " + problem.steps()
                            + " steps, after which the retrieved policy goes on; the other rows are whole episodes from"
                            + " equal initial states.",
                    List.of("return", "from", "to"),
                    List.of(
                            row("first episode, its exploration included", earned, Earned::first),
                            row("retrieved policy", earned, Earned::retrieved),
                            row("best stored policy of each task", earned, Earned::most),
                            row("stored policy that is best for training tasks", earned, one -> one.stored[forAll]),
                            row("stored policy at random", earned, Earned::atRandom),
                            row("policy that is told the task", earned, Earned::told)));
        }
    }

    /** The policy that earns most in the mean over tasks. */
    private static int forAll(List<double[]> known) {
        double[] sum = new double[known.get(0).length];
        known.forEach(one -> Arrays.setAll(sum, j -> sum[j] + one[j]));
        return Examples.largest(sum, 0, sum.length);
    }

    private static <T extends Record> Earned earned(
            TaskRetrieval<T> problem, FewShotLearner<T> learner, T task, long seed) {
        StoredPolicies<T> stored = problem.stored();
        Simulation<T> simulation = problem.family().newSimulation();
        Examples support = problem.support(simulation, seed);
        long own = Seeds.derive(seed, "first episode");
        Snippets.Piece<T> piece = problem.piece(simulation, task, own, own);
        double[] scores = learner.predict(support, piece.rows(), 1).get(1);
        int chosen = Examples.largest(scores, 0, scores.length);
        double rest = stored.goOn(
                piece.episode(), stored.tasks().get(chosen), problem.steps(), Seeds.derive(own, "controller"));
        long trial = Seeds.derive(seed, "trial");
        return new Earned(
                piece.earned() + rest,
                chosen,
                stored.earn(simulation, task, problem.trials(), trial),
                stored.earns(simulation, task, task, problem.trials(), trial));
    }

    private static Findings.Row row(String name, List<Earned> earned, ToDoubleFunction<Earned> figure) {
        double[] values = earned.stream().mapToDouble(figure).toArray();
        Statistics.Estimate mean =
                Statistics.bootstrap(List.of(values), Statistics::mean, REPLICATIONS, BOOTSTRAP_SEED);
        return new Findings.Row(name, List.of(mean.value(), mean.low(), mean.high()), "");
    }
}
