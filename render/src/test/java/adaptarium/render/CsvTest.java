package adaptarium.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CsvTest {
    @Test
    void whatNeedsQuotesHasThem() {
        assertEquals(
                "a,\"b,c\"\n\"say \"\"x\"\"\",\"two\nlines\"\n,1.5\n",
                Csv.of(List.of("a", "b,c"), List.of(List.of("say \"x\"", "two\nlines"), List.of("", "1.5"))));
    }
}
