package adaptarium.meta.fewshot.problem;

import adaptarium.envs.TaskFamily;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.ProblemKind;
import adaptarium.meta.fewshot.ProblemOptions;
import adaptarium.meta.fewshot.ProblemOptions.Option;
import java.util.List;
import java.util.Objects;

/** {@link ParameterRegression} in the list of problems. */
public final class ParameterRegressionKind implements ProblemKind {
    private static final Option QUERIES = new Option("queries", 2, 1, 100, "pieces of each task");
    private static final Option STEPS = new Option("steps", 30, 1, 1000, "steps of a piece");
    private static final Option NOISE =
            new Option("noise", 10, 0, 1000, "of what is measured, in percent of the spread of changes in a step");

    @Override
    public String name() {
        return "ParameterRegression-v0";
    }

    @Override
    public String summary() {
        return "The hidden parameters of a family's task, such as masses and gains, from a piece of its motion.";
    }

    @Override
    public boolean isOfFamily() {
        return true;
    }

    @Override
    public List<Option> options() {
        return List.of(QUERIES, STEPS, NOISE);
    }

    @Override
    public FewShotProblem<?> create(ProblemOptions options) {
        return of(options, Objects.requireNonNull(options.family(), "family"));
    }

    private <T extends Record> FewShotProblem<?> of(ProblemOptions options, TaskFamily<T> family) {
        return new ParameterRegression<>(
                options.id(name()),
                family,
                new ParameterRegression.Settings(options.value(QUERIES), options.value(STEPS), options.value(NOISE)));
    }
}
