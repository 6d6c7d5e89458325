package adaptarium.meta.model;

import adaptarium.agents.experience.ReplayBuffer;
import adaptarium.agents.store.State;
import java.util.Map;
import java.util.random.RandomGenerator;

/** How a kind of model learns from what was done before, and what it is at test time. */
interface ModelTraining extends AutoCloseable {
    /** Whether the model is told the last reward. */
    boolean feedback();

    /** What can be taken away from it at test time; see {@link #online}. */
    String ablation();

    /**
     * Takes gradient steps.
     *
     * @param buffer what was done before; at least one step
     * @param units of the model
     * @param random source of what is drawn
     * @return figures of the steps, their mean
     */
    Map<String, Double> learn(ReplayBuffer buffer, ModelUnits units, RandomGenerator random);

    /**
     * The model at work, from the present parameters, of which it keeps a copy.
     *
     * @param slots how many
     * @param adapts false to take adapting away
     */
    OnlineModel online(int slots, boolean adapts);

    /** Whether anything adapts at test time. */
    boolean adapts();

    /** Parameters and optimiser: a copy. */
    State state();

    /**
     * Continues from a saved state.
     *
     * @param state what {@link #state} gave
     * @throws IllegalArgumentException where a tensor is missing or does not fit; nothing has changed then
     */
    void restore(State state);

    /** Ends threads. */
    @Override
    void close();
}
