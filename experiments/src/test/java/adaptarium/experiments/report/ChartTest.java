package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.render.TextStyle;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class ChartTest {
    private static final Chart.Line STEEP =
            new Chart.Line("MAML <1>", 0, List.of(new Chart.Point(0, -40, -44, -36), new Chart.Point(2, -10, -12, -8)));
    private static final Chart.Line FLAT =
            new Chart.Line("random", 1, List.of(Chart.Point.of(0, -40), Chart.Point.of(2, -40)));

    static Document xml(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static Document parsed(Chart.Line... lines) throws Exception {
        return xml(new Chart("rounds", "return", true, List.of(lines)).svg());
    }

    private static double number(NodeList circles, int index, String attribute) {
        return Double.parseDouble(((Element) circles.item(index)).getAttribute(attribute));
    }

    @Test
    void higherValuesLieHigherAndEqualOnesAlike() throws Exception {
        NodeList dots = parsed(STEEP, FLAT).getElementsByTagName("circle");
        assertTrue(number(dots, 0, "cy") > number(dots, 1, "cy") + 100);
        assertEquals(number(dots, 0, "cy"), number(dots, 2, "cy"));
        assertEquals(number(dots, 0, "cx"), number(dots, 2, "cx"));
        assertTrue(number(dots, 0, "cx") < number(dots, 1, "cx"));
    }

    @Test
    void pointsAreLinearInTheirValues() throws Exception {
        Chart.Line line = new Chart.Line(
                "a",
                0,
                List.of(Chart.Point.of(0, 0), Chart.Point.of(1, 1), Chart.Point.of(2, 2), Chart.Point.of(4, 4)));
        NodeList dots = parsed(line).getElementsByTagName("circle");
        double unit = number(dots, 1, "cy") - number(dots, 0, "cy");
        assertEquals(2 * unit, number(dots, 2, "cy") - number(dots, 0, "cy"), 0.03);
        assertEquals(4 * unit, number(dots, 3, "cy") - number(dots, 0, "cy"), 0.05);
    }

    @Test
    void whatLiesBeyondTrainingIsSaidOverTheLines() {
        Chart.Line bold = new Chart.Line("a", 0, List.of(Chart.Point.of(0, 0), Chart.Point.of(4, 1)));
        String svg = new Chart("rounds", "return", true, List.of(bold), /* trainedTo= */ 2).svg();
        assertTrue(svg.indexOf("class=\"beyond\"") < svg.indexOf("class=\"line"), svg);
        assertTrue(svg.indexOf(">beyond training<") > svg.lastIndexOf("class=\"dot"), svg);
    }

    @Test
    void onlyUncertainLinesHaveABand() {
        String both = new Chart("rounds", "return", true, List.of(STEEP, FLAT)).svg();
        assertTrue(both.contains("band s0"));
        assertFalse(both.contains("band s1"));
    }

    @Test
    void aBandGoesAlongTheUpperEndsAndBackAlongTheLower() throws Exception {
        Document svg = parsed(STEEP);
        NodeList dots = svg.getElementsByTagName("circle");
        NodeList paths = svg.getElementsByTagName("path");
        String band = "";
        for (int i = 0; i < paths.getLength(); i++) {
            Element path = (Element) paths.item(i);
            band = path.getAttribute("class").startsWith("band") ? path.getAttribute("d") : band;
        }
        String[] corners = band.replaceAll("[MZ]", "").split("L");
        assertEquals(4, corners.length, band);
        double unit = (number(dots, 0, "cy") - number(dots, 1, "cy")) / 30; // pixels of one in y
        double[] offsets = {4, 2, -2, -4}; // of the corners above their points
        int[] points = {0, 1, 1, 0};
        for (int i = 0; i < 4; i++) {
            double y = Double.parseDouble(corners[i].split(" ")[1]);
            assertEquals(number(dots, points[i], "cy") - offsets[i] * unit, y, 0.1, band);
        }
    }

    @Test
    void dotsSayTheirNumbersAndNamesAreEscaped() throws Exception {
        assertEquals(
                "MAML <1>: -40.00, band from -44.00 to -36.00",
                parsed(STEEP, FLAT).getElementsByTagName("title").item(0).getTextContent());
    }

    @Test
    void chartsWithoutSpreadOrWithoutPointsAreStillCharts() throws Exception {
        parsed(new Chart.Line("a", 0, List.of(Chart.Point.of(1, 5))));
        parsed(new Chart.Line("a", 0, List.of()));
        String gap = new Chart(
                        "x",
                        "y",
                        true,
                        List.of(new Chart.Line("a", 0, List.of(Chart.Point.of(1, Double.NaN), Chart.Point.of(2, 1)))))
                .svg();
        assertFalse(gap.contains("NaN"), gap);
    }

    @Test
    void aLineThatNeverMovesHasReadableTicks() throws Exception {
        double almost = Math.nextUp(200.0); // a mean of equal returns is rounded
        NodeList texts = parsed(new Chart.Line("a", 0, List.of(Chart.Point.of(0, 200), Chart.Point.of(1, almost))))
                .getElementsByTagName("text");
        assertTrue(texts.getLength() > 6, "ticks on both axes and two labels, got " + texts.getLength());
        for (int i = 0; i < texts.getLength(); i++) {
            assertTrue(
                    texts.item(i).getTextContent().length() <= 6, texts.item(i).getTextContent());
        }
    }

    /** Three names that fill a line but leave no room for the label beside them. */
    @Test
    void namesNeverStandOnTheLabel() throws Exception {
        List<String> names = List.of(
                "RL², memory wiped between episodes", "PPO without adaptation", "a regulator that is told the task");
        Chart.Line[] lines = names.stream()
                .map(name -> new Chart.Line(name, 0, List.of(Chart.Point.of(0, 1), Chart.Point.of(1, 2))))
                .toArray(Chart.Line[]::new);
        NodeList texts = xml(new Chart("rounds", "mean return per episode", true, List.of(lines)).svg())
                .getElementsByTagName("text");
        Set<Double> rows = new TreeSet<>();
        for (int i = 0; i < texts.getLength(); i++) {
            if (names.contains(texts.item(i).getTextContent())) {
                rows.add(number(texts, i, "y"));
            } else if (texts.item(i).getTextContent().equals("mean return per episode")) {
                assertTrue(number(texts, i, "x") < 20);
                rows.add(number(texts, i, "y"));
            }
        }
        assertEquals(2, rows.size(), rows.toString());
    }

    @Test
    void manyNamesTakeSeveralLinesInsideThePicture() throws Exception {
        List<String> names = List.of(
                "RL²",
                "RL², memory wiped",
                "random actions",
                "PPO without adaptation",
                "PPO that sees the task",
                "linear-quadratic regulator, told the task",
                "Thompson sampling");
        Chart.Line[] lines = names.stream()
                .map(name -> new Chart.Line(name, 0, List.of(Chart.Point.of(0, 1), Chart.Point.of(1, 2))))
                .toArray(Chart.Line[]::new);
        NodeList texts = parsed(lines).getElementsByTagName("text");
        Set<Double> rows = new TreeSet<>();
        int found = 0;
        double rowOfLabel = Double.NaN;
        for (int i = 0; i < texts.getLength(); i++) {
            String text = texts.item(i).getTextContent();
            if (names.contains(text)) {
                found++;
                rows.add(number(texts, i, "y"));
                assertTrue(number(texts, i, "x") >= 0, text);
                assertTrue(number(texts, i, "x") + TextStyle.of(12).width(text) <= 760, text);
            } else if (text.equals("return")) {
                rowOfLabel = number(texts, i, "y");
            }
        }
        assertEquals(names.size(), found);
        assertTrue(rows.size() > 1 && !rows.contains(rowOfLabel), rows + " and " + rowOfLabel);
    }
}
