package adaptarium.meta;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a checkpoint is of: with it the tensors can be opened where nothing else is left of their run.
 *
 * @param family versioned id of the family, perhaps wrapped
 * @param algorithm the algorithm's name
 * @param settings the algorithm's settings
 * @param seed the seed of the run
 * @param iteration after how many updates
 */
public record Origin(String family, String algorithm, Record settings, long seed, int iteration) {
    /** What stands beside the tensors in a checkpoint. */
    public Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("family", family);
        metadata.put("algorithm", algorithm);
        metadata.put("settings", SettingsJson.write(settings));
        metadata.put("seed", Long.toString(seed));
        metadata.put("iteration", Integer.toString(iteration));
        return metadata;
    }

    /**
     * Reads what stands beside the tensors.
     *
     * @param metadata what {@link #metadata} gave
     * @return the origin
     * @throws IllegalArgumentException where something is missing or is no such thing; the message says what
     */
    public static Origin of(Map<String, String> metadata) {
        String algorithm = text(metadata, "algorithm");
        String settings = text(metadata, "settings");
        try {
            return new Origin(
                    text(metadata, "family"),
                    algorithm,
                    SettingsJson.read(settings, Algorithms.named(algorithm).defaults()),
                    Long.parseLong(text(metadata, "seed")),
                    Integer.parseInt(text(metadata, "iteration")));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("its seed or iteration is no whole number", e);
        }
    }

    private static String text(Map<String, String> metadata, String key) {
        String value = metadata.get(key);
        if (value == null) {
            throw new IllegalArgumentException("it does not say its " + key);
        }
        return value;
    }
}
