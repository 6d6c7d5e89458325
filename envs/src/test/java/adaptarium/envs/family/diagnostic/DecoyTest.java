package adaptarium.envs.family.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import adaptarium.envs.Split;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.VectorEnvironment;
import adaptarium.random.Seeds;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DecoyTest {
    @Test
    void theTaskMovesTheWalkerButNeverTheReward() {
        TaskSpace<Decoy.Task> space = TaskSpace.of(Decoy.Task.class);
        RandomGenerator random = Seeds.generator(1);
        int slots = 20;
        try (VectorEnvironment<Decoy.Task> env = new VectorEnvironment<>(new Decoy(), slots, 1)) {
            for (int i = 0; i < slots; i++) {
                env.assign(i, space.sample(i % 2 == 0 ? Split.TRAIN : Split.SHIFTED, random), 7, 1);
            }
            for (int t = 0; t < 50; t++) {
                float[] actions = new float[2 * slots];
                float a = 2 * random.nextFloat() - 1;
                float b = 2 * random.nextFloat() - 1;
                for (int i = 0; i < slots; i++) {
                    actions[2 * i] = a;
                    actions[2 * i + 1] = b;
                }
                env.step(actions);
                for (int i = 1; i < slots; i++) {
                    assertEquals(env.rewards()[0], env.rewards()[i]);
                    assertNotEquals(env.nextObservations()[0], env.nextObservations()[4 * i]);
                }
            }
        }
    }

    @Test
    void theBestActionOfEveryTaskIsTheCornerThatTheNeedlePointsTo() {
        try (VectorEnvironment<Decoy.Task> env = new VectorEnvironment<>(new Decoy(), 1, 1)) {
            env.assign(0, new Decoy.Task(0.1, 0.01, 0.02), 3, 1);
            for (int t = 0; t < 50; t++) {
                float[] o = env.observations();
                env.step(new float[] {Math.signum(o[2]), Math.signum(o[3])});
                assertEquals(1, env.rewards()[0], 1e-6);
            }
        }
    }
}
