package adaptarium.meta.fewshot.problem;

import adaptarium.envs.TaskFamily;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.ProblemKind;
import adaptarium.meta.fewshot.ProblemOptions;
import adaptarium.meta.fewshot.ProblemOptions.Option;
import java.util.List;
import java.util.Objects;

/** {@link FaultDetection} in the list of problems. */
public final class FaultDetectionKind implements ProblemKind {
    private static final Option WAYS = new Option("ways", 4, 2, 100, "classes: the whole body, and faults");
    private static final Option SHOTS = new Option("shots", 3, 1, 100, "pieces of motion shown of each");
    private static final Option QUERIES = new Option("queries", 4, 1, 100, "pieces to be told of each");
    private static final Option STEPS = new Option("steps", 20, 1, 300, "steps of a piece");
    private static final Option NOISE =
            new Option("noise", 10, 0, 1000, "of what is measured, in percent of the spread of changes in a step");

    @Override
    public String name() {
        return "FaultDetection-v0";
    }

    @Override
    public String summary() {
        return "Whether a body of a family is whole, or what is wrong with a motor, from a few pieces of its motion.";
    }

    @Override
    public boolean isOfFamily() {
        return true;
    }

    @Override
    public List<Option> options() {
        return List.of(WAYS, SHOTS, QUERIES, STEPS, NOISE);
    }

    @Override
    public FewShotProblem<?> create(ProblemOptions options) {
        return of(options, Objects.requireNonNull(options.family(), "family"));
    }

    private <T extends Record> FewShotProblem<?> of(ProblemOptions options, TaskFamily<T> family) {
        return new FaultDetection<>(
                options.id(name()),
                family,
                new FaultDetection.Settings(
                        options.value(WAYS),
                        options.value(SHOTS),
                        options.value(QUERIES),
                        options.value(STEPS),
                        options.value(NOISE)));
    }
}
