package adaptarium.envs.family.locomotion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.MemorylessCeiling;
import adaptarium.envs.PhysicsFamily;
import adaptarium.envs.Split;
import adaptarium.envs.StepResult;
import adaptarium.random.Seeds;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The hopper and the biped that are not told which way to go. */
class CompassWalkersTest {
    static List<PhysicsFamily<Heading>> families() {
        return List.of(new CompassHopper(), new CompassBiped());
    }

    /** The step of the proof: the same actions in both tasks earn together no more than 0, whatever they are. */
    @ParameterizedTest
    @MethodSource("families")
    void bothDirectionsTogetherEarnNothing(PhysicsFamily<Heading> family) {
        Environment<Heading> right = new Environment<>(family, new Heading(1));
        Environment<Heading> left = new Environment<>(family, new Heading(-1));
        double moved = 0;
        for (int seed = 0; seed < 10; seed++) {
            RandomGenerator random = Seeds.generator(seed);
            right.reset(seed);
            left.reset(seed);
            double sum = 0;
            double difference = 0;
            StepResult result;
            do {
                float[] action = new float[family.spec().actionSize()];
                for (int i = 0; i < action.length; i++) {
                    action[i] = 2 * random.nextFloat() - 1;
                }
                result = right.step(action);
                double other = left.step(action).reward();
                sum += result.reward() + other;
                difference += Math.abs(result.reward() - other);
            } while (!result.done());
            assertTrue(sum <= 1e-6, "together " + sum);
            moved += difference;
        }
        assertTrue(moved > 1);
        assertEquals(2L, family.tasks().count(Split.TRAIN).orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("families")
    void standingComesNearTheCeiling(PhysicsFamily<Heading> family) {
        for (int seed = 0; seed < 10; seed++) {
            Environment<Heading> env = new Environment<>(family, new Heading(seed % 2 == 0 ? 1 : -1));
            float[] observation = env.reset(seed);
            double sum = 0;
            StepResult result;
            do {
                float[] action = new float[family.spec().actionSize()];
                ((MemorylessCeiling) family).memorylessAction(Split.TRAIN, observation, 0, action, 0);
                result = env.step(action);
                observation = result.observation();
                sum += result.reward();
            } while (!result.done());
            assertTrue(result.truncated(), "it fell");
            assertEquals(0, sum, 2.5); // a start's drift is way in one of the directions
        }
    }
}
