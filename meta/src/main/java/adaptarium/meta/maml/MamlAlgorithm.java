package adaptarium.meta.maml;

import adaptarium.envs.TaskFamily;
import adaptarium.meta.Algorithm;
import adaptarium.meta.MetaLearner;

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
        return "Adapts by policy-gradient steps from learnt initial parameters; exact second order, FOMAML or ProMP"
                + " by settings (Finn et al. 2017, arXiv:1703.03400).";
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
    public <T extends Record> MetaLearner<T> create(
            TaskFamily<T> family, MamlSettings settings, long seed, int threads) {
        return new Maml<>(family, settings, seed, threads);
    }
}
