package adaptarium.meta.check;

import adaptarium.envs.check.CheckReport;
import adaptarium.envs.check.CheckReport.Outcome;
import adaptarium.envs.check.CheckReport.Result;
import adaptarium.meta.Algorithm;
import adaptarium.meta.fewshot.FewShotAlgorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Checks that an algorithm keeps the contract of {@link Algorithm}, {@code MetaLearner} and {@code Adaptation}: the same bits again, on any number of threads
 * and across a saved state; what does not fit is refused and changes nothing; no task leaks into an adaptation; actions inside the bounds; NaN refused; closing
 * frees what was taken; and it learns. The sister of {@code FamilyChecker}.
 *
 * <p>A learner of few-shot problems goes to {@link FewShotChecker}. Any other is made on a two-armed problem with two choices and on one with a number; an
 * algorithm that refuses one of them is checked on the other.
 */
public final class LearnerChecker {
    /** How many updates an algorithm has to learn the two-armed problem, by default. */
    public static final int DEFAULT_UPDATES = 200;

    private LearnerChecker() {}

    /**
     * Checks an algorithm with its default settings.
     *
     * @param algorithm what to check
     * @return what was tried and what failed
     */
    public static CheckReport check(Algorithm<?> algorithm) {
        return check(algorithm, DEFAULT_UPDATES, 0);
    }

    /**
     * Checks an algorithm with its default settings.
     *
     * @param algorithm what to check
     * @param updates how many it has to learn the two-armed problem, at least 1
     * @param seed of parameters, tasks and stories
     * @return what was tried and what failed
     */
    public static CheckReport check(Algorithm<?> algorithm, int updates, long seed) {
        return checkDefaults(algorithm, updates, seed);
    }

    private static <C extends Record> CheckReport checkDefaults(Algorithm<C> algorithm, int updates, long seed) {
        return check(algorithm, algorithm.defaults(), updates, seed);
    }

    /**
     * Checks an algorithm with settings of one's own.
     *
     * @param <C> the settings
     * @param algorithm what to check
     * @param settings how it learns
     * @param updates how many it has to learn the two-armed problem, at least 1
     * @param seed of parameters, tasks and stories
     * @return what was tried and what failed
     */
    public static <C extends Record> CheckReport check(Algorithm<C> algorithm, C settings, int updates, long seed) {
        if (updates < 1) {
            throw new IllegalArgumentException("updates must be at least 1, got " + updates);
        }
        if (algorithm instanceof FewShotAlgorithm<C> fewShot) {
            return FewShotChecker.check(fewShot, settings, updates, seed);
        }
        List<Learners<C>> accepted = new ArrayList<>();
        Result creation = creation(algorithm, settings, seed, accepted);
        List<Result> results = new ArrayList<>();
        results.add(creation);
        if (creation.outcome() == Outcome.PASSED) {
            add(results, accepted, "repetition", learners -> new Repetition<>(learners).run());
            add(results, accepted, "refused states", learners -> List.of(Refusal.states(learners)));
            add(results, accepted, "refused arguments", learners -> List.of(new Refusal(learners).arguments()));
            add(results, accepted, "hidden tasks", learners -> List.of(new Isolation(learners).contexts()));
            add(results, accepted, "tasks apart", learners -> List.of(new Isolation(learners).tasks()));
            add(results, accepted, "own parameters", learners -> List.of(new Isolation(learners).copies()));
            add(results, accepted, "round kind", learners -> List.of(new Carrying(learners).kinds()));
            add(results, accepted, "actions", learners -> List.of(new Conduct(learners).actions()));
            add(results, accepted, "NaN refused", learners -> List.of(new Conduct(learners).notANumber()));
            add(results, accepted, "closing", learners -> List.of(new Release(learners).closing()));
            List<Learners<C>> first = accepted.subList(0, 1);
            add(results, first, "learning", learners -> List.of(new Learning(learners, updates).learns()));
        }
        return new CheckReport(algorithm.name(), results);
    }

    private static <C extends Record> Result creation(
            Algorithm<C> algorithm, C settings, long seed, List<Learners<C>> accepted) {
        List<String> refusals = new ArrayList<>();
        for (boolean discrete : new boolean[] {true, false}) {
            Learners<C> learners = new Learners<>(algorithm, settings, new TwoArms(discrete), seed);
            try {
                learners.fresh(1).close();
                accepted.add(learners);
            } catch (RuntimeException e) { // whatever it throws, it is the algorithm's failure, not the checker's
                String problem = e instanceof IllegalArgumentException
                        ? ""
                        : e.getClass().getSimpleName() + ": ";
                refusals.add((discrete ? "two choices: " : "one number: ") + problem + e.getMessage());
            }
        }
        if (accepted.isEmpty()) {
            return Result.failed("creation", "makes no learner, neither for " + String.join(", nor for ", refusals));
        }
        return Result.passed(
                "creation",
                algorithm.title() + ", "
                        + algorithm
                                .role()
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', '-')
                        + (refusals.isEmpty() ? "; for choices and for numbers" : "; refuses " + refusals.get(0)));
    }

    /** The first family on which a check does not pass decides about it. */
    private static <C extends Record> void add(
            List<Result> results, List<Learners<C>> accepted, String name, Function<Learners<C>, List<Result>> check) {
        List<Result> decided = guarded(name, accepted.get(0), check);
        for (Learners<C> learners : accepted.subList(1, accepted.size())) {
            if (decided.stream().allMatch(result -> result.outcome() == Outcome.PASSED)) {
                decided = guarded(name, learners, check);
            }
        }
        results.addAll(decided);
    }

    private static <C extends Record> List<Result> guarded(
            String name, Learners<C> learners, Function<Learners<C>, List<Result>> check) {
        String where = " (" + learners.family().spec().id() + ")";
        try {
            return check.apply(learners).stream()
                    .map(result -> result.outcome() == Outcome.FAILED
                            ? Result.failed(result.name(), result.reason() + where)
                            : result)
                    .toList();
        } catch (RuntimeException e) { // whatever it throws, it is the algorithm's failure, not the checker's
            return List.of(Result.failed(name, e.getClass().getSimpleName() + ": " + e.getMessage() + where));
        }
    }
}
