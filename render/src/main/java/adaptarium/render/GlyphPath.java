package adaptarium.render;

import java.awt.geom.Path2D;

/** A character's outline as a Java2D path. */
public final class GlyphPath {
    private GlyphPath() {}

    /**
     * A character's outline.
     *
     * @param face the typeface
     * @param character the character
     * @return a path in em, y pointing up, its pen position at the origin; owned by the caller
     */
    public static Path2D of(Typeface face, char character) {
        Path2D glyph = new Path2D.Double(Path2D.WIND_NON_ZERO);
        face.outline(character, new Typeface.Pen() {
            @Override
            public void moveTo(double x, double y) {
                glyph.moveTo(x, y);
            }

            @Override
            public void lineTo(double x, double y) {
                glyph.lineTo(x, y);
            }

            @Override
            public void quadTo(double controlX, double controlY, double x, double y) {
                glyph.quadTo(controlX, controlY, x, y);
            }

            @Override
            public void close() {
                glyph.closePath();
            }
        });
        return glyph;
    }
}
