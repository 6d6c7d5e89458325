package adaptarium.meta.fewshot.problem;

import adaptarium.envs.Split;
import adaptarium.meta.fewshot.Examples;
import adaptarium.meta.fewshot.FewShotEpisode;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.Findings;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Which parameters a learner tells from motion, and how sure one may be of them. That it does not tell one does not mean that it cannot be told: another may, and those beside
 * it are asked, too. An interval is the prediction plus and minus a factor times the deviation that the learner
 * states, with the factor that holds nine truths in ten on tasks kept apart for it (split conformal prediction, Lei et al. 2018, arXiv:1604.04173).
 */
final class Identifiability {
    private static final double LEVEL = 0.9;
    private static final int KEPT_APART = 200; // tasks
    private static final double LEAST_TOLD =
            0.1; // share of the variance; a parameter of which less is told is not told

    private Identifiability() {}

    /** Predictions of one number of the targets. */
    @SuppressWarnings("ArrayRecordComponent") // private to this class
    private record Told(double[] truths, double[] predictions, double[] deviations) {
        /** How far truths lie from predictions, in deviations. */
        double[] distances() {
            double[] distances = new double[truths.length];
            Arrays.setAll(distances, i -> Math.abs(truths[i] - predictions[i]) / deviations[i]);
            return distances;
        }

        /** R²: the share of the truths' variance that is told; NaN where they are all the same. */
        double share() {
            double mean = Arrays.stream(truths).average().orElse(0);
            double misses = 0;
            double spread = 0;
            for (int i = 0; i < truths.length; i++) {
                misses += (truths[i] - predictions[i]) * (truths[i] - predictions[i]);
                spread += (truths[i] - mean) * (truths[i] - mean);
            }
            return spread == 0 ? Double.NaN : 1 - misses / spread;
        }
    }

    /**
     * A row for each number of the targets.
     *
     * @param problem what is told
     * @param learner who tells
     * @param beside who else does, by title
     * @param tasks that they have not seen
     * @param seed of the pieces
     */
    static <T extends Record> Findings of(
            ParameterRegression<T> problem,
            FewShotLearner<T> learner,
            Map<String, FewShotLearner<T>> beside,
            List<T> tasks,
            long seed) {
        if (learner.deviations(problem.episode(tasks.get(0), seed).query().x()).length == 0) {
            return Findings.NONE; // it does not say how sure it is
        }
        List<T> apart = new ArrayList<>();
        for (int i = 0; i < KEPT_APART; i++) {
            apart.add(problem.sample(Split.TRAIN, Seeds.generator(Seeds.derive(seed, "kept apart", i))));
        }
        List<Told> kept = told(problem, learner, apart, Seeds.derive(seed, "pieces kept apart"));
        List<Told> tests = told(problem, learner, tasks, seed);
        List<List<Told>> others = beside.values().stream()
                .map(other -> told(problem, other, tasks, seed))
                .toList();
        List<Findings.Row> rows = new ArrayList<>();
        for (int j = 0; j < problem.outputs(); j++) {
            int number = j;
            List<Double> shares =
                    others.stream().map(other -> other.get(number).share()).toList();
            rows.add(row(problem.names().get(j), kept.get(j), tests.get(j), shares));
        }
        List<String> columns = new ArrayList<>(List.of("R²", "coverage", "width"));
        beside.keySet().forEach(title -> columns.add("R², " + title));
        return new Findings(
                "What is told of each parameter: the share of its variance over these tasks (R²); how often the"
                        + " interval that should hold nine truths in ten does; how wide it is, as a share of the one that"
                        + " holds nine in ten without having seen any motion. What is not told (R² below " + LEAST_TOLD
                        + ") is not told by who was asked; another learner may tell it.",
                columns,
                rows);
    }

    private static Findings.Row row(String name, Told kept, Told tests, List<Double> others) {
        double factor = quantile(kept.distances());
        int n = tests.truths().length;
        double held = 0;
        double width = 0;
        for (int i = 0; i < n; i++) {
            double half = factor * tests.deviations()[i];
            held += Math.abs(tests.truths()[i] - tests.predictions()[i]) <= half ? 1.0 / n : 0;
            width += half / n;
        }
        double average = Arrays.stream(kept.truths()).average().orElse(0);
        double[] unseen =
                Arrays.stream(kept.truths()).map(x -> Math.abs(x - average)).toArray();
        double share = tests.share();
        List<Double> values = new ArrayList<>(List.of(share, held, width / quantile(unseen)));
        values.addAll(others);
        return new Findings.Row(name, values, remark(share, others));
    }

    private static String remark(double share, List<Double> others) {
        if (share >= LEAST_TOLD) {
            return "";
        }
        if (others.isEmpty() || others.stream().anyMatch(other -> other >= LEAST_TOLD)) {
            return "not told by this learner";
        }
        return others.size() == 1 ? "told by neither" : "told by none of them";
    }

    /** The smallest of the numbers, sorted, below which a further one lies with the level's probability. */
    private static double quantile(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(LEVEL * (sorted.length + 1));
        return sorted[Math.min(rank, sorted.length) - 1];
    }

    private static <T extends Record> List<Told> told(
            ParameterRegression<T> problem, FewShotLearner<T> learner, List<T> tasks, long seed) {
        int outputs = problem.outputs();
        List<Told> told = new ArrayList<>();
        for (int j = 0; j < outputs; j++) {
            told.add(new Told(new double[tasks.size()], new double[tasks.size()], new double[tasks.size()]));
        }
        for (int i = 0; i < tasks.size(); i++) {
            // one piece of each task: pieces of the same one are not independent
            FewShotEpisode episode = problem.episode(tasks.get(i), Seeds.derive(seed, "episode", i));
            Examples first = episode.query().chosen(0);
            double[] predicted =
                    learner.predict(episode.support(), first.x(), 1).get(1);
            double[] deviations = learner.deviations(first.x()); // empty of who does not say
            for (int j = 0; j < outputs; j++) {
                told.get(j).truths()[i] = first.y()[j];
                told.get(j).predictions()[i] = predicted[j];
                told.get(j).deviations()[i] = deviations.length == 0 ? Double.NaN : deviations[j];
            }
        }
        return told;
    }
}
