package adaptarium.agents.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "(-inf, inf); be finite",
                "(0, inf); be positive",
                "[1, inf); be at least 1",
                "(2, inf); be over 2",
                "(-inf, 0.5]; be at most 0.5",
                "(-inf, -1); be under -1",
                "[0, 1); lie in [0, 1)",
            })
    void saysWhatANumberInItMustDo(String range, String demand) {
        assertEquals(demand, Range.of(range).demand());
    }

    @Test
    void endsBelongToItWhereTheBracketsAreSquare() {
        Range range = Range.of("[0, 1)");
        assertTrue(range.contains(0) && range.contains(0.999));
        assertFalse(range.contains(1) || range.contains(-1e-9) || range.contains(Double.NaN));
        assertFalse(Range.of("(-inf, 0.5]").contains(Double.NEGATIVE_INFINITY));
    }

    @Test
    void anythingElseIsRefused() {
        assertEquals(
                "a range looks like (0, inf) or [0, 1], got '0 to 1'",
                assertThrows(IllegalArgumentException.class, () -> Range.of("0 to 1"))
                        .getMessage());
    }
}
