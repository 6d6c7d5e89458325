package adaptarium.meta.trial;

import adaptarium.agents.experience.Rollout;
import java.util.random.RandomGenerator;

/** An actor whose steps are written down, to be learnt from. */
final class RecordedActor {
    private final TrialActor actor;
    private final Rollout rollout;
    private final boolean bootstraps; // whether a value follows an end that only time brought about
    private final float[] finalValues;

    /**
     * A recorder.
     *
     * @param agent who acts
     * @param actor it at work in N slots
     * @param rollout of N slots
     */
    RecordedActor(TrialAgent agent, TrialActor actor, Rollout rollout) {
        this.actor = actor;
        this.rollout = rollout;
        bootstraps = !agent.inputs().feedback();
        finalValues = new float[rollout.slots()];
    }

    /** As {@link TrialActor#act}. */
    void act(float[] observations, boolean[] active, float[] contexts, RandomGenerator[] noise, float[] actions) {
        actor.act(observations, active, contexts, noise, actions);
        int inputSize = rollout.inputSize();
        int actionSize = rollout.actionSize();
        for (int slot = 0; slot < active.length; slot++) {
            if (active[slot]) {
                rollout.act(
                        slot,
                        observations,
                        actor.inputs(),
                        slot * inputSize,
                        actor.drawn(),
                        slot * actionSize,
                        actor.logProbabilities()[slot],
                        actor.values()[slot]);
            }
        }
    }

    /**
     * Completes the last step.
     *
     * @param acted boolean[N], which slots took part in it
     * @param contexts float[N * C]
     */
    void observe(
            boolean[] acted,
            float[] rewards,
            boolean[] terminated,
            boolean[] truncated,
            float[] nextObservations,
            float[] contexts) {
        if (bootstraps && any(truncated)) {
            actor.evaluate(nextObservations, truncated, contexts, finalValues);
        }
        for (int slot = 0; slot < acted.length; slot++) {
            if (acted[slot]) {
                rollout.outcome(
                        slot, rewards[slot], terminated[slot], truncated[slot], nextObservations, finalValues[slot]);
            }
        }
        actor.observe(rewards, terminated, truncated);
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
