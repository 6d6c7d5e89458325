package adaptarium.meta.baseline;

import adaptarium.meta.play.DrawingAgent;
import adaptarium.meta.replay.SquashedGaussianActor;
import java.util.random.RandomGenerator;

/** A tanh-squashed Gaussian policy that draws its actions. */
final class SacExplorer implements DrawingAgent {
    private final SquashedGaussianActor actor;
    private final RandomGenerator[] noise;

    /** With one generator per slot. */
    SacExplorer(SquashedGaussianActor actor, RandomGenerator[] noise) {
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
