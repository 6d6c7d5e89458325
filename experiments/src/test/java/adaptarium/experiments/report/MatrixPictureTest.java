package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.report.MatrixTable.Cell;
import adaptarium.experiments.run.Json;
import adaptarium.meta.Statistics.Basis;
import adaptarium.meta.Statistics.Estimate;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class MatrixPictureTest {
    private static Cell cell(double value, double... seeds) {
        Map<String, Double> bySeed = new LinkedHashMap<>();
        IntStream.range(0, seeds.length).forEach(i -> bySeed.put(Integer.toString(i + 1), seeds[i]));
        return new Cell(
                new Estimate(
                        value, value - 0.25, value + 0.25, seeds.length < 5 ? Basis.SEED_RANGE : Basis.SEEDS_AND_TASKS),
                bySeed);
    }

    private static MatrixTable table() {
        Map<String, Map<String, Cell>> families = new LinkedHashMap<>();
        families.put("CartPole-v0", Map.of("<RL²>", cell(0.25, 0, 0.25, 0.25, 0.25, 0.5)));
        Map<String, Cell> both = new LinkedHashMap<>();
        both.put("<RL²>", cell(0.25, 0, 0.25, 0.25, 0.25, 0.5));
        both.put("MAML", cell(0.9, 0.8, 1));
        families.put("Decoy-v0", both);
        Map<String, Cell> all = new LinkedHashMap<>();
        all.put("<RL²>", cell(0.25, 0, 0.25, 0.25, 0.25, 0.5));
        all.put("MAML", cell(0.9, 0.8, 1));
        return new MatrixTable(MatrixTable.NORMALISED, families, all);
    }

    private static Document drawn(MatrixTable table) throws Exception {
        String svg = new MatrixPicture(table).svg();
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<Element> elements(Document picture, String name) {
        NodeList found = picture.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    @Test
    void whoIsAheadOverAllStandsOnTop() throws Exception {
        List<String> texts = elements(drawn(table()), "text").stream()
                .map(Element::getTextContent)
                .toList();
        assertTrue(texts.indexOf("MAML") < texts.indexOf("<RL²>"), texts::toString);
        assertTrue(texts.contains("—"), "MAML on the cart-pole"); // it was not trained there
    }

    @Test
    void aCellHasItsIntervalWhereItIsOneAndEverySeed() throws Exception {
        Document picture = drawn(table());
        List<Element> bars = elements(picture, "line").stream()
                .filter(line -> line.getAttribute("class").startsWith("bar"))
                .toList();
        assertEquals(3, bars.size()); // not of MAML, which has two seeds
        double wide = Double.parseDouble(bars.get(0).getAttribute("x2"))
                - Double.parseDouble(bars.get(0).getAttribute("x1"));
        List<Element> marks = elements(picture, "line").stream()
                .filter(line -> line.getAttribute("class").startsWith("mark"))
                .toList();
        double one = Double.parseDouble(marks.get(1).getAttribute("x1"))
                - Double.parseDouble(marks.get(0).getAttribute("x1"));
        assertEquals(0.5, wide / one, 0.01); // [0, 0.5] between the marks of 0 and 1
        assertEquals(3 * 5 + 2 * 2, elements(picture, "circle").size());
        assertTrue(elements(picture, "title").stream()
                .anyMatch(title -> title.getTextContent().equals("<RL²>, CartPole-v0: 0.25 [0.00, 0.50]")));
    }

    /** One seed that has played all tasks there are says nothing of others: the lowest and highest task are no interval. */
    @Test
    void aRangeIsNotDrawnAsAnInterval() throws Exception {
        Cell cell = new Cell(new Estimate(0.5, 0, 1, Basis.TASK_RANGE), Map.of("1", 0.5));
        MatrixTable table = new MatrixTable(MatrixTable.NORMALISED, Map.of("Two-v0", Map.of("RL²", cell)), Map.of());
        assertTrue(elements(drawn(table), "line").stream()
                .noneMatch(line -> line.getAttribute("class").startsWith("bar")));
    }

    @Test
    void aHigherFigureIsBrighter() throws Exception {
        List<Element> cells = elements(drawn(table()), "rect").stream()
                .filter(rect -> rect.hasAttribute("fill"))
                .toList();
        assertEquals(HeatMap.colour(0.9), cells.get(0).getAttribute("fill"));
        assertEquals(HeatMap.colour(0.25), cells.get(cells.size() - 1).getAttribute("fill"));
    }

    @Test
    void withoutFiguresOverAllThereIsNoColumnForThem() throws Exception {
        MatrixTable table = new MatrixTable(MatrixTable.NORMALISED, table().families(), Map.of());
        List<String> texts = elements(drawn(table), "text").stream()
                .map(Element::getTextContent)
                .toList();
        assertTrue(!texts.contains("families") && texts.contains("Decoy-v0"), texts::toString);
    }

    @Test
    void anotherScaleIsRefused() {
        MatrixTable accuracy = new MatrixTable("accuracy", table().families(), Map.of());
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new MatrixPicture(accuracy));
        assertEquals("figures must be a normalised return, got accuracy", refused.getMessage());
    }

    @Test
    void thePublishedPictureIsThatOfThePublishedStudy() throws Exception {
        Path folder = Path.of("results/matrix"); // tests run in experiments/
        String picture = new MatrixPicture(Json.read(folder.resolve(MatrixTable.FILE), MatrixTable.class)).svg();
        assertEquals(picture, Files.readString(folder.resolve(MatrixPicture.FILE)));
    }
}
