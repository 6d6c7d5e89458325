package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.Overlay;
import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;
import adaptarium.render.Widgets;
import java.util.Optional;
import java.util.Set;

/** A row of switches, one for each overlay, lit where it is on, with its colour: what the number keys do, to be seen. */
final class OverlayBar {
    private static final double GAP = 4; // px
    private static final double LOW = 20; // px

    private OverlayBar() {}

    /**
     * How wide the row is.
     *
     * @param named whether the switches have names; otherwise they have their keys' numbers
     * @return px
     */
    static double width(boolean named) {
        double width = 0;
        for (Overlay overlay : Overlay.values()) {
            width += width(overlay, named) + GAP;
        }
        return width;
    }

    private static double width(Overlay overlay, boolean named) {
        return named ? TextStyle.of(11.5).width(overlay.word()) + 26 : 22;
    }

    /**
     * Draws the row and lets it act.
     *
     * @param canvas where to
     * @param area where it lies; as wide as {@link #width}
     * @param named whether the switches have names
     * @param on what is on
     * @param widgets who knows the pointer
     * @param theme colours
     * @return which was pressed
     */
    static Optional<Overlay> paint(
            Canvas canvas, Rect area, boolean named, Set<Overlay> on, Widgets widgets, Theme theme) {
        Optional<Overlay> pressed = Optional.empty();
        double x = area.x();
        for (Overlay overlay : Overlay.values()) {
            double width = width(overlay, named);
            Rect button = new Rect(x, area.centreY() - LOW / 2, width, LOW);
            // room for the dot
            String label = named ? "   " + overlay.word() : String.valueOf(overlay.key());
            boolean lit = on.contains(overlay);
            if (widgets.button(canvas, button, label, lit, theme)) {
                pressed = Optional.of(overlay);
            }
            if (named) {
                canvas.disc(button.x() + 10, button.centreY(), 3.5, lit ? theme.panel() : colour(overlay, theme));
                canvas.disc(button.x() + 10, button.centreY(), 2.5, colour(overlay, theme));
            }
            x += width + GAP;
        }
        return pressed;
    }

    private static int colour(Overlay overlay, Theme theme) {
        return switch (overlay) {
            case CONTACTS -> theme.contact();
            case JOINTS, TORQUES -> theme.torque();
            case FORCES -> theme.force();
            case TRAIL -> theme.robot();
            case VELOCITY -> theme.velocity();
            case RAYS -> theme.ray();
            case NAMES -> theme.ink();
            case GRID -> theme.softInk();
        };
    }
}
