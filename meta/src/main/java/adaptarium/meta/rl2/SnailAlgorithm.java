package adaptarium.meta.rl2;

import adaptarium.agents.network.memory.MemoryCell;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Metric;
import adaptarium.meta.trial.TrialLearner;
import java.util.List;

/**
 * SNAIL (Mishra et al. 2018, arXiv:1707.03141): convolutions that reach back through a trial, and attention behind them: the same learner and settings as {@link Rl2} with
 * other defaults.
 *
 * <p>The layout is that of the paper's experiments in reinforcement learning, convolutions before attention: {@code memoryLayers} 2 is that of its navigation
 * (convolutions, attention, twice). Deviations: one block of convolutions and attention by default, where its bandits and tabular MDPs have two blocks of convolutions
 * and then attention; 32 numbers and 8 filters, as suits a processor without a graphics card; PPO in the place of TRPO; the head sees the input again.
 */
public final class SnailAlgorithm implements Algorithm<Rl2Settings> {
    private static final Rl2 RL2 = new Rl2();

    @Override
    public String name() {
        return "snail";
    }

    @Override
    public String title() {
        return "SNAIL";
    }

    @Override
    public String summary() {
        return "Temporal convolutions and attention over a trial (SNAIL, Mishra et al. 2018), by PPO.";
    }

    @Override
    public Class<Rl2Settings> settingsType() {
        return RL2.settingsType();
    }

    @Override
    public Rl2Settings defaults() {
        return Rl2.finding(MemoryCell.SNAIL, /* memorySize= */ 32, /* memoryLayers= */ 1);
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
