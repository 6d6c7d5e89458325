package adaptarium.experiments.config;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.experiments.UserException;
import java.util.List;

/** What becomes of a configuration's text. */
final class Parsed {
    private Parsed() {}

    static RunConfig parse(String text, String... overrides) {
        return Configurations.parse("a.yaml", text, List.of(overrides));
    }

    /** What is wrong with it, in one line. */
    static String complaint(String text, String... overrides) {
        UserException wrong = assertThrows(UserException.class, () -> parse(text, overrides));
        String message = String.valueOf(wrong.getMessage());
        assertFalse(message.contains("\n"), message);
        return message;
    }
}
