package adaptarium.meta.gradient.parameter;

import adaptarium.agents.network.ParameterLayout;
import java.util.List;

/** What of a policy a gradient step moves in a task: a choice by name in a configuration. What is not moved is the same in every task and learnt by the outer step. */
public sealed interface AdaptedPart permits WholePart, HeadPart, ContextPart {
    /**
     * The blocks of the policy's parameters that are moved: the last of them, without a gap. Where there is a context it is moved in their place.
     *
     * @param layout of the policy's parameters
     */
    default List<ParameterLayout.Block> blocks(ParameterLayout layout) {
        return layout.blocks();
    }

    /** How many further inputs are moved; 0 where there are none. */
    default int context() {
        return 0;
    }

    /** Whether all that is learnt is moved, but for rates. */
    default boolean isWhole() {
        return false;
    }
}
