package adaptarium.envs.check;

import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.check.CheckReport.Result;
import adaptarium.envs.reference.Reference;
import adaptarium.envs.reference.References;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Checks that a family keeps the contract of {@link TaskFamily} and {@code Episode}: determinism, declared spaces, finite numbers, arrays left alone, no
 * state across resets, every parameter with an effect, tasks hidden, ends and goals reachable, live parameters live, scenes without side effects, steps
 * without allocation.
 */
public final class FamilyChecker {
    /** How many tasks of each split are played by default. */
    public static final int DEFAULT_TASKS = 32;

    private FamilyChecker() {}

    /**
     * Checks a family with the default effort.
     *
     * @param family what to check
     * @return what was tried and what failed
     */
    public static CheckReport check(TaskFamily<?> family) {
        return check(family, DEFAULT_TASKS, 0);
    }

    /**
     * Checks a family.
     *
     * @param family what to check
     * @param tasks how many tasks of each split to play, at least 1
     * @param seed of the tasks, actions and episodes tried
     * @return what was tried and what failed
     */
    public static CheckReport check(TaskFamily<?> family, int tasks, long seed) {
        return checkTyped(family, tasks, seed);
    }

    /**
     * Checks a family with the help of reference controllers that are not registered.
     *
     * @param family what to check
     * @param references controllers; those that are not told the task are not used
     * @param tasks how many tasks of each split to play, at least 1
     * @param seed of the tasks, actions and episodes tried
     * @return what was tried and what failed
     */
    public static CheckReport check(TaskFamily<?> family, List<Reference<?>> references, int tasks, long seed) {
        if (tasks < 1) {
            throw new IllegalArgumentException("tasks must be at least 1, got " + tasks);
        }
        return checkTyped(family, references, tasks, seed);
    }

    private static <T extends Record> CheckReport checkTyped(
            TaskFamily<T> family, List<Reference<?>> references, int tasks, long seed) {
        List<Result> results = new ArrayList<>();
        EnvironmentSpec spec = family.spec();
        results.addAll(guarded("specification", () -> List.of(specification(family))));
        if (results.get(0).outcome() == CheckReport.Outcome.PASSED) {
            Subject<T> subject = new Subject<>(family, spec, family.tasks(), told(family, references), tasks, seed);
            List<Result> survey = guarded("declared spaces", () -> new Survey<>(subject).run());
            if (survey.stream().anyMatch(FamilyChecker::notFinite)) {
                survey.stream().filter(FamilyChecker::notFinite).forEach(results::add);
                results.add(Result.notShown("all else", "not tried: first make the family's numbers finite"));
                return new CheckReport(spec.id(), results);
            }
            results.addAll(guarded("determinism", () -> new Repetition<>(subject).run()));
            results.addAll(survey);
            results.addAll(guarded("reward terms", () -> List.of(new RewardTerms<>(subject).run())));
            results.addAll(guarded("sensitivity", () -> new Sensitivity<>(subject).run()));
            results.addAll(guarded("hidden tasks", () -> List.of(new Leak<>(subject).run())));
            results.addAll(guarded("scene", () -> List.of(new Scenery<>(subject).run())));
            results.addAll(guarded("allocation", () -> List.of(new Allocation<>(subject).run())));
        }
        return new CheckReport(spec.id(), results);
    }

    private static boolean notFinite(Result result) {
        return result.outcome() == CheckReport.Outcome.FAILED && result.name().equals(Survey.FINITE);
    }

    private static <T extends Record> CheckReport checkTyped(TaskFamily<T> family, int tasks, long seed) {
        List<Reference<?>> references = new ArrayList<>(References.of(family));
        return check(family, references, tasks, seed);
    }

    @SuppressWarnings("unchecked") // the task types are compared
    private static <T extends Record> Optional<Reference<T>> told(TaskFamily<T> family, List<Reference<?>> references) {
        return references.stream()
                .filter(r -> r.toldTask() && r.family().taskType() == family.taskType())
                .map(r -> (Reference<T>) r)
                .findFirst();
    }

    private static List<Result> guarded(String name, Supplier<List<Result>> check) {
        try {
            return check.get();
        } catch (RuntimeException e) { // whatever a family throws is its failure, not the checker's
            return List.of(Result.failed(name, e.getClass().getSimpleName() + ": " + e.getMessage() + at(e)));
        }
    }

    /** File and line of the family's code that threw, or called what threw: what its author has to look at. */
    private static String at(RuntimeException e) {
        for (StackTraceElement frame : e.getStackTrace()) {
            if (!frame.getClassName()
                            .matches("(java|jdk|sun|adaptarium\\.(sim|random))\\..*|adaptarium\\.envs\\.[A-Z].*")
                    && frame.getFileName() != null) {
                return " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
            }
        }
        return "";
    }

    private static <T extends Record> Result specification(TaskFamily<T> family) {
        TaskSpace<T> space = family.tasks();
        EnvironmentSpec first = family.spec();
        if (!first.equals(family.spec())) {
            return Result.failed("specification", "spec() gives another value at each call");
        }
        return Result.passed(
                "specification",
                family.spec().observationSize() + " numbers seen, "
                        + family.spec().actionSize() + " chosen, "
                        + space.parameters().size() + " task parameters");
    }
}
