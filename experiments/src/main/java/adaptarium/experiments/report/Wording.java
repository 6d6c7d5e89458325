package adaptarium.experiments.report;

import adaptarium.experiments.run.RunSummary;
import adaptarium.meta.Statistics;
import adaptarium.render.Numbers;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How numbers are written in reports and on the terminal. */
public final class Wording {
    private Wording() {}

    /**
     * A figure to four digits or so.
     *
     * @param value a return
     * @return text with a real minus sign
     */
    public static String figure(double value) {
        double size = Math.abs(value);
        String format =
                size >= 1e15 ? "%.2e" : size >= 1000 ? "%,.0f" : size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
        return Numbers.signed(String.format(Locale.ROOT, format, value));
    }

    /**
     * A task's parameter.
     *
     * @param value the parameter
     * @return three significant digits with a real minus sign
     */
    static String digits(double value) {
        return Numbers.signed(String.format(Locale.ROOT, "%.3g", value));
    }

    /**
     * A figure in a table of runs, of which some measure something else than returns.
     *
     * @param value the figure; null where there is none
     * @param said what stands behind it, such as {@code "test"}; may be empty
     * @param measure what it is, such as {@code "mean squared error"}; {@code "return"} is not said
     * @return empty where there is none
     */
    public static String figure(@Nullable Double value, String said, String measure) {
        String what = measure.equals(RunSummary.RETURN) ? "" : ", " + measure;
        return value == null ? "" : (figure(value) + " " + said).strip() + what;
    }

    /**
     * An interval in brackets; a range, which is none, in words; nothing where a score is not a number.
     *
     * @param estimate the estimate
     * @return such as {@code [−4.1, −3.2]}, or {@code (−4.1 to −3.2)}
     */
    public static String interval(Statistics.Estimate estimate) {
        if (Double.isNaN(estimate.low())) {
            return "";
        }
        String low = figure(estimate.low());
        String high = figure(estimate.high());
        return estimate.basis().isInterval() ? "[" + low + ", " + high + "]" : "(" + low + " to " + high + ")";
    }

    /**
     * A number of environment steps.
     *
     * @param steps how many
     * @return such as {@code "2.4 million"}
     */
    public static String steps(double steps) {
        if (steps >= 1e6) {
            return String.format(Locale.ROOT, "%.1f million", steps / 1e6);
        }
        return String.format(Locale.ROOT, "%,.0f", steps);
    }

    /**
     * A number of environment steps in a narrow column.
     *
     * @param steps how many
     * @return such as {@code "2.4M"} or {@code "316k"}; a dash where it is not known: not finite, or negative
     */
    public static String shortSteps(double steps) {
        if (!Double.isFinite(steps) || steps < 0) {
            return "—";
        }
        return steps >= 1e6
                ? String.format(Locale.ROOT, "%.1fM", steps / 1e6)
                : steps >= 1e4 ? Math.round(steps / 1e3) + "k" : Long.toString(Math.round(steps));
    }

    /**
     * A time.
     *
     * @param seconds how long
     * @return such as {@code "2 min 5 s"}
     */
    public static String duration(double seconds) {
        long s = Math.round(seconds);
        return s >= 3600
                ? s / 3600 + " h " + s % 3600 / 60 + " min"
                : s >= 60 ? s / 60 + " min " + s % 60 + " s" : s + " s";
    }

    /** So many of something, such as {@code "1 round"} or {@code "3 rounds"}. */
    public static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
