package adaptarium.experiments.config;

/**
 * A baseline that learns: what a run is compared with.
 *
 * @param iterations how many updates it is trained for
 * @param algorithm who learns
 */
public record BaselineConfig(int iterations, AlgorithmConfig algorithm) {
    /** Checks the number of updates. */
    public BaselineConfig {
        if (iterations < 1) {
            throw new IllegalArgumentException("iterations must be at least 1, got " + iterations);
        }
    }
}
