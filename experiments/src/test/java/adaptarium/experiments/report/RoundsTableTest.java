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

final class RoundsTableTest {
    private static Cell cell(double value) {
        return new Cell(new Estimate(value, value - 1, value + 1, Basis.TASKS), Map.of("1", value));
    }

    private static RoundsTable table() {
        Map<String, RoundsTable.Row> rows = new LinkedHashMap<>();
        rows.put(
                "MAML",
                new RoundsTable.Row(1, List.of(cell(-40), cell(-15), cell(-7)), new RoundsTable.Cost(12.5, 1, 20)));
        rows.put(
                "ANIL",
                new RoundsTable.Row(1, List.of(cell(-41), cell(-16), cell(-8)), new RoundsTable.Cost(null, 0, 18)));
        rows.put("random actions", new RoundsTable.Row(-1, List.of(cell(-60), cell(-61), cell(-62)), null));
        return new RoundsTable(Map.of("PointNavigation-v0", new RoundsTable.Family("mean return", -20, rows)));
    }

    @Test
    void roundsBeyondTrainingHaveAStarAndWhatWasNotReachedADash() {
        assertEquals("""
            | `PointNavigation-v0` | after 0 | after 1 | after 2 | CPU-s to −20.0 | CPU-s in all |
            |---|---|---|---|---|---|
            | MAML | −40.0 [−41.0, −39.0] | −15.0 [−16.0, −14.0] | −7.00 [−8.00, −6.00]* | 12.5 (1 of 1) | 20.0 |
            | ANIL | −41.0 [−42.0, −40.0] | −16.0 [−17.0, −15.0] | −8.00 [−9.00, −7.00]* | — (0 of 1) | 18.0 |
            | random actions | −60.0 [−61.0, −59.0] | −61.0 [−62.0, −60.0] | −62.0 [−63.0, −61.0] | — | — |
            """, table().markdown());
    }

    @Test
    void theFileGivesTheSameTable() {
        String file = Json.pretty(table());
        assertEquals(table(), Json.parse("rounds.json", file, RoundsTable.class));
    }

    @Test
    void thePublishedTablesAreThoseOfThePublishedFigures() throws Exception {
        Path folder = Path.of("results/gradient-learners"); // tests run in experiments/
        Path page = folder.resolve("README.md");
        for (String file : List.of("pointnav.json", "halfcheetah.json", "halfcheetah-others.json")) {
            String table = Json.read(folder.resolve(file), RoundsTable.class).markdown();
            assertTrue(Files.readString(page).contains("\n\n" + table), () -> page + " must show:\n" + table);
        }
    }
}
