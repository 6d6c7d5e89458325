package adaptarium.meta.probe;

import adaptarium.envs.ChoiceParameter;
import adaptarium.envs.RangeParameter;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskParameter;
import adaptarium.meta.Adaptation;
import adaptarium.meta.Evaluation;
import adaptarium.meta.Statistics;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How much of the hidden task a single observation tells an agent without memory. An agent plays one episode in each of many training tasks; from a few single
 * observations of each, small networks are to tell the value of every hidden parameter (a range by quarters). Half of the tasks train a network and the other half
 * test it, and the other way round, so that no task is on both sides.
 *
 * <p>Chance is what a family needs in which memory must pay. The reverse does not hold: what an observation tells may be of no use.
 *
 * @param <T> the family's task record
 */
public final class LeakProbe<T extends Record> {
    private static final int QUARTERS = 4;
    private static final int CHUNK = 100; // tasks played side by side
    private static final double HELD = 0.2; // of the training tasks, for the choice of weights
    private static final int REPLICATIONS = 1000;

    private final TaskFamily<T> family;
    private final Effort effort;
    private final List<Snapshots<T>> chunks = new ArrayList<>();

    /**
     * How much is tried.
     *
     * @param tasks how many are played, at least 20
     * @param samples observations of each, at least 1
     * @param seed of tasks, episodes, moments and weights
     * @param threads of the environments; never changes a result
     */
    public record Effort(int tasks, int samples, long seed, int threads) {
        /** Checks the numbers. */
        public Effort {
            if (tasks < 20 || samples < 1) {
                throw new IllegalArgumentException(
                        "a probe needs at least 20 tasks and 1 observation of each, got " + tasks + " and " + samples);
            }
        }
    }

    /**
     * Makes the agents that play.
     *
     * @param <T> the family's task record
     */
    @FunctionalInterface
    public interface Agents<T extends Record> {
        /**
         * Agents for some tasks, an episode of each.
         *
         * @param tasks what is played; only controllers made by hand look at them
         * @param seed the seed of their action noise
         * @return the agents; the probe closes them
         */
        Adaptation create(List<T> tasks, long seed);
    }

    private LeakProbe(TaskFamily<T> family, Effort effort) {
        this.family = family;
        this.effort = effort;
    }

    /**
     * Probes the observations that an agent has.
     *
     * @param <T> the family's task record
     * @param family what is played
     * @param agents who play
     * @param effort how much is tried
     * @return one for every hidden parameter that training tasks differ in
     */
    public static <T extends Record> List<ParameterLeak> of(TaskFamily<T> family, Agents<T> agents, Effort effort) {
        LeakProbe<T> probe = new LeakProbe<>(family, effort);
        probe.play(agents);
        List<ParameterLeak> leaks = new ArrayList<>();
        for (TaskParameter parameter : family.tasks().parameters()) {
            if (!parameter.visible()) {
                probe.leak(parameter).ifPresent(leaks::add);
            }
        }
        return List.copyOf(leaks);
    }

    /**
     * Agents each of which is told the task of another one, so that what they do says nothing of their own.
     *
     * @param <T> the family's task record
     * @param family what is played
     * @param oracles who are told a task
     * @return the same, misled
     */
    public static <T extends Record> Agents<T> misled(TaskFamily<T> family, Agents<T> oracles) {
        return (tasks, seed) -> {
            List<T> others = new ArrayList<>(tasks);
            Collections.rotate(others, -1);
            return new Misled(oracles.create(others, seed), family.tasks().contextSize());
        };
    }

    /**
     * Agents that nobody has trained and that do not adapt: one random feedback from observations to actions, the same in every task.
     *
     * @param <T> the family's task record
     * @param family what is played
     * @param weights seed of the feedback
     * @return the agents
     */
    public static <T extends Record> Agents<T> feedback(TaskFamily<T> family, long weights) {
        return (tasks, seed) -> new Feedback(family.spec(), tasks.size(), weights);
    }

    private void play(Agents<T> agents) {
        for (int first = 0; first < effort.tasks; first += CHUNK) {
            int from = first;
            List<T> tasks = IntStream.range(first, Math.min(effort.tasks, first + CHUNK))
                    .mapToObj(i -> family.tasks()
                            .sample(Split.TRAIN, Seeds.generator(Seeds.derive(effort.seed, "probe task", i))))
                    .toList();
            Snapshots<T> snapshots =
                    new Snapshots<>(family, effort.samples, Seeds.derive(effort.seed, "probe moments", from));
            long seed = Seeds.derive(effort.seed, "probe episodes", from);
            Evaluation.AdaptationFactory playing = (n, noise) -> agents.create(tasks, noise);
            Evaluation.run(family, tasks, playing, /* rounds= */ 0, seed, effort.threads, snapshots);
            chunks.add(snapshots);
        }
    }

    /** The observations of one episode and the class of each. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sample(float[] observation, int label) {}

    private Optional<ParameterLeak> leak(TaskParameter parameter) {
        double[] cuts = cuts(parameter);
        int classes =
                parameter instanceof ChoiceParameter choices ? choices.train().size() : cuts.length + 1;
        List<List<Sample>> episodes = new ArrayList<>();
        for (Snapshots<T> chunk : chunks) {
            for (int slot = 0; slot < chunk.slots(); slot++) {
                List<Sample> samples = new ArrayList<>();
                for (int i = 0; i < chunk.count(slot); i++) {
                    Object value = family.tasks().get(chunk.task(slot, i), parameter.name());
                    samples.add(new Sample(chunk.observation(slot, i), label(parameter, cuts, value)));
                }
                if (!samples.isEmpty()) {
                    episodes.add(samples);
                }
            }
        }
        return classes < 2 || episodes.size() < 20
                ? Optional.empty()
                : Optional.of(crossed(parameter.name(), classes, episodes));
    }

    /** Where the quarters of a range meet: at quantiles of the tasks that were played. */
    private double[] cuts(TaskParameter parameter) {
        if (!(parameter instanceof RangeParameter)) {
            return new double[0];
        }
        double[] values = chunks.stream()
                .flatMap(chunk -> IntStream.range(0, chunk.slots())
                        .filter(slot -> chunk.count(slot) > 0)
                        .mapToObj(slot -> family.tasks().get(chunk.task(slot, 0), parameter.name())))
                .mapToDouble(value -> ((Number) value).doubleValue())
                .sorted()
                .toArray();
        return values.length < QUARTERS
                ? new double[0]
                : IntStream.range(1, QUARTERS)
                        .mapToDouble(q -> values[q * values.length / QUARTERS])
                        .toArray();
    }

    private static int label(TaskParameter parameter, double[] cuts, Object value) {
        if (parameter instanceof ChoiceParameter choices) {
            return Math.max(0, choices.train().indexOf(value));
        }
        return (int) Arrays.stream(cuts)
                .filter(cut -> value instanceof Number number && number.doubleValue() >= cut)
                .count();
    }

    /** Either half is told by a network that was trained on the other. */
    private ParameterLeak crossed(String name, int classes, List<List<Sample>> episodes) {
        double[] accuracy = new double[episodes.size()];
        for (int half = 0; half < 2; half++) {
            List<List<Sample>> train = new ArrayList<>();
            for (int i = 1 - half; i < accuracy.length; i += 2) {
                train.add(episodes.get(i));
            }
            int held = Math.max(1, (int) (HELD * train.size()));
            Classifier classifier = Classifier.train(
                    rows(train.subList(held, train.size())),
                    rows(train.subList(0, held)),
                    family.spec().observationSize(),
                    classes,
                    Seeds.derive(effort.seed, name, half));
            for (int i = half; i < accuracy.length; i += 2) {
                Classifier.Rows rows = rows(List.of(episodes.get(i)));
                int[] told = classifier.classes(rows);
                for (int k = 0; k < told.length; k++) {
                    accuracy[i] += (told[k] == rows.classes()[k] ? 1.0 : 0) / told.length;
                }
            }
        }
        Statistics.Estimate estimate =
                Statistics.bootstrap(List.of(accuracy), Statistics::mean, REPLICATIONS, effort.seed);
        return new ParameterLeak(name, classes, estimate, greatestShare(episodes, classes));
    }

    private static Classifier.Rows rows(List<List<Sample>> episodes) {
        List<Sample> flat = episodes.stream().flatMap(List::stream).toList();
        int inputs = flat.get(0).observation.length;
        float[] packed = new float[flat.size() * inputs];
        int[] labels = new int[flat.size()];
        for (int n = 0; n < labels.length; n++) {
            System.arraycopy(flat.get(n).observation, 0, packed, n * inputs, inputs);
            labels[n] = flat.get(n).label;
        }
        return new Classifier.Rows(packed, labels);
    }

    private static double greatestShare(List<List<Sample>> episodes, int classes) {
        double[] shares = new double[classes];
        for (List<Sample> episode : episodes) {
            episode.forEach(sample -> shares[sample.label] += 1.0 / episode.size() / episodes.size());
        }
        return Arrays.stream(shares).max().orElseThrow();
    }
}
