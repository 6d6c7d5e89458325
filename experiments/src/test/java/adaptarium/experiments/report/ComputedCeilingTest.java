package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ComputedCeilingTest {
    @Test
    void itIsThatOfTheSplit() {
        assertEquals(-475, ComputedCeiling.of("BiasedPursuit-v0", "shifted").orElseThrow(), 1e-9);
        assertEquals(0.25, ComputedCeiling.of("DoubleHungDoor-v0", "test").orElseThrow(), 1e-9);
    }

    /** Such as a plug-in's that is not loaded, or a split that a stranger's file names. */
    @Test
    void whatIsNotHereHasNone() {
        assertEquals(OptionalDouble.empty(), ComputedCeiling.of("MyRobot-v0", "test"));
        assertEquals(OptionalDouble.empty(), ComputedCeiling.of("CartPole-v0", "test"));
        assertEquals(OptionalDouble.empty(), ComputedCeiling.of("DoubleHungDoor-v0", "tset"));
        assertEquals(List.of(), ComputedCeiling.line("MyRobot-v0", "test", Map.of(), 3));
    }
}
