package adaptarium.meta.fewshot.reference;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import adaptarium.meta.Metric;
import adaptarium.meta.Role;
import adaptarium.meta.fewshot.FewShotAlgorithm;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.problem.ParameterRegression;
import java.util.List;

/** Two regressions, one after the other: the reference for learners that tell parameters from motion. See the package's page. */
public final class MotionRegression implements FewShotAlgorithm<MotionRegression.Config> {
    /**
     * What it can be told.
     *
     * @param tasks tasks of an update
     * @param penalty of the weights from coefficients to parameters
     */
    public record Config(
            @Setting(
                    value = "tasks of an update; what coefficients are like is learnt from those of the first",
                    range = "[2, 100000]",
                    change = "raise it where an observation has many numbers; time grows with it")
            int tasks,

            @Setting(
                    value = "λ: penalty on squared weights from coefficients to parameters, in units of an example",
                    range = "(0, inf)",
                    change = "raise it where there are fewer pieces of motion than coefficients")
            double penalty) {
        /** Checks the components. */
        public Config {
            Settings.check(Config.class, tasks, penalty);
        }
    }

    @Override
    public String name() {
        return "motion-regression";
    }

    @Override
    public String title() {
        return "regression on motion";
    }

    @Override
    public Role role() {
        return Role.BASELINE;
    }

    @Override
    public String summary() {
        return "Tells hidden parameters by two ridge regressions: of the changes in a piece of motion on what is observed"
                + " and done, with a penalty that is learnt from training tasks, and of the parameters on those"
                + " coefficients and their products.";
    }

    @Override
    public Class<Config> settingsType() {
        return Config.class;
    }

    @Override
    public Config defaults() {
        return new Config(/* tasks= */ 100, /* penalty= */ 5);
    }

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.RETURN);
    }

    @Override
    public <T> FewShotLearner<T> create(FewShotProblem<T> problem, Config settings, long seed, int threads) {
        if (problem instanceof ParameterRegression<?> motion) {
            return new MotionRegressionLearner<>(problem, motion, settings, threads);
        }
        throw new IllegalArgumentException("it tells parameters from motion, as in ParameterRegression-v0/FAMILY; "
                + problem.id() + " asks for something else");
    }
}
