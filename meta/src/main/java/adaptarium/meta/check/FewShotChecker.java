package adaptarium.meta.check;

import adaptarium.agents.store.State;
import adaptarium.envs.Split;
import adaptarium.envs.check.CheckReport;
import adaptarium.envs.check.CheckReport.Result;
import adaptarium.meta.fewshot.Examples;
import adaptarium.meta.fewshot.FewShotAlgorithm;
import adaptarium.meta.fewshot.FewShotEpisode;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.FewShotProblems;
import adaptarium.meta.fewshot.Measure;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Checks that a few-shot algorithm keeps the contract of {@code MetaTraining} and {@link FewShotLearner}, as {@link LearnerChecker} does for those that play: on a
 * regression and on a classification, or on one of them where it refuses the other.
 */
public final class FewShotChecker {
    private static final int EVERY = 10; // updates between two looks at what was learnt
    private static final double ERROR_LEFT = 0.5; // of that before training
    private static final double ACCURACY = 0.8; // chance is a third

    private static final String MOTION = "DynamicsIdentification-v0+ways=3+shots=2+queries=2+steps=8/TwistedDrive-v0";

    private static final String PARAMETERS = "ParameterRegression-v0+steps=10/UnknownGainSlider-v0";

    private FewShotChecker() {}

    /**
     * Checks an algorithm with settings of one's own.
     *
     * @param <C> the settings
     * @param algorithm what to check
     * @param settings how it learns
     * @param updates how many it has to learn the problems, at least 1
     * @param seed of parameters, tasks and examples
     * @return what was tried and what failed
     */
    public static <C extends Record> CheckReport check(
            FewShotAlgorithm<C> algorithm, C settings, int updates, long seed) {
        List<FewShotLearners<C, ?>> accepted = new ArrayList<>();
        List<Result> results = new ArrayList<>();
        results.add(creation(algorithm, settings, seed, accepted));
        for (FewShotLearners<C, ?> learners : accepted) {
            results.addAll(all(learners));
        }
        if (!accepted.isEmpty()) { // as those that play learn the first family that they take
            results.addAll(learning(accepted.get(0), updates));
        }
        return new CheckReport(algorithm.name(), results);
    }

    /** A regression, a classification, and motion for those who take nothing else. */
    private static List<FewShotProblem<?>> problems() {
        return List.of(new Curves(), new Clouds(), FewShotProblems.named(MOTION), FewShotProblems.named(PARAMETERS));
    }

    private static <C extends Record> Result creation(
            FewShotAlgorithm<C> algorithm, C settings, long seed, List<FewShotLearners<C, ?>> accepted) {
        List<String> refusals = new ArrayList<>();
        for (FewShotProblem<?> problem : problems()) {
            FewShotLearners<C, ?> learners = new FewShotLearners<>(algorithm, settings, problem, seed);
            if ((problem.id().equals(MOTION) || problem.id().equals(PARAMETERS)) && !accepted.isEmpty()) {
                continue;
            }
            try {
                learners.fresh(1).close();
                accepted.add(learners);
            } catch (RuntimeException e) { // whatever it throws, it is the algorithm's failure, not the checker's
                String kind = e instanceof IllegalArgumentException
                        ? ""
                        : e.getClass().getSimpleName() + ": ";
                refusals.add(problem.id() + ": " + kind + e.getMessage());
            }
        }
        if (accepted.isEmpty()) {
            return Result.failed("creation", "makes no learner, neither for " + String.join(", nor for ", refusals));
        }
        return Result.passed(
                "creation",
                algorithm.title()
                        + (refusals.isEmpty()
                                ? ", for regression and classification"
                                : "; refuses " + refusals.get(0)));
    }

    private static <C extends Record, T> List<Result> all(FewShotLearners<C, T> learners) {
        List<Result> results = new ArrayList<>();
        String on = " (" + learners.problem().id() + ")";
        results.addAll(guarded("repetition", on, () -> new Repetition<>(learners).run()));
        results.addAll(guarded("refused states", on, () -> List.of(Refusal.states(learners))));
        results.addAll(guarded("refused arguments", on, () -> List.of(arguments(learners))));
        results.addAll(guarded("predictions", on, () -> List.of(predictions(learners))));
        results.addAll(guarded("closing", on, () -> List.of(closing(learners))));
        return results;
    }

    private static List<Result> guarded(String name, String on, Supplier<List<Result>> check) {
        try {
            return check.get().stream()
                    .map(result -> new Result(result.name() + on, result.outcome(), result.reason()))
                    .toList();
        } catch (RuntimeException e) { // whatever it throws, it is the algorithm's failure, not the checker's
            return List.of(Result.failed(name + on, e.getClass().getSimpleName() + ": " + e.getMessage()));
        }
    }

    private static <T> FewShotEpisode episode(FewShotLearners<?, T> learners) {
        FewShotProblem<T> problem = learners.problem();
        return problem.episode(problem.sample(Split.TRAIN, Seeds.generator(learners.seed())), learners.seed());
    }

    private static <T> Result arguments(FewShotLearners<?, T> learners) {
        List<String> troubles = new ArrayList<>();
        FewShotEpisode episode = episode(learners);
        Examples support = episode.support();
        double[] queries = episode.query().x();
        double[] broken = queries.clone();
        broken[broken.length / 2] = Double.NaN;
        int wide = support.inputs() + 1;
        Examples wider = new Examples(1, wide, support.outputs(), new double[wide], new double[support.outputs()]);
        try (FewShotLearner<T> learner = learners.fresh(1)) {
            Refusal.add(troubles, "metaUpdate without tasks", () -> learner.metaUpdate(List.of(), 1));
            Refusal.add(troubles, "a query of NaN", () -> learner.predict(support, broken, 1));
            Refusal.add(troubles, "a support set of other inputs", () -> learner.predict(wider, queries, 1));
            if (support.inputs() > 1) {
                Refusal.add(troubles, "half an example", () -> learner.predict(support, new double[wide], 1));
            }
            Refusal.add(troubles, "-1 rounds", () -> learner.predict(support, queries, -1));
        }
        return troubles.isEmpty()
                ? Result.passed("refused arguments", "no tasks, NaN, other widths and negative rounds are refused")
                : Result.failed("refused arguments", troubles.get(0));
    }

    /** Predictions are a function of parameters, support and query alone, and of each query by itself. */
    private static <T> Result predictions(FewShotLearners<?, T> learners) {
        FewShotEpisode episode = episode(learners);
        Examples query = episode.query();
        try (FewShotLearner<T> learner = learners.fresh(1)) {
            learners.update(learner, 0);
            State before = learner.state();
            List<double[]> once = learner.predict(episode.support(), query.x(), 2);
            List<double[]> again = learner.predict(episode.support(), query.x(), 2);
            List<double[]> first =
                    learner.predict(episode.support(), query.chosen(0).x(), 2);
            for (int k = 0; k <= 2; k++) {
                if (once.size() != 3 || once.get(k).length != query.count() * query.outputs()) {
                    return Result.failed("predictions", "2 rounds give " + once.size() + " predictions, or too few");
                }
                if (!Arrays.equals(once.get(k), again.get(k))) {
                    return Result.failed("predictions", "the same question again gets another answer");
                }
                if (!Arrays.equals(first.get(k), Arrays.copyOf(once.get(k), query.outputs()))) {
                    return Result.failed("predictions", "an answer depends on what else is asked");
                }
            }
            Optional<String> changed = Learners.difference(before, learner.state());
            return changed.map(what -> Result.failed("predictions", "predicting changes " + what))
                    .orElseGet(() -> Result.passed(
                            "predictions", "the same again, whatever else is asked; nothing changes by them"));
        }
    }

    private static <T> Result closing(FewShotLearners<?, T> learners) {
        return Release.threads(() -> {
            try (FewShotLearner<T> learner = learners.fresh(2)) {
                learners.update(learner, 0);
            }
        });
    }

    private static <T> List<Result> learning(FewShotLearners<?, T> learners, int updates) {
        String on = " (" + learners.problem().id() + ")";
        return guarded("learning", on, () -> List.of(learns(learners, updates)));
    }

    private static <T> Result learns(FewShotLearners<?, T> learners, int updates) {
        boolean error = learners.problem().measure() == Measure.MEAN_SQUARED_ERROR;
        try (FewShotLearner<T> learner = learners.fresh(1)) {
            double before = learners.score(learner);
            double enough = error ? ERROR_LEFT * before : ACCURACY;
            double found = before;
            for (int i = 0; i < updates; i++) {
                learners.update(learner, i);
                found = (i + 1) % EVERY == 0 || i == updates - 1 ? learners.score(learner) : Double.NaN;
                if (found >= enough) {
                    return Result.passed(
                            "learning",
                            "score " + short3(found) + " after " + (i + 1) + " updates; " + short3(before) + " before");
                }
            }
            return Result.failed(
                    "learning",
                    "score " + short3(found) + " after " + updates + " updates, expected " + short3(enough));
        }
    }

    private static String short3(double score) {
        return String.format(java.util.Locale.ROOT, "%.3f", score);
    }
}
