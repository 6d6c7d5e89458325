package adaptarium.experiments.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.Adaptation;
import adaptarium.meta.Evaluation.AdaptationFactory;
import adaptarium.meta.RoundKind;
import adaptarium.render.watch.Snapshot;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BeliefReadoutTest {
    private static final TaskFamily<?> FAMILY = Families.named("PointNavigation-v0");

    /** Believes what contexts say, which only an oracle should see; or anything. */
    private static final class Believer implements Adaptation {
        private final int tasks;
        private final boolean knows;
        private final float[] beliefs; // two means and two deviations each

        Believer(int tasks, boolean knows) {
            this.tasks = tasks;
            this.knows = knows;
            beliefs = new float[4 * tasks];
        }

        @Override
        public int tasks() {
            return tasks;
        }

        @Override
        public int rounds() {
            return 1;
        }

        @Override
        public RoundKind roundKind() {
            return RoundKind.EPISODE;
        }

        @Override
        public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
            for (int task = 0; task < tasks; task++) {
                float x = contexts[2 * task];
                float y = contexts[2 * task + 1];
                float other = (float) Math.sin(1e4 * x);
                float[] belief = knows ? new float[] {2 * x, x - y, 0.2f, 0.1f} : new float[] {other, other, 1, 1};
                System.arraycopy(belief, 0, beliefs, 4 * task, 4);
            }
        }

        @Override
        public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {}

        @Override
        public void endRound() {}

        @Override
        public float[] fastState(int task) {
            return Arrays.copyOfRange(beliefs, 4 * task, 4 * task + 4);
        }

        @Override
        public List<FastPart> fastParts() {
            return List.of(new FastPart("belief mean", 2), new FastPart("belief deviation", 2));
        }
    }

    @Test
    void whatABeliefHoldsIsRead() {
        BeliefReadout readout = BeliefReadout.fit(FAMILY, (tasks, seed) -> new Believer(tasks, true), 1, 3);
        assertEquals(2, readout.lines().size());
        for (BeliefReadout.Line line : readout.lines()) {
            assertEquals(1, line.explained(), 1e-2, line.name());
        }
        BeliefReadout.Line x = readout.lines().stream()
                .filter(line -> line.name().equals("goalX"))
                .findFirst()
                .orElseThrow();
        assertEquals(0.25, x.value(new float[] {1, 0.7f, 0, 0}), 0.02, "contexts are goals over half a metre");
        assertEquals(0.05, x.deviation(new float[] {1, 0.7f, 0.2f, 0}), 0.01, "a quarter of the first mean's");
    }

    @Test
    void whatABeliefDoesNotHoldIsNotRead() {
        assertEquals(
                List.of(),
                BeliefReadout.fit(FAMILY, (tasks, seed) -> new Believer(tasks, false), 1, 3)
                        .lines());
        assertTrue(BeliefReadout.canRead(new Believer(1, true)));
        assertFalse(BeliefReadout.canRead(new IdleAgent() {
            @Override
            public List<FastPart> fastParts() {
                return List.of(new FastPart("hidden state", 4));
            }
        }));
    }

    @Test
    void aSessionShowsItAgainstTheTruth() {
        AdaptationFactory factory = (tasks, seed) -> new Believer(tasks, true);
        try (AdaptationSession<?> session = session(FAMILY, factory)) {
            session.step();
            session.step();
            Snapshot moment = session.snapshot();
            assertEquals(3, moment.plots().size());
            List<Snapshot.Curve> curves = moment.plots().get(1).curves();
            assertEquals(
                    List.of("read", "true"),
                    curves.stream().map(Snapshot.Curve::name).toList());
            assertEquals(3, curves.get(0).values().length, "before the first step, and after each");
            double truth =
                    ((Number) moment.task().values().get(nameOf(moment.plots().get(1)))).doubleValue();
            assertArrayEquals(new double[] {truth, truth, truth}, curves.get(1).values());
            assertEquals(truth, curves.get(0).values()[2], 0.02);
            assertTrue(curves.get(0).deviations()[2] > 0);
        }
    }

    private static String nameOf(Snapshot.Plot plot) {
        return plot.title().split(" ", 2)[0];
    }

    private static <T extends Record> AdaptationSession<T> session(TaskFamily<T> family, AdaptationFactory factory) {
        return new AdaptationSession<>("believer", family, factory, Split.TEST, 1, 5);
    }
}
