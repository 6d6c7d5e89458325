package adaptarium.meta.probe;

import adaptarium.meta.Adaptation;
import adaptarium.meta.RoundKind;

/**
 * An agent that is told the task of another slot: an oracle's skill without its knowledge. What its observations tell of the task in which it really is, they tell
 * through the body, and not because it does something else in every task.
 */
record Misled(Adaptation agent, int contextSize) implements Adaptation {
    @Override
    public int tasks() {
        return agent.tasks();
    }

    @Override
    public int episodesPerRound() {
        return agent.episodesPerRound();
    }

    @Override
    public int rounds() {
        return agent.rounds();
    }

    @Override
    public RoundKind roundKind() {
        return agent.roundKind();
    }

    @Override
    public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
        int next = agent.episodesPerRound() * contextSize;
        float[] others = contexts.clone();
        System.arraycopy(contexts, next, others, 0, contexts.length - next);
        System.arraycopy(contexts, 0, others, contexts.length - next, next);
        agent.act(observations, active, others, actions);
    }

    @Override
    public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {
        agent.observe(rewards, terminated, truncated, nextObservations);
    }

    @Override
    public void endRound() {
        agent.endRound();
    }

    @Override
    public void close() {
        agent.close();
    }
}
