package adaptarium.meta.model;

import adaptarium.agents.kernel.Workers;
import adaptarium.meta.Adaptation;
import adaptarium.meta.RoundKind;
import java.util.List;
import java.util.Optional;

/** Planning in tasks never seen, with a model that adapts at every step; what it has adapted to goes on from one episode to the next. */
final class PlanningAdaptation implements Adaptation {
    private static final int PATHS = 12; // that are shown

    private final PlanningAgent agent;
    private final Workers workers;
    private final int tasks;
    private final int episodes;
    private final boolean adapts;

    /**
     * An adaptation.
     *
     * @param agent of as many slots as tasks
     * @param workers the agent's, closed with it
     * @param tasks how many
     * @param episodes of a trial in training
     * @param adapts whether anything is carried from one episode to the next
     */
    PlanningAdaptation(PlanningAgent agent, Workers workers, int tasks, int episodes, boolean adapts) {
        this.agent = agent;
        this.workers = workers;
        this.tasks = tasks;
        this.episodes = episodes;
        this.adapts = adapts;
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
        return adapts ? RoundKind.EPISODE : RoundKind.NONE;
    }

    @Override
    public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
        agent.act(observations, active, contexts, actions);
    }

    @Override
    public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {
        agent.observe(rewards, terminated, truncated, nextObservations);
    }

    @Override
    public void endRound() {
        if (!adapts) { // an ablation's model may still be told the last reward
            agent.forgetRewards();
        } // else the model has adapted while it acted
    }

    @Override
    public float[] fastState(int task) {
        return agent.adapted(task);
    }

    @Override
    public List<FastPart> fastParts() {
        return agent.adaptedParts();
    }

    @Override
    public List<float[]> expectedPaths(int task) {
        return agent.paths(task, PATHS);
    }

    @Override
    public Optional<Forecast> forecast(int task) {
        return agent.forecast(task);
    }

    @Override
    public void close() {
        workers.close();
    }
}
