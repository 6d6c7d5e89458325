package adaptarium.envs;

/**
 * A normal distribution that is cut off on both sides.
 *
 * @param centre mean before it is cut off
 * @param deviation standard deviation before it is cut off
 * @param low least value
 * @param high greatest value
 */
record CutNormal(double centre, double deviation, double low, double high) {
    private double standard(double x) {
        return (x - centre) / deviation;
    }

    private double below(double x) {
        return StandardNormal.cumulative(standard(x));
    }

    /** The value below which a share of the draws lies. */
    double quantile(double share) {
        return centre + deviation * StandardNormal.quantile(below(low) + share * (below(high) - below(low)));
    }

    /** The mean after it is cut off (Johnson, Kotz and Balakrishnan 1994, section 13.10.1). */
    double mean() {
        return centre
                + deviation
                        * (StandardNormal.density(standard(low)) - StandardNormal.density(standard(high)))
                        / (below(high) - below(low));
    }
}
