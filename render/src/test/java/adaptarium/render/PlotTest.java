package adaptarium.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Plots are asked what they write and draw, by a canvas that remembers. */
class PlotTest {
    private static Drawn drawn(LinePlot plot) {
        return Drawn.of(300, 200, canvas -> plot.paint(canvas, new Rect(0, 0, 300, 200), Theme.LIGHT));
    }

    private static LinePlot plot(double... ys) {
        return new LinePlot(
                "Return per episode",
                "episode",
                "return",
                /* wholeX= */ true,
                List.of(LinePlot.Series.counted("agent", 1, ys, 0xff0072b2)));
    }

    // Where the dots of a line lie: each is drawn twice, as a rim and as a disc of 3 px.
    private static List<Drawn.Circle> dots(Drawn drawn) {
        return drawn.circles.stream()
                .filter(circle -> circle.radius() == 3)
                .skip(1) // the legend's
                .toList();
    }

    // Ticks every 100, so that 10 lies a tenth of the way from 0 to 100, 80 eight tenths, 190 nine tenths beyond.
    @Test
    void axesHaveRoundTicksAndPointsLieWhereTheTicksSay() {
        Drawn drawn = drawn(plot(10, 80, 190));
        for (String text :
                new String[] {"Return per episode", "episode", "return", "agent", "0", "100", "1", "2", "3"}) {
            assertTrue(drawn.says(text), text + " is missing in " + drawn.texts);
        }
        double zero = drawn.text("0").y();
        double hundred = drawn.text("100").y();
        List<Drawn.Circle> dots = dots(drawn);
        assertEquals(3, dots.size());
        double[] values = {10, 80, 190};
        for (int i = 0; i < 3; i++) {
            // a tick's text stands 3.7 px below its line
            assertEquals(
                    zero - 3.7 + values[i] / 100 * (hundred - zero), dots.get(i).y(), 0.01);
            assertEquals(drawn.text(String.valueOf(i + 1)).x(), dots.get(i).x(), 0.01);
        }
    }

    // Room for two ticks, of which the upper one may lie beyond the axis: 0 and 200 where the greatest value is 179.
    @Test
    void anAxisHasTwoTicksAtLeast() {
        for (int greatest = 10; greatest < 1000; greatest++) {
            LinePlot plot = plot(0, greatest);
            Drawn drawn = Drawn.of(160, 90, canvas -> plot.paint(canvas, new Rect(0, 0, 160, 90), Theme.LIGHT));
            long ticks = drawn.texts.stream()
                    .filter(text -> text.style().align() == TextStyle.Align.RIGHT
                            && text.text().matches("−?\\d+(\\.\\d+)?"))
                    .count();
            assertTrue(ticks >= 2, greatest + ": " + drawn.texts);
        }
    }

    @Test
    void nothingHasAxesFromZeroToOne() {
        Drawn drawn = drawn(plot());
        assertTrue(drawn.says("0.0") && drawn.says("1.0"), drawn.texts.toString());
        assertEquals(0, dots(drawn).size());
    }

    @Test
    void oneValueLiesInTheMiddleWithRoomForTheNext() {
        Drawn drawn = drawn(plot(5));
        assertTrue(drawn.says("1") && drawn.says("2"), drawn.texts.toString());
        // 39 px above the plot and 28 below leave the middle at (39 + 172) / 2
        assertEquals(105.5, dots(drawn).get(0).y(), 0.01);
    }

    @Test
    void aValueThatIsNotFiniteHasNoDot() {
        List<Drawn.Circle> dots = dots(drawn(plot(5, Double.NaN, 7)));
        assertEquals(2, dots.size());
        assertTrue(dots.get(1).y() < dots.get(0).y(), "7 lies above 5");
    }

    @Test
    void axesShowAtLeastWhatTheyAreTold() {
        LinePlot.Extent least = new LinePlot.Extent(Double.NaN, 5, 0, 200);
        LinePlot plot = new LinePlot(
                "",
                "episode",
                "",
                true,
                List.of(LinePlot.Series.counted("", 1, new double[] {37}, 0)),
                List.of(),
                least);
        Drawn drawn = drawn(plot);
        assertTrue(drawn.says("200") && drawn.says("0") && drawn.says("5"), drawn.texts.toString());
    }

    @Test
    void marksBelongToNoLineAndOnlyFiniteOnesAreDrawn() {
        List<LinePlot.Mark> marks = List.of(
                new LinePlot.Mark(2, 37, 0xff0072b2, LinePlot.Shape.RING),
                new LinePlot.Mark(2, Double.NaN, 0xff0072b2, LinePlot.Shape.RING));
        LinePlot plot = new LinePlot(
                "",
                "",
                "",
                true,
                List.of(LinePlot.Series.counted("", 1, new double[] {200}, 0)),
                marks,
                LinePlot.Extent.NONE);
        Drawn drawn = drawn(plot);
        List<Drawn.Circle> rings =
                drawn.circles.stream().filter(circle -> circle.radius() == 3.2).toList();
        assertEquals(1, rings.size());
        Drawn.Circle finished = drawn.circles.stream()
                .filter(circle -> circle.radius() == 4)
                .findFirst()
                .orElseThrow();
        assertTrue(rings.get(0).y() > finished.y() && rings.get(0).x() > finished.x());
        assertFalse(drawn.says("–"));
    }

    @Test
    void aSeriesNeedsAsManyXAsY() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new LinePlot.Series("s", new double[1], new double[2], 0, /* dots= */ true));
    }

    @Test
    void aStripShowsNegativeBlueAndPositiveOrangeAtTheirPlaces() {
        List<float[]> columns = new ArrayList<>();
        columns.add(new float[] {1, -1});
        columns.add(new float[] {-1, 1});
        Java2DCanvas canvas = new Java2DCanvas(100, 118);
        new StripPlot("state", columns, 2, List.of()).paint(canvas, new Rect(0, 0, 100, 118), Theme.LIGHT);
        assertEquals(Theme.LIGHT.object(), canvas.image().getRGB(25, 40));
        assertEquals(Theme.LIGHT.robot(), canvas.image().getRGB(25, 100));
        assertEquals(Theme.LIGHT.robot(), canvas.image().getRGB(75, 40));
        assertEquals(Theme.LIGHT.object(), canvas.image().getRGB(75, 100));
    }

    /** Two parts of one number each, the second a hundredth of the first: each is in full colour at its own largest value, and has its name beside it. */
    @Test
    void aStripsPartsHaveColoursAndNamesOfTheirOwn() {
        List<float[]> columns = List.of(new float[] {100, -1}, new float[] {100, -1});
        List<StripPlot.Part> parts = List.of(new StripPlot.Part("mean", 1), new StripPlot.Part("deviation", 1));
        Java2DCanvas canvas = new Java2DCanvas(200, 118);
        new StripPlot("state", columns, 2, parts).paint(canvas, new Rect(0, 0, 200, 118), Theme.LIGHT);
        assertEquals(Theme.LIGHT.object(), canvas.image().getRGB(150, 40));
        assertEquals(Theme.LIGHT.robot(), canvas.image().getRGB(150, 100));
        Drawn drawn = Drawn.of(
                200,
                118,
                c -> new StripPlot("state", columns, 2, parts).paint(c, new Rect(0, 0, 200, 118), Theme.LIGHT));
        assertTrue(drawn.says("mean") && drawn.says("deviation"));
    }

    /** A hundred pixels for a part of many numbers and six of one: each of the six has the height of its name. */
    @Test
    void aStripsSmallPartsAreAsHighAsTheirNames() {
        float[] column = new float[46];
        List<StripPlot.Part> parts = new ArrayList<>(List.of(new StripPlot.Part("weights", 40)));
        Arrays.fill(column, 0, 40, 1);
        for (int i = 40; i < column.length; i++) {
            column[i] = i % 2 == 0 ? 1 : -1;
            parts.add(new StripPlot.Part("block " + i, 1));
        }
        Java2DCanvas canvas = new Java2DCanvas(300, 118);
        new StripPlot("state", List.of(column), 1, parts).paint(canvas, new Rect(0, 0, 300, 118), Theme.LIGHT);
        for (int i = 0; i < 6; i++) {
            int middle = 118 - 72 + 12 * i + 6;
            assertEquals(
                    i % 2 == 0 ? Theme.LIGHT.object() : Theme.LIGHT.robot(),
                    canvas.image().getRGB(250, middle),
                    "part " + i);
        }
        assertEquals(Theme.LIGHT.object(), canvas.image().getRGB(250, 32));
    }

    /** A plane of 100 px whose farthest number, 2, lies at 1/1.15 of its half: a step right, then one up. */
    @Test
    void aPlaneShowsTheWayFromZeroAndWhereItHasComeTo() {
        float[] right = {2, 0};
        float[] up = {2, 1};
        List<float[]> points = List.of(new float[2], new float[2], right, right, up);
        Java2DCanvas canvas = new Java2DCanvas(100, 118);
        new PlanePlot("context", points).paint(canvas, new Rect(0, 0, 100, 118), Theme.LIGHT);
        int x = (int) Math.round(50 + 50 / 1.15);
        int y = (int) Math.round(68 - 25 / 1.15);
        assertEquals(Theme.LIGHT.object(), canvas.image().getRGB(x, y));
        assertEquals(Theme.LIGHT.robot(), canvas.image().getRGB(50, 68));
        assertEquals(Theme.LIGHT.robot(), canvas.image().getRGB(x, 68));
        assertThrows(IllegalArgumentException.class, () -> new PlanePlot("context", List.of(new float[3])));
    }
}
