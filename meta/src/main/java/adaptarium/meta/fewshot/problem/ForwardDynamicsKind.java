package adaptarium.meta.fewshot.problem;

import adaptarium.envs.TaskFamily;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.ProblemKind;
import adaptarium.meta.fewshot.ProblemOptions;
import adaptarium.meta.fewshot.ProblemOptions.Option;
import java.util.List;
import java.util.Objects;

/** {@link ForwardDynamics} in the list of problems. */
public final class ForwardDynamicsKind implements ProblemKind {
    private static final Option SHOTS = new Option("shots", 16, 1, 1000, "steps that are shown");
    private static final Option QUERIES = new Option("queries", 20, 1, 1000, "steps after these, to be predicted");
    private static final Option NOISE =
            new Option("noise", 10, 0, 1000, "of what is measured, in percent of the spread of changes in a step");

    @Override
    public String name() {
        return "ForwardDynamics-v0";
    }

    @Override
    public String summary() {
        return "How a hidden task of a family changes the state in the steps to come, from a few steps of its motion.";
    }

    @Override
    public boolean isOfFamily() {
        return true;
    }

    @Override
    public List<Option> options() {
        return List.of(SHOTS, QUERIES, NOISE);
    }

    @Override
    public FewShotProblem<?> create(ProblemOptions options) {
        return of(options, Objects.requireNonNull(options.family(), "family"));
    }

    private <T extends Record> FewShotProblem<?> of(ProblemOptions options, TaskFamily<T> family) {
        return new ForwardDynamics<>(
                options.id(name()),
                family,
                new ForwardDynamics.Settings(options.value(SHOTS), options.value(QUERIES), options.value(NOISE)));
    }
}
