package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.VectorEnvironment;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class FilmRecorderTest {
    private static final int TASKS = 5;

    // What a slot does: it pushes with its own force, so that returns differ.
    private static <T extends Record> List<Film> filmed(TaskFamily<T> family, int rounds, double[] returns) {
        FilmRecorder recorder = new FilmRecorder(/* first= */ 2, rounds);
        List<T> tasks = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            tasks.add(family.tasks().nominal());
        }
        try (VectorEnvironment<T> environments = new VectorEnvironment<>(family, TASKS, /* threads= */ 1)) {
            for (int round = 0; round <= rounds; round++) {
                environments.assignAll(tasks, new long[TASKS], /* episodes= */ 1);
                recorder.step(round, 0, environments, 1);
                float[] actions = new float[TASKS * family.spec().actionSize()];
                double[] sums = new double[TASKS];
                for (int step = 1; anyActive(environments); step++) {
                    for (int i = 0; i < actions.length; i++) {
                        actions[i] = 0.1f * ((7 * (i / family.spec().actionSize() + 1)) % 5);
                    }
                    boolean[] before = environments.active().clone();
                    environments.step(actions);
                    for (int i = 0; i < TASKS; i++) {
                        sums[i] += before[i] ? environments.rewards()[i] : 0;
                    }
                    recorder.step(round, step, environments, 1);
                }
                System.arraycopy(sums, 0, returns, 0, TASKS);
            }
        }
        return recorder.films();
    }

    private static boolean anyActive(VectorEnvironment<?> environments) {
        for (boolean active : environments.active()) {
            if (active) {
                return true;
            }
        }
        return false;
    }

    @Test
    void theWorstTheMedianAndTheBestComeFirst() throws Exception {
        double[] returns = new double[TASKS];
        List<Film> films = filmed(Families.named("PointNavigation-v0"), /* rounds= */ 1, returns);
        double[] sorted = returns.clone();
        java.util.Arrays.sort(sorted);
        assertEquals(
                List.of("worst", "median", "best"),
                films.subList(0, 3).stream().map(Film::rank).toList());
        assertEquals(sorted[0], films.get(0).after(), 1e-9);
        assertEquals(sorted[2], films.get(1).after(), 1e-9);
        assertEquals(sorted[4], films.get(2).after(), 1e-9);
        assertTrue(films.stream().map(Film::task).toList().containsAll(List.of(0, 1)), "the first two are kept");
        assertEquals(films.size(), films.stream().map(Film::task).distinct().count());
        byte[] packed = Base64.getDecoder().decode(films.get(0).reel());
        String reel = new String(
                new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(reel.startsWith("[[[") && reel.contains("before adaptation") && reel.contains("after 1 round"));
        assertEquals(101, reel.split(",\n").length); // the horizon's 100 steps and the start
        assertEquals(10, films.get(0).framesPerSecond(), 1e-9); // control steps of 0.1 s
    }

    @Test
    void aLongEpisodeLeavesStepsOut() {
        List<Film> films = filmed(Families.named("PointNavigation-v0+time-limit=300"), 1, new double[TASKS]);
        assertEquals(10.0 / 3, films.get(0).framesPerSecond(), 1e-9);
    }

    @Test
    void whereNothingAdaptsThereIsNothingToFilm() {
        assertEquals(List.of(), filmed(Families.named("PointNavigation-v0"), /* rounds= */ 0, new double[TASKS]));
    }
}
