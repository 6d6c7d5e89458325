package adaptarium.experiments.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.VectorEnvironment;
import adaptarium.meta.Adaptation;
import adaptarium.meta.RoundKind;
import adaptarium.sim.SceneView.Marker;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannedPathsTest {
    private static final int AGO = 8; // steps between what was expected and what is

    /** Expects to go on at 1 m/s along x and −2 m/s along y for ten steps; and, as another candidate, to stay. */
    private static final class Forward implements Adaptation {
        private final int width;

        Forward(int width) {
            this.width = width;
        }

        @Override
        public int tasks() {
            return 1;
        }

        @Override
        public int rounds() {
            return 0;
        }

        @Override
        public RoundKind roundKind() {
            return RoundKind.NONE;
        }

        @Override
        public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {}

        @Override
        public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {}

        @Override
        public void endRound() {}

        @Override
        public List<float[]> expectedPaths(int task) {
            float[] plan = new float[10 * width];
            for (int t = 0; t < 10; t++) {
                plan[t * width + 2] = 1; // velocity x of the twisted drive
                plan[t * width + 3] = -2;
            }
            return List.of(plan, new float[10 * width]);
        }
    }

    @Test
    void theWayIsTheSumOfTheExpectedSpeedsFromWhereTheBodyIs() {
        check(Families.named("TwistedDrive-v0"));
    }

    private static <T extends Record> void check(TaskFamily<T> family) {
        double step = family.spec().controlTimestep();
        PlannedPaths paths = new PlannedPaths(family);
        try (VectorEnvironment<T> environments = new VectorEnvironment<>(family, 1, 1)) {
            environments.assignAll(Collections.singletonList(family.tasks().nominal()), new long[] {1}, 1);
            Adaptation forward = new Forward(family.spec().observationSize());
            List<Marker> markers = paths.markers(forward, environments.scene(0));
            List<Marker.Segment> plan = segments(markers);
            assertEquals(10, plan.size());
            assertEquals(10 * step, plan.get(9).x1() - plan.get(0).x0(), 1e-6);
            assertEquals(-20 * step, plan.get(9).y1() - plan.get(0).y0(), 1e-6);
            assertEquals(
                    10, markers.stream().filter(Marker.Ray.class::isInstance).count());
            assertEquals(20, markers.size(), "no ring before the plan is old enough");
            double expectedX = plan.get(AGO - 1).x1();
            for (int i = 0; i < AGO; i++) {
                markers = paths.markers(forward, environments.scene(0));
            }
            Marker.Disc ring = (Marker.Disc) markers.get(markers.size() - 1);
            assertEquals(expectedX, ring.x(), 1e-9);
            paths.forget();
            assertEquals(20, paths.markers(forward, environments.scene(0)).size());
        }
    }

    private static List<Marker.Segment> segments(List<Marker> markers) {
        return markers.stream()
                .filter(Marker.Segment.class::isInstance)
                .map(Marker.Segment.class::cast)
                .toList();
    }

    @Test
    void familiesWithoutSpeedsHaveNone() {
        TaskFamily<?> family = Families.named("PointNavigation-v0");
        none(family);
    }

    private static <T extends Record> void none(TaskFamily<T> family) {
        try (VectorEnvironment<T> environments = new VectorEnvironment<>(family, 1, 1)) {
            environments.assignAll(Collections.singletonList(family.tasks().nominal()), new long[] {1}, 1);
            assertTrue(new PlannedPaths(family)
                    .markers(new Forward(family.spec().observationSize()), environments.scene(0))
                    .isEmpty());
        }
    }
}
