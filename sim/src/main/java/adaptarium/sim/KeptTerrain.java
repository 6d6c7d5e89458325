package adaptarium.sim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Static bodies of the episode before, which stay in the engine until it is known whether this one asks for equal ones in the same order. */
final class KeptTerrain {
    private final EngineWorld engine;
    private final List<Body> kept = new ArrayList<>();

    KeptTerrain(EngineWorld engine) {
        this.engine = engine;
    }

    /** An episode is over: its static bodies wait, then those that it had not asked for. */
    void keep(List<Body> terrain) {
        kept.addAll(0, terrain);
    }

    /** The next one as a new body, where it is what is asked for; else none is kept any longer. */
    @Nullable
    Body take(BodySpec spec) {
        if (!kept.isEmpty() && kept.get(0).spec().equals(spec)) {
            return kept.remove(0).reused();
        }
        drop();
        return null;
    }

    /** What has not been asked for is gone. */
    void drop() {
        for (int i = kept.size() - 1; i >= 0; i--) {
            engine.destroyBody(kept.get(i).engine());
        }
        kept.clear();
    }
}
