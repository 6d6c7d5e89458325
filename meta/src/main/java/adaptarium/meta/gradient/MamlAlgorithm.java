package adaptarium.meta.gradient;

import adaptarium.envs.TaskFamily;
import adaptarium.meta.Algorithm;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.Metric;
import java.util.List;

/** MAML in the list of algorithms. */
public final class MamlAlgorithm implements Algorithm<MamlSettings> {
    @Override
    public String name() {
        return "maml";
    }

    @Override
    public String title() {
        return "MAML";
    }

    @Override
    public String summary() {
        return "Adapts by policy-gradient steps from learnt initial parameters; exact second order, FOMAML,"
                + " ProMP or Reptile by settings (Finn et al. 2017, arXiv:1703.03400).";
    }

    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Class<MamlSettings> settingsType() {
        return MamlSettings.class;
    }

    @Override
    public MamlSettings defaults() {
        return MamlSettings.defaults();
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                Metric.RETURN,
                new Metric("lossBefore", "surrogate loss at the old meta-parameters (trust region only)"),
                new Metric("lossAfter", "surrogate loss at the new meta-parameters; lower is better"),
                Metric.KL,
                new Metric(
                        "expectedGain",
                        "how much the loss should have fallen by its gradient (trust region only); far over lossBefore"
                                + " - lossAfter, the step is too long"),
                new Metric("lineSearchTries", "how many step lengths the line search tried (trust region only)"),
                new Metric("accepted", "1 where a step was taken, 0 where none was good enough (trust region only)"));
    }

    @Override
    public <T extends Record> MetaLearner<T> create(
            TaskFamily<T> family, MamlSettings settings, long seed, int threads) {
        return new Maml<>(family, settings, seed, threads);
    }
}
