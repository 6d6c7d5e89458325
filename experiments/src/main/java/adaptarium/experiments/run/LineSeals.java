package adaptarium.experiments.run;

import adaptarium.experiments.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hashes chained through the lines of a file, each a JSON object: a line ends with a hash of its own text and of all lines before it, so that a changed figure is
 * noticed in the line where it stands, and a line of another file, too. What earlier versions wrote has none; the first line that has one vouches for those before it.
 */
final class LineSeals {
    private static final int DIGITS = 16; // 64 bits: against accidents and second thoughts, as every seal here
    private static final Pattern SEALED =
            Pattern.compile("(.*),\"seal\":\"([0-9a-f]{" + DIGITS + "})\"\\}", Pattern.DOTALL);

    private String last = "";
    private boolean begun;

    /**
     * The next line of a file that is being written.
     *
     * @param object a JSON object that is not empty, on one line
     * @return the same with its seal
     */
    String seal(String object) {
        last = next(object);
        begun = true;
        return object.substring(0, object.length() - 1) + ",\"seal\":\"" + last + "\"}";
    }

    /**
     * Checks the next line of a file that is being read.
     *
     * @param line the line
     * @throws IllegalArgumentException where its seal is not that of its text and of the lines before it, or is missing though those have one
     */
    void check(String line) {
        Matcher sealed = SEALED.matcher(line);
        String expected = next(bare(line));
        if (sealed.matches() ? !sealed.group(2).equals(expected) : begun) {
            throw new IllegalArgumentException(
                    sealed.matches()
                            ? "its seal is another one; it, or a line before it, was changed after it was written"
                            : "it has no seal, as the lines before it have");
        }
        begun = sealed.matches();
        last = expected;
    }

    /** A line without its seal. */
    static String bare(String line) {
        Matcher sealed = SEALED.matcher(line);
        return sealed.matches() ? sealed.group(1) + "}" : line;
    }

    private String next(String object) {
        return Sha256.of((last + object).getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }
}
