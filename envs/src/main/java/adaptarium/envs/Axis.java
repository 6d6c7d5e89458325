package adaptarium.envs;

/**
 * One number of an observation or action: its name, unit and bounds.
 *
 * @param name what it is, such as {@code "pole angle"}
 * @param unit SI unit, {@code "1"} for a pure number
 * @param low least value; negative infinity where unbounded
 * @param high greatest value; infinity where unbounded
 */
public record Axis(String name, String unit, double low, double high) {
    /** Checks that the name is not blank and that low lies below high. */
    public Axis {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an axis needs a name");
        }
        if (!(low < high)) {
            throw new IllegalArgumentException(
                    "axis '" + name + "' needs low < high, got [" + low + ", " + high + "] " + unit);
        }
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
