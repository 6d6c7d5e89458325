package adaptarium.experiments.report;

import adaptarium.experiments.run.RunSummary;
import adaptarium.meta.Statistics;
import adaptarium.render.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** How numbers are written in reports and on the terminal. */
public final class Wording {
    private static final double HALF_A_HUNDREDTH = 0.005; // less is zero in two decimals
    private static final double LEAST_PLAIN = 1e-4; // less has more zeros than can be counted at a glance
    private static final double ROUNDING = 1e-9;

    private Wording() {}

    /**
     * A figure to four digits or so: two decimals below ten, and where these would make it zero though it is none, two significant digits, such as {@code 0.0031}
     * or {@code 3.1e-6}. Zero is {@code 0.00}, and so is what is left of rounding, below a billionth.
     *
     * @param value a return
     * @return text with a real minus sign
     */
    public static String figure(double value) {
        if (!isSmall(value)) {
            return hundredths(value);
        }
        String text = String.format(Locale.ROOT, Math.abs(value) < LEAST_PLAIN ? "%.1e" : "%.2g", value);
        return Numbers.signed(text.replace("e-0", "e-"));
    }

    /**
     * A figure of a scale on which less than a hundredth is nothing, such as a normalised return, to four digits or so: at most two decimals.
     *
     * @param value a figure
     * @return text with a real minus sign
     */
    static String hundredths(double value) {
        double size = Math.abs(value);
        String format =
                size >= 1e15 ? "%.2e" : size >= 1000 ? "%,.0f" : size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
        return Numbers.signed(String.format(Locale.ROOT, format, value));
    }

    /**
     * A figure and those that say how far it can be trusted. They have two decimals unless these would make the first zero though it is none: then all have as many
     * as give the largest two significant digits, so {@code 0.0031, −0.0009, 0.0072}, but {@code 0.00, −0.20, 0.31}, where nothing is known beyond a tenth. Beside
     * a figure that two decimals can tell, zero means less than half a hundredth.
     *
     * @param value the figure
     * @param beside ends of its interval, or each seed's own figure
     * @return texts, the figure's first
     */
    static List<String> together(double value, double... beside) {
        double largest = Math.abs(value);
        for (double other : beside) {
            largest = Math.max(largest, Double.isFinite(other) ? Math.abs(other) : 0);
        }
        int decimals = isSmall(value) ? 1 - (int) Math.floor(Math.log10(largest)) : 2;
        boolean tiny = isSmall(value) && largest < LEAST_PLAIN;
        return DoubleStream.concat(DoubleStream.of(value), DoubleStream.of(beside))
                .mapToObj(each -> tiny
                        ? figure(each)
                        : decimals <= 2
                                ? hundredths(each)
                                : Numbers.signed(String.format(Locale.ROOT, "%." + decimals + "f", each)))
                .toList();
    }

    /** The same on a scale on which less than a hundredth is nothing ({@link #hundredths(double)}). */
    static List<String> inHundredths(double value, double... beside) {
        return DoubleStream.concat(DoubleStream.of(value), DoubleStream.of(beside))
                .mapToObj(Wording::hundredths)
                .toList();
    }

    private static boolean isSmall(double value) {
        double size = Math.abs(value);
        return size >= ROUNDING && size < HALF_A_HUNDREDTH;
    }

    /**
     * The figure of an estimate, with as many decimals as its {@link #interval}.
     *
     * @param estimate the estimate
     * @return text with a real minus sign
     */
    public static String figure(Statistics.Estimate estimate) {
        return together(estimate.value(), estimate.low(), estimate.high()).get(0);
    }

    /**
     * An estimate's figure with its interval behind it, where there is one.
     *
     * @param estimate the estimate
     * @return such as {@code −3.46 [−4.10, −3.20]}
     */
    public static String estimate(Statistics.Estimate estimate) {
        return (figure(estimate) + " " + interval(estimate)).strip();
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
     * The same of a normalised return or the like ({@link #hundredths(double)}).
     *
     * @param estimate the estimate
     * @return such as {@code 0.00 [−0.01, 0.01]}
     */
    static String normalised(Statistics.Estimate estimate) {
        List<String> texts = inHundredths(estimate.value(), estimate.low(), estimate.high());
        return Double.isNaN(estimate.low()) ? texts.get(0) : texts.get(0) + " " + interval(estimate, texts);
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
        return interval(estimate, together(estimate.value(), estimate.low(), estimate.high()));
    }

    private static String interval(Statistics.Estimate estimate, List<String> texts) {
        String low = texts.get(1);
        String high = texts.get(2);
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
