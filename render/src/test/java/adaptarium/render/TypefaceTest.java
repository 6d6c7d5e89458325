package adaptarium.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

class TypefaceTest {
    @Test
    void everyCharacterOfOurTextsIsThere() {
        for (char c : "Return per episode 0123456789 −+×·°²³½→←±∞≤≥θωµäöüßé–…✓".toCharArray()) {
            assertTrue(Typeface.of(TextStyle.Weight.REGULAR).has(c), "regular lacks " + c);
            assertTrue(Typeface.of(TextStyle.Weight.SEMIBOLD).has(c), "semibold lacks " + c);
        }
    }

    @Test
    void digitsAreEquallyWideSoThatNumbersDoNotDance() {
        Typeface face = Typeface.of(TextStyle.Weight.REGULAR);
        for (char c = '1'; c <= '9'; c++) {
            assertEquals(face.advance('0'), face.advance(c), 1e-12);
        }
        assertEquals(10 * face.width("1"), face.width("8888888888"), 1e-9);
    }

    private static boolean jdkHasFonts() {
        try {
            return Font.decode("Dialog-12").canDisplay('a');
        } catch (RuntimeException | LinkageError | InternalError e) {
            return false;
        }
    }

    /** The JDK's own font engine, where it works without fonts being installed, is the independent computation. */
    @Test
    void outlinesAgreeWithTheJdksFontEngine() throws Exception {
        assumeTrue(jdkHasFonts(), "the JDK's font engine needs fontconfig and a font on this machine");
        Font font = Font.createFont(
                        Font.TRUETYPE_FONT, new ByteArrayInputStream(Typeface.file(TextStyle.Weight.REGULAR)))
                .deriveFont(100f);
        FontRenderContext context = new FontRenderContext(new AffineTransform(), true, true);
        Typeface face = Typeface.of(TextStyle.Weight.REGULAR);
        for (char c : "aQ8g%éß→θ".toCharArray()) {
            var theirs =
                    font.createGlyphVector(context, new char[] {c}).getOutline().getBounds2D();
            Path2D path = new Path2D.Double();
            face.outline(c, new Typeface.Pen() {
                @Override
                public void moveTo(double x, double y) {
                    path.moveTo(100 * x, -100 * y);
                }

                @Override
                public void lineTo(double x, double y) {
                    path.lineTo(100 * x, -100 * y);
                }

                @Override
                public void quadTo(double controlX, double controlY, double x, double y) {
                    path.quadTo(100 * controlX, -100 * controlY, 100 * x, -100 * y);
                }

                @Override
                public void close() {
                    path.closePath();
                }
            });
            assertEquals(theirs.getMinX(), path.getBounds2D().getMinX(), 0.6, "left of " + c);
            assertEquals(theirs.getMaxY(), path.getBounds2D().getMaxY(), 0.6, "bottom of " + c);
            assertEquals(theirs.getWidth(), path.getBounds2D().getWidth(), 0.6, "width of " + c);
            assertEquals(theirs.getHeight(), path.getBounds2D().getHeight(), 0.6, "height of " + c);
            assertEquals(
                    font.createGlyphVector(context, new char[] {c})
                            .getGlyphMetrics(0)
                            .getAdvanceX(),
                    100 * face.advance(c),
                    0.6);
        }
    }
}
