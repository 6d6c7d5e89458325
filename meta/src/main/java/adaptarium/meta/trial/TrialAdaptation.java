package adaptarium.meta.trial;

import adaptarium.meta.Adaptation;
import adaptarium.meta.RoundKind;
import adaptarium.meta.play.Agent;
import adaptarium.random.Seeds;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** An agent at test time: one episode per round, remembered from round to round. */
final class TrialAdaptation implements Adaptation {
    private final TrialActor actor;
    private final RandomGenerator[] noise;
    private final int episodes;
    private final boolean wiped;
    private final boolean remembers;

    /** With something taken away, or null for the whole agent; an episode has at most {@code horizon} steps. */
    TrialAdaptation(TrialAgent agent, int episodes, int horizon, int tasks, long seed, @Nullable Ablation ablation) {
        this.episodes = episodes;
        wiped = ablation == Ablation.MEMORY_WIPED;
        remembers = agent.network().network().memorySize() > 0 && !wiped;
        noise = new RandomGenerator[Adaptation.requireTasks(tasks)];
        for (int task = 0; task < tasks; task++) {
            noise[task] = Seeds.generator(Seeds.derive(seed, task));
        }
        actor = new TrialActor(agent, tasks, ablation);
        if (ablation == Ablation.MEMORY_POISONED) {
            for (int task = 0; task < tasks; task++) {
                actor.poison(task, horizon, Seeds.generator(Seeds.derive(seed, "poison", task)));
            }
        }
    }

    @Override
    public int tasks() {
        return noise.length;
    }

    @Override
    public int rounds() {
        return episodes - 1;
    }

    @Override
    public RoundKind roundKind() {
        return remembers ? RoundKind.EPISODE : RoundKind.NONE;
    }

    @Override
    public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
        Agent.requireFinite(observations, active);
        actor.act(observations, active, contexts, noise, actions);
    }

    @Override
    public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {
        actor.observe(rewards, terminated, truncated);
    }

    @Override
    public void endRound() {
        if (wiped) {
            for (int task = 0; task < noise.length; task++) {
                actor.beginTrial(task);
            }
        }
    }

    @Override
    public float[] fastState(int task) {
        return actor.state(task);
    }

    @Override
    public Outlook outlook(int slot) {
        return actor.outlook(slot);
    }
}
