package adaptarium.meta;

import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.VectorEnvironment;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The evaluation protocol: the return after 0, 1, …, K rounds of adaptation in tasks the learner has never seen.
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
     */
    public record Result(List<TaskResult> tasks, int episodesPerRound, RoundKind roundKind) {
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
            try (VectorEnvironment<T> environments =
                    new VectorEnvironment<>(family, tasks.size() * episodes, threads)) {
                Tally tally = new Tally(tasks.size(), episodes);
                Round<T> player = new Round<>(environments, adaptation, tasks, observer);
                for (int round = 0; round <= rounds; round++) {
                    player.play(round, Seeds.derive(seed, "episodes", round), tally);
                    tally.endRound();
                    if (round < rounds) {
                        adaptation.endRound();
                    }
                }
                return tally.result(adaptation.roundKind());
            }
        }
    }

    /** Plays rounds; keeps the buffers between them. */
    private static final class Round<T extends Record> {
        private final VectorEnvironment<T> environments;
        private final Adaptation adaptation;
        private final Observer observer;
        private final List<T> taskPerSlot = new ArrayList<>();
        private final long[] seeds;
        private final float[] contexts;
        private final float[] actions;
        private final boolean[] active;

        Round(VectorEnvironment<T> environments, Adaptation adaptation, List<T> tasks, Observer observer) {
            this.environments = environments;
            this.adaptation = adaptation;
            this.observer = observer;
            int slots = environments.slots();
            EnvironmentSpec spec = environments.spec();
            TaskSpace<T> space = TaskSpace.of(environments.family().taskType());
            int contextSize = space.contextSize();
            contexts = new float[slots * contextSize];
            for (int slot = 0; slot < slots; slot++) {
                T task = tasks.get(slot / adaptation.episodesPerRound());
                taskPerSlot.add(task);
                space.context(task, contexts, slot * contextSize);
            }
            seeds = new long[slots];
            actions = new float[slots * spec.actionSize()];
            active = new boolean[slots];
        }

        void play(int round, long roundSeed, Tally tally) {
            int episodes = adaptation.episodesPerRound();
            for (int slot = 0; slot < seeds.length; slot++) {
                seeds[slot] = Seeds.derive(roundSeed, slot / episodes, slot % episodes);
            }
            environments.assignAll(taskPerSlot, seeds, /* episodes= */ 1);
            observer.step(round, 0, environments, episodes);
            for (int step = 1; anyActive(); step++) {
                System.arraycopy(environments.active(), 0, active, 0, active.length);
                adaptation.act(environments.observations(), active, contexts, actions);
                environments.step(actions);
                adaptation.observe(
                        environments.rewards(),
                        environments.terminated(),
                        environments.truncated(),
                        environments.nextObservations());
                tally.step(active, environments.rewards(), environments.success());
                observer.step(round, step, environments, episodes);
            }
        }

        private boolean anyActive() {
            for (boolean running : environments.active()) {
                if (running) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Adds up rewards, successes and steps. */
    private static final class Tally {
        private final int episodes;
        private final double[] slotReturn;
        private final boolean[] slotSuccess;
        private final long[] taskSteps;
        private final long[] stepsBeforeRound;
        private final List<List<Double>> returns = new ArrayList<>();
        private final List<List<Double>> success = new ArrayList<>();
        private final List<List<Long>> budget = new ArrayList<>();

        Tally(int tasks, int episodes) {
            this.episodes = episodes;
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

        void step(boolean[] active, float[] rewards, boolean[] successNow) {
            for (int slot = 0; slot < active.length; slot++) {
                if (active[slot]) {
                    slotReturn[slot] += rewards[slot];
                    slotSuccess[slot] |= successNow[slot];
                    taskSteps[slot / episodes]++;
                }
            }
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
        }

        Result result(RoundKind kind) {
            List<TaskResult> tasks = new ArrayList<>();
            for (int task = 0; task < taskSteps.length; task++) {
                tasks.add(new TaskResult(returns.get(task), success.get(task), budget.get(task)));
            }
            return new Result(tasks, episodes, kind);
        }
    }
}
