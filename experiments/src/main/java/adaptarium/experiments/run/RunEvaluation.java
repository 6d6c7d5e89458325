package adaptarium.experiments.run;

import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.TaskSpace;
import adaptarium.experiments.config.FlatSettings;
import adaptarium.meta.Evaluation;
import adaptarium.meta.Role;
import adaptarium.meta.RoundKind;
import adaptarium.meta.Statistics;
import adaptarium.meta.TaskUnits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the evaluation of a run found: {@code evaluation.json}.
 *
 * @param run the run's name
 * @param family what was learned on
 * @param algorithm who learned
 * @param iteration after how many updates the evaluated checkpoint was taken
 * @param rounds K: returns were measured after 0 to K rounds of adaptation
 * @param command the command line of the evaluation
 * @param splits results per split
 */
public record RunEvaluation(
        String run,
        String family,
        String algorithm,
        int iteration,
        int rounds,
        String command,
        List<SplitResult> splits) {
    private static final int REPLICATIONS = 2000; // bootstrap samples
    private static final String SHIFTED = "shifted";
    private static final long UNCOUNTED = -1; // tasks
    private static final long BOOTSTRAP_SEED = 1; // the interval of the same returns is always the same

    /** Copies the list. */
    public RunEvaluation {
        String of = family;
        splits = splits.stream().map(split -> split.counted(of)).toList();
        if (rounds < 0 || splits.isEmpty()) {
            throw new IllegalArgumentException("an evaluation has 0 or more rounds and at least one split, got "
                    + rounds + " and " + splits.size());
        }
        for (SplitResult split : splits) {
            split.requireShape(rounds + 1);
        }
    }

    /**
     * The round whose figures are a run's result: the last one it was trained for, never one beyond.
     *
     * @param own the run's learner
     * @return 0…K; K where it does not adapt or nobody knows
     */
    public int headlineRound(LearnerResult own) {
        return own.trainedRounds() < 0 ? rounds : Math.min(own.trainedRounds(), rounds);
    }

    /**
     * Whether whole trials were played by somebody who plays episode after episode: then what a trial brings, all its episodes together, can be said.
     *
     * @param own the run's learner
     * @return false where a round is no episode, where a trial has one episode, or where not all of them were played
     */
    public boolean hasTrials(LearnerResult own) {
        return own.roundKind() == RoundKind.EPISODE && own.trainedRounds() >= 1 && own.trainedRounds() <= rounds;
    }

    /**
     * Results on the tasks of one split.
     *
     * @param split {@code "test"} and the like
     * @param tasks the tasks, as maps from parameter to value
     * @param learners the run's learner first, then the baselines and references
     * @param taskFile where the tasks were read from; empty where the evaluation drew them
     * @param taskHash SHA-256 of the tasks, as {@link FrozenTasks#sha256} gives it; empty in evaluations that were made before it was kept
     * @param possibleTasks how many different tasks the split has; 0 where they are too many to count
     */
    public record SplitResult(
            String split,
            List<Map<String, Object>> tasks,
            List<LearnerResult> learners,
            @MayBeMissing String taskFile,
            @MayBeMissing String taskHash,
            @MayBeMissing Long possibleTasks) {
        /** Copies the lists; what an older file lacks is empty. */
        public SplitResult {
            tasks = List.copyOf(tasks);
            learners = List.copyOf(learners);
            taskFile = Objects.requireNonNullElse(taskFile, "");
            taskHash = Objects.requireNonNullElse(taskHash, "");
            possibleTasks = Objects.requireNonNullElse(possibleTasks, UNCOUNTED);
        }

        /** With the number of tasks that an evaluation made before they were counted lacks; 0 where the family is not known here. */
        private SplitResult counted(String family) {
            if (possibleTasks != UNCOUNTED) {
                return this;
            }
            return new SplitResult(split, tasks, learners, taskFile, taskHash, count(family));
        }

        private long count(String family) {
            try {
                TaskSpace<?> space = Families.named(family).tasks();
                return Arrays.stream(Split.values())
                        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(split))
                        .mapToLong(one -> space.count(one).orElse(0))
                        .findFirst()
                        .orElse(0);
            } catch (IllegalArgumentException e) {
                return 0; // a family that is not there any more: what was found of it can still be read
            }
        }

        /** Which of the tasks are the same, and whether they are all there are. */
        public TaskUnits units() {
            return TaskUnits.of(tasks, possibleTasks == 0 ? Long.MAX_VALUE : possibleTasks);
        }

        /** The tasks in words, such as {@code "40 unseen tasks"} or {@code "all 2 tasks there are, which training draws from, too"}. */
        public String taskWords() {
            int distinct = units().count();
            if (possibleTasks > 0) {
                String from = distinct >= possibleTasks
                        ? "all " + possibleTasks + " tasks there are"
                        : distinct + " of the " + possibleTasks + " tasks there are";
                return from + (split.equals(SHIFTED) ? " outside training" : ", which training draws from, too");
            }
            String known = split.equals("train") ? "training " : split.equals(SHIFTED) ? "shifted " : "unseen ";
            return distinct + " " + known + (distinct == 1 ? "task" : "tasks");
        }

        private void requireShape(int rounds) {
            if (tasks.isEmpty() || learners.isEmpty()) {
                throw new IllegalArgumentException("split '" + split + "' has no tasks or no learners");
            }
            learners.forEach(learner -> learner.requireShape(tasks.size(), rounds));
        }
    }

    /**
     * How one learner did.
     *
     * @param name an algorithm's name, perhaps with what was taken away from it; a controller's title; or {@code "random"}
     * @param title what people call it
     * @param role what it is in this comparison
     * @param trainingSteps environment steps it was trained with, up to the checkpoint that played; -1 where nobody knows, because that lies alone
     * @param episodesPerRound episodes of each task in a round
     * @param roundKind what a round is
     * @param returns mean return per episode, by task and round
     * @param successRates share of episodes that met the goal, by task and round
     * @param adaptationSteps environment steps used to adapt before each round, by task and round
     * @param returnsBeforeEvent the part of the return before a switch or fault in mid-episode, by task and round; empty where there is none
     * @param returnsAfterEvent the part after it
     * @param trainedRounds how many rounds of adaptation it was trained for; −1 where it does not adapt, or where that was not kept
     * @param settings how it was trained, as {@link FlatSettings} says it; empty where it was not, or where that was not kept
     * @param aroundEvent how rewards went on around a switch or fault; empty where there was none
     */
    public record LearnerResult(
            String name,
            @MayBeMissing String title,
            @MayBeMissing Role role,
            long trainingSteps,
            int episodesPerRound,
            @MayBeMissing RoundKind roundKind,
            List<List<Double>> returns,
            List<List<Double>> successRates,
            List<List<Long>> adaptationSteps,
            @Nullable List<List<Double>> returnsBeforeEvent,
            @Nullable List<List<Double>> returnsAfterEvent,
            @MayBeMissing Integer trainedRounds,
            @MayBeMissing Map<String, String> settings,
            @MayBeMissing EventCurve aroundEvent) {
        /** What an older file lacks is empty, or is told by the name as it was then. */
        public LearnerResult {
            title = Objects.requireNonNullElseGet(title, () -> Participant.titleByName(name));
            role = Objects.requireNonNullElseGet(role, () -> Participant.roleByName(name));
            roundKind =
                    Objects.requireNonNullElse(roundKind, episodesPerRound == 1 ? RoundKind.EPISODE : RoundKind.BATCH);
            returnsBeforeEvent = returnsBeforeEvent == null ? List.of() : List.copyOf(returnsBeforeEvent);
            returnsAfterEvent = returnsAfterEvent == null ? List.of() : List.copyOf(returnsAfterEvent);
            trainedRounds = Objects.requireNonNullElse(trainedRounds, -1);
            aroundEvent = Objects.requireNonNullElse(aroundEvent, EventCurve.NONE);
            Map<String, String> read = new LinkedHashMap<>(Objects.requireNonNullElse(settings, Map.of()));
            read.replaceAll((key, value) -> value.replace("OptionalInt.empty", "auto") // as it once was written
                    .replaceFirst("OptionalInt\\[(\\d+)]", "$1"));
            settings = java.util.Collections.unmodifiableMap(read);
        }

        private void requireShape(int tasks, int rounds) {
            requireShape("returns", returns, tasks, rounds);
            requireShape("successRates", successRates, tasks, rounds);
            requireShape("adaptationSteps", adaptationSteps, tasks, rounds);
            if (hasEvents()) {
                requireShape("returnsBeforeEvent", returnsBeforeEvent, tasks, rounds);
                requireShape("returnsAfterEvent", returnsAfterEvent, tasks, rounds);
            }
            if (!aroundEvent.isEmpty() && aroundEvent.rewards().size() != tasks) {
                throw new IllegalArgumentException("aroundEvent of '" + name + "' must have " + tasks + " tasks");
            }
        }

        private void requireShape(String what, @Nullable List<? extends List<?>> values, int tasks, int rounds) {
            if (values == null || values.size() != tasks || values.stream().anyMatch(task -> task.size() != rounds)) {
                throw new IllegalArgumentException(
                        what + " of '" + name + "' must have " + rounds + " figures for each of " + tasks + " tasks");
            }
        }

        /**
         * Takes over what an evaluation gave.
         *
         * @param who who played
         * @param trainingSteps environment steps it was trained with
         * @param result the evaluation's result
         * @param events who watched for events
         * @param settings how it was trained; empty where it was not
         * @return the record
         */
        static LearnerResult of(
                Participant who,
                long trainingSteps,
                Evaluation.Result result,
                AroundEvents events,
                Map<String, String> settings) {
            List<List<Double>> returns = new ArrayList<>();
            List<List<Double>> success = new ArrayList<>();
            List<List<Long>> steps = new ArrayList<>();
            for (Evaluation.TaskResult task : result.tasks()) {
                returns.add(task.returns());
                success.add(task.successRates());
                steps.add(task.adaptationSteps());
            }
            return new LearnerResult(
                    who.name(),
                    who.title(),
                    who.role(),
                    trainingSteps,
                    result.episodesPerRound(),
                    result.roundKind(),
                    returns,
                    success,
                    steps,
                    events.returnsBefore(),
                    events.returnsAfter(),
                    result.roundKind().adapts() ? result.trainedRounds() : -1,
                    settings,
                    events.curve());
        }

        /**
         * Returns of all tasks after so many rounds.
         *
         * @param round 0…K
         * @return double[tasks], owned by the caller
         */
        public double[] returnsAfter(int round) {
            return returns.stream().mapToDouble(task -> task.get(round)).toArray();
        }

        /** Whether something happened in mid-episode in any of the tasks. */
        public boolean hasEvents() {
            return returnsBeforeEvent != null && !returnsBeforeEvent.isEmpty();
        }

        /**
         * Mean over tasks of the return before the event.
         *
         * @param round 0…K
         * @param tasks which tasks are the same
         * @return the estimate
         */
        public Statistics.Estimate meanBeforeEvent(int round, TaskUnits tasks) {
            return mean(returnsBeforeEvent, round, tasks);
        }

        /**
         * Mean over tasks of the return after the event; an episode that ended earlier has none.
         *
         * @param round 0…K
         * @param tasks which tasks are the same
         * @return the estimate
         */
        public Statistics.Estimate meanAfterEvent(int round, TaskUnits tasks) {
            return mean(returnsAfterEvent, round, tasks);
        }

        private static Statistics.Estimate mean(@Nullable List<List<Double>> returns, int round, TaskUnits tasks) {
            double[] values = returns == null
                    ? new double[0]
                    : returns.stream().mapToDouble(task -> task.get(round)).toArray();
            return Statistics.bootstrap(List.of(values), tasks, Statistics::mean, REPLICATIONS, BOOTSTRAP_SEED);
        }

        /**
         * Mean return over tasks.
         *
         * @param round 0…K
         * @param tasks which tasks are the same
         * @return the estimate
         */
        public Statistics.Estimate mean(int round, TaskUnits tasks) {
            return Statistics.bootstrap(
                    List.of(returnsAfter(round)), tasks, Statistics::mean, REPLICATIONS, BOOTSTRAP_SEED);
        }

        /**
         * Mean over tasks of what the first rounds brought together, which are a trial's episodes.
         *
         * @param last the last of these rounds, 0…K
         * @param tasks which tasks are the same
         * @return the estimate
         */
        public Statistics.Estimate meanTrial(int last, TaskUnits tasks) {
            double[] sums = returns.stream()
                    .mapToDouble(task -> task.subList(0, last + 1).stream()
                            .mapToDouble(Double::doubleValue)
                            .sum())
                    .toArray();
            return Statistics.bootstrap(List.of(sums), tasks, Statistics::mean, REPLICATIONS, BOOTSTRAP_SEED);
        }

        /**
         * Interquartile mean over tasks.
         *
         * @param round 0…K
         * @param tasks which tasks are the same
         * @return the estimate
         */
        public Statistics.Estimate interquartileMean(int round, TaskUnits tasks) {
            return Statistics.bootstrap(
                    List.of(returnsAfter(round)), tasks, Statistics.INTERQUARTILE_MEAN, REPLICATIONS, BOOTSTRAP_SEED);
        }

        /**
         * Mean share of successful episodes.
         *
         * @param round 0…K
         * @return 0 to 1
         */
        public double success(int round) {
            return successRates.stream()
                    .mapToDouble(task -> task.get(round))
                    .average()
                    .orElse(0);
        }

        /**
         * Mean number of environment steps a task had used up for adaptation before a round.
         *
         * @param round 0…K
         * @return steps
         */
        public double steps(int round) {
            return adaptationSteps.stream()
                    .mapToDouble(task -> task.get(round))
                    .average()
                    .orElse(0);
        }
    }
}
