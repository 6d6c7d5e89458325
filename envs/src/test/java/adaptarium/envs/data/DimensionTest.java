package adaptarium.envs.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DimensionTest {
    @ParameterizedTest
    @CsvSource({
        "m, m",
        "m/s, m/s",
        "m/s², m/s^2",
        "m/s^2, m/s^2",
        "rad, no unit",
        "rad/s, 1/s",
        "Hz, 1/s",
        "1/s, 1/s",
        "N, N",
        "kg m/s², N",
        "N m, N m",
        "Nm, N m",
        "N·m, N m",
        "N m s/rad, kg m^2/s", // kg m²/s² times s
        "N s/m, kg/s",
        "kg/m², kg/m^2",
        "1, anything", // nothing is declared
        "100 N m, anything", // a label: an action of 1 stands for so much
        "'', anything",
        "pieces, anything",
    })
    void aUnitHasADimension(String unit, String dimension) {
        assertEquals(dimension, Dimension.of(unit).toString());
    }

    /** v² = 2 a s, so the root of a length times an acceleration is a speed; that of a length is none that has a name. */
    @Test
    void rootsHalvePowers() {
        assertEquals(
                Dimension.SPEED, Dimension.LENGTH.times(Dimension.ACCELERATION).root());
        assertEquals("m^1/2", Dimension.LENGTH.root().toString());
        assertEquals(Dimension.LENGTH, Dimension.LENGTH.root().power(2));
        assertEquals(Dimension.ANY, Dimension.LENGTH.root().root());
    }

    @Test
    void whatIsNotKnownFitsEverythingAndStaysUnknown() {
        assertTrue(Dimension.ANY.fits(Dimension.MASS) && Dimension.MASS.fits(Dimension.ANY));
        assertFalse(Dimension.ONE.fits(Dimension.MASS));
        assertEquals(Dimension.MASS, Dimension.ANY.or(Dimension.MASS));
        assertEquals(Dimension.ANY, Dimension.ANY.times(Dimension.MASS));
        assertEquals(Dimension.ANY, Dimension.MASS.over(Dimension.ANY));
        assertEquals(Dimension.ANY, Dimension.ANY.power(2));
    }
}
