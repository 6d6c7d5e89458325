package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.run.Sensitivity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HeatMapTest {
    private static final Sensitivity FOUND = new Sensitivity(
            "run<1>",
            "Family-v0",
            3,
            2,
            5,
            new Sensitivity.Axis("mass", "kg", List.of(1.0, 2.0), List.of(false, true)),
            new Sensitivity.Axis("kind", "1", List.of("a", "b"), List.of(true, true)),
            List.of(List.of(0.0, 1.0), List.of(2.0, 3.0)),
            List.of(List.of(4.0, 4.0), List.of(4.0, Double.NaN)),
            Map.of("length", 0.5));

    /** Cells are 170 px wide; the second column alone is trained, over both rows. */
    @Test
    void whatTrainingKnowsIsOutlinedInBothMaps() {
        String svg = new HeatMap(FOUND).svg();
        assertTrue(svg.contains("class=\"trained\" x=\"256\" y=\"78\" width=\"170\" height=\"340\""), svg);
        assertTrue(svg.contains("class=\"trained\" x=\"630\" y=\"78\" width=\"170\" height=\"340\""), svg);
        assertTrue(svg.contains("<title>mass 2.00, kind a: 1.00</title>"), svg);
        assertTrue(svg.contains("run run&lt;1&gt; after 3 updates"), svg);
        assertTrue(svg.contains("after 2 rounds"), svg);
    }

    /** Both maps have one scale: 0 is its lowest colour, 4 its highest. */
    @Test
    void coloursAreOfOneScale() {
        assertEquals("#440154", HeatMap.colour(0));
        assertEquals("#fde725", HeatMap.colour(1));
        assertEquals("#21918c", HeatMap.colour(0.5));
        assertEquals("#808080", HeatMap.colour(Double.NaN));
        String svg = new HeatMap(FOUND).svg();
        assertTrue(
                svg.contains(
                        "fill=\"#440154\" data-task=\"--task mass=1.0 --task kind=a\"><title>mass 1.00, kind a: 0.00"),
                svg);
        assertTrue(
                svg.contains(
                        "fill=\"#fde725\" data-task=\"--task mass=1.0 --task kind=a\"><title>mass 1.00, kind a: 4.00"),
                svg);
    }

    @Test
    void aReturnThatIsUnknownIsGreyEvenWhereAllOthersAreAlike() {
        Sensitivity alike = new Sensitivity(
                FOUND.run(),
                FOUND.family(),
                3,
                2,
                5,
                FOUND.x(),
                FOUND.y(),
                List.of(List.of(4.0, 4.0), List.of(4.0, 4.0)),
                FOUND.after(),
                Map.of());
        String svg = new HeatMap(alike).svg();
        assertTrue(svg.contains("fill=\"#808080\" data-task=\"--task mass=2.0 --task kind=b\""), svg);
        assertTrue(svg.contains("fill=\"#21918c\" data-task=\"--task mass=1.0 --task kind=a\""), svg);
    }
}
