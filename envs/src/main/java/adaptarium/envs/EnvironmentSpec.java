package adaptarium.envs;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an agent sees of a family.
 *
 * @param id versioned name, such as {@code CartPole-v0}; the version rises whenever returns may change. What is changed of
 *     it follows, and wrappers: {@code CartPole-v0:horizon=50#4c1d0a7e+switch=abrupt}
 * @param observation one axis per number of the observation
 * @param actions what an agent may do
 * @param controlTimestep seconds between two actions
 * @param horizon control steps after which an episode is truncated
 * @param episodesPerTrial K, how many episodes of one task an adapting agent is given by default
 * @param rewardMeaning one sentence that says what is rewarded
 * @param endMeaning one sentence that says when an episode terminates
 */
public record EnvironmentSpec(
        String id,
        List<Axis> observation,
        ActionSpace actions,
        double controlTimestep,
        int horizon,
        int episodesPerTrial,
        String rewardMeaning,
        String endMeaning) {
    private static final int LONGEST_ID = 1000; // characters, wrappers included
    private static final int SHOWN = 40; // characters of one that is too long
    private static final Pattern ID = Pattern.compile(
            "[A-Z][A-Za-z0-9]*-v\\d+" + Variant.ID + "(\\+[a-z-]+(=[A-Za-z0-9.,_/-]+(#[0-9a-f]{8})?)?)*");

    /** Copies the list and checks every component. */
    public EnvironmentSpec {
        observation = List.copyOf(observation);
        if (id.length() > LONGEST_ID) {
            throw new IllegalArgumentException("an id has at most " + LONGEST_ID + " characters, got " + id.length()
                    + ": " + id.substring(0, SHOWN) + "…");
        }
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("family id must look like 'CartPole-v0', got '" + id + "'");
        }
        if (observation.isEmpty()) {
            throw new IllegalArgumentException(id + ": an observation needs at least one axis");
        }
        if (!(controlTimestep > 0) || !Double.isFinite(controlTimestep)) {
            throw new IllegalArgumentException(
                    id + ": controlTimestep must be positive, got " + controlTimestep + " s");
        }
        if (horizon < 1 || episodesPerTrial < 1) {
            throw new IllegalArgumentException(id + ": horizon and episodesPerTrial must be at least 1, got " + horizon
                    + " and " + episodesPerTrial);
        }
    }

    /**
     * Begins a specification; everything but the number of episodes in a trial, which is 3, must be said.
     *
     * @param id versioned name, such as {@code CartPole-v0}
     * @return what is to be said
     */
    public static Builder named(String id) {
        return new Builder(id);
    }

    /** A specification that is like this one until something else is said. */
    public Builder change() {
        return new Builder(id)
                .observation(observation)
                .actions(actions)
                .controlTimestep(controlTimestep)
                .horizon(horizon)
                .episodesPerTrial(episodesPerTrial)
                .reward(rewardMeaning)
                .end(endMeaning);
    }

    /** How many numbers an observation has. */
    public int observationSize() {
        return observation.size();
    }

    /** How many floats an action has. */
    public int actionSize() {
        return actions.size();
    }

    /** A specification as far as it has been said. */
    public static final class Builder {
        private String id;
        private List<Axis> observation = List.of();
        private @Nullable ActionSpace actions;
        private double controlTimestep = Double.NaN;
        private int horizon;
        private int episodesPerTrial = 3;
        private @Nullable String reward;
        private @Nullable String end;

        private Builder(String id) {
            this.id = id;
        }

        /**
         * Sets the name.
         *
         * @param newId versioned name, such as {@code CartPole-v0}
         * @return this
         */
        public Builder id(String newId) {
            id = newId;
            return this;
        }

        /**
         * Says what is seen.
         *
         * @param axes one per number of the observation
         * @return this
         */
        public Builder observation(List<Axis> axes) {
            observation = axes;
            return this;
        }

        /**
         * Says what is seen.
         *
         * @param axes one per number of the observation
         * @return this
         */
        public Builder observation(Axis... axes) {
            return observation(List.of(axes));
        }

        /**
         * Says what an agent may do.
         *
         * @param space the actions
         * @return this
         */
        public Builder actions(ActionSpace space) {
            actions = space;
            return this;
        }

        /**
         * Says what an agent may do: real numbers.
         *
         * @param axes one per number, all bounded
         * @return this
         */
        public Builder actions(Axis... axes) {
            return actions(new ActionSpace.Continuous(List.of(axes)));
        }

        /**
         * Says what an agent may do: one of a few choices.
         *
         * @param choices names, in index order
         * @return this
         */
        public Builder actions(String... choices) {
            return actions(new ActionSpace.Discrete(List.of(choices)));
        }

        /**
         * Sets the time between two actions.
         *
         * @param seconds s
         * @return this
         */
        public Builder controlTimestep(double seconds) {
            controlTimestep = seconds;
            return this;
        }

        /**
         * Sets the length of an episode.
         *
         * @param steps control steps after which it is truncated
         * @return this
         */
        public Builder horizon(int steps) {
            horizon = steps;
            return this;
        }

        /**
         * Sets how many episodes of one task an adapting agent is given by default.
         *
         * @param episodes K
         * @return this
         */
        public Builder episodesPerTrial(int episodes) {
            episodesPerTrial = episodes;
            return this;
        }

        /**
         * Says what is rewarded.
         *
         * @param meaning one sentence
         * @return this
         */
        public Builder reward(String meaning) {
            reward = meaning;
            return this;
        }

        /**
         * Says when an episode terminates; starts with {@code Never} where none does.
         *
         * @param meaning one sentence
         * @return this
         */
        public Builder end(String meaning) {
            end = meaning;
            return this;
        }

        /**
         * The specification.
         *
         * @return a checked value
         * @throws IllegalArgumentException where something is missing or wrong
         */
        public EnvironmentSpec build() {
            if (actions == null || reward == null || end == null) {
                throw new IllegalArgumentException(
                        id + ": say its " + (actions == null ? "actions" : reward == null ? "reward" : "end"));
            }
            return new EnvironmentSpec(
                    id, observation, actions, controlTimestep, horizon, episodesPerTrial, reward, end);
        }
    }
}
