package adaptarium.envs.wrapper;

import static adaptarium.envs.wrapper.Wrapped.move;
import static adaptarium.envs.wrapper.Wrapped.point;
import static adaptarium.envs.wrapper.Wrapped.truth;
import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.envs.Environment;
import adaptarium.envs.family.navigation.PointNavigation;
import org.junit.jupiter.api.Test;

class NoiseTest {
    @Test
    void actionsAndObservationsErrByWhatIsAskedOfTheirRanges() {
        Environment<PointNavigation.Task> env = point("+noise=0.2");
        int n = 4000;
        double actions = 0;
        double observations = 0;
        for (long seed = 0; seed < n; seed++) {
            double shown = env.reset(seed)[0];
            observations += shown * shown;
            move(env, 0, 0);
            actions += truth(env) * truth(env);
        }
        double within = 5 / Math.sqrt(2.0 * n); // of a standard deviation's own
        assertEquals(0.2 * 0.1, Math.sqrt(actions / n), within * 0.02); // 0.1 m is half the range of a move
        assertEquals(0.2 * 2, Math.sqrt(observations / n), within * 0.4); // 2 m is a tenth of the range of a position
    }
}
