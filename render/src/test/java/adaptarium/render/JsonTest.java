package adaptarium.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void everyKindOfValueIsRead() {
        assertEquals(
                Map.of("a", List.of(1.0, -2.5e-3, true, false), "b", Map.of(), "c", "x\n\"é"),
                Json.parse(" {\"a\": [1, -2.5e-3, true,false], \"b\":{}, \"c\":\"x\\n\\\"\\u00e9\"} "));
    }

    @Test
    void whatIsQuotedIsReadBack() {
        String odd = "a\"b\\c\n\t</script>é−";
        StringBuilder out = new StringBuilder();
        Json.quote(odd, out);
        assertFalse(out.toString().contains("</script>")); // may stand in a page
        assertEquals(odd, Json.parse(out.toString()));
    }

    @Test
    void brokenTextIsRefused() {
        for (String broken : new String[] {
            "",
            "{",
            "[1,",
            "\"a",
            "{\"a\" 1}",
            "[1] 2",
            "nul",
            "\"\\u12\"",
            "\"\\uzzzz\"",
            "1e999",
            "{\"a\":1,\"a\":2}",
            "[".repeat(200_000)
        }) {
            assertThrows(IllegalArgumentException.class, () -> Json.parse(broken), broken);
        }
    }
}
