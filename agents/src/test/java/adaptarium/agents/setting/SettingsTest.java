package adaptarium.agents.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class SettingsTest {
    private enum Kind {
        PLAIN,
        ROUND_ABOUT
    }

    private record Inner(
            @Setting(value = "a weight", range = "[0, 1]", change = "raise it")
            double weight) {}

    private record Sample(
            @Setting(value = "a rate", unit = "1/s", range = "(0, inf)", change = "lower it")
            double rate,

            @Setting(value = "widths", range = "[1, 8]", most = 2)
            List<Integer> widths,

            @Setting(value = "episodes", range = "[1, 9]", auto = "the family's")
            OptionalInt episodes,

            @Setting("a kind") Kind kind,
            @Setting("the inside") Inner inner,
            int unsaid) {
        Sample {
            Settings.check(Sample.class, rate, widths, episodes, kind, inner, unsaid);
        }
    }

    private static Sample sample(double rate, List<Integer> widths, OptionalInt episodes) {
        return new Sample(rate, widths, episodes, Kind.ROUND_ABOUT, new Inner(0.5), 0);
    }

    private static String complaint(double rate, List<Integer> widths, OptionalInt episodes) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> sample(rate, widths, episodes))
                .getMessage());
    }

    @Test
    void whatIsOutOfRangeIsNamedItselfWhateverStandsBesideIt() {
        assertEquals("rate must be positive, got 0.0", complaint(0, List.of(1), OptionalInt.empty()));
        assertEquals("rate must be positive, got NaN", complaint(Double.NaN, List.of(1), OptionalInt.empty()));
        assertEquals(
                "rate must be positive, got Infinity",
                complaint(Double.POSITIVE_INFINITY, List.of(1), OptionalInt.empty()));
        assertEquals("widths must lie in [1, 8] each, got [8, 9]", complaint(1, List.of(8, 9), OptionalInt.empty()));
        assertEquals(
                "widths must have at most 2 entries, got [1, 1, 1]",
                complaint(1, List.of(1, 1, 1), OptionalInt.empty()));
        assertEquals("episodes must lie in [1, 9] or be auto, got 0", complaint(1, List.of(1), OptionalInt.of(0)));
        assertEquals(List.of(), sample(1, List.of(), OptionalInt.of(9)).widths());
    }

    @Test
    void endsBelongToARangeOrNot() {
        Range half = Range.of("[0, 1)");
        assertTrue(half.contains(0) && half.contains(Math.nextDown(1.0)));
        assertFalse(half.contains(1) || half.contains(Math.nextDown(0.0)) || half.contains(Double.NaN));
        assertEquals("lie in [0, 1)", half.demand());
        assertEquals("at least 2", Range.of("[2, inf)").words());
        assertEquals("positive", Range.of("(0, inf)").words());
        assertEquals("(0, 1)", Range.of("(0, 1)").words());
        assertEquals("", Range.of("").words());
        assertTrue(Range.of("").contains(-1e300));
        assertThrows(IllegalArgumentException.class, () -> Range.of("0..1"));
    }

    @Test
    void aPageHasEveryWordOnce() {
        List<SettingPage> pages = SettingPage.of(sample(0.25, List.of(3, 4), OptionalInt.empty()));
        assertEquals(
                List.of("rate", "widths", "episodes", "kind", "inner", "inner.weight"),
                pages.stream().map(SettingPage::name).toList());
        assertEquals(
                new SettingPage("rate", "number", "1/s", "positive", "0.25", "", "a rate", "lower it"), pages.get(0));
        assertEquals("[1, 8] each, at most 2 entries", pages.get(1).range());
        assertEquals("[3, 4]", pages.get(1).byDefault());
        assertEquals("auto", pages.get(2).byDefault());
        assertEquals("the family's", pages.get(2).auto());
        assertEquals("plain or round-about", pages.get(3).kind());
        assertEquals("round-about", pages.get(3).byDefault());
        assertEquals("section", pages.get(4).kind());
    }

    private record Alike(@Setting(as = Sample.class) double rate) {
        Alike {
            Settings.check(Alike.class, rate);
        }
    }

    private record Astray(@Setting(as = Sample.class) double speed) {
        Astray {
            Settings.check(Astray.class, speed);
        }
    }

    @Test
    void whatIsSaidOfAnotherRecordsComponentHoldsHere() {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> new Alike(0)).getMessage());
        assertEquals("rate must be positive, got 0.0", message);
        SettingPage there =
                SettingPage.of(sample(2, List.of(1), OptionalInt.empty())).get(0);
        assertEquals(List.of(there), SettingPage.of(new Alike(2)));
    }

    @Test
    void aComponentThatTheOtherRecordLacksIsNamed() {
        String message = String.valueOf(
                assertThrows(IllegalStateException.class, () -> new Astray(1)).getMessage());
        assertEquals("Sample has no component speed to take a setting's words from", message);
    }
}
