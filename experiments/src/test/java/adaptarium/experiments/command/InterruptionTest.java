package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

final class InterruptionTest {
    @Test
    void whatWasClosedEarlyMayBeClosedAgain() {
        Interruption interruption = new Interruption();
        assertFalse(interruption.requested());
        interruption.close();
        interruption.close();
        assertFalse(interruption.requested());
    }
}
