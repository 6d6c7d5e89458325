package adaptarium.meta.gradient.inner;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import java.util.function.DoubleUnaryOperator;

/**
 * All by the same factor. The MAML authors train one step and halve the later ones.
 *
 * @param factor of the training's rate
 */
public record ScaledSteps(
        @Setting(
                value = "the rate of every step beyond those of training, relative to theirs",
                range = "[0, inf)",
                change = "lower it where later rounds overshoot, choosing on validation tasks")
        double factor)
        implements LaterSteps {
    /** Checks the component. */
    public ScaledSteps {
        Settings.check(ScaledSteps.class, factor);
    }

    /** Half, as the authors have it. */
    public ScaledSteps() {
        this(0.5);
    }

    @Override
    public double factor(DoubleUnaryOperator divergence) {
        return factor;
    }
}
