package adaptarium.render.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Families;
import adaptarium.envs.Simulation;
import adaptarium.envs.StepResult;
import adaptarium.envs.TaskFamily;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingEnvironmentTest {
    @TempDir
    Path folder = Path.of("");

    private static List<Long> filmed(LongPredicate trigger, long until) {
        return LongStream.rangeClosed(0, until).filter(trigger).boxed().toList();
    }

    @Test
    void triggersChooseTheEpisodesGymnasiumUsersExpect() {
        assertEquals(List.of(0L, 3L, 6L, 9L), filmed(Triggers.every(3), 10));
        assertEquals(
                List.of(0L, 1L, 8L, 27L, 64L, 125L, 216L, 343L, 512L, 729L, 1000L, 2000L),
                filmed(Triggers.cubic(), 2999));
        assertThrows(IllegalArgumentException.class, () -> Triggers.every(0));
    }

    @Test
    void filmingChangesNothingAndFilmsTheChosenEpisodes() throws Exception {
        TaskFamily<?> family = Families.named("CartPole-v0");
        List<Float> plain = new ArrayList<>();
        List<Float> filmed = new ArrayList<>();
        play(family, plain, null);
        play(family, filmed, folder);
        assertEquals(plain, filmed);
        try (Stream<Path> files = Files.list(folder)) {
            assertArrayEquals(
                    new String[] {"CartPole-v0-episode-0.gif", "CartPole-v0-episode-2.gif"},
                    files.map(file -> String.valueOf(file.getFileName()))
                            .sorted()
                            .toArray());
        }
        assertTrue(Files.size(folder.resolve("CartPole-v0-episode-2.gif")) > 1000);
    }

    private List<String> files() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aSecondRecorderNeverOverwritesTheFirstOnesFilms() throws Exception {
        play(Families.named("CartPole-v0"), new ArrayList<>(), folder);
        byte[] first = Files.readAllBytes(folder.resolve("CartPole-v0-episode-0.gif"));
        play(Families.named("CartPole-v0"), new ArrayList<>(), folder);
        assertEquals(
                List.of(
                        "CartPole-v0-episode-0-2.gif",
                        "CartPole-v0-episode-0.gif",
                        "CartPole-v0-episode-2-2.gif",
                        "CartPole-v0-episode-2.gif"),
                files());
        assertArrayEquals(first, Files.readAllBytes(folder.resolve("CartPole-v0-episode-0.gif")));
    }

    @Test
    void twoRecordersAtTheSameTimeKeepBothFilms() throws Exception {
        TaskFamily<?> family = Families.named("CartPole-v0");
        try (RecordingEnvironment<?> one = recorded(family);
                RecordingEnvironment<?> two = recorded(family)) {
            one.reset(1);
            two.reset(2);
            one.step(new float[family.spec().actionSize()]);
            two.step(new float[family.spec().actionSize()]);
        }
        assertEquals(List.of("CartPole-v0-episode-0-2.gif", "CartPole-v0-episode-0.gif"), files());
    }

    /** Process 4,194,305 cannot be there: Linux counts to 4,194,304. */
    @Test
    void whatAKilledProcessLeftIsRemovedByTheNextFilm() throws Exception {
        String end = "-123e4567-e89b-12d3-a456-426614174000.part.gif";
        Files.writeString(folder.resolve(".CartPole-v0-episode-0.gif.4194305" + end), "half");
        String alive = ".CartPole-v0-episode-0.gif." + ProcessHandle.current().pid() + end;
        Files.writeString(folder.resolve(alive), "half");
        Files.writeString(folder.resolve(".mine.part.gif"), "another's");
        try (RecordingEnvironment<?> environment = recorded(Families.named("CartPole-v0"))) {
            environment.reset(1);
        }
        assertEquals(List.of(alive, ".mine.part.gif", "CartPole-v0-episode-0.gif"), files());
    }

    /** A process that never closes its recorder and ends: nothing half-made is left. */
    @Test
    void anUnclosedRecorderLeavesNoPartWhenItsProcessEnds() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Unclosed.class.getName(),
                        folder.toString())
                .inheritIO()
                .start();
        assertEquals(0, process.waitFor());
        assertEquals(List.of(), files());
    }

    /** What {@link #anUnclosedRecorderLeavesNoPartWhenItsProcessEnds} runs. */
    static final class Unclosed {
        private Unclosed() {}

        @SuppressWarnings("MustBeClosed") // that is the point
        public static void main(String[] arguments) {
            RecordingEnvironment<?> recorder = recorded(Families.named("CartPole-v0"), Path.of(arguments[0]));
            recorder.reset(1);
            recorder.step(new float[] {1});
        }
    }

    private RecordingEnvironment<?> recorded(TaskFamily<?> family) {
        return recorded(family, folder);
    }

    private static <T extends Record> RecordingEnvironment<T> recorded(TaskFamily<T> family, Path folder) {
        Environment<T> environment = new Environment<>(family, family.tasks().nominal());
        return new RecordingEnvironment<>(environment, folder, "gif", episode -> true, Film.settings(50));
    }

    private static <T extends Record> void play(
            TaskFamily<T> family, List<Float> numbers, @org.jspecify.annotations.Nullable Path folder) {
        Environment<T> environment = new Environment<>(family, family.tasks().nominal());
        RecordingEnvironment<T> recorded = new RecordingEnvironment<>(
                environment,
                folder == null ? Path.of("") : folder,
                "gif",
                folder == null ? episode -> false : Triggers.every(2),
                Film.settings(50));
        float[] push = new float[family.spec().actionSize()];
        try (recorded) {
            for (int episode = 0; episode < 4; episode++) {
                recorded.reset(episode);
                StepResult result;
                int step = 0;
                do {
                    push[0] = step++ % 3 == 0 ? 1 : 0;
                    result = recorded.step(push);
                    for (float number : result.observation()) {
                        numbers.add(number);
                    }
                } while (!result.done() && step < 15);
            }
        }
    }

    /** A family whose control steps are said to last another time. */
    private record Paced<T extends Record>(TaskFamily<T> family, double timestep) implements TaskFamily<T> {
        @Override
        public EnvironmentSpec spec() {
            EnvironmentSpec spec = family.spec();
            return new EnvironmentSpec(
                    spec.id(),
                    spec.observation(),
                    spec.actions(),
                    timestep,
                    spec.horizon(),
                    spec.episodesPerTrial(),
                    spec.rewardMeaning(),
                    spec.endMeaning());
        }

        @Override
        public Class<T> taskType() {
            return family.taskType();
        }

        @Override
        public Simulation<T> newSimulation() {
            return family.newSimulation();
        }
    }

    // HalfCheetah lasts 200 steps whatever is done, and the page says its frames and their rate: at 100 Hz the moments
    // of
    // steps 0, 2, 4, … 200; at 125 Hz those of 0, 3, 6, … 198, and the last.
    @ParameterizedTest
    @CsvSource({"0.1, 10, 201", "0.02, 50, 201", "0.01, 50, 101", "0.008, 41.666667, 68", "0.002, 50, 21"})
    void anEpisodePlaysInItsOwnTime(double timestep, String framesPerSecond, int frames) throws Exception {
        film(new Paced<>(Families.named("HalfCheetah-v0"), timestep));
        String page = Files.readString(folder.resolve("HalfCheetah-v0-episode-0.html"));
        String said = page.substring(page.indexOf("\"framesPerSecond\":"), page.indexOf(",\"overlays\":"));
        double rate = Double.parseDouble(said.replaceAll("\"framesPerSecond\":([0-9.]+).*", "$1"));
        assertEquals(Double.parseDouble(framesPerSecond), rate, 1e-5);
        assertEquals("\"frames\":" + frames, said.substring(said.indexOf("\"frames\":")));
        assertEquals(200 * timestep, (frames - 1) / rate, 1 / rate); // from the first picture to the last
    }

    private <T extends Record> void film(TaskFamily<T> family) {
        Environment<T> environment = new Environment<>(family, family.tasks().nominal());
        try (RecordingEnvironment<T> recorded =
                new RecordingEnvironment<>(environment, folder, "html", Triggers.every(1), Film.settings(50))) {
            recorded.reset(0);
            float[] still = new float[family.spec().actionSize()];
            while (!recorded.step(still).done()) {}
        }
    }
}
