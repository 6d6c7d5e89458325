package adaptarium.experiments.watch;

import adaptarium.meta.Adaptation;

/**
 * Another agent that can be shown beside the one that adapts: an oracle, a baseline, a controller made by hand.
 *
 * @param <T> the family's task record
 * @param name in words, such as {@code "PPO that sees the task"}
 * @param maker makes it for one task
 */
public record OtherAgent<T extends Record>(String name, Maker<T> maker) {
    /**
     * Makes the agent.
     *
     * @param <T> the family's task record
     */
    @FunctionalInterface
    public interface Maker<T extends Record> {
        /**
         * The agent in one task. A slot is one episode; what the agent learns it does not carry from one round to the next unless it adapts itself.
         *
         * @param task the task, for those that are told
         * @param slots episodes side by side
         * @param seed of its action noise
         * @return the agent, closed by the caller
         */
        Adaptation create(T task, int slots, long seed);
    }
}
