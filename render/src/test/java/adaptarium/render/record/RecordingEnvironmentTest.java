package adaptarium.render.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Families;
import adaptarium.envs.StepResult;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private static <T extends Record> void play(
            TaskFamily<T> family, List<Float> numbers, @org.jspecify.annotations.Nullable Path folder) {
        Environment<T> environment =
                new Environment<>(family, TaskSpace.of(family.taskType()).nominal());
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
}
