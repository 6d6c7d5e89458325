package adaptarium.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.UserException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonTest {
    private static String complaint(String json) {
        return assertThrows(UserException.class, () -> Json.parse("a.json", json, RunEvaluation.class))
                .getMessage();
    }

    @Test
    void whatIsWrittenReadsBack() {
        MetricsRow row = new MetricsRow(3, 5_000_000_000L, 0.1, Double.NaN, -2.5, Map.of("loss", 1e-9));
        assertEquals(row, Json.parse("a.json", Json.line(row), MetricsRow.class));
        assertEquals(row, Json.parse("a.json", Json.pretty(row), MetricsRow.class));
    }

    record Asked(List<Double> values) {
        public boolean isEmpty() {
            return values.isEmpty();
        }

        public double getFirst() {
            return values.get(0);
        }
    }

    @Test
    void whatARecordCanBeAskedIsNoPartOfAFile() {
        Asked asked = new Asked(List.of());
        assertEquals("{\"values\":[]}", Json.line(asked));
        assertEquals(asked, Json.parse("a.json", Json.sealed(asked), Asked.class));
    }

    @Test
    void aSealedValueThatWasChangedIsRefused() {
        MetricsRow row = new MetricsRow(3, 5_000_000_000L, 0.1, Double.NaN, Double.NaN, Map.of("loss", 1e-9));
        String sealed = Json.sealed(row);
        assertEquals(row, Json.parse("a.json", sealed, MetricsRow.class));
        assertEquals(
                row, Json.parse("a.json", sealed.replaceAll("\\s+", ""), MetricsRow.class)); // laid out differently
        for (String changed : List.of(sealed.replace("0.1", "0.2"), sealed.replaceAll("(seal\" : \").", "$1x"))) {
            assertEquals(
                    "a.json is damaged: its seal is another one; it was changed after it was written",
                    assertThrows(UserException.class, () -> Json.parse("a.json", changed, MetricsRow.class))
                            .getMessage());
        }
    }

    @Test
    void nothingIsGuessed() {
        String whole = Json.line(new MetricsRow(3, 5, 0.5, Double.NaN, -2.5, Map.of("loss", 1.0)));
        Map<String, String> wanted = Map.of(
                whole.replace(":3,", ":\"3\","), "'iteration' must be a whole number of at most 2147483647, got \"3\"",
                whole.replace(":3,", ":3.0,"), "'iteration' must be a whole number of at most 2147483647, got 3.0",
                whole.replace(":3,", ":3000000000,"),
                        "'iteration' must be a whole number of at most 2147483647, got 3000000000",
                whole.replace("1.0", "null"), "'metrics.loss' must be a number, got null",
                whole.replace("1.0", "\"one\""), "'metrics.loss' must be a number, got \"one\"",
                whole.replace("0.5", "{}"), "'seconds' must be a number, got an object",
                whole.replace(",\"seconds\":0.5", ""), "'seconds' is missing",
                whole.replace("0.5", "0." + "5".repeat(2000)),
                        "Number value length (2000) exceeds the maximum allowed (100)");
        wanted.forEach((json, complaint) -> {
            String message = assertThrows(UserException.class, () -> Json.parse("a", json, MetricsRow.class))
                    .getMessage();
            assertTrue(message.startsWith("a is damaged: " + complaint), message);
            assertTrue(message.length() < 200, message);
        });
        String deep = complaint("{\"run\":".repeat(200_000));
        assertTrue(
                deep.matches(
                        "a.json is damaged: Document nesting depth \\(\\d+\\) exceeds the maximum allowed \\(\\d+\\)"),
                deep);
    }

    @Test
    void damageIsOneClearLine() {
        assertEquals("a.json is damaged: it is empty", complaint(""));
        assertEquals("a.json is damaged: 'family' is missing", complaint("{\"run\": \"x\"}"));
        assertEquals("a.json is damaged: 'run' is null", complaint("{\"run\": null}"));
        assertEquals("a.json is damaged: 'run' must be a text, got 3", complaint("{\"run\": 3}"));
        assertEquals("a.json is damaged: it must be an object, got a list", complaint("[]"));
        assertEquals("a.json is damaged: unknown key 'rum'; did you mean 'run'?", complaint("{\"rum\": \"x\"}"));
        assertEquals("a.json is damaged: Unrecognized token 'x': was expecting", complaint("{\"run\": x}"));
        assertEquals(
                "a.json is damaged at line 2: Unrecognized token 'x': was expecting", complaint("{\n  \"run\": x\n}"));
    }
}
