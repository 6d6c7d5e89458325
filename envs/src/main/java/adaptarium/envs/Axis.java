package adaptarium.envs;

/**
 * One number of an observation or action: its name, unit and bounds.
 *
 * @param name what it is, such as {@code "pole angle"}
 * @param unit SI unit, {@code "1"} for a pure number
 * @param low least value; negative infinity where unbounded
 * @param high greatest value; infinity where unbounded
 * @param span a large difference of two values, in which errors are measured: from low to high unless said otherwise, and 2 where unbounded
 */
public record Axis(String name, String unit, double low, double high, double span) {
    private static final double UNBOUNDED_SPAN = 2;

    /** Checks that the name is not blank, that low lies below high, and that the span is positive. */
    public Axis {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an axis needs a name");
        }
        if (!(low < high)) {
            throw new IllegalArgumentException(
                    "axis '" + name + "' needs low < high, got [" + low + ", " + high + "] " + unit);
        }
        if (!(span > 0) || !Double.isFinite(span)) {
            throw new IllegalArgumentException("axis '" + name + "' needs a positive span, got " + span + " " + unit);
        }
    }

    /**
     * An axis whose span is that of its bounds.
     *
     * @param name what it is
     * @param unit SI unit
     * @param low least value; negative infinity where unbounded
     * @param high greatest value; infinity where unbounded
     */
    public Axis(String name, String unit, double low, double high) {
        this(name, unit, low, high, Double.isFinite(high - low) ? high - low : UNBOUNDED_SPAN);
    }

    /**
     * The same axis with other bounds; it keeps its span.
     *
     * @param newLow least value
     * @param newHigh greatest value
     * @return the axis
     */
    public Axis within(double newLow, double newHigh) {
        return new Axis(name, unit, newLow, newHigh, span);
    }

    /**
     * An axis without bounds.
     *
     * @param name what it is
     * @param unit SI unit
     * @return the axis
     */
    public static Axis unbounded(String name, String unit) {
        return new Axis(name, unit, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
}
