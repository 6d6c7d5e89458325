package adaptarium.envs;

/** How a real parameter's training values lie within its range, on the parameter's scale. */
public sealed interface Law {
    /** Equally likely everywhere. */
    record Uniform() implements Law {}

    /**
     * A normal distribution that is cut off at the ends of the range; on a logarithmic scale a log-normal one.
     *
     * @param mean mean before it is cut off, in the parameter's unit; on a logarithmic scale the median
     * @param deviation standard deviation before it is cut off, positive, in the parameter's unit; on a logarithmic scale that of the natural logarithm
     */
    record Normal(double mean, double deviation) implements Law {
        /** Checks the deviation. */
        public Normal {
            if (!(deviation > 0) || !Double.isFinite(deviation) || !Double.isFinite(mean)) {
                throw new IllegalArgumentException("a normal distribution needs a mean and a deviation above 0, got "
                        + mean + " and " + deviation);
            }
        }
    }
}
