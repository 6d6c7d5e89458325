package adaptarium.experiments.watch;

import adaptarium.meta.Adaptation;
import adaptarium.meta.RoundKind;

/** An agent of one task that does nothing and learns nothing: what a test wants of it, it says besides. */
interface IdleAgent extends Adaptation {
    @Override
    default int tasks() {
        return 1;
    }

    @Override
    default int rounds() {
        return 0;
    }

    @Override
    default RoundKind roundKind() {
        return RoundKind.NONE;
    }

    @Override
    default void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {}

    @Override
    default void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {}

    @Override
    default void endRound() {}
}
