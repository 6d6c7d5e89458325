package adaptarium.meta.replay;

import adaptarium.agents.update.Sac;
import adaptarium.meta.Metric;
import java.util.List;
import java.util.Map;

/** The figures of an update's gradient steps, in the mean. */
public final class SacFigures {
    /** What an update of soft actor-critic reports. */
    public static final List<Metric> METRICS = List.of(
            new Metric("criticLoss", "mean of the critics' summed half squared errors, in units of the scaled reward"),
            new Metric("policyLoss", "mean of temperature times log-probability minus value"),
            new Metric(
                    "entropy",
                    "mean entropy of the tanh-squashed Gaussian policy, in nats; it should reach its target"),
            new Metric("temperature", "weight of the entropy after the update"),
            new Metric("value", "mean of both critics over what was drawn"),
            new Metric("replaySteps", "environment steps that the replay buffer holds"));

    private final int steps;
    private double criticLoss;
    private double policyLoss;
    private double entropy;
    private double value;
    private double temperature;

    /**
     * Of no step yet.
     *
     * @param steps how many there will be
     */
    public SacFigures(int steps) {
        this.steps = steps;
    }

    /** Takes in a step. */
    public void add(Sac.Result result) {
        criticLoss += result.criticLoss() / steps;
        policyLoss += result.policyLoss() / steps;
        entropy += result.entropy() / steps;
        value += result.meanValue() / steps;
        temperature = result.temperature();
    }

    /**
     * Writes them down; nothing where there was no step.
     *
     * @param metrics added to
     */
    public void report(Map<String, Double> metrics) {
        if (steps > 0) {
            metrics.put("criticLoss", criticLoss);
            metrics.put("policyLoss", policyLoss);
            metrics.put("entropy", entropy);
            metrics.put("temperature", temperature);
            metrics.put("value", value);
        }
    }
}
