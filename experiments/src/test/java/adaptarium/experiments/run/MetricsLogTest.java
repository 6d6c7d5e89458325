package adaptarium.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetricsLogTest {
    private static final String SEAL_LIKE = ",\"seal\":\"[0-9a-f]{16}\"";

    @TempDir
    private Path runs;

    private static String refusal(RunDirectory run) {
        return String.valueOf(assertThrows(UserException.class, run::rows).getMessage());
    }

    /** Every digit of every row, one after another. */
    @Test
    void aDigitThatWasChangedAnywhereIsNoticed() throws IOException {
        RunDirectory run = RunsForTest.create(runs, "a", "iterations=3");
        RunsForTest.train(run);
        Path metrics = run.metrics().path();
        byte[] whole = Files.readAllBytes(metrics);
        assertEquals(3, run.rows().size());
        int line = 1;
        int digits = 0;
        for (int i = 0; i < whole.length; i++) {
            line += whole[i] == '\n' ? 1 : 0;
            if (Character.isDigit(whole[i])) {
                byte[] changed = whole.clone();
                changed[i] = (byte) ('0' + (whole[i] - '0' + 1) % 10);
                Files.write(metrics, changed);
                String refused = refusal(run);
                assertTrue(refused.startsWith(metrics + ":" + line + " is damaged: "), refused);
                digits++;
            }
        }
        assertTrue(digits > 100, "digits: " + digits);
        Files.write(metrics, whole);
        assertEquals(3, run.rows().size());
    }

    @Test
    void whatTheMessageSays() throws IOException {
        RunDirectory run = RunsForTest.create(runs, "a");
        RunsForTest.train(run);
        Path metrics = run.metrics().path();
        List<String> lines = Files.readAllLines(metrics);
        List<String> changed = new ArrayList<>(lines);
        changed.set(11, lines.get(11).replace("\"environmentSteps\":1200", "\"environmentSteps\":1300"));
        Files.write(metrics, changed);
        String expected =
                metrics + ":12 is damaged: its seal is another one; it, or a line before it, was changed after"
                        + " it was written";
        assertEquals(expected + "; 'adaptarium resume' cuts off what lies beyond its checkpoint", refusal(run));
        assertEquals(
                expected + "; put the file back from a copy, or begin anew with another --name",
                assertThrows(UserException.class, () -> RunsForTest.train(run)).getMessage());
        changed.set(11, lines.get(11).replaceFirst(SEAL_LIKE, ""));
        Files.write(metrics, changed);
        assertTrue(refusal(run).contains(":12 is damaged: it has no seal, as the lines before it have"), refusal(run));
    }

    @Test
    void aRowOfAnotherRunIsNoticed() throws IOException {
        RunDirectory run = RunsForTest.create(runs, "a");
        RunsForTest.train(run);
        RunDirectory other = RunsForTest.create(runs, "b", "seed=8");
        RunsForTest.train(other);
        List<String> lines = Files.readAllLines(run.metrics().path());
        lines.set(4, Files.readAllLines(other.metrics().path()).get(4));
        Files.write(run.metrics().path(), lines);
        assertTrue(refusal(run).contains("metrics.jsonl:5 is damaged: "), refusal(run));
    }

    /** What an earlier version wrote has no seals; the first row after a resumption vouches for all of it. */
    @Test
    void rowsOfEarlierVersionsAreReadAndVouchedForFromTheNextRowOn() throws IOException {
        RunDirectory run = RunsForTest.create(runs, "a", "iterations=5");
        RunsForTest.train(run);
        Path metrics = run.metrics().path();
        List<MetricsRow> rows = run.rows();
        Files.writeString(metrics, Files.readString(metrics).replaceAll(SEAL_LIKE, ""));
        assertEquals(rows, run.rows());
        new Trainer(run, RunsForTest.config("iterations=7"), TrainingListener.SILENT, () -> false).train();
        assertEquals(rows, run.rows().subList(0, 5));
        assertEquals(7, run.rows().size());
        List<String> lines = Files.readAllLines(metrics);
        assertFalse(lines.get(4).contains("seal"), lines.get(4));
        assertTrue(lines.get(5).matches(".*" + SEAL_LIKE + "}"), lines.get(5));
        lines.set(1, lines.get(1).replace("\"environmentSteps\":200", "\"environmentSteps\":201"));
        Files.write(metrics, lines);
        assertTrue(refusal(run).startsWith(metrics + ":6 is damaged: its seal is another one"), refusal(run));
    }

    /** A row is on the disk before its checkpoint: fewer rows than updates are no trace of a kill. */
    @Test
    void rowsThatWereCutOffAtTheEndAreMissed() throws IOException {
        RunDirectory run = RunsForTest.create(runs, "a");
        RunsForTest.train(run);
        Path metrics = run.metrics().path();
        byte[] whole = Files.readAllBytes(metrics);
        Files.write(metrics, Files.readAllLines(metrics).subList(0, 9));
        String expected = metrics + " has 9 rows for the 12 updates of the checkpoint; put the file back from a copy,"
                + " or begin anew with another --name";
        assertEquals(expected, refusal(run));
        assertEquals(expected, RunSummary.of(run).trouble());
        Files.write(metrics, java.util.Arrays.copyOf(whole, whole.length - 1));
        assertTrue(refusal(run).startsWith(metrics + " has 11 rows for the 12 updates"), refusal(run));
        Files.delete(metrics);
        assertTrue(refusal(run).startsWith(metrics + " has 0 rows for the 12 updates"), refusal(run));
    }

    @Test
    void metricsAreCutBackToTheCheckpointAndHalfALineIsForgotten() throws IOException {
        RunDirectory run = RunsForTest.create(runs, "a");
        RunsForTest.train(run);
        Path metrics = run.metrics().path();
        List<String> lines = Files.readAllLines(metrics);
        String ahead = lines.get(11).replace("\"iteration\":12", "\"iteration\":13");
        Files.writeString(metrics, ahead + "\n{\"iteration\":14,\"envi", StandardOpenOption.APPEND);
        RunsForTest.train(run);
        assertEquals(lines, Files.readAllLines(metrics));
    }

    /** Blocks that had not reached the disk read as zeros, and a letter of two bytes may be cut in its middle. */
    @Test
    void whatAPowerCutLeavesIsCutOffAndSaid() throws IOException {
        RunDirectory run = RunsForTest.create(runs, "a");
        RunsForTest.train(run);
        Path metrics = run.metrics().path();
        List<String> lines = Files.readAllLines(metrics);
        byte[] zeros = new byte[700];
        zeros[600] = '\n';
        for (byte[] left :
                List.of(zeros, new byte[] {'\n'}, new byte[] {'{', (byte) 0xc3, '\n'}, new byte[] {(byte) 0xc3})) {
            Files.write(metrics, left, StandardOpenOption.APPEND);
            assertEquals(12, run.metrics().rows().size());
            List<String> notes = new ArrayList<>();
            new Trainer(run, run.config(), noting(notes), () -> false).train();
            assertEquals(
                    List.of(metrics + ": cut off " + left.length
                            + " bytes after row 12, which are no whole row of this run; a kill or a power cut"
                            + " leaves such"),
                    notes);
            assertEquals(lines, Files.readAllLines(metrics));
        }
    }

    private static TrainingListener noting(List<String> notes) {
        return new TrainingListener() {
            @Override
            public void started(int done, int total) {}

            @Override
            public void updated(MetricsRow row) {}

            @Override
            public void warned(String line) {
                notes.add(line);
            }

            @Override
            public void ended(int done, int total) {}
        };
    }

    @Test
    void rowsThatAreSwappedMissingOrChangedAreRefused() throws IOException {
        RunDirectory run = RunsForTest.create(runs, "a");
        RunsForTest.train(run);
        Path metrics = run.metrics().path();
        List<String> lines = Files.readAllLines(metrics);
        List<String> swapped = new ArrayList<>(lines);
        java.util.Collections.swap(swapped, 3, 4);
        List<String> missing = new ArrayList<>(lines);
        missing.remove(6);
        List<String> backwards = new ArrayList<>(lines);
        backwards.set(8, lines.get(8).replace("\"environmentSteps\":900", "\"environmentSteps\":100"));
        List<String> without = new ArrayList<>(lines);
        without.set(8, lines.get(8).replace("\"seconds\"", "\"second\""));
        Map<List<String>, String> wanted = Map.of(
                swapped, ":4 is damaged: expected the row of update 4, found that of 5",
                missing, ":7 is damaged: expected the row of update 7, found that of 8",
                backwards, ":9 is damaged: environmentSteps and seconds must not fall from one row to the next",
                without, ":9 is damaged: unknown key 'second'; did you mean 'seconds'?");
        for (Map.Entry<List<String>, String> damage : wanted.entrySet()) {
            Files.write(metrics, damage.getKey());
            assertEquals(
                    metrics + damage.getValue() + "; put the file back from a copy, or begin anew with another --name",
                    assertThrows(UserException.class, () -> RunsForTest.train(run))
                            .getMessage());
            assertEquals(
                    metrics + damage.getValue() + "; 'adaptarium resume' cuts off what lies beyond its checkpoint",
                    assertThrows(UserException.class, () -> run.metrics().rows())
                            .getMessage());
        }
        Files.write(metrics, lines);
        Files.writeString(
                metrics, "\u0000\n" + lines.get(11) + "\n", StandardOpenOption.APPEND); // beyond the checkpoint
        assertEquals(12, RunsForTest.train(run));
        assertEquals(lines, Files.readAllLines(metrics));
    }

    @Test
    void metricsThatWereChangedByHandAreRefused() throws IOException {
        RunDirectory run = RunsForTest.create(runs, "a");
        RunsForTest.train(run);
        Files.writeString(run.metrics().path(), "");
        assertTrue(assertThrows(UserException.class, () -> RunsForTest.train(run))
                .getMessage()
                .endsWith(
                        "metrics.jsonl has 0 rows for the 12 updates of the checkpoint; put the file back from a copy,"
                                + " or begin anew with another --name"));
    }
}
