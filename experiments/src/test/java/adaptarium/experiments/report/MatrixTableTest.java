package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.report.MatrixTable.Cell;
import adaptarium.experiments.run.Json;
import adaptarium.meta.Statistics.Basis;
import adaptarium.meta.Statistics.Estimate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MatrixTableTest {
    private static Cell cell(double value, double low, double high, Basis basis, double... seeds) {
        Map<String, Double> bySeed = new LinkedHashMap<>();
        for (int i = 0; i < seeds.length; i++) {
            bySeed.put(Integer.toString(i + 1), seeds[i]);
        }
        return new Cell(new Estimate(value, low, high, basis), bySeed);
    }

    private static MatrixTable table(Cell cell) {
        return new MatrixTable(MatrixTable.NORMALISED, Map.of("CartPole-v0", Map.of("RL²", cell)), Map.of());
    }

    @Test
    void oneSeedHasAnIntervalOverTasks() {
        assertEquals(
                """
                | normalised return | RL² |
                |---|---|
                | CartPole-v0 | 0.90 [0.84, 0.95] |

                One seed of each learner: 1. […]: %s.
                """.formatted(Basis.TASKS.words()),
                table(cell(0.9, 0.84, 0.95, Basis.TASKS, 0.9)).markdown());
    }

    @Test
    void fewSeedsStandEachByItself() {
        String text =
                table(cell(0.5, -0.25, 1.25, Basis.SEED_RANGE, 1.25, -0.25)).markdown();
        assertTrue(text.contains("| CartPole-v0 | 0.50 (1.25, −0.25) |\n"), text);
        assertTrue(text.contains("2 seeds of each learner: 1, 2. (…, …): every seed by itself, in this order"), text);
    }

    /** Of a normalised return less than a hundredth is nothing; an error of four thousandths is not. */
    @Test
    void smallErrorsAreNoZeros() {
        Cell cell = cell(0.0041, 0.003, 0.0052, Basis.SEED_RANGE, 0.003, 0.0052);
        String error =
                new MatrixTable("mean squared error", Map.of("sinusoid", Map.of("MAML", cell)), Map.of()).markdown();
        assertTrue(error.contains("| 0.0041 (0.0030, 0.0052) |\n"), error);
        String normalised = table(cell).markdown();
        assertTrue(normalised.contains("| 0.00 (0.00, 0.01) |\n"), normalised);
    }

    @Test
    void fiveSeedsHaveAnInterval() {
        String text = table(cell(3, 2, 4, Basis.SEEDS_AND_TASKS, 1, 2, 3, 4, 5)).markdown();
        assertTrue(text.contains("| CartPole-v0 | 3.00 [2.00, 4.00] |\n"), text);
        assertTrue(text.contains("5 seeds of each learner: 1, 2, 3, 4, 5. "), text);
    }

    @Test
    void whoWasNotTrainedOnAFamilyIsMissingThere() {
        Map<String, Map<String, Cell>> families = new LinkedHashMap<>();
        families.put("CartPole-v0", Map.of("RL²", cell(1, 1, 1, Basis.TASKS, 1)));
        families.put("Decoy-v0", Map.of("MAML", cell(0.5, 0, 1, Basis.SEED_RANGE, 0, 1)));
        String text = new MatrixTable("accuracy", families, Map.of()).markdown();
        List<String> lines = text.lines().toList();
        assertEquals("| accuracy | RL² | MAML |", lines.get(0));
        assertEquals("| Decoy-v0 | — | 0.50 (0.00, 1.00) |", lines.get(3));
        assertTrue(text.contains("1 to 2 seeds of a learner."), text);
    }

    @Test
    void aFamilyOnWhichNobodyWasEvaluatedYetIsARowAlone() {
        String text = new MatrixTable("accuracy", Map.of("CartPole-v0", Map.of()), Map.of()).markdown();
        assertEquals("| accuracy |\n|---|\n| CartPole-v0 |\n\n\n", text);
    }

    @Test
    void thePublishedTableIsThatOfThePublishedStudy() throws Exception {
        Path matrix = Path.of("results/matrix"); // tests run in experiments/
        requireShown(matrix.resolve(MatrixTable.FILE), matrix.resolve("README.md"));
        String ranking =
                Json.read(matrix.resolve(MatrixTable.FILE), MatrixTable.class).ranking();
        assertTrue(
                Files.readString(Path.of("../README.md")).contains("\n\n" + ranking),
                () -> "README.md must show:\n" + ranking);
        Path fewShot = Path.of("results/few-shot");
        requireShown(fewShot.resolve("identification.json"), fewShot.resolve("README.md"));
        Path memory = Path.of("results/memory");
        requireShown(memory.resolve("memory.json"), memory.resolve("README.md"));
        requireShown(memory.resolve("cells.json"), memory.resolve("README.md"));
    }

    /** Where this fails, its message is the table as it has to be: of {@code adaptarium report} of the study, whose file lies there. */
    private static void requireShown(Path file, Path... pages) throws Exception {
        String table = Json.read(file, MatrixTable.class).markdown();
        for (Path page : pages) {
            assertTrue(Files.readString(page).contains("\n\n" + table), () -> page + " must show:\n" + table);
        }
    }
}
