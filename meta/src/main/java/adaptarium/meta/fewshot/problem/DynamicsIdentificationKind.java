package adaptarium.meta.fewshot.problem;

import adaptarium.envs.TaskFamily;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.ProblemKind;
import adaptarium.meta.fewshot.ProblemOptions;
import adaptarium.meta.fewshot.ProblemOptions.Option;
import java.util.List;
import java.util.Objects;

/** {@link DynamicsIdentification} in the list of problems. */
public final class DynamicsIdentificationKind implements ProblemKind {
    private static final Option WAYS = new Option("ways", 5, 2, 100, "tasks to be told apart");
    private static final Option SHOTS = new Option("shots", 1, 1, 100, "pieces of motion shown of each");
    private static final Option QUERIES = new Option("queries", 5, 1, 100, "pieces to be told of each");
    private static final Option STEPS = new Option("steps", 20, 1, 1000, "steps of a piece");
    private static final Option NOISE =
            new Option("noise", 10, 0, 1000, "of what is measured, in percent of the spread of changes in a step");
    private static final Option ACTIONS = new Option(
            "actions",
            0,
            0,
            4,
            "what is told of them: 0 each, 1 in another order, 2 nothing, 3 those of another piece, 4 their mean; 1 to"
                    + " 4 are controls");

    @Override
    public String name() {
        return "DynamicsIdentification-v0";
    }

    @Override
    public String summary() {
        return "Which of several hidden tasks of a family made a piece of motion, from a few pieces of each.";
    }

    @Override
    public boolean isOfFamily() {
        return true;
    }

    @Override
    public List<Option> options() {
        return List.of(WAYS, SHOTS, QUERIES, STEPS, NOISE, ACTIONS);
    }

    @Override
    public FewShotProblem<?> create(ProblemOptions options) {
        return of(options, Objects.requireNonNull(options.family(), "family"));
    }

    private static ToldActions.Kind told(int option) {
        return switch (option) {
            case 0 -> ToldActions.Kind.TOLD;
            case 1 -> ToldActions.Kind.SHUFFLED;
            case 2 -> ToldActions.Kind.HIDDEN;
            case 3 -> ToldActions.Kind.OTHERS;
            default -> ToldActions.Kind.AVERAGED;
        };
    }

    private <T extends Record> FewShotProblem<?> of(ProblemOptions options, TaskFamily<T> family) {
        return new DynamicsIdentification<>(
                options.id(name()),
                family,
                new DynamicsIdentification.Settings(
                        options.value(WAYS),
                        options.value(SHOTS),
                        options.value(QUERIES),
                        options.value(STEPS),
                        options.value(NOISE),
                        told(options.value(ACTIONS))));
    }
}
