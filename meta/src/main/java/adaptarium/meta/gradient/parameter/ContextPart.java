package adaptarium.meta.gradient.parameter;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;

/**
 * A few further inputs of the network, 0 at the start of every task, and nothing else (CAVIA: Zintgraf et al. 2019, arXiv:1810.03642). They are what tells one task
 * from another, and two of them can be drawn on a plane.
 *
 * @param size C
 */
public record ContextPart(
        @Setting(
                value = "how many numbers the context has",
                range = "[1, 64]",
                change = "about as many as the hidden parameters of a task, or a few more")
        int size)
        implements AdaptedPart {
    /** Checks the component. */
    public ContextPart {
        Settings.check(ContextPart.class, size);
    }

    /** Two numbers, as the authors' code has it: enough for a goal on a plane. */
    public ContextPart() {
        this(2);
    }

    @Override
    public int context() {
        return size;
    }
}
