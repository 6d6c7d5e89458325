package adaptarium.envs.check;

import adaptarium.envs.ChoiceParameter;
import adaptarium.envs.Simulation;
import adaptarium.envs.Split;
import adaptarium.envs.TaskParameter;
import adaptarium.envs.check.CheckReport.Result;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether an episode's first observation says anything about a parameter that is not declared visible.
 *
 * <p>Over many tasks, each with its own seed, the values of every observation axis are compared between tasks with one and with the other half of a
 * parameter's values, by the two-sample Kolmogorov-Smirnov statistic at p = 1e-7.
 *
 * @param <T> the task record
 */
final class Leak<T extends Record> {
    private static final int TASKS = 400;
    private static final double CRITICAL = Math.sqrt(-Math.log(0.5e-7) / 2); // Kolmogorov's distribution, p = 1e-7

    private final Subject<T> subject;
    private final List<T> tasks = new ArrayList<>();
    private final float[][] first = new float[TASKS][];

    Leak(Subject<T> subject) {
        this.subject = subject;
        Simulation<T> simulation = subject.family().newSimulation();
        for (int i = 0; i < TASKS; i++) {
            boolean shifted = i % 2 == 1 && subject.space().canShift();
            tasks.add(subject.task(shifted ? Split.SHIFTED : Split.TRAIN, i));
            first[i] = new float[subject.spec().observationSize()];
            long seed = Seeds.derive(subject.seed(), "leak", i);
            subject.begin(simulation, tasks.get(i), seed).observe(first[i], 0);
        }
    }

    Result run() {
        for (TaskParameter parameter : subject.space().parameters()) {
            if (parameter.visible()) {
                continue;
            }
            for (boolean[] group : groups(parameter)) {
                for (int axis = 0; axis < subject.spec().observationSize(); axis++) {
                    if (differs(axis, group)) {
                        return Result.failed(
                                "hidden tasks",
                                "'" + subject.spec().observation().get(axis).name()
                                        + "' of the first observation tells '" + parameter.name()
                                        + "'; hide it, or declare the parameter visible");
                    }
                }
            }
        }
        return Result.passed("hidden tasks", "first observations of " + TASKS + " tasks tell no hidden parameter");
    }

    /** Ways to cut the tasks in two by a parameter's value. */
    private List<boolean[]> groups(TaskParameter parameter) {
        List<boolean[]> groups = new ArrayList<>();
        if (parameter instanceof ChoiceParameter choices) {
            for (Object value : choices.values()) {
                boolean[] group = new boolean[TASKS];
                for (int i = 0; i < TASKS; i++) {
                    group[i] = value.equals(subject.space().get(tasks.get(i), parameter.name()));
                }
                groups.add(group);
            }
            return groups;
        }
        double[] values = new double[TASKS];
        Arrays.setAll(values, i -> ((Number) subject.space().get(tasks.get(i), parameter.name())).doubleValue());
        double median = median(values);
        groups.add(below(values, median));
        double[] distances =
                Arrays.stream(values).map(x -> Math.abs(x - median)).toArray();
        groups.add(below(distances, median(distances)));
        return groups;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static boolean[] below(double[] values, double limit) {
        boolean[] group = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            group[i] = values[i] < limit;
        }
        return group;
    }

    private boolean differs(int axis, boolean[] group) {
        double[] inside = values(axis, group, true);
        double[] outside = values(axis, group, false);
        double n = inside.length;
        double m = outside.length;
        if (n < 20 || m < 20) {
            return false; // too few to say anything
        }
        double largest = 0;
        int i = 0;
        int j = 0;
        while (i < n && j < m) {
            double x = Math.min(inside[i], outside[j]);
            while (i < n && inside[i] == x) {
                i++;
            }
            while (j < m && outside[j] == x) {
                j++;
            }
            largest = Math.max(largest, Math.abs(i / n - j / m));
        }
        return largest > CRITICAL * Math.sqrt((n + m) / (n * m));
    }

    private double[] values(int axis, boolean[] group, boolean wanted) {
        double[] values = new double[TASKS];
        int n = 0;
        for (int i = 0; i < TASKS; i++) {
            if (group[i] == wanted && !Float.isNaN(first[i][axis])) { // what is no number is told of elsewhere
                values[n++] = first[i][axis];
            }
        }
        double[] sorted = Arrays.copyOf(values, n);
        Arrays.sort(sorted);
        return sorted;
    }
}
