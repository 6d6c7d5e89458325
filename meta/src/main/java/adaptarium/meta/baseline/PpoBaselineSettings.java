package adaptarium.meta.baseline;

import adaptarium.agents.update.PpoSettings;
import java.util.List;

/**
 * Settings of PPO without a memory.
 *
 * @param tasks tasks per update
 * @param episodes episodes in each task; 0 means the family's number per trial
 * @param hidden widths of the hidden layers
 * @param initialStd standard deviation of continuous actions at first, in units of half the axis
 * @param ppo the optimiser
 */
public record PpoBaselineSettings(int tasks, int episodes, List<Integer> hidden, double initialStd, PpoSettings ppo) {
    /** Copies the list and checks every component. */
    public PpoBaselineSettings {
        hidden = List.copyOf(hidden);
        if (tasks < 1) {
            throw new IllegalArgumentException("tasks must be at least 1, got " + tasks);
        }
        if (episodes < 0) {
            throw new IllegalArgumentException("episodes must be at least 1, or 0 for the family's, got " + episodes);
        }
        if (hidden.stream().anyMatch(width -> width < 1)) {
            throw new IllegalArgumentException("hidden widths must be at least 1, got " + hidden);
        }
        if (!(initialStd > 0) || Double.isInfinite(initialStd)) {
            throw new IllegalArgumentException("initialStd must be positive, got " + initialStd);
        }
    }

    static PpoBaselineSettings standard() {
        return new PpoBaselineSettings(
                64, 0, List.of(64, 64), 1, new PpoSettings(1e-3, 4, 4, 0.2, 0.99, 0.95, 0.003, 0.5, 1));
    }
}
