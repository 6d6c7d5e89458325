package adaptarium.meta.play;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import adaptarium.envs.TaskSpace;
import adaptarium.envs.family.classic.CartPole;
import adaptarium.envs.family.locomotion.CompassCheetah;
import adaptarium.envs.family.navigation.PointNavigation;
import adaptarium.meta.trial.SignGame;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RoundPlayerTest {
    private static final SignGame GAME = new SignGame(/* discrete= */ false);
    private static final List<SignGame.Task> SIGNS = List.of(new SignGame.Task(1), new SignGame.Task(-1));

    /** Writes down everything it is told, and always pushes with 2. */
    private static final class Scribe implements Agent {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
            lines.add("act " + Arrays.toString(observations) + active(active));
            Arrays.fill(actions, 2);
        }

        @Override
        public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s%s%s",
                    Arrays.toString(rewards),
                    active(terminated),
                    Arrays.toString(nextObservations)));
        }

        private static String active(boolean[] flags) {
            StringBuilder text = new StringBuilder(" ");
            for (boolean flag : flags) {
                text.append(flag ? 'x' : '-');
            }
            return text.append(' ').toString();
        }
    }

    @Test
    void anAgentSeesObservationsAndHearsOfTrueSuccessors() {
        Scribe scribe = new Scribe();
        try (RoundPlayer<SignGame.Task> player = new RoundPlayer<>(GAME, 2, 1)) {
            player.begin(SIGNS, new long[2], /* episodes= */ 2, RoundObserver.NOBODY);
            player.play(scribe, RoundObserver.NOBODY);
            assertEquals(4, player.steps());
            assertFalse(player.isRunning());
        }
        // A game ends after its second step: the successor is 2, what is seen next is the next game's 0.
        List<String> game = List.of(
                "act [0.0, 0.0] xx ", "[1.0, -1.0] -- [1.0, 1.0]", "act [1.0, 1.0] xx ", "[1.0, -1.0] xx [2.0, 2.0]");
        List<String> expected = new ArrayList<>(game);
        expected.addAll(game);
        assertEquals(expected, scribe.lines);
    }

    @Test
    void whatAnObserverChangesIsCarriedOutAndTheAgentDoesNotKnow() {
        Scribe scribe = new Scribe();
        List<String> order = new ArrayList<>();
        RoundObserver other = new RoundObserver() {
            @Override
            public void begun(RoundPlayer<?> player) {
                order.add("begun " + player.steps() + Scribe.active(player.acting()));
            }

            @Override
            public void chosen(RoundPlayer<?> player, float[] actions) {
                order.add("chosen " + player.steps() + Scribe.active(player.acting()));
                actions[0] = -1;
            }

            @Override
            public void stepped(RoundPlayer<?> player) {
                order.add("stepped " + player.steps() + Scribe.active(player.acting()));
                assertEquals(-1, player.environments().rewards()[0]);
                assertEquals(-1, player.actions()[0]);
            }
        };
        try (RoundPlayer<SignGame.Task> player = new RoundPlayer<>(GAME, 2, 1)) {
            player.begin(SIGNS, new long[2], /* episodes= */ 1, other);
            player.play(scribe, other);
        }
        assertEquals(List.of("begun 0 -- ", "chosen 0 xx ", "stepped 1 xx ", "chosen 1 xx ", "stepped 2 xx "), order);
    }

    /** The first of two points reaches its goal in one move; the other goes on alone, and nobody moves the first any more. */
    @Test
    void aSlotThatHasEndedIdles() {
        List<PointNavigation.Task> tasks = List.of(new PointNavigation.Task(0.1, 0), new PointNavigation.Task(0.3, 0));
        List<String> acting = new ArrayList<>();
        Agent eastward = new Agent() {
            @Override
            public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
                assertArrayEquals(new float[] {0.2f, 0, 0.6f, 0}, contexts, 1e-6f); // the goal in halves of a metre
                for (int slot = 0; slot < 2; slot++) {
                    actions[2 * slot] = active[slot] ? 0.1f : Float.NaN; // of an idle slot nobody looks at it
                }
            }

            @Override
            public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] next) {}
        };
        RoundObserver notes = new RoundObserver() {
            @Override
            public void stepped(RoundPlayer<?> player) {
                acting.add(Scribe.active(player.acting()));
            }
        };
        try (RoundPlayer<PointNavigation.Task> player = new RoundPlayer<>(new PointNavigation(), 2, 1)) {
            player.begin(tasks, new long[2], /* episodes= */ 1, notes);
            player.play(eastward, notes);
        }
        assertEquals(List.of(" xx ", " -x ", " -x "), acting);
    }

    @Test
    void aChangedTaskIsPlayedAndToldAtOnce() {
        try (RoundPlayer<PointNavigation.Task> player = new RoundPlayer<>(new PointNavigation(), 1, 1)) {
            player.begin(List.of(new PointNavigation.Task(0.3, 0.4)), new long[1], 1, RoundObserver.NOBODY);
            Agent still = new Agent() {
                @Override
                public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {}

                @Override
                public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] next) {}
            };
            player.step(still, RoundObserver.NOBODY);
            assertEquals(-0.5f, player.environments().rewards()[0], 1e-6f); // 3, 4, 5
            player.changeTask(new PointNavigation.Task(-0.3, 0));
            assertArrayEquals(new float[] {-0.6f, 0}, player.contexts(), 1e-6f);
            player.step(still, RoundObserver.NOBODY);
            assertEquals(-0.3f, player.environments().rewards()[0], 1e-6f);
        }
    }

    @Test
    void aTaskThatMayNotChangeIsRefusedAndWhatIsToldStays() {
        try (RoundPlayer<SignGame.Task> player = new RoundPlayer<>(GAME, 2, 1)) {
            player.begin(SIGNS, new long[2], /* episodes= */ 1, RoundObserver.NOBODY);
            float[] told = player.contexts().clone();
            assertThrows(IllegalArgumentException.class, () -> player.changeTask(new SignGame.Task(-1)));
            assertArrayEquals(told, player.contexts());
        }
    }

    @Test
    void tasksSideBySideStandInARow() {
        SignGame.Task plus = SIGNS.get(0);
        SignGame.Task minus = SIGNS.get(1);
        assertEquals(List.of(plus, plus, minus, minus), RoundPlayer.sideBySide(SIGNS, 2));
    }

    /** Neither the loop nor the environments make garbage: a run steps a hundred million times. */
    @Test
    void aStepAllocatesNothing() {
        assumeTrue(
                ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
                        && threads.isThreadAllocatedMemorySupported(),
                "this Java virtual machine does not count allocated bytes");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Agent still = new Agent() {
            @Override
            public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {}

            @Override
            public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] next) {}
        };
        try (RoundPlayer<PointNavigation.Task> player = new RoundPlayer<>(new PointNavigation(), 3, 1)) {
            List<PointNavigation.Task> tasks = RoundPlayer.sideBySide(List.of(new PointNavigation.Task(0.3, 0.4)), 3);
            long bytes = 0;
            for (int warmUp = 0; warmUp < 3; warmUp++) {
                player.begin(tasks, new long[3], /* episodes= */ 1, RoundObserver.NOBODY);
                long before = threads.getCurrentThreadAllocatedBytes();
                player.play(still, RoundObserver.NOBODY);
                bytes = threads.getCurrentThreadAllocatedBytes() - before;
            }
            assertEquals(100, player.steps());
            assertTrue(bytes < 16 * 100, bytes + " bytes in 100 steps of three slots");
        }
    }

    @Test
    void threadsDoNotChangeAnything() {
        CartPole family = new CartPole();
        CartPole.Task task = TaskSpace.of(CartPole.Task.class).nominal();
        float[][] seen = new float[2][];
        for (int i = 0; i < 2; i++) {
            try (RoundPlayer<CartPole.Task> player = new RoundPlayer<>(family, 5, 1 + 2 * i)) {
                player.begin(
                        RoundPlayer.sideBySide(List.of(task), 5), new long[] {1, 2, 3, 4, 5}, 1, RoundObserver.NOBODY);
                for (int t = 0; t < 20; t++) {
                    player.step(new Scribe(), RoundObserver.NOBODY);
                }
                seen[i] = player.environments().nextObservations().clone();
            }
        }
        assertArrayEquals(seen[0], seen[1]);
    }

    @Test
    void anOracleIsToldOfWhatAFamilyChangesByItself() {
        CompassCheetah family = new CompassCheetah();
        CompassCheetah.Task task = new CompassCheetah.Task(1, 60);
        int[] turned = new int[1];
        try (RoundPlayer<CompassCheetah.Task> player = new RoundPlayer<>(family, 1, 1)) {
            Agent agent = new Agent() {
                @Override
                public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
                    int flips = player.environments().events(0).size();
                    // 1 - 1/2 for the right where it is right, -1/2 where it is not
                    assertEquals(flips % 2 == 0 ? 0.5f : -0.5f, contexts[0]);
                    turned[0] = Math.max(turned[0], flips);
                }

                @Override
                public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] next) {}
            };
            for (int round = 0; round < 3; round++) {
                player.begin(List.of(task), new long[] {round}, 1, RoundObserver.NOBODY);
                player.play(agent, RoundObserver.NOBODY);
            }
        }
        assertTrue(turned[0] >= 2);
    }
}
