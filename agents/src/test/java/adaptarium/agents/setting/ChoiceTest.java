package adaptarium.agents.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    sealed interface LongWay permits ShortWay, Detour, WayRound {}

    record ShortWay(int steps) implements LongWay {
        ShortWay() {
            this(3);
        }
    }

    record Detour(int steps) implements LongWay {}

    record WayRound() implements LongWay {}

    @Test
    void aNameIsTheClasssWithoutTheLastWordItSharesWithTheInterface() {
        assertEquals(
                List.of("short", "detour", "way-round"),
                Choice.of(LongWay.class).stream().map(Choice::name).toList());
        assertEquals(Optional.of("short"), Choice.nameOf(new ShortWay(7)));
        assertEquals(Optional.empty(), Choice.nameOf(new Choice("x", WayRound.class)));
    }

    @Test
    void onlyASealedInterfaceOfRecordsIsAChoice() {
        assertTrue(Choice.isOne(LongWay.class));
        assertFalse(Choice.isOne(Runnable.class));
        assertFalse(Choice.isOne(ShortWay.class));
    }

    @Test
    void defaultsComeFromTheConstructorWithoutArguments() {
        assertEquals(new ShortWay(3), Choice.of(LongWay.class).get(0).byDefault());
        assertTrue(assertThrows(
                        IllegalStateException.class,
                        () -> Choice.of(LongWay.class).get(1).byDefault())
                .getMessage()
                .startsWith("Detour needs a constructor"));
    }
}
