package adaptarium.envs.wrapper;

import static adaptarium.envs.wrapper.Wrapped.move;
import static adaptarium.envs.wrapper.Wrapped.point;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.family.navigation.PointNavigation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SensorFaultTest {
    private static final double TENTH = 2; // m, of the range of a position

    /** What sensor 0 shows beside sensor 1, which is whole and shows the same, in every step from the fault on. */
    private static List<Double> errors(String kind) {
        Environment<PointNavigation.Task> env = point("+sensor=" + kind + ",0");
        List<Double> errors = new ArrayList<>();
        for (long seed = 0; seed < 60; seed++) {
            env.reset(seed);
            for (int t = 0; t < 100; t++) {
                double pace = t < 10 ? -0.1 : 0; // to (-1, -1), away from the goal
                float[] shown = move(env, pace, pace).observation();
                double error = shown[0] - shown[1];
                if (env.events().isEmpty()) {
                    assertEquals(0, error, "before the fault");
                } else {
                    errors.add(error);
                }
            }
        }
        assertTrue(errors.size() > 2000);
        return errors;
    }

    @Test
    void aBiasedSensorIsOffByATenthOfItsRangeEitherWay() {
        Set<Long> seen = new HashSet<>();
        for (double error : errors("biased")) {
            assertEquals(TENTH, Math.abs(error), 1e-6);
            seen.add(Math.round(error));
        }
        assertEquals(2, seen.size());
    }

    @Test
    void aNoisySensorErrsNormallyWithATenthOfItsRange() {
        double sum = 0;
        double squares = 0;
        List<Double> errors = errors("noisy");
        for (double error : errors) {
            sum += error;
            squares += error * error;
        }
        assertEquals(0, sum / errors.size(), 5 * TENTH / Math.sqrt(errors.size()));
        assertEquals(TENTH, Math.sqrt(squares / errors.size()), 5 * TENTH / Math.sqrt(2.0 * errors.size()));
    }

    @Test
    void aDroppingSensorShowsZeroInThreeStepsOfTen() {
        int dropped = 0;
        List<Double> errors = errors("dropped");
        for (double error : errors) {
            assertTrue(error == 0 || Math.abs(error - 1) < 1e-6, "shown is the value at -1 m, or 0, not " + error);
            dropped += error == 0 ? 0 : 1;
        }
        assertEquals(0.3, (double) dropped / errors.size(), 5 * Math.sqrt(0.21 / errors.size()));
    }
}
