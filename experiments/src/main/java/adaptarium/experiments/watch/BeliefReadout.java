package adaptarium.experiments.watch;

import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.meta.Adaptation;
import adaptarium.meta.Evaluation.AdaptationFactory;
import adaptarium.meta.play.RoundObserver;
import adaptarium.meta.play.RoundPlayer;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * What a belief says of the hidden parameters. From the belief's means a straight line leads to each number that a task is made of, fitted by ridge regression to what
 * the agent came to believe in trials of training tasks. The line is not the agent's own: it shows what can be read out of its belief, and the agent may know more.
 *
 * @param lines the parameters that can be read, the best read first
 */
record BeliefReadout(List<Line> lines) {
    /** Of an agent that carries no belief. */
    static final BeliefReadout NONE = new BeliefReadout(List.of());

    private static final int FITTED = 64; // tasks
    private static final int KEPT = 32; // tasks that say how well a line reads
    private static final int MOMENTS = 10; // of an episode that a line is fitted to
    private static final double RIDGE = 1e-3; // of a sample's weight
    private static final double LEAST = 0.25; // explained; a worse line would be drawn for nothing

    /**
     * How a parameter is read.
     *
     * @param name of the parameter
     * @param weights double[L], of the belief's means, which come first in what the adaptation carries; as many deviations follow them
     * @param offset what is read where all means are 0
     * @param explained share of the parameter's variance among tasks that the line was not fitted to, by the belief at the end of their trials; at most 1
     */
    @SuppressWarnings("ArrayRecordComponent") // fitted once, never compared
    record Line(String name, double[] weights, double offset, double explained) {
        /** What is read from what an adaptation carries. */
        double value(float[] carried) {
            double sum = offset;
            for (int l = 0; l < weights.length; l++) {
                sum += weights[l] * carried[l];
            }
            return sum;
        }

        /** The belief's own standard deviation along the line. */
        double deviation(float[] carried) {
            double sum = 0;
            for (int l = 0; l < weights.length; l++) {
                double part = weights[l] * carried[weights.length + l];
                sum += part * part;
            }
            return Math.sqrt(sum);
        }
    }

    /** Whether the first that an agent carries are the means of a belief and its deviations. */
    static boolean canRead(Adaptation adaptation) {
        List<String> parts =
                adaptation.fastParts().stream().map(Adaptation.FastPart::name).toList();
        return parts.size() >= 2 && parts.subList(0, 2).equals(List.of("belief mean", "belief deviation"));
    }

    /**
     * What can be read in a session; nothing while a training is watched, which is another agent every few updates and must not be slowed down.
     *
     * @param <T> the family's task record
     * @param plan of the session
     * @param family what is played
     * @param factory makes the agent
     * @param adaptation one of that agent
     * @return the lines; none where it keeps no belief
     */
    static <T extends Record> BeliefReadout of(
            SessionPlan plan, TaskFamily<T> family, AdaptationFactory factory, Adaptation adaptation) {
        return !plan.goesOn() && canRead(adaptation) ? fit(family, factory, adaptation.rounds(), plan.seed()) : NONE;
    }

    /**
     * Plays trials and fits.
     *
     * @param <T> the family's task record
     * @param family what is played
     * @param factory makes the agent, of which {@link #canRead} holds
     * @param rounds of a trial after the first
     * @param seed of tasks, initial states and action noise
     * @return the lines
     */
    static <T extends Record> BeliefReadout fit(
            TaskFamily<T> family, AdaptationFactory factory, int rounds, long seed) {
        TaskSpace<T> space = family.tasks();
        RandomGenerator random = Seeds.generator(Seeds.derive(seed, "readout"));
        List<T> tasks = new ArrayList<>();
        for (int task = 0; task < FITTED + KEPT; task++) {
            tasks.add(space.sample(Split.TRAIN, random));
        }
        try (Adaptation adaptation = factory.create(tasks.size(), Seeds.derive(seed, "readout noise"))) {
            int latents = adaptation.fastParts().get(0).size();
            Samples samples =
                    new Samples(tasks.size(), latents, Math.max(1, family.spec().horizon() / MOMENTS));
            int episodes = adaptation.episodesPerRound();
            try (RoundPlayer<T> player = new RoundPlayer<>(family, tasks.size() * episodes, /* threads= */ 1)) {
                for (int round = 0; round <= rounds; round++) {
                    long[] seeds = new long[tasks.size() * episodes];
                    for (int slot = 0; slot < seeds.length; slot++) {
                        seeds[slot] = Seeds.derive(seed, "readout episodes", round * seeds.length + slot);
                    }
                    player.begin(RoundPlayer.sideBySide(tasks, episodes), seeds, 1, RoundObserver.NOBODY);
                    for (int step = 0; player.isRunning(); step++) {
                        player.step(adaptation, RoundObserver.NOBODY);
                        samples.take(adaptation, step);
                    }
                    adaptation.endRound();
                    samples.end(adaptation);
                }
            }
            return of(space, tasks, samples);
        }
    }

    private static <T extends Record> BeliefReadout of(TaskSpace<T> space, List<T> tasks, Samples samples) {
        List<Map<String, Object>> values = tasks.stream().map(space::toMap).toList();
        List<Line> lines = new ArrayList<>();
        for (String name : values.get(0).keySet()) {
            if (values.stream().allMatch(value -> value.get(name) instanceof Number)) {
                double[] numbers = values.stream()
                        .mapToDouble(
                                value -> value.get(name) instanceof Number number ? number.doubleValue() : Double.NaN)
                        .toArray();
                lines.add(samples.line(name, numbers));
            }
        }
        lines.removeIf(line -> !(line.explained >= LEAST)); // nor where no number is
        lines.sort(Comparator.comparingDouble(Line::explained).reversed());
        return new BeliefReadout(List.copyOf(lines));
    }

    /** What was believed: at moments of all trials, and at their ends. */
    private static final class Samples {
        private final int tasks;
        private final int latents;
        private final int every; // steps
        private final List<float[][]> moments = new ArrayList<>(); // of all tasks each
        private float[][] last = new float[0][];

        Samples(int tasks, int latents, int every) {
            this.tasks = tasks;
            this.latents = latents;
            this.every = every;
        }

        void take(Adaptation adaptation, int step) {
            if (step % every == 0) {
                moments.add(carried(adaptation));
            }
        }

        void end(Adaptation adaptation) {
            last = carried(adaptation);
            moments.add(last);
        }

        private float[][] carried(Adaptation adaptation) {
            float[][] all = new float[tasks][];
            for (int task = 0; task < tasks; task++) {
                all[task] = adaptation.fastState(task);
            }
            return all;
        }

        Line line(String name, double[] values) {
            int size = latents + 1; // the last stands for the offset
            RealMatrix gram = new Array2DRowRealMatrix(size, size);
            RealVector products = new ArrayRealVector(size);
            for (float[][] moment : moments) {
                for (int task = 0; task < FITTED; task++) {
                    RealVector row = new ArrayRealVector(size);
                    for (int l = 0; l < size - 1; l++) {
                        row.setEntry(l, moment[task][l]);
                    }
                    row.setEntry(size - 1, 1);
                    gram = gram.add(row.outerProduct(row));
                    products = products.add(row.mapMultiply(values[task]));
                }
            }
            for (int l = 0; l < size; l++) {
                gram.addToEntry(l, l, RIDGE * moments.size() * FITTED);
            }
            double[] solved =
                    new CholeskyDecomposition(gram).getSolver().solve(products).toArray();
            double[] weights = Arrays.copyOf(solved, size - 1);
            Line line = new Line(name, weights, solved[size - 1], 0);
            return new Line(name, weights, solved[size - 1], explained(line, values));
        }

        private double explained(Line line, double[] values) {
            double mean = 0;
            for (int task = FITTED; task < tasks; task++) {
                mean += values[task] / (tasks - FITTED);
            }
            double missed = 0;
            double spread = 0;
            for (int task = FITTED; task < tasks; task++) {
                double error = line.value(last[task]) - values[task];
                missed += error * error;
                spread += (values[task] - mean) * (values[task] - mean);
            }
            return 1 - missed / spread;
        }
    }
}
