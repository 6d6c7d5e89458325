package adaptarium.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ThemeTest {
    // Relative luminance and contrast as the Web Content Accessibility Guidelines 2.1 define them.
    private static double luminance(int colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double c = (colour >> (16 - 8 * i) & 0xff) / 255.0;
            sum += weights[i] * (c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    private static double contrast(int a, int b) {
        double light = Math.max(luminance(a), luminance(b));
        double dark = Math.min(luminance(a), luminance(b));
        return (light + 0.05) / (dark + 0.05);
    }

    @Test
    void textIsReadableOnPanelsAndSky() {
        for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            for (int ground : new int[] {theme.panel(), theme.skyTop(), theme.skyBottom()}) {
                assertTrue(contrast(theme.ink(), ground) >= 7, theme.name());
                assertTrue(contrast(theme.softInk(), ground) >= 4.5, theme.name());
            }
        }
    }

    @Test
    void mixingAndFading() {
        assertEquals(0xff808080, Theme.mixed(0xff000000, 0xffffffff, 0.5));
        assertEquals(0x80123456, Theme.faded(0xff123456, 0.5));
        assertEquals(0xff123456, Theme.mixed(0xff123456, 0xffabcdef, 0));
    }

    @Test
    void themesAreFoundByName() {
        assertEquals(Theme.DARK, Theme.named("dark"));
        assertThrows(IllegalArgumentException.class, () -> Theme.named("pink"));
    }
}
