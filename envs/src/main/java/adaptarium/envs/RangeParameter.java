package adaptarium.envs;

import java.util.random.RandomGenerator;

/**
 * A real number.
 *
 * @param name the record component
 * @param unit SI unit
 * @param low least training value
 * @param high greatest training value
 * @param outerLow least value of the outer range
 * @param outerHigh greatest value of the outer range
 * @param scale on which scale draws are uniform
 * @param nominal value at the nominal task
 * @param live whether it may change in mid-episode
 * @param visible whether an episode's first observation may depend on it
 * @param description what it is
 * @param law how training values lie between low and high; shifted ones are uniform on the scale
 */
public record RangeParameter(
        String name,
        String unit,
        double low,
        double high,
        double outerLow,
        double outerHigh,
        Parameter.Scale scale,
        Double nominal,
        boolean live,
        boolean visible,
        String description,
        Law law)
        implements TaskParameter {
    private static final double ROUNDING = 1e-7; // a slider's arithmetic, or single precision, may miss an end

    /** A parameter whose training values are uniform on its scale; the components are those of the record. */
    public RangeParameter(
            String name,
            String unit,
            double low,
            double high,
            double outerLow,
            double outerHigh,
            Parameter.Scale scale,
            Double nominal,
            boolean live,
            boolean visible,
            String description) {
        this(name, unit, low, high, outerLow, outerHigh, scale, nominal, live, visible, description, new Law.Uniform());
    }

    /** Checks the ranges. */
    public RangeParameter {
        if (!(low < high) || !(outerLow <= low) || !(outerHigh >= high) || !Double.isFinite(outerHigh - outerLow)) {
            throw new IllegalArgumentException("parameter '" + name + "' needs train low < high inside shifted, got ["
                    + low + ", " + high + "] inside [" + outerLow + ", " + outerHigh + "] " + unit);
        }
        if (scale == Parameter.Scale.LOG && !(outerLow > 0)) {
            throw new IllegalArgumentException("parameter '" + name + "' on a LOG scale needs a positive range, got ["
                    + outerLow + ", " + outerHigh + "] " + unit);
        }
        if (!(nominal >= outerLow) || !(nominal <= outerHigh)) {
            throw new IllegalArgumentException("parameter '" + name + "': nominal " + nominal + " lies outside ["
                    + outerLow + ", " + outerHigh + "] " + unit);
        }
        if (law instanceof Law.Normal normal && !(low <= normal.mean() && normal.mean() <= high)) {
            throw new IllegalArgumentException("parameter '" + name + "': the mean " + normal.mean()
                    + " of its normal distribution lies outside [" + low + ", " + high + "] " + unit);
        }
    }

    @Override
    public int contextSize() {
        return 1;
    }

    @Override
    public double innerProbability() {
        return (scaled(high) - scaled(low)) / (scaled(outerHigh) - scaled(outerLow));
    }

    @Override
    public Double drawInner(RandomGenerator random) {
        return quantile(random.nextDouble());
    }

    /**
     * The training value below which a share of the draws lies.
     *
     * @param share in [0, 1]
     * @return between low and high
     */
    public double quantile(double share) {
        if (law instanceof Law.Normal normal) {
            CutNormal cut = cut(normal);
            double x = cut.quantile(share);
            return Math.min(Math.max(scale == Parameter.Scale.LOG ? StrictMath.exp(x) : x, low), high);
        }
        return between(low, high, share);
    }

    private CutNormal cut(Law.Normal normal) {
        return new CutNormal(scaled(normal.mean()), normal.deviation(), scaled(low), scaled(high));
    }

    @Override
    public Double drawOuter(RandomGenerator random) {
        return between(outerLow, outerHigh, random.nextDouble());
    }

    @Override
    public Double drawShell(RandomGenerator random) {
        double below = scaled(low) - scaled(outerLow);
        double above = scaled(outerHigh) - scaled(high);
        double u = random.nextDouble() * (below + above);
        return u < below ? between(outerLow, low, u / below) : between(outerHigh, high, (u - below) / above);
    }

    @Override
    public Double parse(Object value) {
        if (!(value instanceof Number number)) {
            throw new IllegalArgumentException("task parameter '" + name + "' must be a number, got '" + value + "'");
        }
        double x = number.doubleValue();
        double rounding = ROUNDING * Math.max(Math.abs(outerLow), Math.abs(outerHigh));
        if (!(x >= outerLow - rounding) || !(x <= outerHigh + rounding)) {
            throw new IllegalArgumentException("task parameter '" + name + "' must lie in [" + outerLow + ", "
                    + outerHigh + "] " + unit + ", got " + x + " " + unit);
        }
        return Math.min(Math.max(x, outerLow), outerHigh);
    }

    @Override
    public void context(Object value, float[] out, int offset) {
        double x = scaled((Double) value);
        if (law instanceof Law.Normal normal) {
            CutNormal cut = cut(normal);
            out[offset] = (float) ((x - cut.mean()) / Math.min(normal.deviation(), (scaled(high) - scaled(low)) / 2));
            return;
        }
        out[offset] = (float) (2 * (x - scaled(low)) / (scaled(high) - scaled(low)) - 1);
    }

    @Override
    public String trainText() {
        return text(low, high) + lawText();
    }

    /** In words how training values lie in their range; empty where they are uniform on the scale. */
    public String lawText() {
        return law instanceof Law.Normal normal
                ? ", " + (scale == Parameter.Scale.LOG ? "log-normal, median " : "normal, mean ") + normal.mean()
                        + ", deviation " + normal.deviation()
                : "";
    }

    @Override
    public String shiftedText() {
        return innerProbability() < 1 ? text(outerLow, outerHigh) : "";
    }

    private String text(double from, double to) {
        String range = "[" + from + ", " + to + "]" + (unit.equals("1") ? "" : " " + unit);
        return scale == Parameter.Scale.LOG ? range + ", log" : range;
    }

    /**
     * A value of the outer range.
     *
     * @param fraction how far along, on its scale: 0 for its least value, 1 for its greatest
     * @return the value
     */
    public double outerAt(double fraction) {
        return between(outerLow, outerHigh, fraction);
    }

    private double scaled(double x) {
        return scale == Parameter.Scale.LOG ? StrictMath.log(x) : x;
    }

    private double between(double from, double to, double fraction) {
        double x = scaled(from) + fraction * (scaled(to) - scaled(from));
        double value = scale == Parameter.Scale.LOG ? StrictMath.exp(x) : x;
        return Math.min(Math.max(value, Math.min(from, to)), Math.max(from, to)); // exp(log(x)) may miss x by a bit
    }
}
