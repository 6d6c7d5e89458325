package adaptarium.agents.setting;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a number may lie.
 *
 * @param low lower end
 * @param lowIncluded whether the lower end belongs to it
 * @param high upper end
 * @param highIncluded whether the upper end belongs to it
 */
public record Range(double low, boolean lowIncluded, double high, boolean highIncluded) {
    private static final Pattern INTERVAL = Pattern.compile("([\\[(])(-inf|[-0-9.e]+), (inf|[-0-9.e]+)([])])");

    /** Every finite number. */
    public static final Range ALL = new Range(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);

    /**
     * Reads an interval.
     *
     * @param text such as {@code "(0, inf)"}; empty for {@link #ALL}
     * @return the range
     */
    public static Range of(String text) {
        if (text.isEmpty()) {
            return ALL;
        }
        Matcher parts = INTERVAL.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a range looks like (0, inf) or [0, 1], got '" + text + "'");
        }
        return new Range(
                number(parts.group(2)),
                parts.group(1).equals("["),
                number(parts.group(3)),
                parts.group(4).equals("]"));
    }

    private static double number(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /**
     * Whether a number lies in it.
     *
     * @param value any number
     * @return false for one that is not finite
     */
    public boolean contains(double value) {
        return Double.isFinite(value)
                && (lowIncluded ? value >= low : value > low)
                && (highIncluded ? value <= high : value < high);
    }

    /** What a number in it must do: {@code "be positive"}, {@code "be at least 1"}, {@code "lie in [0, 1]"}. */
    public String demand() {
        if (Double.isInfinite(low) && Double.isInfinite(high)) {
            return "be finite";
        }
        if (Double.isInfinite(high)) {
            return low == 0 && !lowIncluded
                    ? "be positive"
                    : "be " + (lowIncluded ? "at least " : "over ") + plain(low);
        }
        if (Double.isInfinite(low)) {
            return "be " + (highIncluded ? "at most " : "under ") + plain(high);
        }
        return "lie in " + (lowIncluded ? "[" : "(") + plain(low) + ", " + plain(high) + (highIncluded ? "]" : ")");
    }

    /** The range for a table: {@code "positive"}, {@code "at least 1"}, {@code "[0, 1]"}; empty for {@link #ALL}. */
    public String words() {
        return equals(ALL) ? "" : demand().replaceFirst("^(be|lie in) ", "");
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
