package adaptarium.experiments.gap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Families;
import adaptarium.experiments.UserException;
import adaptarium.experiments.run.Json;
import adaptarium.meta.Statistics.Basis;
import adaptarium.meta.Statistics.Estimate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GapTableTest {
    @TempDir
    private Path folder;

    private static GapTable.Row row(String family, double gap, String code) {
        Estimate nothing = new Estimate(0, 0, 0, Basis.TASKS);
        Estimate estimate = new Estimate(gap, gap - 0.1, gap + 0.1, Basis.TASKS);
        return new GapTable.Row(
                new FamilyGap(
                        family,
                        1,
                        100,
                        2000,
                        nothing,
                        nothing,
                        nothing,
                        nothing,
                        "",
                        estimate,
                        List.of(gap),
                        null,
                        null),
                code);
    }

    private static List<String> families(GapTable table) {
        return table.rows().stream().map(row -> row.gap().family()).toList();
    }

    @Test
    void aFamilyThatIsMeasuredAgainTakesThePlaceOfItsOlderRow() {
        GapTable older =
                GapTable.of(List.of(row("A-v0", 0.2, "1"), row("B-v0", Double.NaN, "1"), row("C-v0", 0.9, "1")));
        assertEquals(List.of("C-v0", "A-v0", "B-v0"), families(older));
        GapTable now = older.with(GapTable.of(List.of(row("A-v0", 0.95, "2"), row("D-v0", 0.5, "2"))));
        assertEquals(List.of("A-v0", "C-v0", "D-v0", "B-v0"), families(now));
        assertEquals("2", now.rows().get(0).code());
    }

    @Test
    void whatIsKeptIsReadAgainWithTheSameTableAndPicture() throws Exception {
        GapTable table = GapTable.of(List.of(row("A-v0", 0.2, "0123456789012345678901234567890123456789+changes")));
        Path file = Files.writeString(folder.resolve("gaps.json"), Json.pretty(table));
        GapTable read = GapTable.read(file);
        assertEquals(table, read);
        assertEquals(table.svg(), read.svg());
        assertTrue(read.markdown().contains(" | 1 | 2000 | 0123456+ |\n"), read.markdown());
        assertEquals(List.of(), GapTable.read(folder.resolve("none.json")).rows());
        Files.writeString(file, Json.pretty(table).replace("adaptarium gaps 1", "adaptarium gaps 9"));
        assertThrows(UserException.class, () -> GapTable.read(file));
        Files.writeString(file, Json.pretty(table).replace("\"seeds\" : 1", "\"seeds\" : \"one\""));
        assertThrows(UserException.class, () -> GapTable.read(file));
    }

    /** {@code gap --all} makes a row of every family; one that has none is named on the page, in a line that begins with "Not measured:". */
    @Test
    void everyFamilyHasARowOrIsNamedAsNotMeasured() throws Exception {
        Path results = Path.of("results");
        TreeSet<String> rows = new TreeSet<>(families(GapTable.read(results.resolve("gaps.json"))));
        TreeSet<String> named = new TreeSet<>();
        Files.readAllLines(results.resolve("gaps.md")).stream()
                .filter(line -> line.startsWith("Not measured:"))
                .flatMap(line -> Pattern.compile("`([\\w-]+)`").matcher(line).results())
                .forEach(name -> named.add(name.group(1)));
        TreeSet<String> left = new TreeSet<>();
        Families.all().forEach(family -> left.add(family.spec().id()));
        left.removeAll(rows);
        assertEquals(
                left,
                named,
                "gaps.md must name those without a row: Not measured: `" + String.join("`, `", left) + "`.");
    }

    /** Where this fails, its message is the table as it has to be; {@code gap … --add-to gaps.json --picture gaps.svg} makes the file and the picture. */
    @Test
    void thePublishedTableAndPictureAreThoseOfThePublishedFile() throws Exception {
        Path results = Path.of("results"); // tests run in experiments/
        GapTable table = GapTable.read(results.resolve("gaps.json"));
        String page = Files.readString(results.resolve("gaps.md"));
        assertTrue(page.contains("\n\n" + table.markdown()), () -> "gaps.md must show:\n" + table.markdown());
        assertEquals(table.svg(), Files.readString(results.resolve("gaps.svg")));
    }
}
