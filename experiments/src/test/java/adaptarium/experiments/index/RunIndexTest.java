package adaptarium.experiments.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.UserException;
import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.config.FlatSettings;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunIndexTest {
    @TempDir
    private Path runs;

    private final List<String> notes = new ArrayList<>();

    private static RunDirectory make(Path folder, String name, String... settings) {
        return RunDirectory.create(
                folder, name, Configurations.load("pointnav-ppo", List.of(settings)), "train " + name);
    }

    @BeforeEach
    void threeRuns() {
        make(runs, "a", "seed=1", "algorithm.ppo.gamma=0.9");
        make(runs, "b", "seed=2", "family=CartPole-v0");
        make(runs.resolve("my-study"), "c", "seed=3", "family=CartPole-v0", "algorithm.ppo.gamma=0.8");
    }

    private List<String> found(String sort, String... filters) {
        try (RunIndex index = RunIndex.open(runs, notes::add)) {
            return index.find(Arrays.asList(filters), sort, 100).stream()
                    .map(IndexedRun::place)
                    .toList();
        }
    }

    @Test
    void runsAreFoundByWordsConditionsAndSettings() {
        String c = Path.of("my-study", "c").toString();
        assertEquals(List.of("a", "b", c), found("run"));
        assertEquals(List.of(c, "b", "a"), found("-seed"));
        assertEquals(List.of("b", c), found("seed", "family=CartPole-v0"));
        assertEquals(List.of(c), found("seed", "MY-study"));
        assertEquals(List.of("a", "b"), found("seed", "study="));
        assertEquals(List.of("a", c), found("seed", "algorithm.ppo.gamma<0.95"));
        assertEquals(List.of(c), found("seed", "ppo.gamma=0.8"));
        assertEquals(List.of(c), found("seed", "gamma=.8")); // the only setting that ends so
        assertEquals(List.of("b", c), found("seed", "seed>=2", "state=new"));
        assertEquals(List.of(), found("seed", "'; DROP TABLE runs; --"));
        assertEquals(3, found("seed").size());
        assertEquals(List.of(), notes);
    }

    @Test
    void anUnknownOrderIsRefusedWithTheNearest() {
        UserException error = assertThrows(UserException.class, () -> found("scor"));
        assertTrue(String.valueOf(error.getMessage()).contains("did you mean 'score'"), error.getMessage());
    }

    /** Columns of words are compared as words, whatever they look like. */
    @Test
    void aRunMayBeCalledByANumber() {
        make(runs, "42", "seed=4");
        assertEquals(List.of("42"), found("run", "run=42"));
        assertEquals(List.of(), found("run", "run=42.0"));
    }

    @Test
    void aSettingThatNoRunHasIsRefusedWithTheNearest() {
        UserException unknown = assertThrows(UserException.class, () -> found("run", "ppo.gama=0.8"));
        assertTrue(String.valueOf(unknown.getMessage()).contains("did you mean 'ppo.gamma'"), unknown.getMessage());
        UserException several = assertThrows(
                UserException.class, () -> RunQuery.of(List.of("rate=1"), "run", 1, () -> Set.of("a.rate", "b.rate")));
        assertEquals(
                "several settings end with 'rate': [a.rate, b.rate]; write the whole of one", several.getMessage());
    }

    /** A plug-in that is not there hides neither the run nor how it was trained. */
    @Test
    void settingsAreReadWithoutThePlugin() {
        assertEquals(
                settings("a"),
                FlatSettings.ofText(
                        "a", new RunDirectory(runs.resolve("a")).info().config()));
    }

    private Map<String, String> settings(String place) {
        try (RunIndex index = RunIndex.open(runs, notes::add)) {
            return index.find(List.of("run=" + place), "run", 1, /* settings= */ true)
                    .get(0)
                    .settings();
        }
    }

    @Test
    void aNumberIsComparedWithANumber() {
        UserException error =
                assertThrows(UserException.class, () -> RunQuery.of(List.of("score>abc"), "run", 1, Set::of));
        assertEquals("score>abc: score is a number, got 'abc'", error.getMessage());
    }

    @Test
    void whatChangesIsReadAgainAndWhatGoesIsForgotten() throws IOException {
        found("run");
        RunTags.of(new RunDirectory(runs.resolve("a")))
                .with(List.of("good", "old"), List.of("old"), "seen")
                .write(new RunDirectory(runs.resolve("a")));
        assertEquals(List.of("a"), found("run", "tag=good"));
        assertEquals(List.of(), found("run", "tag=goo"));
        assertEquals(List.of("a"), found("run", "seen"));
        for (String file : List.of("config.yaml", "run.json", "lock")) {
            Files.deleteIfExists(runs.resolve("b").resolve(file));
        }
        assertEquals(List.of("a", Path.of("my-study", "c").toString()), found("run"));
    }

    private List<String> strays() {
        try (RunIndex index = RunIndex.open(runs, notes::add)) {
            return index.strays();
        }
    }

    private String cure(String place) {
        return "; with an empty one, 'adaptarium resume " + new RunDirectory(runs.resolve(place)).typed()
                + " --discard-edits' writes it anew from run.json";
    }

    /** One line for each, whatever it is that has gone; the others are listed. */
    @Test
    void whatLooksLikeARunAndIsNoneIsNamed() throws IOException {
        assertEquals(List.of(), strays());
        Files.delete(runs.resolve("a/config.yaml"));
        Files.delete(runs.resolve("my-study/c/config.yaml"));
        Files.createSymbolicLink(runs.resolve("gone"), runs.resolve("nowhere"));
        Files.createSymbolicLink(runs.resolve("my-study/d"), runs.resolve("b"));
        Files.createDirectory(runs.resolve("new\nline")); // nothing in it: no run
        Files.copy(runs.resolve("b/run.json"), runs.resolve("new\nline/metrics.jsonl"));
        Files.createDirectory(runs.resolve("empty"));
        Files.writeString(runs.resolve("file"), "no run");
        assertEquals(List.of("b"), found("run"));
        Path study = runs.resolve("my-study");
        assertEquals(
                List.of(
                        runs.resolve("a") + " has files of a run, but no config.yaml" + cure("a"),
                        runs.resolve("gone") + " is a link that leads nowhere",
                        study.resolve("c") + " has files of a run, but no config.yaml" + cure("my-study/c"),
                        study.resolve("d")
                                + " is a link; nothing inside a study is, put the folder that it leads to in its place",
                        runs.resolve("new") + "\\nline has files of a run, but no config.yaml"),
                strays());
        assertEquals(List.of(), notes);
    }

    /** Something of a run in a study hides none of its runs. */
    @Test
    void aStudyWithAStrayFileStillHasItsRuns() throws IOException {
        Files.writeString(runs.resolve("my-study/evaluation.json"), "{}");
        assertEquals(List.of("a", "b", Path.of("my-study", "c").toString()), found("run"));
        assertEquals(List.of(runs.resolve("my-study") + " has files of a run, but no config.yaml"), strays());
    }

    @Test
    void ofVeryManyStraysTheFirstAreNamedAndTheRestAreCounted() throws IOException {
        for (int i = 0; i < 30; i++) {
            Files.createDirectories(runs.resolve("lost%02d/checkpoints".formatted(i)));
        }
        List<String> lines = strays();
        assertEquals(10, lines.size());
        assertTrue(lines.get(8).startsWith(runs.resolve("lost08") + " has files"), lines.get(8));
        assertEquals("and 21 more in " + runs + " that are no runs, either", lines.get(9));
    }

    @Test
    @SuppressWarnings("try") // the lock is held, not used
    void whatRunsNowIsSaidToRun() {
        try (RunLock lock = RunLock.of(new RunDirectory(runs.resolve("a")));
                RunIndex index = RunIndex.open(runs, notes::add)) {
            List<IndexedRun> all = index.find(List.of("study="), "run", 100);
            assertEquals("running", all.get(0).summary().state());
            assertEquals("new", all.get(1).summary().state());
        }
    }

    @Test
    void aDamagedIndexIsMadeAnewWithALine() throws IOException {
        found("run");
        byte[] bytes = Files.readAllBytes(runs.resolve(RunIndex.FILE));
        Arrays.fill(bytes, 100, bytes.length, (byte) 7);
        for (byte[] broken : List.of(
                bytes, "not a database at all, but long enough".getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
            Files.write(runs.resolve(RunIndex.FILE), broken);
            notes.clear();
            assertEquals(3, found("run").size());
            assertEquals(1, notes.size());
            assertTrue(notes.get(0).contains("cannot be read and is made anew"), notes.get(0));
            notes.clear();
            assertEquals(3, found("run").size());
            assertEquals(List.of(), notes);
        }
    }

    /** Whose format may only be read, as its header says (byte 18, sqlite.org/fileformat2.html): written it cannot be, as on a full disk, and is not damaged. */
    @Test
    void anIndexThatCannotBeWrittenIsKept() throws IOException {
        found("run");
        Path file = runs.resolve(RunIndex.FILE);
        byte[] bytes = Files.readAllBytes(file);
        bytes[18] = 3;
        Files.write(file, bytes);
        make(runs, "d"); // something to be written
        notes.clear();
        assertEquals(4, found("run").size());
        assertEquals(1, notes.size(), notes.toString());
        assertTrue(notes.get(0).contains("cannot be written"), notes.get(0));
        assertArrayEquals(bytes, Files.readAllBytes(file));
    }

    @Test
    void anIndexOfAnotherVersionIsMadeAnew() throws Exception {
        found("run");
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + runs.resolve(RunIndex.FILE));
                Statement statement = database.createStatement()) {
            statement.execute("PRAGMA user_version = 1");
        }
        assertEquals(3, found("run").size());
        assertTrue(notes.get(0).contains("is made anew"), notes.toString());
        notes.clear();
        assertEquals(3, found("run").size());
        assertEquals(List.of(), notes);
    }

    @Test
    void aChangedRowIsNotBelieved() throws Exception {
        for (String change : List.of(
                "UPDATE runs SET algorithm = 'maml' WHERE place = 'a'",
                "UPDATE runs SET score = 99 WHERE place = 'a'",
                "UPDATE runs SET seed = 7 WHERE place = 'a'",
                "UPDATE settings SET value = '0.5' WHERE place = 'a' AND key = 'ppo.gamma'")) {
            found("run");
            Path file = runs.resolve(RunIndex.FILE);
            try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = database.createStatement()) {
                assertEquals(1, statement.executeUpdate(change), change);
            }
            try (RunIndex index = RunIndex.open(runs, notes::add)) {
                UserException error = assertThrows(
                        UserException.class, () -> index.find(List.of(), "run", 10, /* settings= */ true), change);
                assertTrue(String.valueOf(error.getMessage()).contains("of run 'a' was changed; delete it, and it is"));
            }
            Files.delete(file);
        }
    }

    @Test
    void anIndexInSomebodysHandsIsLeftAloneWithALine() throws Exception {
        found("run");
        make(runs, "d"); // something to be written
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + runs.resolve(RunIndex.FILE));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            assertEquals(4, found("run").size());
            assertTrue(notes.get(0).contains("is being written by somebody else"), notes.toString());
            statement.execute("COMMIT");
        }
    }

    @Test
    void whereNoIndexCanBeWrittenTheFoldersAreRead() throws IOException {
        Files.createDirectory(runs.resolve(RunIndex.FILE));
        assertEquals(3, found("run").size());
        assertTrue(notes.get(0).contains("the folders are read instead"), notes.toString());
    }

    @Test
    void tablesOfSomebodyElseAreNotTrusted() throws Exception {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + runs.resolve(RunIndex.FILE));
                Statement statement = other.createStatement()) {
            statement.execute("CREATE VIEW runs AS SELECT 'nonsense' AS place, 'x' AS signature");
        }
        assertEquals(3, found("run").size());
        assertTrue(notes.get(0).contains("is made anew"), notes.toString());
    }

    @Test
    void aTableHasAColumnForEverySettingAndShowsWhatDiffers() {
        try (RunIndex index = RunIndex.open(runs, notes::add)) {
            RunTable table = RunTable.of(index.find(List.of("study="), "run", 100, /* settings= */ true));
            assertTrue(
                    table.columns().contains("setting.ppo.gamma"),
                    table.columns().toString());
            assertEquals(3, table.csv().lines().count());
            List<String> differs = table.differing().sideways().stream()
                    .map(line -> line.get(0))
                    .toList();
            assertTrue(
                    differs.containsAll(List.of("place", "family", "seed", "setting.ppo.gamma")), differs.toString());
            assertEquals(-1, differs.indexOf("algorithm"), differs.toString());
        }
    }
}
