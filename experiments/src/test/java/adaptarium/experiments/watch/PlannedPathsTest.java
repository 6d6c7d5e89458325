package adaptarium.experiments.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.VectorEnvironment;
import adaptarium.sim.SceneView.Marker;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannedPathsTest {
    private static final int STEPS = 10;

    private static <T extends Record> List<Marker> markers(TaskFamily<T> family, List<float[]> paths) {
        try (VectorEnvironment<T> environments = new VectorEnvironment<>(family, 1, 1)) {
            environments.assignAll(Collections.singletonList(family.tasks().nominal()), new long[] {1}, 1);
            return PlannedPaths.markers(new Whereabouts(family), new Foreteller(paths), environments);
        }
    }

    private static List<Marker.Segment> segments(List<Marker> markers) {
        return markers.stream()
                .filter(Marker.Segment.class::isInstance)
                .map(Marker.Segment.class::cast)
                .toList();
    }

    /** Where a family does not say where a robot is by what it observes, its way is the sum of the speeds: here 1 m/s along x and −2 m/s along y. */
    @Test
    void theWayIsTheSumOfTheExpectedSpeedsFromWhereTheBodyIs() {
        TaskFamily<?> family = Families.named("TwistedDrive-v0+noise=0.1"); // numbers with noise are no poses
        double step = family.spec().controlTimestep();
        int width = family.spec().observationSize();
        float[] plan = new float[STEPS * width];
        for (int t = 0; t < STEPS; t++) {
            plan[t * width + 2] = 1; // velocity x
            plan[t * width + 3] = -2;
        }
        List<Marker> markers = markers(family, List.of(plan, new float[STEPS * width]));
        List<Marker.Segment> way = segments(markers);
        assertEquals(STEPS, way.size());
        assertEquals(0, way.get(0).x0(), 1e-9); // the drive begins in the middle
        assertEquals(STEPS * step, way.get(STEPS - 1).x1(), 1e-6);
        assertEquals(-2 * STEPS * step, way.get(STEPS - 1).y1(), 1e-6);
        assertEquals(2 * STEPS, markers.size(), "a ray for every step of the other candidate");
    }

    /** A pendulum has no speed of its place. Its rod is half a metre from the pivot to the middle: upright, then level to the left. */
    @Test
    void theWayIsThatOfTheBodysMiddleWhereItsPoseIsKnown() {
        float[] plan = {1, 0, 0, 0, 1, 0};
        List<Marker.Segment> way = segments(markers(Families.named("Pendulum-v0"), List.of(plan)));
        assertEquals(2, way.size());
        assertEquals(0, way.get(0).x1(), 1e-6);
        assertEquals(0.5, way.get(0).y1(), 1e-6);
        assertEquals(-0.5, way.get(1).x1(), 1e-6);
        assertEquals(0, way.get(1).y1(), 1e-6);
    }

    @Test
    void aPathEndsWhereItsModelCannotGoOn() {
        float[] plan = {1, 0, 0, Float.NaN, 1, 0, 1, 0, 0};
        assertEquals(1, markers(Families.named("Pendulum-v0"), List.of(plan)).size());
    }

    @Test
    void familiesThatDoNotTellHaveNone() {
        for (String id : List.of("GridNavigation-v0", "TopDownCar-v0")) { // the car's speed is along itself
            TaskFamily<?> family = Families.named(id);
            assertTrue(
                    markers(family, List.of(new float[STEPS * family.spec().observationSize()]))
                            .isEmpty(),
                    id);
        }
    }
}
