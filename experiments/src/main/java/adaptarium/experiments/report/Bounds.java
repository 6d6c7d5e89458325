package adaptarium.experiments.report;

import adaptarium.meta.Role;
import adaptarium.meta.Statistics;
import adaptarium.meta.Statistics.Estimate;
import adaptarium.meta.TaskUnits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether who is told its task bounds from above what the others can reach, judged by differences on the same tasks and, where there are any, of the same seeds. */
final class Bounds {
    private static final int REPLICATIONS = 2000; // bootstrap samples
    private static final long BOOTSTRAP_SEED = 1; // the interval of the same returns is always the same

    private Bounds() {}

    /**
     * Somebody's result.
     *
     * @param label how it is called
     * @param role what it is
     * @param bySeed returns of all tasks in the round that counts, by seed
     */
    record Standing(String label, Role role, Map<Long, double[]> bySeed) {}

    /**
     * Where an oracle lies below somebody who is not told its task, or not clearly above a baseline that cannot find out.
     *
     * @param all everybody
     * @param tasks which tasks are the same
     * @return a sentence for each
     */
    static List<String> notes(List<Standing> all, TaskUnits tasks) {
        List<String> notes = new ArrayList<>();
        for (Standing told : all) {
            for (Standing other : all) {
                boolean blind = other.role == Role.BASELINE;
                if (told.role == Role.ORACLE && (blind || other.role == Role.META_LEARNER)) {
                    Estimate lead = lead(told, other, tasks);
                    if (lead.value() < 0 || (blind && lead.low() <= 0)) {
                        notes.add(note(told.label + ", which is told its task, ", other.label, lead));
                    }
                }
            }
        }
        return notes;
    }

    private static String note(String told, String other, Estimate lead) {
        String figure = Wording.estimate(lead);
        if (lead.value() < 0) {
            return "Note: " + told + "lies below " + other + " (" + figure
                    + " on the same tasks) and is no upper bound here"
                    + (lead.high() < 0 ? "; train it longer." : "; the difference may be none.");
        }
        return "Note: " + told + "is not clearly above " + other + " (" + figure
                + " on the same tasks): either knowing the task is worth little here, or it was trained too briefly.";
    }

    /** How far the first is ahead. */
    private static Estimate lead(Standing told, Standing other, TaskUnits tasks) {
        List<double[]> rows = new ArrayList<>();
        told.bySeed.forEach((seed, returns) -> {
            double[] others = other.bySeed.get(seed);
            if (others != null) {
                rows.add(difference(returns, others));
            }
        });
        if (rows.isEmpty()) {
            rows.add(difference(mean(told), mean(other)));
        }
        return Statistics.bootstrap(rows, tasks, Statistics::mean, REPLICATIONS, BOOTSTRAP_SEED);
    }

    private static double[] mean(Standing standing) {
        double[] mean = new double[standing.bySeed.values().iterator().next().length];
        for (double[] returns : standing.bySeed.values()) {
            for (int task = 0; task < mean.length; task++) {
                mean[task] += returns[task] / standing.bySeed.size();
            }
        }
        return mean;
    }

    private static double[] difference(double[] one, double[] other) {
        double[] difference = new double[one.length];
        for (int task = 0; task < one.length; task++) {
            difference[task] = one[task] - other[task];
        }
        return difference;
    }
}
