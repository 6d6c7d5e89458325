package adaptarium.experiments.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.UserException;
import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.study.StudyRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StudyMatrixTest {
    @TempDir
    private Path runs;

    @TempDir
    private Path page;

    private static StudyRecord.Entry entry(String run, String config, String family, int seed) {
        return new StudyRecord.Entry(
                run,
                config,
                List.of("family=" + family, "seed=" + seed, "iterations=9"),
                List.of("iterations=9"),
                family);
    }

    private static String key(String place) {
        return HexFormat.of().formatHex(place.getBytes(StandardCharsets.UTF_8));
    }

    /** Two learners, two families; of one cell both seeds have been begun, of another one of two, of the others none. */
    @Test
    void everyCellHasItsRunsAndWhatIsPlanned() throws Exception {
        Path study = Files.createDirectories(runs.resolve("small"));
        for (String run : List.of("a1", "a2", "b1")) {
            RunDirectory.create(study, run, Configurations.load("pointnav-ppo", List.of("threads=1")), "train");
        }
        StudyRecord record = new StudyRecord(
                "adaptarium study 1",
                "study",
                List.of(
                        entry("a1", "maml.yaml", "PointNavigation-v0", 1),
                        entry("a2", "maml.yaml", "PointNavigation-v0", 2),
                        entry("b1", "maml.yaml", "CartPole-v0", 1),
                        entry("b2", "maml.yaml", "CartPole-v0", 2),
                        entry("c1", "rl2.yaml", "CartPole-v0", 1)));
        Files.writeString(study.resolve("study.json"), Json.sealed(record));
        RunPages pages = new RunPages(runs, note -> {});
        String all = text(pages, "data/runs.json");
        assertTrue(all.contains("\"studies\":[{") && all.contains("\"" + key("small") + "\""), all);
        String matrix = text(pages, "data/study-" + key("small") + ".json");
        assertTrue(matrix.contains("\"families\":[\"PointNavigation-v0\",\"CartPole-v0\"]"), matrix);
        assertTrue(matrix.contains("\"name\":\"maml\"") && matrix.contains("\"name\":\"rl2\""), matrix);
        assertEquals(2, matrix.split("\"planned\":2", -1).length - 1, matrix);
        assertEquals(1, matrix.split("\"planned\":1", -1).length - 1, matrix);
        for (String begun : List.of("a1", "a2", "b1")) {
            assertTrue(matrix.contains("\"key\":\"" + key("small/" + begun) + "\""), matrix);
        }
        assertEquals(3, matrix.split("\"state\":\"new\"", -1).length - 1, matrix);
        assertTrue(pages.at("data/study-" + key("small/a1") + ".json").isEmpty());
        assertTrue(pages.at("data/study-" + key("../small") + ".json").isEmpty());
        RunExport.write(pages, runs, page);
        assertTrue(Files.exists(page.resolve("data/study-" + key("small") + ".js")));
        RunExport.write(pages, runs, page); // once more: what lies there is an earlier export
        UserException among =
                assertThrows(UserException.class, () -> RunExport.write(pages, runs, runs.resolve("small/page")));
        assertTrue(String.valueOf(among.getMessage()).contains("would count as runs"), among.getMessage());
        Path others = Files.createDirectories(page.resolve("others"));
        Files.writeString(others.resolve("index.html"), "mine");
        UserException foreign = assertThrows(UserException.class, () -> RunExport.write(pages, runs, others));
        assertTrue(String.valueOf(foreign.getMessage()).contains("is not empty"), foreign.getMessage());
        assertEquals("mine", Files.readString(others.resolve("index.html")));
    }

    private static String text(RunPages pages, String path) {
        return new String(pages.at(path).orElseThrow().content(), StandardCharsets.UTF_8);
    }
}
