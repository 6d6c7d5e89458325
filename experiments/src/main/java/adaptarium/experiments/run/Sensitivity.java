package adaptarium.experiments.run;

import adaptarium.envs.ChoiceParameter;
import adaptarium.envs.RangeParameter;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskParameter;
import adaptarium.envs.TaskSpace;
import adaptarium.experiments.UserException;
import adaptarium.experiments.config.RunConfig;
import adaptarium.meta.Adaptation;
import adaptarium.meta.Evaluation;
import adaptarium.meta.MetaLearner;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * How a trained agent does over a grid of two hidden parameters, before adapting and after: where it still adapts, and where no more. The other parameters have
 * their nominal values; initial states and noise are the same in every row of the grid.
 *
 * @param run the run
 * @param family what was played
 * @param iteration after how many updates the agent was saved
 * @param rounds how many rounds of adaptation lie between before and after
 * @param episodes how many trials each figure is the mean of
 * @param x from left to right
 * @param y from bottom to top
 * @param before mean return per episode before adaptation, {@code before.get(row).get(column)}
 * @param after mean return per episode after it
 * @param others the values of all other parameters, by name
 */
public record Sensitivity(
        String run,
        String family,
        int iteration,
        int rounds,
        int episodes,
        Axis x,
        Axis y,
        List<List<Double>> before,
        List<List<Double>> after,
        Map<String, Object> others) {
    private static final int LEAST_POINTS = 2;
    private static final int MOST_POINTS = 200;

    /**
     * A parameter and the values it is given.
     *
     * @param name its name
     * @param unit its unit; 1 where it has none
     * @param values in order
     * @param trained which of them training knows
     */
    public record Axis(String name, String unit, List<Object> values, List<Boolean> trained) {
        /** Copies the lists. */
        public Axis {
            values = List.copyOf(values);
            trained = List.copyOf(trained);
        }

        private static Axis of(TaskParameter parameter, int points) {
            if (parameter instanceof RangeParameter range) {
                List<Object> values = new ArrayList<>();
                List<Boolean> trained = new ArrayList<>();
                for (int i = 0; i < points; i++) {
                    double value = range.outerAt(i / (points - 1.0));
                    values.add(value);
                    trained.add(value >= range.low() && value <= range.high());
                }
                return new Axis(range.name(), range.unit(), values, trained);
            }
            if (parameter instanceof ChoiceParameter choices) {
                return new Axis(
                        choices.name(),
                        "1",
                        choices.values(),
                        choices.values().stream().map(choices.train()::contains).toList());
            }
            throw new UserException("parameter '" + parameter.name()
                    + "' is the number of a random structure: its values have no order to draw them in");
        }
    }

    /** Copies the lists. */
    public Sensitivity {
        before = before.stream().map(List::copyOf).toList();
        after = after.stream().map(List::copyOf).toList();
        others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
    }

    /**
     * Plays a grid.
     *
     * @param run the run, of which a checkpoint was chosen
     * @param x a parameter's name
     * @param y another's
     * @param points values of each that is a range
     * @param episodes how many trials each figure is the mean of
     * @param progress hears how many rows of how many are done
     * @return the figures
     * @throws UserException where a parameter does not exist or there is no checkpoint
     */
    public static Sensitivity of(
            RunDirectory run, String x, String y, int points, int episodes, BiConsumer<Integer, Integer> progress) {
        if (points < LEAST_POINTS || points > MOST_POINTS || episodes < 1) {
            throw new UserException("a grid has " + LEAST_POINTS + " to " + MOST_POINTS
                    + " points a side and at least 1 trial for each, got " + points + " and " + episodes);
        }
        return of(run, run.config(), run.config().taskFamily(), x, y, points, episodes, progress);
    }

    private static <T extends Record> Sensitivity of(
            RunDirectory run,
            RunConfig config,
            TaskFamily<T> family,
            String x,
            String y,
            int points,
            int episodes,
            BiConsumer<Integer, Integer> progress) {
        TaskSpace<T> space = family.tasks();
        Axis across = Axis.of(parameter(space, x), points);
        Axis up = Axis.of(parameter(space, y), points);
        if (x.equals(y)) {
            throw new UserException("a grid needs two parameters, got '" + x + "' twice");
        }
        CheckpointFolder.Saved saved = run.chosenCheckpoint()
                .orElseThrow(() -> new UserException("run '" + run.name()
                        + "' has no checkpoint yet; 'adaptarium resume " + run.typed() + "' makes one"));
        List<List<Double>> before = new ArrayList<>();
        List<List<Double>> after = new ArrayList<>();
        try (MetaLearner<T> learner = Trainer.newLearner(config.algorithm(), family, config.seed(), config.threads())) {
            Trainer.restore(learner, saved, config);
            int rounds = rounds(learner);
            long seed = Seeds.derive(FrozenTasks.EVALUATION_SEED, "heat map");
            for (Object value : up.values()) {
                List<T> tasks = new ArrayList<>();
                for (Object other : across.values()) {
                    T task = space.with(space.with(space.nominal(), y, value), x, other);
                    tasks.addAll(Collections.nCopies(episodes, task));
                }
                Evaluation.Result result =
                        Evaluation.run(family, tasks, learner::newAdaptation, rounds, seed, config.threads());
                before.add(means(result.returnsAfter(0), episodes));
                after.add(means(result.returnsAfter(rounds), episodes));
                progress.accept(before.size(), up.values().size());
            }
            Map<String, Object> others = space.toMap(space.nominal());
            others.keySet().removeAll(List.of(x, y));
            return new Sensitivity(
                    run.name(),
                    config.family(),
                    saved.iteration(),
                    rounds,
                    episodes,
                    across,
                    up,
                    before,
                    after,
                    others);
        }
    }

    private static TaskParameter parameter(TaskSpace<?> space, String name) {
        try {
            return space.parameter(name);
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage(), e);
        }
    }

    private static int rounds(MetaLearner<?> learner) {
        try (Adaptation adaptation = learner.newAdaptation(1, 0)) {
            return adaptation.rounds();
        }
    }

    private static List<Double> means(double[] returns, int episodes) {
        return IntStream.range(0, returns.length / episodes)
                .mapToObj(i -> Arrays.stream(returns, i * episodes, (i + 1) * episodes)
                        .average()
                        .orElseThrow())
                .toList();
    }
}
