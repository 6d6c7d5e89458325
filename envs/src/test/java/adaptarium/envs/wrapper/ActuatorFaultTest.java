package adaptarium.envs.wrapper;

import static adaptarium.envs.wrapper.Wrapped.move;
import static adaptarium.envs.wrapper.Wrapped.point;
import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.envs.Environment;
import adaptarium.envs.family.navigation.PointNavigation;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ActuatorFaultTest {
    @Test
    void aDelayedMotorIsLateByOneToFourSteps() {
        Environment<PointNavigation.Task> env = point("+actuator=delayed,0");
        Set<Long> delays = new TreeSet<>();
        for (long seed = 0; seed < 60; seed++) {
            double before = env.reset(seed)[0];
            long delay = -1;
            for (int t = 0; t < 100; t++) {
                double after = move(env, -0.001 * t, 0).observation()[0];
                long late = Math.round(t - (before - after) / 0.001); // the action tells when it was asked for
                before = after;
                if (env.events().isEmpty()) {
                    assertEquals(0, late, "before the fault");
                } else {
                    delay = delay < 0 ? late : delay;
                    assertEquals(delay, late, "in step " + t);
                }
            }
            delays.add(delay);
        }
        assertEquals(Set.of(1L, 2L, 3L, 4L), delays);
    }
}
