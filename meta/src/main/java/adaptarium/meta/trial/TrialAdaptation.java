package adaptarium.meta.trial;

import adaptarium.agents.network.Layer;
import adaptarium.meta.Adaptation;
import adaptarium.meta.RoundKind;
import adaptarium.meta.play.Agent;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** An agent at test time: one episode per round, remembered from round to round. */
final class TrialAdaptation implements Adaptation {
    private final TrialActor actor;
    private final RandomGenerator[] noise;
    private final int episodes;
    private final boolean wiped;
    private final boolean remembers;
    private final @Nullable TrialInsight insight;
    private final List<Layer.Shown> shows;

    /** With something taken away, or null for the whole agent; an episode has at most {@code horizon} steps. */
    TrialAdaptation(TrialAgent agent, int episodes, int horizon, int tasks, long seed, @Nullable Ablation ablation) {
        this(agent, episodes, horizon, tasks, seed, ablation, /* insight= */ null);
    }

    /** The same with what it believes of its tasks, or null where it has no belief. */
    TrialAdaptation(
            TrialAgent agent,
            int episodes,
            int horizon,
            int tasks,
            long seed,
            @Nullable Ablation ablation,
            @Nullable TrialInsight insight) {
        this.episodes = episodes;
        this.insight = insight;
        shows = agent.network().network().shows();
        wiped = ablation == Ablation.MEMORY_WIPED;
        remembers = agent.network().network().memorySize() > 0 && !wiped;
        noise = new RandomGenerator[Adaptation.requireTasks(tasks)];
        for (int task = 0; task < tasks; task++) {
            noise[task] = Seeds.generator(Seeds.derive(seed, task));
        }
        actor = new TrialActor(agent, tasks, ablation, insight);
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

    /** The belief where there is one, what the network remembers, and what else is to be seen inside it. */
    @Override
    public float[] fastState(int task) {
        float[] belief = insight == null ? new float[0] : insight.of(task);
        float[] memory = actor.state(task);
        float[] shown = remembers ? actor.shown(task) : new float[0];
        float[] all = Arrays.copyOf(belief, belief.length + memory.length + shown.length);
        System.arraycopy(memory, 0, all, belief.length, memory.length);
        System.arraycopy(shown, 0, all, belief.length + memory.length, shown.length);
        return all;
    }

    @Override
    public List<FastPart> fastParts() {
        List<FastPart> parts = new ArrayList<>(insight == null ? List.of() : insight.parts());
        int memory = actor.state(0).length;
        if (memory > 0) {
            parts.add(new FastPart("hidden state", memory));
        }
        if (remembers) {
            shows.forEach(shown -> parts.add(new FastPart(shown.name(), shown.size())));
        }
        return parts;
    }

    @Override
    public float[] expectedRewards(int task, float[] observations) {
        return insight == null ? new float[0] : insight.expectedRewards(task, observations);
    }

    @Override
    public Outlook outlook(int slot) {
        return actor.outlook(slot);
    }
}
