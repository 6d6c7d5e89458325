package adaptarium.experiments.run;

import adaptarium.experiments.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A hash that a JSON object ends with, of all that it says, so that a change after it was written is noticed. It is against accidents and second thoughts, not against
 * somebody who computes another one. What is hashed is whoever's who writes the object: its text, what it is once it is read, or lines before it besides.
 *
 * @param object its text without the seal
 * @param hash hexadecimal digits; null where there is no seal at its end
 */
public record Seal(String object, @Nullable String hash) {
    /** The key of a seal. */
    static final String KEY = "seal";

    private static final Pattern SEALED = Pattern.compile("(.*),\"" + KEY + "\":\"([0-9a-f]*)\"\\}", Pattern.DOTALL);

    /**
     * An object's text and its seal, apart.
     *
     * @param text a JSON object, up to its closing bracket
     */
    public static Seal of(String text) {
        Matcher sealed = SEALED.matcher(text);
        return sealed.matches() ? new Seal(sealed.group(1) + "}", sealed.group(2)) : new Seal(text, null);
    }

    /** The object with its seal at its end. */
    public String text() {
        return hash == null ? object : object.substring(0, object.length() - 1) + ",\"" + KEY + "\":\"" + hash + "\"}";
    }

    /**
     * The hash of a text.
     *
     * @param text any
     * @return 64 hexadecimal digits
     */
    public static String hash(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The complaint about a seal that is not the one that was expected. */
    public static IllegalArgumentException broken() {
        return new IllegalArgumentException("its seal is another one; it was changed after it was written");
    }
}
