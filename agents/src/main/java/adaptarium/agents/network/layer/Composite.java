package adaptarium.agents.network.layer;

import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Memory;
import adaptarium.agents.network.ParameterLayout;
import adaptarium.agents.network.Parameters;
import java.util.List;
import java.util.random.RandomGenerator;

/** What {@link Chain}, {@link Join} and {@link Residual} have in common: parts with their numbers for names, and the sum of their memories. */
sealed interface Composite extends Layer permits Chain, Join, Residual {
    /** The layers it is made of. */
    List<Layer> parts();

    @Override
    default int memorySize() {
        return parts().stream().mapToInt(Layer::memorySize).sum();
    }

    @Override
    default long remembered(long steps) {
        return parts().stream().mapToLong(part -> part.remembered(steps)).sum();
    }

    @Override
    default ParameterLayout layout() {
        ParameterLayout layout = ParameterLayout.empty();
        for (int i = 0; i < parts().size(); i++) {
            layout = layout.withAll(Integer.toString(i), parts().get(i).layout());
        }
        return layout;
    }

    @Override
    default void initialise(Parameters parameters, RandomGenerator random) {
        Parts where = new Parts(parts());
        for (int i = 0; i < parts().size(); i++) {
            parts().get(i).initialise(where.of(parameters, i), random);
        }
    }

    @Override
    default List<Shown> shows() {
        return parts().stream().flatMap(part -> part.shows().stream()).toList();
    }

    /** The parts at work. */
    interface PartsRun extends Run {
        /** Where their parameters lie. */
        Parts where();

        /** One run per part. */
        List<Run> runs();

        @Override
        default void bind(Parameters parameters) {
            for (int i = 0; i < runs().size(); i++) {
                runs().get(i).bind(where().of(parameters, i));
            }
        }

        @Override
        default int show(int row, float[] out, int offset) {
            int next = offset;
            for (Run run : runs()) {
                next = run.show(row, out, next);
            }
            return next;
        }

        @Override
        default Memory memory() {
            return new Memory.Parts(runs().stream().map(Run::memory).toList());
        }
    }
}
