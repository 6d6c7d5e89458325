package adaptarium.render.gl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TilesTest {
    private static final int S = Tiles.SIDE;
    private static final Tiles.Region ALL = new Tiles.Region(0, 0, 10 * S + 7, 10 * S + 3);

    private final Tiles tiles = new Tiles();

    private List<Tiles.Region> picture(Object... boxes) {
        tiles.begin(ALL.width(), ALL.height());
        tiles.add(0, 0, ALL.width(), ALL.height(), 1);
        for (int i = 0; i < boxes.length; i += 3) {
            double x = ((Number) boxes[i]).doubleValue();
            double y = ((Number) boxes[i + 1]).doubleValue();
            tiles.add(x, y, x + 5, y + 5, ((Number) boxes[i + 2]).longValue());
        }
        return tiles.changed();
    }

    @Test
    void theFirstPictureAndOneAfterLostPixelsIsAllDrawn() {
        assertEquals(List.of(ALL), picture());
        assertEquals(List.of(), picture());
        tiles.forget();
        assertEquals(List.of(ALL), picture());
        tiles.begin(S, S);
        assertEquals(List.of(new Tiles.Region(0, 0, S, S)), tiles.changed(), "another size");
    }

    @Test
    void whatMovesIsDrawnWhereItWasAndWhereItIs() {
        picture();
        assertEquals(List.of(new Tiles.Region(0, 0, S, S)), picture(3, 3, 7));
        assertEquals(List.of(), picture(3, 3, 7));
        assertEquals(
                List.of(new Tiles.Region(0, 0, S, S), new Tiles.Region(9 * S, 9 * S, S, S)),
                picture(9 * S + 20, 9 * S + 20, 7));
        assertEquals(List.of(new Tiles.Region(9 * S, 9 * S, S, S)), picture(), "where it went away");
    }

    @Test
    void aBoxAcrossTheBorderOfTwoSquaresTouchesBoth() {
        picture();
        assertEquals(List.of(new Tiles.Region(0, 0, 2 * S, S)), picture(S - 2, 10, 7));
    }

    @Test
    void theOrderCounts() {
        picture(3, 3, 7, 4, 4, 8);
        assertEquals(1, picture(4, 4, 8, 3, 3, 7).size());
        assertEquals(0, picture(4, 4, 8, 3, 3, 7).size());
    }

    @Test
    void theLastSquaresEndWithThePicture() {
        picture();
        assertEquals(List.of(new Tiles.Region(10 * S, 10 * S, 7, 3)), picture(10 * S + 1, 10 * S + 1, 7));
    }

    @Test
    void partsNearEachOtherAreDrawnTogether() {
        picture();
        List<Tiles.Region> regions = picture(2 * S + 9, 9, 7, 4 * S + 9, 9, 7, 2 * S + 9, S + 9, 7);
        assertEquals(List.of(new Tiles.Region(2 * S, 0, 3 * S, 2 * S)), regions);
    }

    @Test
    void whatLiesOutsideTouchesNothing() {
        picture();
        assertEquals(List.of(), picture(-100, 10, 7, 11 * S, 10, 7, 10, -1e300, 7, 1e300, 3, 7));
    }

    @Test
    void everyBitOfANumberCounts() {
        assertNotEquals(Tiles.mixed(1, 0.1 + 0.2), Tiles.mixed(1, 0.3));
        assertNotEquals(Tiles.mixed(Tiles.mixed(0, 1L), 2L), Tiles.mixed(Tiles.mixed(0, 2L), 1L));
    }
}
