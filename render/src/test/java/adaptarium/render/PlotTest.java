package adaptarium.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Plots are asked what they write and draw, by a canvas that remembers. */
class PlotTest {
    private static String json(LinePlot plot) {
        DisplayList list = new DisplayList(300, 200);
        plot.paint(list, new Rect(0, 0, 300, 200), Theme.LIGHT);
        return list.toJson();
    }

    private static LinePlot plot(double... ys) {
        return new LinePlot(
                "Return per episode",
                "episode",
                "return",
                /* wholeX= */ true,
                List.of(LinePlot.Series.counted("agent", 1, ys, 0xff0072b2)));
    }

    @Test
    void axesHaveRoundTicksAndLabels() {
        String json = json(plot(10, 80, 190));
        for (String text : new String[] {"Return per episode", "episode", "return", "\"100\"", "\"1\"", "\"3\""}) {
            assertTrue(json.contains(text), text);
        }
    }

    @Test
    void nothingOneValueAndValuesThatAreNotFiniteCanBeDrawn() {
        json(plot());
        json(plot(5));
        json(plot(5, Double.NaN, 7));
        json(plot(4, 4, 4));
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
        new StripPlot("state", columns, 2).paint(canvas, new Rect(0, 0, 100, 118), Theme.LIGHT);
        assertEquals(Theme.LIGHT.object(), canvas.image().getRGB(25, 40));
        assertEquals(Theme.LIGHT.robot(), canvas.image().getRGB(25, 100));
        assertEquals(Theme.LIGHT.robot(), canvas.image().getRGB(75, 40));
        assertEquals(Theme.LIGHT.object(), canvas.image().getRGB(75, 100));
    }
}
