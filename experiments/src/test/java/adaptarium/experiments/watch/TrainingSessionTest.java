package adaptarium.experiments.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.Trainer;
import adaptarium.experiments.run.TrainingListener;
import adaptarium.render.watch.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Training that is watched, with the test in the place of the window. */
class TrainingSessionTest {
    private static final String CONFIG = """
        family: CartPole-v0
        seed: 3
        iterations: 12
        threads: 1
        algorithm:
          name: rl2
          tasks: 4
          memorySize: 8
          hiddenSizes: [8]
        """;

    @TempDir
    private Path runs;

    private static byte[] network(RunDirectory run) throws IOException {
        return Files.readAllBytes(run.folder().resolve("checkpoints/update-00000012.safetensors"));
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aWatchedTrainingEndsInTheSameBits() throws IOException {
        RunConfig config = Configurations.parse("test.yaml", CONFIG, List.of());
        RunDirectory alone = RunDirectory.create(runs, "alone", config, "test");
        new Trainer(alone, config, TrainingListener.SILENT, () -> false).train();

        RunDirectory watched = RunDirectory.create(runs, "watched", config, "test");
        Showcase showcase = new Showcase();
        CountDownLatch seen = new CountDownLatch(1); // training waits until its first policy has been seen
        CompletableFuture<Integer> training =
                CompletableFuture.supplyAsync(() -> new Trainer(watched, config, showcase, () -> await(seen)).train());
        assertTrue(showcase.first().isPresent());
        int firstSeen;
        try (TrainingSession<?> session = TrainingSession.of("watched", config, showcase)) {
            firstSeen = session.iteration();
            seen.countDown();
            while ((!training.isDone() || session.iteration() < 12) && !training.isCompletedExceptionally()) {
                session.step(); // plays trial after trial meanwhile
            }
            assertEquals(12, training.join()); // throws what the training threw
            Snapshot now = session.snapshot();
            assertTrue(
                    now.present().note().startsWith("update 12 of 12"),
                    now.present().note());
            Snapshot.Curve curve = now.plots().get(1).curves().get(0);
            assertEquals(1, curve.first());
            assertEquals(12, curve.values().length);
        }
        assertEquals(0, firstSeen);
        assertArrayEquals(network(alone), network(watched));
    }

    @Test
    void aPolicyIsCopiedOnlyWhenTheOneBeforeWasTaken() {
        Showcase showcase = new Showcase();
        int[] copies = {0};
        for (int update = 0; update < 5; update++) {
            showcase.improved(update, () -> {
                copies[0]++;
                return new adaptarium.agents.store.State();
            });
        }
        assertEquals(1, copies[0]);
        assertEquals(0, showcase.take().orElseThrow().iteration());
        showcase.improved(5, adaptarium.agents.store.State::new);
        assertEquals(5, showcase.take().orElseThrow().iteration());
    }
}
