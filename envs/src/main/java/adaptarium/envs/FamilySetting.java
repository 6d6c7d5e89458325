package adaptarium.envs;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A number that a family takes besides its tasks: a size, such as the arms of a bandit, or the weight of a reward term. A {@link Variant} gives it another value.
 *
 * @param name such as {@code "arms"}; the weight of a reward term is called {@code "rewards.TERM"}
 * @param unit SI unit, {@code "1"} for a pure number
 * @param standard its value where nothing is said
 * @param least least value
 * @param greatest greatest value
 * @param whole whether it is a whole number
 * @param description what it is, in a few words
 */
public record FamilySetting(
        String name, String unit, double standard, double least, double greatest, boolean whole, String description) {
    /** What the name of a reward term's weight begins with. */
    public static final String REWARDS = "rewards.";

    /** Checks the range. */
    public FamilySetting {
        if (!(least <= standard && standard <= greatest)) {
            throw new IllegalArgumentException("setting '" + name + "' needs least <= standard <= greatest, got "
                    + least + ", " + standard + " and " + greatest);
        }
    }

    /**
     * A size: a whole number.
     *
     * @param name such as {@code "arms"}
     * @param standard its value where nothing is said
     * @param least least value
     * @param greatest greatest value
     * @param description what it is, in a few words
     * @return the setting
     */
    public static FamilySetting size(String name, int standard, int least, int greatest, String description) {
        return new FamilySetting(name, "1", standard, least, greatest, /* whole= */ true, description);
    }

    /**
     * The weight of a named reward term.
     *
     * @param term its name, such as {@code "control"}
     * @param standard its weight where nothing is said, at least 0
     * @param description what the term is, in a few words
     * @return the setting {@code rewards.TERM}, from 0 to a thousand times the standard, or 1000 where that is 0
     */
    public static FamilySetting reward(String term, double standard, String description) {
        double greatest = 1000 * (standard == 0 ? 1 : standard);
        return new FamilySetting(REWARDS + term, "1", standard, 0, greatest, /* whole= */ false, description);
    }

    /**
     * The values of all settings.
     *
     * @param settings a family's
     * @param given values by name; those that are left out have their standard
     * @return values in the settings' order, owned by the caller
     */
    public static double[] values(List<FamilySetting> settings, Map<String, Double> given) {
        return settings.stream()
                .mapToDouble(setting -> given.getOrDefault(setting.name(), setting.standard()))
                .toArray();
    }

    /**
     * The standard values of all settings.
     *
     * @param settings a family's, or the terms of its reward
     * @return values in the settings' order, owned by the caller
     */
    public static double[] standards(List<FamilySetting> settings) {
        return values(settings, Map.of());
    }

    /**
     * What a variant of a family can set besides its tasks, its horizon and its trial.
     *
     * @param family the family
     * @return its settings, then the weights of its reward's terms
     */
    public static List<FamilySetting> of(TaskFamily<?> family) {
        return Stream.concat(family.settings().stream(), family.rewardTerms().stream())
                .toList();
    }
}
