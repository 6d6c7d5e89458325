package adaptarium.experiments.report;

import adaptarium.meta.Statistics.Basis;
import adaptarium.meta.Statistics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Sentences below tables and charts that say how to read them, and what not to read into them. */
public final class Notes {
    /** Behind the number of a round that lies beyond training. */
    public static final String MARK = "*";

    /** In a cell about which there is nothing to say. */
    public static final String NONE = "—";

    private Notes() {}

    /**
     * How the intervals and ranges in a table were made.
     *
     * @param bases those that occur
     * @return a sentence for each kind
     */
    public static List<String> intervals(Set<Basis> bases) {
        List<String> notes = new ArrayList<>();
        for (Basis basis : Basis.values()) {
            if (bases.contains(basis)) {
                notes.add((basis.isInterval() ? "[…]: " : basis == Basis.NONE ? "" : "(…): ") + basis.words() + ".");
            }
        }
        return notes;
    }

    /**
     * That rounds lie beyond training.
     *
     * @param label who was trained
     * @param rounds for how many rounds
     * @return the sentence
     */
    public static String beyond(String label, int rounds) {
        return MARK + " beyond training: " + label + " was trained to adapt for " + rounds
                + (rounds == 1 ? " round." : " rounds.");
    }

    /**
     * That a training was ended early.
     *
     * @param label whose
     * @return the sentence
     */
    public static String stillRising(String label) {
        return "Note: the learning curve of " + label
                + " still rises at its end; longer training would probably give more.";
    }

    /**
     * Which tasks spoil a figure: a return that is not finite makes every mean over it none.
     *
     * @param label whose returns they are
     * @param returns by round and task: {@code returns.get(round)[task]}
     * @param tasks the tasks, as maps from parameter to value
     * @return a sentence that names the first, or nothing
     */
    public static List<String> notFinite(String label, List<double[]> returns, List<Map<String, Object>> tasks) {
        Set<Integer> spoilt = new TreeSet<>();
        String first = "";
        for (int round = 0; round < returns.size(); round++) {
            for (int task = 0; task < tasks.size(); task++) {
                double found = returns.get(round)[task];
                if (!Double.isFinite(found) && spoilt.add(task) && first.isEmpty()) {
                    first = "Note: after " + Wording.count(round, "round") + " the return of " + label
                            + " is " + found + " in task " + (task + 1) + " of " + tasks.size() + " "
                            + tasks.get(task);
                }
            }
        }
        int others = spoilt.size() - 1;
        String more = others > 0 ? ", and none in " + others + (others == 1 ? " other" : " others") : "";
        return first.isEmpty() ? List.of() : List.of(first + ", so that it has no mean" + more + ".");
    }

    /** A point of a chart: a band is drawn for intervals only. */
    static Chart.Point point(int round, Estimate estimate) {
        return estimate.basis().isInterval()
                ? new Chart.Point(round, estimate.value(), estimate.low(), estimate.high())
                : Chart.Point.of(round, estimate.value());
    }
}
