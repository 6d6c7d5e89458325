package adaptarium.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The runs whose figures are published can be opened by the program that publishes them. */
final class StoredRunsTest {
    private static List<Path> stored() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("results"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("run.json")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("stored")
    void aStoredRunIsOpened(Path folder) {
        RunDirectory run = new RunDirectory(folder);
        assertEquals(List.of(), run.edits());
        RunSummary summary = RunSummary.settled(run);
        assertEquals("evaluated", summary.state(), summary.trouble());
        assertEquals(run.config().iterations(), summary.updates());
    }

    /** 198 is the mean over 40 tasks in the second episode, which it was trained for; in the fourth it is 168. */
    @Test
    void aScoreIsThatOfTheRoundsItWasTrainedFor() {
        RunSummary summary = RunSummary.settled(new RunDirectory(Path.of("results", "cartpole-rl2")));
        assertEquals(198, Objects.requireNonNull(summary.score()), 0.5);
    }

    @Test
    void aFamilyIsCalledByItsNameWithoutQuotes() {
        RunSummary summary = RunSummary.settled(new RunDirectory(Path.of("results", "crawler-rl2")));
        assertEquals("CrippledCrawler-v0+switch=onset,motor,-1", summary.family());
    }
}
