package adaptarium.experiments.watch;

import adaptarium.meta.Adaptation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Another agent that can be shown beside the one that adapts: an oracle, a baseline, a controller made by hand.
 *
 * @param <T> the family's task record
 * @param key as it is typed: an algorithm's name, what is taken from the agent, a reference's method, or {@code random}
 * @param name in words, such as {@code "PPO that sees the task"}
 * @param maker makes it for one task
 */
public record OtherAgent<T extends Record>(String key, String name, Maker<T> maker) {
    /**
     * The agent that somebody means: the one with that key, or else the first whose key or name contains what was typed.
     *
     * @param <T> the family's task record
     * @param all who there is
     * @param typed in capitals or not
     * @return the agent; nothing where nobody is meant
     */
    static <T extends Record> Optional<OtherAgent<T>> meant(List<OtherAgent<T>> all, String typed) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(other -> other.key().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst()
                .or(() -> all.stream()
                        .filter(other -> (other.key() + '\n' + other.name())
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted))
                        .findFirst());
    }

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
