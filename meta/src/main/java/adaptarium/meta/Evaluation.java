package adaptarium.meta;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.VectorEnvironment;
import adaptarium.meta.play.RoundObserver;
import adaptarium.meta.play.RoundPlayer;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The evaluation protocol: the return after 0, 1, …, K rounds of adaptation in given tasks.
 *
 * <p>Every round is measured on the episodes it plays, and these are also what the learner adapts on: round k is played with what was learnt from the
 * rounds before it, so R_k is the return after k rounds. Episode seeds depend on (seed, task, round, episode) alone: every learner meets the same initial
 * states (common random numbers).
 */
public final class Evaluation {
    private Evaluation() {}

    /** Makes the adaptation that is evaluated, as {@link MetaLearner#newAdaptation} does. */
    @FunctionalInterface
    public interface AdaptationFactory {
        /**
         * A fresh adaptation.
         *
         * @param tasks how many tasks side by side
         * @param seed the seed of its action noise
         * @return the adaptation; the evaluation closes it
         */
        Adaptation create(int tasks, long seed);
    }

    /** Watches an evaluation, to record paths or show progress. Reading must not change anything. */
    @FunctionalInterface
    public interface Observer {
        /**
         * Called before the first step of a round and after every step.
         *
         * @param round 0 before any adaptation
         * @param step control steps taken in this round
         * @param environments slot {@code task * episodesPerRound + e} plays episode e of a task
         * @param episodesPerRound episodes of each task in a round
         */
        void step(int round, int step, VectorEnvironment<?> environments, int episodesPerRound);
    }

    /**
     * What happened in one task.
     *
     * @param returns mean undiscounted return per episode after 0…K rounds
     * @param successRates fraction of episodes that met the goal at any moment, after 0…K rounds; all 0 in a family without a goal
     * @param adaptationSteps environment steps the learner had used up before the round, for 0…K rounds: the adaptation's budget
     */
    public record TaskResult(List<Double> returns, List<Double> successRates, List<Long> adaptationSteps) {
        /** Copies the lists. */
        public TaskResult {
            returns = List.copyOf(returns);
            successRates = List.copyOf(successRates);
            adaptationSteps = List.copyOf(adaptationSteps);
        }
    }

    /**
     * What happened in all tasks.
     *
     * @param tasks one per task, in the order given
     * @param episodesPerRound episodes of each task in a round
     * @param roundKind what a round was
     * @param trainedRounds how many rounds of adaptation the learner was trained for
     */
    public record Result(List<TaskResult> tasks, int episodesPerRound, RoundKind roundKind, int trainedRounds) {
        /** Copies the list. */
        public Result {
            tasks = List.copyOf(tasks);
        }

        /**
         * Returns of all tasks after so many rounds.
         *
         * @param round 0…K
         * @return double[tasks], owned by the caller
         */
        public double[] returnsAfter(int round) {
            return tasks.stream().mapToDouble(task -> task.returns().get(round)).toArray();
        }

        /**
         * Success rates of all tasks after so many rounds.
         *
         * @param round 0…K
         * @return double[tasks], owned by the caller
         */
        public double[] successAfter(int round) {
            return tasks.stream()
                    .mapToDouble(task -> task.successRates().get(round))
                    .toArray();
        }

        /** K, the number of adaptation rounds; there is one return more. */
        public int rounds() {
            return tasks.get(0).returns().size() - 1;
        }
    }

    /**
     * Plays K + 1 rounds in every task, with nobody looking on.
     *
     * @param <T> the family's task record
     * @param family the family
     * @param tasks the test tasks
     * @param factory what is evaluated
     * @param rounds K, how many times to adapt
     * @param seed the seed of initial states and action noise
     * @param threads worker threads for simulation; never changes a result
     * @return returns, success and budget per task and round
     * @throws IllegalArgumentException where there are no tasks or rounds is negative
     */
    public static <T extends Record> Result run(
            TaskFamily<T> family, List<T> tasks, AdaptationFactory factory, int rounds, long seed, int threads) {
        return run(family, tasks, factory, rounds, seed, threads, (round, step, environments, episodes) -> {});
    }

    /**
     * Plays K + 1 rounds in every task.
     *
     * @param <T> the family's task record
     * @param family the family
     * @param tasks the test tasks
     * @param factory what is evaluated
     * @param rounds K, how many times to adapt
     * @param seed the seed of initial states and action noise
     * @param threads worker threads for simulation; never changes a result
     * @param observer watches; {@code (round, step, environments, episodes) -> {}} for none
     * @return returns, success and budget per task and round
     * @throws IllegalArgumentException where there are no tasks or rounds is negative
     */
    public static <T extends Record> Result run(
            TaskFamily<T> family,
            List<T> tasks,
            AdaptationFactory factory,
            int rounds,
            long seed,
            int threads,
            Observer observer) {
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("an evaluation needs at least one task, got none");
        }
        if (rounds < 0) {
            throw new IllegalArgumentException("rounds must not be negative, got " + rounds);
        }
        try (Adaptation adaptation = factory.create(tasks.size(), Seeds.derive(seed, "noise"))) {
            int episodes = adaptation.episodesPerRound();
            Tally tally = new Tally(tasks.size(), episodes, observer);
            List<T> taskPerSlot = RoundPlayer.sideBySide(tasks, episodes);
            try (RoundPlayer<T> player = new RoundPlayer<>(family, taskPerSlot.size(), threads)) {
                for (int round = 0; round <= rounds; round++) {
                    player.begin(taskPerSlot, seeds(seed, round, tasks.size(), episodes), /* episodes= */ 1, tally);
                    player.play(adaptation, tally);
                    tally.endRound();
                    if (round < rounds) {
                        adaptation.endRound();
                    }
                }
                return tally.result(adaptation.roundKind(), adaptation.rounds());
            }
        }
    }

    private static long[] seeds(long seed, int round, int tasks, int episodes) {
        long roundSeed = Seeds.derive(seed, "episodes", round);
        long[] seeds = new long[tasks * episodes];
        for (int slot = 0; slot < seeds.length; slot++) {
            seeds[slot] = Seeds.derive(roundSeed, slot / episodes, slot % episodes);
        }
        return seeds;
    }

    /** Adds up rewards, successes and steps. */
    private static final class Tally implements RoundObserver {
        private final int episodes;
        private final Observer observer;
        private final double[] slotReturn;
        private final boolean[] slotSuccess;
        private final long[] taskSteps;
        private final long[] stepsBeforeRound;
        private final List<List<Double>> returns = new ArrayList<>();
        private final List<List<Double>> success = new ArrayList<>();
        private final List<List<Long>> budget = new ArrayList<>();

        private int round;

        Tally(int tasks, int episodes, Observer observer) {
            this.episodes = episodes;
            this.observer = observer;
            slotReturn = new double[tasks * episodes];
            slotSuccess = new boolean[tasks * episodes];
            taskSteps = new long[tasks];
            stepsBeforeRound = new long[tasks];
            for (int task = 0; task < tasks; task++) {
                returns.add(new ArrayList<>());
                success.add(new ArrayList<>());
                budget.add(new ArrayList<>());
            }
        }

        @Override
        public void begun(RoundPlayer<?> player) {
            observer.step(round, 0, player.environments(), episodes);
        }

        @Override
        public void stepped(RoundPlayer<?> player) {
            VectorEnvironment<?> environments = player.environments();
            for (int slot = 0; slot < slotReturn.length; slot++) {
                if (player.acting()[slot]) {
                    slotReturn[slot] += environments.rewards()[slot];
                    slotSuccess[slot] |= environments.success()[slot];
                    taskSteps[slot / episodes]++;
                }
            }
            observer.step(round, player.steps(), environments, episodes);
        }

        void endRound() {
            for (int task = 0; task < taskSteps.length; task++) {
                double sum = 0;
                double met = 0;
                for (int slot = task * episodes; slot < (task + 1) * episodes; slot++) {
                    sum += slotReturn[slot];
                    met += slotSuccess[slot] ? 1 : 0;
                }
                returns.get(task).add(sum / episodes);
                success.get(task).add(met / episodes);
                budget.get(task).add(stepsBeforeRound[task]);
                stepsBeforeRound[task] = taskSteps[task];
            }
            Arrays.fill(slotReturn, 0);
            Arrays.fill(slotSuccess, false);
            round++;
        }

        Result result(RoundKind kind, int trainedRounds) {
            List<TaskResult> tasks = new ArrayList<>();
            for (int task = 0; task < taskSteps.length; task++) {
                tasks.add(new TaskResult(returns.get(task), success.get(task), budget.get(task)));
            }
            return new Result(tasks, episodes, kind, trainedRounds);
        }
    }
}
