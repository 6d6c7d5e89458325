package adaptarium.experiments.report;

import adaptarium.meta.Role;
import adaptarium.meta.Statistics.Basis;
import adaptarium.meta.Statistics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Sentences below tables and charts that say how to read them, and what not to read into them. */
public final class Notes {
    /** Behind the number of a round that lies beyond training. */
    public static final String MARK = "*";

    private Notes() {}

    /**
     * Somebody's result.
     *
     * @param label how it is called
     * @param role what it is
     * @param mean its mean return in the round that counts
     */
    public record Standing(String label, Role role, Estimate mean) {}

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
     * Where somebody who is told its task lies below somebody who is not.
     *
     * @param all everybody
     * @return a sentence for each
     */
    public static List<String> brokenBounds(List<Standing> all) {
        List<String> notes = new ArrayList<>();
        for (Standing told : all) {
            for (Standing other : all) {
                boolean bounded = other.role() == Role.META_LEARNER || other.role() == Role.BASELINE;
                if (told.role() == Role.ORACLE
                        && bounded
                        && other.mean().value() > told.mean().value()) {
                    boolean clearly = other.mean().low() > told.mean().high();
                    notes.add("Note: " + told.label() + " ("
                            + Wording.figure(told.mean().value())
                            + "), which is told its task, lies below " + other.label() + " ("
                            + Wording.figure(other.mean().value()) + ") and is no upper bound here"
                            + (clearly ? "; train it longer." : "; their intervals overlap."));
                }
            }
        }
        return notes;
    }

    /** A point of a chart: a band is drawn for intervals only. */
    static Chart.Point point(int round, Estimate estimate) {
        return estimate.basis().isInterval()
                ? new Chart.Point(round, estimate.value(), estimate.low(), estimate.high())
                : Chart.Point.of(round, estimate.value());
    }
}
