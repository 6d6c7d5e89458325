package adaptarium.meta.gradient.parameter;

import adaptarium.agents.network.ParameterLayout;
import java.util.List;

/**
 * The last layer, and the log-std where there is one: almost no inner loop (ANIL: Raghu et al. 2020, arXiv:1909.09157). The body learns features that serve all tasks.
 */
public record HeadPart() implements AdaptedPart {
    @Override
    public List<ParameterLayout.Block> blocks(ParameterLayout layout) {
        List<ParameterLayout.Block> blocks = layout.blocks();
        int last = 0;
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).name().endsWith(".weight")) {
                last = i;
            }
        }
        return blocks.subList(last, blocks.size());
    }
}
