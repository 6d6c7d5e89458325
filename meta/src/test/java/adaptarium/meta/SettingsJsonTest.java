package adaptarium.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.meta.gradient.MamlSettings;
import adaptarium.meta.gradient.outer.ClippedStep;
import adaptarium.meta.gradient.parameter.ContextPart;
import adaptarium.meta.gradient.parameter.LearnedRates;
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

    private static MamlSettings chosen() {
        MamlSettings all =
                MamlSettings.of(0.1, 1, new ClippedStep(1e-3, 7, 0.2, 0), new ContextPart(5), LearnedRates.LAYER);
        return SettingsJson.read("{\"laterSteps\":{\"kind\":\"limited\",\"maxDivergence\":0.7}}", all);
    }

    /** As configurations have them: a class may get another name without a checkpoint's settings being lost. */
    @Test
    void oneOfSeveralRecordsIsStoredByItsNameInConfigurations() {
        String json = SettingsJson.write(chosen());
        for (String kind : List.of("clipped", "context", "limited")) {
            assertTrue(json.contains("{\"kind\":\"" + kind + "\""), json);
        }
        assertFalse(json.contains("ClippedStep") || json.contains("ContextPart"), json);
        assertEquals(chosen(), SettingsJson.read(json, MamlSettings.defaults()));
    }

    /** What checkpoints had until then: the classes of that time. */
    @Test
    void checkpointsThatNameClassesAreStillRead() {
        String old = """
                {"laterSteps":{"kind":"LimitedSteps","maxDivergence":0.7},"adapts":{"kind":"ContextPart","size":5},
                "outerStep":{"kind":"ClippedStep","learningRate":0.001,"epochs":7,"clip":0.2,"divergencePenalty":0.0},
                "learnedRates":"LAYER"}""";
        assertEquals(chosen(), SettingsJson.read(old, MamlSettings.defaults()));
        assertEquals(
                "there is no OuterStep 'Clipped'",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> SettingsJson.read(old.replace("ClippedStep", "Clipped"), MamlSettings.defaults()))
                        .getMessage());
    }

    @Test
    void whatIsNoJsonIsRefused() {
        for (String text : List.of("", "{", "[]", "null", "{\"tasks\":", "[".repeat(100_000))) {
            assertThrows(IllegalArgumentException.class, () -> SettingsJson.read(text, DEFAULTS));
        }
    }
}
