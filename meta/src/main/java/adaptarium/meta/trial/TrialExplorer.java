package adaptarium.meta.trial;

import adaptarium.agents.experience.Rollout;
import adaptarium.meta.play.DrawingAgent;
import java.util.random.RandomGenerator;

/** An actor that draws its actions, and writes down what PPO learns from: what the network was told, how likely the actions were, and values. */
final class TrialExplorer implements DrawingAgent {
    private final TrialActor actor;
    private final RandomGenerator[] noise;
    private final boolean bootstraps; // whether a value follows an end that only time brought about
    private float[] told = new float[0]; // contexts of the last actions, the caller's

    /**
     * An explorer.
     *
     * @param agent who acts
     * @param noise one generator per slot
     */
    TrialExplorer(TrialAgent agent, RandomGenerator[] noise) {
        actor = new TrialActor(agent, noise.length);
        this.noise = noise;
        bootstraps = !agent.inputs().feedback();
    }

    @Override
    public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
        told = contexts;
        actor.act(observations, active, contexts, noise, actions);
    }

    @Override
    public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {
        actor.observe(rewards, terminated, truncated);
    }

    @Override
    public float[] drawn() {
        return actor.drawn();
    }

    @Override
    public void write(Rollout rollout, float[] observations, boolean[] active) {
        for (int slot = 0; slot < active.length; slot++) {
            if (active[slot]) {
                rollout.act(
                        slot,
                        observations,
                        actor.inputs(),
                        slot * rollout.inputSize(),
                        actor.drawn(),
                        slot * rollout.actionSize(),
                        actor.logProbabilities()[slot],
                        actor.values()[slot]);
            }
        }
    }

    @Override
    public void expect(float[] nextObservations, boolean[] truncated, float[] values) {
        if (bootstraps && any(truncated)) {
            actor.evaluate(nextObservations, truncated, told, values);
        }
    }

    private static boolean any(boolean[] flags) {
        for (boolean flag : flags) {
            if (flag) {
                return true;
            }
        }
        return false;
    }
}
