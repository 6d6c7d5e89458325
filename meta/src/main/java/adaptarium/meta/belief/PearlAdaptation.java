package adaptarium.meta.belief;

import adaptarium.meta.Adaptation;
import adaptarium.meta.RoundKind;
import adaptarium.meta.play.Agent;
import adaptarium.meta.trial.Ablation;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** PEARL's agent at test time: one episode per round, without noise but for the draw from the belief, unless its settings say otherwise. */
final class PearlAdaptation implements Adaptation {
    private final PearlActor actor;
    private final int tasks;
    private final int episodes;
    private final boolean remembers;

    /** With something taken away, or null for the whole agent; an episode has at most {@code horizon} steps. */
    PearlAdaptation(PearlAgent agent, int episodes, int horizon, int tasks, long seed, @Nullable Ablation ablation) {
        this.tasks = Adaptation.requireTasks(tasks);
        this.episodes = episodes;
        remembers = ablation != Ablation.MEMORY_WIPED;
        RandomGenerator[] noise = new RandomGenerator[tasks];
        Arrays.setAll(noise, task -> Seeds.generator(Seeds.derive(seed, "noise", task)));
        actor = new PearlActor(agent, tasks, seed, agent.testNoise() ? noise : null, ablation);
        if (ablation == Ablation.MEMORY_POISONED) {
            for (int task = 0; task < tasks; task++) {
                actor.poison(task, horizon, Seeds.generator(Seeds.derive(seed, "poison", task)));
            }
        }
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
        return remembers ? RoundKind.EPISODE : RoundKind.NONE;
    }

    @Override
    public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
        Agent.requireFinite(observations, active);
        actor.act(observations, active, contexts, actions);
    }

    @Override
    public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {
        actor.observe(rewards, terminated, truncated, nextObservations);
    }

    @Override
    public void endRound() {
        // the belief is drawn from where an episode ends
    }

    @Override
    public List<FastPart> fastParts() {
        int latents = actor.belief(0).latents();
        return List.of(new FastPart("belief mean", latents), new FastPart("belief deviation", latents));
    }

    /** The belief's means and then its deviations. */
    @Override
    public float[] fastState(int task) {
        Posterior belief = actor.belief(task);
        float[] state = new float[2 * belief.latents()];
        for (int l = 0; l < belief.latents(); l++) {
            state[l] = (float) belief.mean(l);
            state[belief.latents() + l] = (float) belief.deviation(l);
        }
        return state;
    }
}
