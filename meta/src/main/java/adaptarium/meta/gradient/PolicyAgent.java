package adaptarium.meta.gradient;

import adaptarium.agents.action.ActionScale;
import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.network.tensor.Actor;
import adaptarium.agents.network.tensor.Policy;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.meta.play.DrawingAgent;
import java.util.random.RandomGenerator;

/** A policy at work in the slots of some tasks, each with parameters of its own or all with the same: it acts, on the heap, and draws its actions. */
final class PolicyAgent implements DrawingAgent {
    private final int inputs;
    private final int size;
    private final Actor actor;
    private final ActionScale scale;
    private final float[] normalised;
    private final float[] drawn;
    private Normaliser normaliser;
    private RandomGenerator[] noise;

    /**
     * A policy without parameters yet.
     *
     * @param spec the family's
     * @param policy what acts
     * @param tasks B
     * @param slotsPerTask slot n belongs to task n / slotsPerTask
     */
    PolicyAgent(EnvironmentSpec spec, Policy policy, int tasks, int slotsPerTask) {
        inputs = spec.observationSize();
        size = spec.actionSize();
        actor = new Actor(policy, tasks, slotsPerTask);
        scale = new ActionScale(spec.actions());
        normalised = new float[tasks * slotsPerTask * inputs];
        drawn = new float[tasks * slotsPerTask * size];
        normaliser = Normaliser.identity(inputs);
        noise = new RandomGenerator[0];
    }

    /**
     * Begins a round.
     *
     * @param theta float[P], or float[B * P] with parameters of each task
     * @param rule what the policy's network wants done to observations
     * @param random one generator per slot
     */
    void begin(float[] theta, Normaliser rule, RandomGenerator[] random) {
        actor.use(theta);
        normaliser = rule;
        noise = random;
    }

    @Override
    public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
        for (int n = 0; n < active.length; n++) {
            normaliser.apply(observations, n * inputs, normalised, n * inputs);
        }
        actor.sample(normalised, active, noise, drawn);
        for (int n = 0; n < active.length; n++) {
            if (active[n]) {
                scale.apply(drawn, n * size, actions);
            }
        }
    }

    @Override
    public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {
        // without a memory there is nothing to take in
    }

    @Override
    public float[] drawn() {
        return drawn;
    }

    /**
     * Entropy of the distribution at a slot's last observation.
     *
     * @param slot which
     * @return nat
     */
    double entropy(int slot) {
        return actor.entropy(slot);
    }
}
