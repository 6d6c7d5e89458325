package adaptarium.meta.baseline;

import adaptarium.meta.play.DrawingAgent;
import adaptarium.meta.replay.SquashedActor;
import java.util.random.RandomGenerator;

/** A squashed policy that draws its actions. */
final class SacExplorer implements DrawingAgent {
    private final SquashedActor actor;
    private final RandomGenerator[] noise;

    /** With one generator per slot. */
    SacExplorer(SquashedActor actor, RandomGenerator[] noise) {
        this.actor = actor;
        this.noise = noise;
    }

    @Override
    public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
        actor.act(observations, active, contexts, noise, actions);
    }

    @Override
    public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {
        // without a memory there is nothing to take in
    }

    @Override
    public float[] drawn() {
        return actor.drawn();
    }
}
