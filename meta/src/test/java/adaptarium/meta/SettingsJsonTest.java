package adaptarium.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsJsonTest {
    /** Of each kind of component one. */
    record Settings(
            int tasks,
            long steps,
            double rate,
            boolean first,
            OptionalInt episodes,
            List<Integer> sizes,
            RoundKind kind,
            Inner inner) {}

    /** A section. */
    record Inner(double gamma) {}

    private static final Settings DEFAULTS = new Settings(
            3, 1L << 40, 0.1, true, OptionalInt.empty(), List.of(64, 64), RoundKind.BATCH, new Inner(0.99));

    @Test
    void whatIsMissingKeepsItsDefault() {
        assertEquals(DEFAULTS, SettingsJson.read("{}", DEFAULTS));
        assertEquals(
                new Inner(0.5),
                SettingsJson.read("{\"inner\":{\"gamma\":5e-1}}", DEFAULTS).inner());
        assertEquals(7, SettingsJson.read("{\"tasks\":7.0}", DEFAULTS).tasks());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tasks|'5'|its 'tasks' must be a number, got \"5\"",
                "tasks|5.7|its 'tasks' must be a whole number, got 5.7",
                "tasks|5000000000|its 'tasks' must be a whole number, got 5000000000",
                "tasks|null|its 'tasks' must be a number, got null",
                "steps|1e999999999|its 'steps' must be a number, got 1e999999999",
                "rate|'0.1'|its 'rate' must be a number, got \"0.1\"",
                "rate|[]|its 'rate' must be a number, got []",
                "first|1|its 'first' must be true or false, got 1",
                "episodes|'x'|its 'episodes' must be a number, got \"x\"",
                "sizes|64|its 'sizes' must be a list, got 64",
                "sizes|[64,null]|its 'sizes' must be a number, got null",
                "kind|'none'|there is no RoundKind 'none'",
                "kind|3|its 'kind' must be a text, got 3",
                "inner|3|its 'inner' must be a section, got 3"
            })
    void whatDoesNotFitIsNamed(String key, String value, String complaint) {
        String json = "{\"" + key + "\":" + value.replace('\'', '"') + "}";
        assertEquals(
                complaint,
                assertThrows(IllegalArgumentException.class, () -> SettingsJson.read(json, DEFAULTS))
                        .getMessage());
    }

    @Test
    void whatIsNoJsonIsRefused() {
        for (String text : List.of("", "{", "[]", "null", "{\"tasks\":", "[".repeat(100_000))) {
            assertThrows(IllegalArgumentException.class, () -> SettingsJson.read(text, DEFAULTS));
        }
    }
}
