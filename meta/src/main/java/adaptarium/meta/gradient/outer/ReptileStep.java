package adaptarium.meta.gradient.outer;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import adaptarium.agents.update.TrustRegion;
import java.util.Map;

/**
 * A part of the way to where the inner steps led: θ ← θ + ε mean_i (θ_i - θ) (Nichol, Achiam and Schulman 2018, arXiv:1803.02999, algorithm 2). No second
 * derivatives and no loss of its own; what it learns about adapting comes from the second inner step on, so {@code innerSteps} should be 2 or more. It has no
 * memory.
 *
 * @param stepSize ε
 */
public record ReptileStep(
        @Setting(
                value = "how far to go to where the tasks' inner steps led, on average",
                range = "(0, inf)",
                change = "lower it where returns swing, raise it where they creep; 1 goes all the way")
        double stepSize)
        implements OuterStep {
    /** Checks the component. */
    public ReptileStep {
        Settings.check(ReptileStep.class, stepSize);
    }

    /** All the way: the mean of the adapted parameters. */
    public ReptileStep() {
        this(1);
    }

    @Override
    public boolean hasLoss() {
        return false;
    }

    @Override
    public void require(boolean whole, int steps, double rate) {
        if (!whole) {
            throw new IllegalArgumentException(
                    "with outerStep reptile, adapts must be whole and learnedRates none: it goes to where the inner"
                            + " steps led, and what they do not move it cannot learn");
        }
        if (steps == 0 || rate == 0) {
            throw new IllegalArgumentException("with outerStep reptile, innerSteps must be at least 1 and innerRate"
                    + " above 0, got " + steps + " and " + rate
                    + ": it goes to where the inner steps led, and without any it would never move");
        }
    }

    @Override
    public OuterUpdate begin(int parameters) {
        return new OuterUpdate() {
            @Override
            public Wanted wanted() {
                return Wanted.NOTHING;
            }

            @Override
            public float[] step(float[] theta, MetaBatch batch, Map<String, Double> metrics) {
                double[] displacement = batch.displacement();
                float[] moved = new float[theta.length];
                for (int p = 0; p < moved.length; p++) {
                    moved[p] = (float) (theta[p] + stepSize * displacement[p]);
                }
                TrustRegion.Trial after = batch.evaluate(moved);
                metrics.put("lossAfter", after.loss());
                metrics.put("kl", after.divergence());
                return moved;
            }
        };
    }
}
