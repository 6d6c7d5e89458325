package adaptarium.meta.baseline;

import adaptarium.meta.Adaptation;
import adaptarium.meta.RoundKind;
import adaptarium.meta.play.Agent;
import adaptarium.meta.replay.SquashedGaussianActor;

/** A tanh-squashed Gaussian policy at test time, without noise, as in the paper: it does not adapt. */
final class SacAdaptation implements Adaptation {
    private final SquashedGaussianActor actor;
    private final int tasks;
    private final int episodes;

    SacAdaptation(SquashedGaussianActor actor, int tasks, int episodes) {
        this.actor = actor;
        this.tasks = tasks;
        this.episodes = episodes;
    }

    @Override
    public int tasks() {
        return tasks;
    }

    @Override
    public int rounds() {
        return episodes - 1;
    }

    @Override
    public RoundKind roundKind() {
        return RoundKind.NONE;
    }

    @Override
    public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
        Agent.requireFinite(observations, active);
        actor.act(observations, active, contexts, /* random= */ null, actions);
    }

    @Override
    public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {
        // without a memory there is nothing to take in
    }

    @Override
    public void endRound() {
        // nothing is carried from one round to the next
    }
}
