package adaptarium.envs;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What an agent sees of a family.
 *
 * @param id versioned name, such as {@code CartPole-v0}; the version rises whenever returns may change. Wrappers follow it: {@code CartPole-v0+switch=abrupt}
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
    private static final Pattern ID = Pattern.compile("[A-Z][A-Za-z0-9]*-v\\d+(\\+[a-z-]+(=[A-Za-z0-9.,_-]+)?)*");

    /** Copies the list and checks every component. */
    public EnvironmentSpec {
        observation = List.copyOf(observation);
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

    /** How many numbers an observation has. */
    public int observationSize() {
        return observation.size();
    }

    /** How many floats an action has. */
    public int actionSize() {
        return actions.size();
    }
}
