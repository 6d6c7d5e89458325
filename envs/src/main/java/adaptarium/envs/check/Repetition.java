package adaptarium.envs.check;

import adaptarium.envs.Episode;
import adaptarium.envs.Simulation;
import adaptarium.envs.VectorEnvironment;
import adaptarium.envs.check.CheckReport.Result;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether an episode is a function of task, seed and actions and of nothing else.
 *
 * @param <T> the task record
 */
final class Repetition<T extends Record> {
    private static final int TASKS = 4;

    private final Subject<T> subject;
    private final List<T> tasks;
    private final List<float[][]> actions = new ArrayList<>();
    private final List<Trajectory> alone = new ArrayList<>(); // each in a simulation of its own

    Repetition(Subject<T> subject) {
        this.subject = subject;
        tasks = subject.someTasks(TASKS);
        for (int i = 0; i < TASKS; i++) {
            actions.add(subject.actions(i % 2 == 0 ? Pattern.RANDOM : Pattern.HELD, seed(i)));
            alone.add(subject.play(subject.family().newSimulation(), tasks.get(i), seed(i), actions.get(i)));
        }
    }

    private long seed(int i) {
        return Seeds.derive(subject.seed(), "repetition", i);
    }

    List<Result> run() {
        return List.of(again(), oneAfterTheOther(), interleaved(), onThreads());
    }

    private Result again() {
        for (int i = 0; i < TASKS; i++) {
            Trajectory second = subject.play(subject.family().newSimulation(), tasks.get(i), seed(i), actions.get(i));
            int step = second.firstDifference(alone.get(i));
            if (step >= 0) {
                return Result.failed(
                        "determinism", "played again, an episode differs at step " + step + ": " + tasks.get(i));
            }
        }
        return Result.passed("determinism", "same task, seed and actions, same bits, in " + TASKS + " tasks");
    }

    private Result oneAfterTheOther() {
        Simulation<T> simulation = subject.family().newSimulation();
        for (int i = 0; i < 2 * TASKS; i++) {
            int k = i * 3 % TASKS; // not in the order in which they were played alone
            int step = subject.play(simulation, tasks.get(k), seed(k), actions.get(k))
                    .firstDifference(alone.get(k));
            if (step >= 0) {
                return Result.failed(
                        "reset",
                        "after other episodes in the same simulation, one differs at step " + step + ": "
                                + tasks.get(k));
            }
        }
        return Result.passed("reset", "nothing of an episode survives into the next one");
    }

    private Result interleaved() {
        List<Episode<T>> episodes = new ArrayList<>();
        List<Trajectory> trajectories = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            episodes.add(subject.begin(subject.family().newSimulation(), tasks.get(i), seed(i)));
            trajectories.add(new Trajectory(subject.spec()));
            trajectories.get(i).add(episodes.get(i), /* first= */ true);
        }
        for (int t = 0; t < subject.spec().horizon(); t++) {
            for (int i = 0; i < TASKS; i++) {
                if (!trajectories.get(i).terminated()) {
                    episodes.get(i).act(actions.get(i)[t].clone());
                    trajectories.get(i).add(episodes.get(i), /* first= */ false);
                }
            }
        }
        for (int i = 0; i < TASKS; i++) {
            int step = trajectories.get(i).firstDifference(alone.get(i));
            if (step >= 0) {
                return Result.failed("shared state", "stepped in turn with others, an episode differs at step " + step);
            }
        }
        return Result.passed("shared state", "simulations stepped in turn do not meet");
    }

    private Result onThreads() {
        float[][] one = vector(1);
        float[][] three = vector(3);
        for (int t = 0; t < one.length; t++) {
            if (!Arrays.equals(one[t], three[t])) {
                return Result.failed("threads", "one thread and three give different numbers at step " + t);
            }
        }
        return Result.passed("threads", "one thread and three give the same bits");
    }

    private float[][] vector(int threads) {
        int slots = 2 * TASKS;
        List<T> all = new ArrayList<>(tasks);
        all.addAll(tasks);
        long[] seeds = new long[slots];
        Arrays.setAll(seeds, this::seed);
        int horizon = subject.spec().horizon();
        int size = subject.spec().actionSize();
        float[] flat = new float[slots * size];
        try (VectorEnvironment<T> environment = new VectorEnvironment<>(subject.family(), slots, threads)) {
            environment.assignAll(all, seeds, horizon);
            float[][] history = new float[horizon][];
            for (int t = 0; t < horizon; t++) {
                for (int i = 0; i < slots; i++) {
                    System.arraycopy(actions.get(i % TASKS)[t], 0, flat, i * size, size);
                }
                environment.step(flat);
                float[] now =
                        Arrays.copyOf(environment.nextObservations(), environment.nextObservations().length + slots);
                System.arraycopy(environment.rewards(), 0, now, now.length - slots, slots);
                history[t] = now;
            }
            return history;
        }
    }
}
