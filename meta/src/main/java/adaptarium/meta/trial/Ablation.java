package adaptarium.meta.trial;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is taken from an agent that remembers, to see what its gain is owed to. */
public enum Ablation {
    /** Everything remembered is wiped before every episode. */
    MEMORY_WIPED,
    /** The reward is told as 0. */
    REWARD_HIDDEN,
    /** The last action is told as none. */
    ACTION_HIDDEN,
    /** Before the first episode the memory is fed one of random observations, actions and rewards, as long as an episode may be. */
    MEMORY_POISONED;

    /** As evaluations and reports call it. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The names of all. */
    public static List<String> titles() {
        return Arrays.stream(values()).map(Ablation::title).toList();
    }

    /**
     * One by its name.
     *
     * @param title what {@link #title} gave
     * @return the ablation
     */
    public static Ablation of(String title) {
        return Arrays.stream(values())
                .filter(ablation -> ablation.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no ablation '" + title + "'; there are " + titles()));
    }
}
