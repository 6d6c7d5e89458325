package adaptarium.meta.play;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.action.ActionScale;
import adaptarium.agents.experience.Rollout;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.family.classic.CartPole;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Poles fall at different times, so that slots end apart: what is written down is what an onlooker sees. */
class RecordedAgentTest {
    private static final CartPole FAMILY = new CartPole();
    private static final EnvironmentSpec SPEC = FAMILY.spec();
    private static final int SLOTS = 3;
    private static final int EPISODES = 2;

    private final Rollout rollout = new Rollout(SLOTS, SPEC.observationSize(), 0, SPEC.actionSize());
    private final ReturnCounter returns = new ReturnCounter(SLOTS, EPISODES);
    private final List<List<float[]>> seen = new ArrayList<>();
    private final List<List<float[]>> after = new ArrayList<>();
    private final double[][] sums = new double[SLOTS][EPISODES];

    /** Looks at everything itself. */
    private final class Onlooker implements RoundObserver {
        private final int[] episode = new int[SLOTS];

        @Override
        public void begun(RoundPlayer<?> player) {
            returns.begun(player);
            for (int slot = 0; slot < SLOTS; slot++) {
                seen.add(new ArrayList<>());
                after.add(new ArrayList<>());
            }
        }

        @Override
        public void chosen(RoundPlayer<?> player, float[] actions) {
            look(player, player.environments().observations(), seen);
        }

        @Override
        public void stepped(RoundPlayer<?> player) {
            returns.stepped(player);
            look(player, player.environments().nextObservations(), after);
            for (int slot = 0; slot < SLOTS; slot++) {
                if (player.acting()[slot]) {
                    sums[slot][episode[slot]] += player.environments().rewards()[slot];
                    boolean[] ended = {
                        player.environments().terminated()[slot],
                        player.environments().truncated()[slot]
                    };
                    episode[slot] += ended[0] || ended[1] ? 1 : 0;
                }
            }
        }

        private void look(RoundPlayer<?> player, float[] observations, List<List<float[]>> into) {
            int size = SPEC.observationSize();
            for (int slot = 0; slot < SLOTS; slot++) {
                if (player.acting()[slot]) {
                    into.get(slot).add(Arrays.copyOfRange(observations, slot * size, (slot + 1) * size));
                }
            }
        }
    }

    private void play() {
        RandomGenerator[] noise = new RandomGenerator[SLOTS];
        Arrays.setAll(noise, Seeds::generator);
        UniformAgent agent = new UniformAgent(new ActionScale(SPEC.actions()), SPEC.actionSize(), noise, 1);
        try (RoundPlayer<CartPole.Task> player = new RoundPlayer<>(FAMILY, SLOTS, 1)) {
            Onlooker onlooker = new Onlooker();
            player.begin(
                    Collections.nCopies(SLOTS, FAMILY.tasks().nominal()), new long[] {1, 2, 3}, EPISODES, onlooker);
            player.play(new RecordedAgent(agent, rollout), onlooker);
        }
    }

    @Test
    void everyStepIsWrittenDownWithItsTrueSuccessor() {
        play();
        int size = SPEC.observationSize();
        boolean apart = false;
        for (int slot = 0; slot < SLOTS; slot++) {
            assertEquals(seen.get(slot).size(), rollout.length(slot));
            apart |= rollout.length(slot) != rollout.length(0);
            int ends = 0;
            for (int t = 0; t < rollout.length(slot); t++) {
                int i = t * SLOTS + slot;
                assertArrayEquals(
                        seen.get(slot).get(t), Arrays.copyOfRange(rollout.observations(), i * size, (i + 1) * size));
                float[] successor = new float[size];
                rollout.copySuccessor(slot, t, successor, 0);
                assertArrayEquals(after.get(slot).get(t), successor);
                assertTrue(Math.abs(rollout.actions()[i]) <= 1 && rollout.actions()[i] != 0);
                ends += rollout.terminated()[i] || rollout.truncated()[i] ? 1 : 0;
            }
            assertEquals(EPISODES, ends);
        }
        assertTrue(apart, "slots end at different times");
    }

    @Test
    void returnsAreSumsOfRewardsBySlotAndEpisode() {
        play();
        for (int slot = 0; slot < SLOTS; slot++) {
            assertEquals(EPISODES, returns.ended(slot));
            for (int e = 0; e < EPISODES; e++) {
                assertEquals(sums[slot][e], returns.of(slot, e));
            }
        }
        for (int e = 0; e < EPISODES; e++) {
            assertEquals(sums[0][e] + sums[1][e] + sums[2][e], returns.sum(e), 1e-9);
        }
    }
}
