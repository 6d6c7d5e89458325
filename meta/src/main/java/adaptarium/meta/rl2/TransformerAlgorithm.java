package adaptarium.meta.rl2;

import adaptarium.agents.network.memory.MemoryCell;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Metric;
import adaptarium.meta.trial.TrialLearner;
import java.util.List;

/**
 * RL² with a causal transformer for a memory (Melo 2022, arXiv:2206.06614): the same learner and settings as {@link Rl2} with other defaults. Attention reaches
 * every step of the trial, not the paper's last five; there are two narrow blocks instead of four wide ones, as suits a processor without a graphics card.
 */
public final class TransformerAlgorithm implements Algorithm<Rl2Settings> {
    private static final Rl2 RL2 = new Rl2();

    @Override
    public String name() {
        return "transformer";
    }

    @Override
    public String title() {
        return "Transformer";
    }

    @Override
    public String summary() {
        return "Attention over everything that a trial has told (TrMRL, Melo 2022, in the manner of RL²), by PPO.";
    }

    @Override
    public Class<Rl2Settings> settingsType() {
        return RL2.settingsType();
    }

    @Override
    public Rl2Settings defaults() {
        return Rl2.finding(MemoryCell.TRANSFORMER, /* memorySize= */ 64, /* memoryLayers= */ 2);
    }

    @Override
    public List<Metric> metrics() {
        return RL2.metrics();
    }

    @Override
    public <T extends Record> TrialLearner<T> create(
            TaskFamily<T> family, Rl2Settings settings, long seed, int threads) {
        return RL2.create(family, settings, seed, threads);
    }
}
