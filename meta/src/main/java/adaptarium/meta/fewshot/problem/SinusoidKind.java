package adaptarium.meta.fewshot.problem;

import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.ProblemKind;
import adaptarium.meta.fewshot.ProblemOptions;
import adaptarium.meta.fewshot.ProblemOptions.Option;
import java.util.List;

/** {@link Sinusoid} in the list of problems. */
public final class SinusoidKind implements ProblemKind {
    private static final Option SHOTS = new Option("shots", 10, 1, 1000, "points to learn from");
    private static final Option QUERIES = new Option("queries", 10, 1, 1000, "points to be tried on");

    @Override
    public String name() {
        return "Sinusoid-v0";
    }

    @Override
    public String summary() {
        return "Regression of a sine of hidden amplitude and phase from a few points (Finn et al. 2017,"
                + " arXiv:1703.03400, section 5.1).";
    }

    @Override
    public boolean isOfFamily() {
        return false;
    }

    @Override
    public List<Option> options() {
        return List.of(SHOTS, QUERIES);
    }

    @Override
    public FewShotProblem<?> create(ProblemOptions options) {
        return new Sinusoid(options.id(name()), options.value(SHOTS), options.value(QUERIES));
    }
}
