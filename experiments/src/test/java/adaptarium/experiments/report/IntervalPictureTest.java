package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.meta.Statistics.Basis;
import adaptarium.meta.Statistics.Estimate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IntervalPictureTest {
    /** The plot reaches from x = 250 to 710; from the lowest, 0, to the highest, 2: a unit is 230 wide. */
    @Test
    void dotsAndBarsStandWhereTheirFiguresAre() {
        IntervalPicture.Row row =
                new IntervalPicture.Row("a <b>", new Estimate(1, 0.5, 2, Basis.SEED_RANGE), List.of(0.5, 2.0));
        String svg = new IntervalPicture("gap", List.of("note"), List.of(row)).svg();
        assertTrue(svg.contains("<line class=\"bar\" x1=\"365\" y1=\"76\" x2=\"710\" y2=\"76\"/>"), svg);
        assertTrue(svg.contains("<circle class=\"dot\" cx=\"480\" cy=\"76\""), svg);
        assertTrue(svg.contains("<circle class=\"seed\" cx=\"365\" cy=\"76\""), svg);
        assertTrue(svg.contains(">a &lt;b&gt;</text>"), svg);
        assertTrue(svg.contains(">1.00 (0.50 to 2.00)</text>"), svg);
    }

    @Test
    void whatHasNoFigureSaysSo() {
        Estimate none = new Estimate(Double.NaN, Double.NaN, Double.NaN, Basis.NONE);
        String svg =
                new IntervalPicture("gap", List.of(), List.of(new IntervalPicture.Row("x", none, List.of()))).svg();
        assertTrue(svg.contains(">no figure</text>"), svg);
        assertEquals(-1, svg.indexOf("NaN"), svg);
    }
}
