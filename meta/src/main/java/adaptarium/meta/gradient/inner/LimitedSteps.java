package adaptarium.meta.gradient.inner;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import java.util.function.DoubleUnaryOperator;

/**
 * Each as long as in training, but halved until the policy it leads to is near enough to the one that drew the data: where that no longer is, the data say nothing about
 * it. Each task finds its own length, and one rate need not suit all.
 *
 * @param maxDivergence how near
 */
public record LimitedSteps(
        @Setting(
                value = "mean divergence of the policy after a later step from the one before it, at most",
                unit = "nats",
                range = "(0, inf)",
                change = "lower it where later rounds overshoot, choosing on validation tasks")
        double maxDivergence)
        implements LaterSteps {
    private static final int HALVINGS = 20; // a millionth of a step is none

    /** Checks the component. */
    public LimitedSteps {
        Settings.check(LimitedSteps.class, maxDivergence);
    }

    /** What did best for MAML on validation tasks of point navigation, among 0.03, 0.1, 0.3 and 1. */
    public LimitedSteps() {
        this(0.3);
    }

    @Override
    public double factor(DoubleUnaryOperator divergence) {
        double factor = 1;
        for (int halved = 0; halved < HALVINGS; halved++) {
            if (divergence.applyAsDouble(factor) <= maxDivergence) {
                return factor;
            }
            factor /= 2;
        }
        return 0;
    }
}
