package adaptarium.envs.family.locomotion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.StepResult;
import adaptarium.envs.VectorEnvironment;
import adaptarium.random.Seeds;
import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HalfCheetahTest {
    private static final HalfCheetah.Task RIGHT = new HalfCheetah.Task(1);
    private static final HalfCheetah.Task LEFT = new HalfCheetah.Task(-1);

    private static float[] gait(int step, int side) {
        double phase = 2 * Math.PI * 2 * 0.02 * step;
        float[] action = new float[6];
        for (int i = 0; i < 6; i++) {
            action[i] = (float) (0.8 * Math.sin(phase + i * side));
        }
        return action;
    }

    @Test
    void theDirectionShowsInTheRewardAlone() {
        Environment<HalfCheetah.Task> right = new Environment<>(new HalfCheetah(), RIGHT);
        Environment<HalfCheetah.Task> left = new Environment<>(new HalfCheetah(), LEFT);
        assertArrayEquals(right.reset(3), left.reset(3));
        double difference = 0;
        for (int t = 0; t < 200; t++) {
            float[] action = gait(t, 1);
            StepResult r = right.step(action);
            StepResult l = left.step(action);
            assertArrayEquals(r.observation(), l.observation());
            double cost = 0;
            for (float a : action) {
                cost += 0.05 * a * a;
            }
            assertEquals(-2 * cost, r.reward() + l.reward(), 1e-5);
            difference += Math.abs(r.reward() - l.reward());
        }
        assertTrue(difference > 1);
    }

    @Test
    void theRewardsAddUpToTheDistanceCovered() {
        Environment<HalfCheetah.Task> env = new Environment<>(new HalfCheetah(), RIGHT);
        env.reset(3);
        double sum = 0;
        StepResult result;
        int t = 0;
        do {
            float[] action = gait(t++, 1);
            result = env.step(action);
            sum += result.reward();
            for (float a : action) {
                sum += 0.05 * a * a;
            }
        } while (!result.done());
        assertTrue(result.truncated() && t == 200);
        assertEquals(env.scene().bodies().get(1).x(), sum * 0.02, 1e-3);
    }

    /**
     * Runs random episodes; one in three changes its action every 8 steps, so that joints reach their limits.
     *
     * @return {lowest corner of any body, m; fraction of episodes that ended on their back}
     */
    private static double[] randomEpisodes(int episodes) {
        int slots = 10;
        double lowest = 0;
        int flipped = 0;
        List<HalfCheetah.Task> tasks = LongStream.range(0, slots)
                .mapToObj(i -> i % 2 == 0 ? RIGHT : LEFT)
                .toList();
        RandomGenerator random = Seeds.generator(1);
        float[] actions = new float[slots * 6];
        try (VectorEnvironment<HalfCheetah.Task> env = new VectorEnvironment<>(new HalfCheetah(), slots, 1)) {
            for (int round = 0; round * slots < episodes; round++) {
                long first = (long) round * slots;
                env.assignAll(tasks, LongStream.range(first, first + slots).toArray(), 1);
                for (int t = 0; t < 200; t++) {
                    for (int i = 0; i < actions.length; i++) {
                        boolean hold = i / 6 % 3 == 0 && t % 8 != 0;
                        actions[i] = hold ? actions[i] : (float) random.nextGaussian() * (i / 6 % 3 == 0 ? 9 : 1);
                    }
                    env.step(actions);
                    for (int slot = 0; slot < slots && t % 5 == 0; slot++) {
                        for (SceneView.BodyView body : env.scene(slot).bodies()) {
                            if (body.role() != SceneView.Role.TERRAIN) {
                                lowest = Math.min(lowest, lowestCorner(body));
                            }
                        }
                    }
                }
                for (int slot = 0; slot < slots; slot++) {
                    flipped += env.nextObservations()[slot * 20 + 2] < 0 ? 1 : 0;
                }
            }
        }
        return new double[] {lowest, (double) flipped / episodes};
    }

    private static double lowestCorner(SceneView.BodyView body) {
        Geometry.Polygon box = (Geometry.Polygon) body.geometry().get(0);
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < box.xs().length; i++) {
            double y = body.y() + Math.sin(body.angle()) * box.xs()[i] + Math.cos(body.angle()) * box.ys()[i];
            lowest = Math.min(lowest, y);
        }
        return lowest;
    }

    @Test
    void noPartSinksIntoTheGroundAndTheRobotSeldomFlips() {
        double[] worst = randomEpisodes(Integer.getInteger("adaptarium.episodes", 100));
        assertTrue(worst[0] > -0.06, "lowest corner at " + worst[0] + " m");
        assertTrue(worst[1] < 0.08, "flipped in " + worst[1] + " of the episodes");
    }

    @Test
    void aBrakedRobotStandsStill() {
        Environment<HalfCheetah.Task> env = new Environment<>(new HalfCheetah(), RIGHT);
        float[] o = env.reset(2);
        float height = o[0];
        StepResult result;
        do {
            result = env.step(new float[6]);
        } while (!result.done());
        assertEquals(height, result.observation()[0], 0.05);
        assertEquals(0, result.observation()[3], 0.01);
        assertEquals(1, result.observation()[2], 0.01);
        assertEquals(1, result.observation()[18]);
        assertEquals(1, result.observation()[19]);
    }
}
