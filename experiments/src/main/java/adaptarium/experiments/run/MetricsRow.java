package adaptarium.experiments.run;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one update did: a line of {@code metrics.jsonl}.
 *
 * @param iteration number of the update, from 1
 * @param environmentSteps environment steps since the run began
 * @param seconds wall-clock seconds of training since the run began, resumptions included
 * @param meanReturn mean return per episode after adaptation, over the update's training tasks
 * @param metrics further figures by name, in a fixed order
 */
public record MetricsRow(
        int iteration, long environmentSteps, double seconds, double meanReturn, Map<String, Double> metrics) {
    /** Copies the map, keeping its order. */
    public MetricsRow {
        metrics = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }
}
