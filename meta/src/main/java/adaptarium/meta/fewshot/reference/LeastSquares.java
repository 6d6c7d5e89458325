package adaptarium.meta.fewshot.reference;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import adaptarium.meta.Metric;
import adaptarium.meta.Role;
import adaptarium.meta.fewshot.FewShotAlgorithm;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.problem.DynamicsIdentification;
import java.util.List;

/** Identification by the equations of motion: the reference for learners that tell pieces of motion apart. See the package's page. */
public final class LeastSquares implements FewShotAlgorithm<LeastSquares.Config> {
    /**
     * What it can be told.
     *
     * @param tasks tasks of an update
     */
    public record Config(
            @Setting(
                    value = "tasks of an update",
                    range = "[1, 100000]",
                    change = "raise it where accuracy goes up and down; time grows with it")
            int tasks) {
        /** Checks the component. */
        public Config {
            Settings.check(Config.class, tasks);
        }
    }

    @Override
    public String name() {
        return "least-squares";
    }

    @Override
    public String title() {
        return "least squares on equations of motion";
    }

    @Override
    public Role role() {
        return Role.BASELINE;
    }

    @Override
    public String summary() {
        return "Tells tasks by the equations of motion that fit a piece best: regularised least squares whose prior is"
                + " learnt from training tasks.";
    }

    @Override
    public Class<Config> settingsType() {
        return Config.class;
    }

    @Override
    public Config defaults() {
        return new Config(4);
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                Metric.RETURN,
                new Metric("noise", "mean deviation of what the equations leave open, in units of the changes"));
    }

    @Override
    public <T> FewShotLearner<T> create(FewShotProblem<T> problem, Config settings, long seed, int threads) {
        if (problem instanceof DynamicsIdentification<?> motion) {
            return new LeastSquaresLearner<>(problem, motion, settings.tasks(), threads);
        }
        throw new IllegalArgumentException(
                "it tells pieces of motion apart, as in DynamicsIdentification-v0/CartPole-v0; " + problem.id()
                        + " asks for something else");
    }
}
