package adaptarium.meta.fewshot.problem;

import adaptarium.envs.TaskFamily;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.ProblemKind;
import adaptarium.meta.fewshot.ProblemOptions;
import adaptarium.meta.fewshot.ProblemOptions.Option;
import java.util.List;
import java.util.Objects;

/** {@link TaskRetrieval} in the list of problems. */
public final class TaskRetrievalKind implements ProblemKind {
    private static final Option STORED = new Option("stored", 10, 2, 1000, "tasks that have a stored policy");
    private static final Option SHOTS = new Option("shots", 3, 1, 100, "pieces of motion shown of each");
    private static final Option QUERIES = new Option("queries", 5, 1, 100, "pieces to be told of a new task");
    private static final Option STEPS = new Option("steps", 20, 1, 300, "steps of a piece");
    private static final Option NOISE =
            new Option("noise", 10, 0, 1000, "of what is measured, in percent of the spread of changes in a step");
    private static final Option TRIALS = new Option("trials", 1, 1, 100, "episodes by which policies are compared");

    @Override
    public String name() {
        return "TaskRetrieval-v0";
    }

    @Override
    public String summary() {
        return "Which stored task's policy is to be taken in a new task of a family, from a piece of its motion and"
                + " without a gradient step.";
    }

    @Override
    public boolean isOfFamily() {
        return true;
    }

    @Override
    public List<Option> options() {
        return List.of(STORED, SHOTS, QUERIES, STEPS, NOISE, TRIALS);
    }

    @Override
    public FewShotProblem<?> create(ProblemOptions options) {
        return of(options, Objects.requireNonNull(options.family(), "family"));
    }

    private <T extends Record> FewShotProblem<?> of(ProblemOptions options, TaskFamily<T> family) {
        return new TaskRetrieval<>(
                options.id(name()),
                family,
                new TaskRetrieval.Settings(
                        options.value(STORED),
                        options.value(SHOTS),
                        options.value(QUERIES),
                        options.value(STEPS),
                        options.value(NOISE),
                        options.value(TRIALS)));
    }
}
