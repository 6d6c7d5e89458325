package adaptarium.agents.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final PpoSettings PPO = new PpoSettings(0.01, 2, 3, 0.2, 0.9, 0.8, 0.1, 0.5, 1);

    @Test
    void itGoesLinearlyToItsEndAndStaysThere() {
        Schedule schedule = new Schedule(10, 0.2, 0);
        assertEquals(PPO, schedule.at(PPO, 0));
        assertEquals(0.01 * 0.6, schedule.at(PPO, 5).learningRate(), 1e-12);
        assertEquals(0.05, schedule.at(PPO, 5).entropy(), 1e-12);
        for (long late : new long[] {10, 11, 1_000_000}) {
            assertEquals(0.002, schedule.at(PPO, late).learningRate(), 1e-12);
            assertEquals(0, schedule.at(PPO, late).entropy(), 1e-12);
        }
        assertEquals(PPO.lambda(), schedule.at(PPO, 5).lambda());
    }

    @Test
    void withoutAChangeTheSettingsAreTheVeryOnes() {
        assertSame(PPO, Schedule.CONSTANT.at(PPO, 7));
    }

    @Test
    void aRateOfZeroIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Schedule(10, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Schedule(0, 1, 1));
    }
}
