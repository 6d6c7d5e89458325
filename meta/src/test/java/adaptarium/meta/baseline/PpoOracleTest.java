package adaptarium.meta.baseline;

import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Split;
import adaptarium.envs.TaskSpace;
import adaptarium.meta.MetaLearner;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PpoOracleTest {
    /** Told the delay as 0 and 1, uncentred, it had fallen to -133 and -119 by then, PPO that is told nothing had reached -18 and -19. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void beingToldTheTaskIsNoBurden(long seed) {
        SpringSlider family = new SpringSlider();
        TaskSpace<SpringSlider.Task> space = TaskSpace.of(SpringSlider.Task.class);
        RandomGenerator random = Seeds.generator(Seeds.derive(seed, "tasks"));
        double reached = Double.NaN;
        try (MetaLearner<SpringSlider.Task> oracle =
                new PpoOracle().create(family, PpoBaselineSettings.standard(), seed, /* threads= */ 2)) {
            for (int update = 0; update < 15; update++) {
                List<SpringSlider.Task> tasks = new ArrayList<>();
                for (int i = 0; i < oracle.metaBatchSize(); i++) {
                    tasks.add(space.sample(Split.TRAIN, random));
                }
                reached = oracle.metaUpdate(tasks, Seeds.derive(seed, "update", update))
                        .meanReturn();
            }
        }
        assertTrue(reached > -50, "return " + reached);
    }
}
