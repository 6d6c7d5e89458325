package adaptarium.meta.play;

import adaptarium.agents.experience.Rollout;

/** An agent whose steps are written into a rollout, to be learnt from: everybody who learns from steps writes them down so. */
public final class RecordedAgent implements Agent {
    private final DrawingAgent agent;
    private final Rollout rollout;
    private final boolean[] acted;
    private final float[] finalValues;

    /**
     * A recording of steps to come.
     *
     * @param agent who acts
     * @param rollout of as many slots; added to
     */
    public RecordedAgent(DrawingAgent agent, Rollout rollout) {
        this.agent = agent;
        this.rollout = rollout;
        acted = new boolean[rollout.slots()];
        finalValues = new float[rollout.slots()];
    }

    @Override
    public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
        System.arraycopy(active, 0, acted, 0, acted.length);
        agent.act(observations, acted, contexts, actions);
        agent.write(rollout, observations, acted);
    }

    @Override
    public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {
        agent.expect(nextObservations, truncated, finalValues);
        rollout.outcome(acted, rewards, terminated, truncated, nextObservations, finalValues);
        agent.observe(rewards, terminated, truncated, nextObservations);
    }
}
