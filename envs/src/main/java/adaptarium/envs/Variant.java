package adaptarium.envs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is changed of a family: its sizes, horizon, reward weights and the distribution of its tasks. It is part of the family's id,
 * {@code BernoulliBandit-v0:arms=10,pulls=100#6b0f1c2e}: the settings by dotted key, perhaps behind a name of their own, and a hash of them all.
 *
 * @param family id of the family that is changed, without wrappers
 * @param name a name of its own, such as {@code heavy}; empty where it has none
 * @param settings texts by dotted key, such as {@code poleMass.shifted} and {@code 0.2..3}; at least one
 */
public record Variant(String family, String name, Map<String, String> settings) {
    /** What an id may hold behind the family's, as a regular expression. */
    static final String ID = "(:([A-Za-z][\\w-]*,)?KEY=VALUE(,KEY=VALUE)*(#[0-9a-f]{8})?)?"
            .replace("KEY", "[A-Za-z][\\w-]*(\\.[\\w-]+)*")
            .replace("VALUE", "[\\w.~-]+");

    private static final Pattern BEHIND = Pattern.compile(ID);
    private static final Pattern NAME = Pattern.compile("([A-Za-z][\\w-]*)?");
    private static final Pattern NAMED =
            Pattern.compile("^([^:+]*:)[A-Za-z][\\w-]*,"); // a setting has its = before the ,
    private static final int HASH_BYTES = 4;

    /** Copies the map. */
    public Variant {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a variant's name is letters, digits, _ and -, and begins with a letter; got '" + name + "'");
        }
    }

    /**
     * Reads a family's name with what is changed of it.
     *
     * @param text such as {@code BernoulliBandit-v0:arms=10,pulls=100}, with its hash or without; no wrappers
     * @return the variant; its settings are empty where nothing is changed
     * @throws IllegalArgumentException where it is not written like that, or the hash is of other settings
     */
    static Variant parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new Variant(text, "", Map.of());
        }
        String family = text.substring(0, colon);
        if (!BEHIND.matcher(text.substring(colon)).matches()) {
            throw new IllegalArgumentException("a variant is written '" + family + ":horizon=50,mass=0.5..1.5', or '"
                    + family + ":NAME,horizon=50' with a name of its own; got '" + text + "'");
        }
        String[] parts = text.substring(colon + 1).split("#", 2);
        Map<String, String> settings = new LinkedHashMap<>();
        String name = "";
        for (String item : parts[0].split(",")) {
            int equals = item.indexOf('=');
            if (equals < 0) {
                name = item;
            } else if (settings.put(item.substring(0, equals), item.substring(equals + 1)) != null) {
                throw new IllegalArgumentException("'" + text + "' gives '" + item.substring(0, equals) + "' twice");
            }
        }
        return new Variant(family, name, settings);
    }

    /** The hash that an id ends with, where it does. */
    static Optional<String> writtenHash(String text) {
        int sharp = text.indexOf('#');
        return sharp < 0 ? Optional.empty() : Optional.of(text.substring(sharp + 1));
    }

    /**
     * What is changed in a family.
     *
     * @param id a family's id, perhaps with wrappers
     * @return its variant; empty where nothing is changed
     */
    public static Optional<Variant> of(String id) {
        Variant variant = parse(id.split("\\+", 2)[0]);
        return variant.settings.isEmpty() ? Optional.empty() : Optional.of(variant);
    }

    /**
     * An id without the name of its variant, which does not count: two of one hash are the same.
     *
     * @param id a family's id, perhaps of a variant, perhaps with wrappers
     * @return the same without the variant's name
     */
    public static String nameless(String id) {
        return NAMED.matcher(id).replaceFirst("$1");
    }

    /** The settings as they are written, such as {@code arms=10,pulls=100}. */
    public String words() {
        List<String> items = new ArrayList<>();
        settings.forEach((key, value) -> items.add(key + "=" + value));
        return String.join(",", items);
    }

    /** Eight hexadecimal digits over the family and every setting, the first of their SHA-256; the name does not count. */
    public String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((family + ":" + words()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The id of the changed family. */
    public String id() {
        return family + ":" + (name.isEmpty() ? "" : name + ",") + words() + "#" + hash();
    }
}
