package adaptarium.agents.network.layer;

import adaptarium.agents.network.Layer;
import adaptarium.agents.network.ParameterLayout;
import adaptarium.agents.network.Parameters;
import java.util.List;

/** Where the parameters of some layers lie that follow one another: found once, since a run asks for them at every pass. */
final class Parts {
    private final List<ParameterLayout> layouts;
    private final int[] starts;

    /** Of layers whose parameters lie one after the other, in the order of the list. */
    Parts(List<Layer> layers) {
        layouts = layers.stream().map(Layer::layout).toList();
        starts = new int[layers.size()];
        for (int i = 1; i < starts.length; i++) {
            starts[i] = starts[i - 1] + Math.toIntExact(layouts.get(i - 1).size());
        }
    }

    /** The parameters of one layer, in those of all. */
    Parameters of(Parameters all, int i) {
        return new Parameters(layouts.get(i), all.values(), all.offset() + starts[i]);
    }

    /** Whether a layer has any. */
    boolean has(int i) {
        return layouts.get(i).size() > 0;
    }
}
