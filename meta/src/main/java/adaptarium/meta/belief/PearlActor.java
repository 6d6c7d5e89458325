package adaptarium.meta.belief;

import adaptarium.agents.network.Network;
import adaptarium.meta.play.DrawingAgent;
import adaptarium.meta.replay.SquashedGaussianActor;
import adaptarium.meta.trial.Ablation;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * PEARL's agent at work in N slots, each a trial of its own: it takes every transition into its belief at once, and plays each episode as if the task were the one it
 * draws from the belief as the episode begins (posterior sampling). Training and test time both act through it.
 */
final class PearlActor implements DrawingAgent {
    private final PearlAgent agent;
    private final @Nullable Ablation ablation;
    private final SquashedGaussianActor actor;
    private final Network.Stepper stepper;
    private final Posterior[] beliefs;
    private final RandomGenerator[] draws; // of latents
    private final RandomGenerator @Nullable [] noise; // of actions
    private final int[] episodes; // of each slot that are over
    private final float[] latents;
    private final float[] observations; // at the last call of act
    private final boolean[] acted;
    private final float[] nothing;

    /** Of those that acted, without gaps: transitions and the factors they give. */
    private final int[] slotOfRow;

    private final float[] told;
    private final float[] factors;

    /**
     * An actor at the beginning of its trials.
     *
     * @param agent who acts
     * @param slots N
     * @param seed of the draws from its beliefs
     * @param noise of actions, one generator per slot; null for none
     * @param ablation what is taken away; null for nothing
     */
    PearlActor(
            PearlAgent agent, int slots, long seed, RandomGenerator @Nullable [] noise, @Nullable Ablation ablation) {
        this.agent = agent;
        this.noise = noise;
        this.ablation = ablation;
        int latentSize = agent.latents();
        actor = new SquashedGaussianActor(
                agent.networks(), agent.policy(), agent.normaliser(), agent.scale(), latentSize, slots);
        stepper = agent.encoder().stepper(agent.psi(), slots);
        beliefs = new Posterior[slots];
        Arrays.setAll(beliefs, slot -> new Posterior(latentSize));
        draws = new RandomGenerator[slots];
        Arrays.setAll(draws, slot -> Seeds.generator(Seeds.derive(seed, "latent", slot)));
        episodes = new int[slots];
        latents = new float[slots * latentSize];
        observations = new float[slots * agent.normaliser().size()];
        acted = new boolean[slots];
        nothing = new float[agent.inputs().actionSize()];
        slotOfRow = new int[slots];
        told = new float[slots * agent.encoder().inputs()];
        factors = new float[slots * agent.encoder().outputs()];
        for (int slot = 0; slot < slots; slot++) {
            draw(slot);
        }
    }

    private void draw(int slot) {
        int at = slot * agent.latents();
        boolean fromPrior = episodes[slot] < agent.priorEpisodes();
        (fromPrior ? new Posterior(agent.latents()) : beliefs[slot]).draw(draws[slot], latents, at);
    }

    /**
     * Takes an episode into a slot's belief that never was: all numbers are unit normal, in the units in which the encoder is told them.
     *
     * @param slot which
     * @param steps how many
     * @param random source of it all
     */
    void poison(int slot, int steps, RandomGenerator random) {
        slotOfRow[0] = slot;
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < agent.encoder().inputs(); i++) {
                told[i] = (float) random.nextGaussian();
            }
            infer(1);
        }
    }

    private void infer(int rows) {
        stepper.step(rows, slotOfRow, told, factors);
        for (int row = 0; row < rows; row++) {
            beliefs[slotOfRow[row]].add(factors, row * agent.encoder().outputs());
        }
    }

    @Override
    public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
        System.arraycopy(observations, 0, this.observations, 0, this.observations.length);
        System.arraycopy(active, 0, acted, 0, acted.length);
        actor.act(observations, active, latents, noise, actions);
    }

    @Override
    public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {
        int o = agent.normaliser().size();
        int a = nothing.length;
        boolean actionHidden = ablation == Ablation.ACTION_HIDDEN;
        int rows = 0;
        for (int slot = 0; slot < acted.length; slot++) {
            if (acted[slot]) {
                agent.inputs()
                        .write(
                                observations,
                                slot * o,
                                actionHidden ? nothing : actor.drawn(),
                                actionHidden ? 0 : slot * a,
                                ablation == Ablation.REWARD_HIDDEN ? 0 : rewards[slot],
                                nextObservations,
                                slot * o,
                                told,
                                rows * agent.encoder().inputs());
                slotOfRow[rows++] = slot;
            }
        }
        infer(rows);
        for (int slot = 0; slot < acted.length; slot++) {
            if (acted[slot] && (terminated[slot] || truncated[slot])) {
                endEpisode(slot);
            }
        }
    }

    private void endEpisode(int slot) {
        episodes[slot]++;
        if (ablation == Ablation.MEMORY_WIPED) {
            beliefs[slot].clear();
        }
        draw(slot);
    }

    @Override
    public float[] drawn() {
        return actor.drawn();
    }

    /** What is believed of a slot's task. */
    Posterior belief(int slot) {
        return beliefs[slot];
    }
}
