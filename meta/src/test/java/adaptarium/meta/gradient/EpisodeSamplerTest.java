package adaptarium.meta.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.agents.experience.EpisodeBatch;
import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.network.tensor.Activation;
import adaptarium.agents.network.tensor.Policy;
import adaptarium.envs.family.navigation.PointNavigation;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpisodeSamplerTest {
    private final PointNavigation family = new PointNavigation();
    private final Policy policy = Policy.of(family.spec(), List.of(4), Activation.TANH);
    private final float[] theta = policy.initialise(Seeds.generator(1), 1, 0.5);
    private final List<PointNavigation.Task> tasks =
            List.of(new PointNavigation.Task(0.3, 0.1), new PointNavigation.Task(-0.2, 0.4));

    private EpisodeBatch play(int threads, long... seeds) {
        try (EpisodeSampler<PointNavigation.Task> sampler = new EpisodeSampler<>(family, policy, 2, 3, threads)) {
            return sampler.sample(tasks, seeds, theta, Normaliser.identity(2));
        }
    }

    @Test
    void rewardsAndActionsTellTheSameStory() {
        EpisodeBatch batch = play(1, 5, 6);
        for (int n = 0; n < batch.slots(); n++) {
            double x = 0;
            double y = 0;
            double sum = 0;
            for (int t = 0; t < batch.length(n); t++) {
                int row = t * batch.slots() + n;
                assertEquals(x, batch.rollout().observations()[2 * row], 1e-5);
                // Normalised and unclipped: one is the full move of 0.1 m, and the environment clips.
                x += 0.1 * Math.max(-1, Math.min(1, batch.rollout().actions()[2 * row]));
                y += 0.1 * Math.max(-1, Math.min(1, batch.rollout().actions()[2 * row + 1]));
                PointNavigation.Task task = tasks.get(n / 3);
                assertEquals(
                        -Math.hypot(x - task.goalX(), y - task.goalY()),
                        batch.rollout().rewards()[row],
                        1e-5);
                sum += batch.rollout().rewards()[row];
            }
            float[] last = new float[2];
            batch.rollout().copySuccessor(n, batch.length(n) - 1, last, 0);
            assertEquals(x, last[0], 1e-5);
            assertEquals(sum, batch.episodeReturn(n), 1e-4);
        }
        assertEquals(batch.steps(), batch.samples(0) + batch.samples(1));
    }

    @Test
    void episodesDependOnTheirTasksSeedAlone() {
        EpisodeBatch batch = play(1, 5, 6);
        assertArrayEquals(batch.rollout().rewards(), play(2, 5, 6).rollout().rewards());
        EpisodeBatch other = play(1, 5, 7);
        assertEquals(batch.meanReturn(0), other.meanReturn(0));
        assertFalse(Arrays.equals(batch.rollout().rewards(), other.rollout().rewards()));
        for (int n = 1; n < 3; n++) {
            assertNotEquals(
                    batch.rollout().actions()[0],
                    batch.rollout().actions()[2 * n],
                    "episodes of one task have noise of their own");
        }
        assertThrows(IllegalArgumentException.class, () -> play(1, 5));
    }
}
