package adaptarium.meta.belief;

import adaptarium.agents.update.SacSettings;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Metric;
import adaptarium.meta.replay.SacFigures;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** PEARL: a belief about the task from single transitions in any order, draws from it, and soft actor-critic from replay. */
public final class Pearl implements Algorithm<PearlSettings> {
    @Override
    public String name() {
        return "pearl";
    }

    @Override
    public String title() {
        return "PEARL";
    }

    @Override
    public String summary() {
        return "A belief about the task, learnt with the critics of soft actor-critic from replay, and a task drawn"
                + " from it for each episode (PEARL, Rakelly et al. 2019); fewest environment steps.";
    }

    @Override
    public Class<PearlSettings> settingsType() {
        return PearlSettings.class;
    }

    @Override
    public PearlSettings defaults() {
        return new PearlSettings(
                /* tasks= */ 8,
                /* episodes= */ OptionalInt.empty(),
                /* priorEpisodes= */ 1,
                /* latentSize= */ 5,
                /* encoderSizes= */ List.of(64, 64),
                /* hiddenSizes= */ List.of(64, 64),
                /* batchTasks= */ 8,
                /* contextSteps= */ 64,
                /* contextTrials= */ 1,
                /* klWeight= */ 0.1,
                /* replayRatio= */ 0.25,
                /* capacity= */ 1_000_000,
                /* warmup= */ 2,
                /* warmupHold= */ 5,
                /* testNoise= */ false,
                /* shapedRewards= */ false,
                new SacSettings(1e-3, 256, 0.99, 0.01, -1, 0.1));
    }

    @Override
    public List<Metric> metrics() {
        return Stream.concat(SacFigures.METRICS.stream(), PearlLearner.METRICS.stream())
                .toList();
    }

    @Override
    public <T extends Record> PearlLearner<T> create(
            TaskFamily<T> family, PearlSettings settings, long seed, int threads) {
        return new PearlLearner<>(family, settings, seed, threads);
    }
}
