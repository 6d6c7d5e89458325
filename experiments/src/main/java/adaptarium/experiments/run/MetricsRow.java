package adaptarium.experiments.run;

import adaptarium.meta.Metric;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one update did: a line of {@code metrics.jsonl}.
 *
 * @param iteration number of the update, from 1
 * @param environmentSteps environment steps since the run began
 * @param seconds wall-clock seconds of training since the run began, resumptions included
 * @param processorSeconds seconds that all cores together spent on it; NaN in rows made before they were kept
 * @param meanReturn mean return per episode after adaptation, over the update's training tasks
 * @param metrics further figures by name, in a fixed order
 */
public record MetricsRow(
        int iteration,
        long environmentSteps,
        double seconds,
        @MayBeMissing Double processorSeconds,
        double meanReturn,
        Map<String, Double> metrics) {
    private static final String OLD = "returnRound";

    /** Copies the map, keeping its order. */
    public MetricsRow {
        processorSeconds = Objects.requireNonNullElse(processorSeconds, Double.NaN);
        metrics = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /** The same row with figures called as they are today: returns after rounds of adaptation were returnRound0 and so on. */
    MetricsRow renamed() {
        if (metrics.keySet().stream().noneMatch(name -> name.startsWith(OLD))) {
            return this;
        }
        Map<String, Double> today = new LinkedHashMap<>();
        metrics.forEach((name, value) -> today.put(
                name.matches(OLD + "\\d{1,9}")
                        ? Metric.RETURN.of(Integer.parseInt(name.substring(OLD.length())))
                        : name,
                value));
        return new MetricsRow(iteration, environmentSteps, seconds, processorSeconds, meanReturn, today);
    }

    /**
     * The same row, where it can follow another.
     *
     * @param before the row before it; null where it is the first
     * @return this row
     * @throws IllegalArgumentException where it is not the next update's, or time or steps run backwards
     */
    MetricsRow after(@Nullable MetricsRow before) {
        int next = before == null ? 1 : before.iteration + 1;
        if (iteration != next) {
            throw new IllegalArgumentException("expected the row of update " + next + ", found that of " + iteration);
        }
        if (environmentSteps < (before == null ? 0 : before.environmentSteps)
                || !(seconds >= (before == null ? 0 : before.seconds))) {
            throw new IllegalArgumentException("environmentSteps and seconds must not fall from one row to the next");
        }
        return this;
    }
}
