package adaptarium.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.experiments.UserException;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonTest {
    private static String complaint(String json) {
        return assertThrows(UserException.class, () -> Json.parse("a.json", json, RunEvaluation.class))
                .getMessage();
    }

    @Test
    void whatIsWrittenReadsBack() {
        MetricsRow row = new MetricsRow(3, 5_000_000_000L, 0.1, -2.5, Map.of("loss", 1e-9));
        assertEquals(row, Json.parse("a.json", Json.line(row), MetricsRow.class));
        assertEquals(row, Json.parse("a.json", Json.pretty(row), MetricsRow.class));
    }

    @Test
    void damageIsOneClearLine() {
        assertEquals("a.json is damaged: it is no whole RunEvaluation", complaint(""));
        assertEquals("a.json is damaged: it is no whole RunEvaluation", complaint("{\"run\": \"x\"}"));
        assertEquals("a.json is damaged: Unrecognized token 'x': was expecting", complaint("{\"run\": x}"));
        assertEquals(
                "a.json is damaged at line 2: Unrecognized token 'x': was expecting", complaint("{\n  \"run\": x\n}"));
    }
}
