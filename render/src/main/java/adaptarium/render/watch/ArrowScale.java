package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.Numbers;
import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;
import adaptarium.render.Widgets;

/** The slider that says how long arrows are, linear: twice the factor, twice the length. */
final class ArrowScale {
    private static final String ID = "arrow scale";
    private static final double TEXT = 72; // px

    private ArrowScale() {}

    static void paint(Canvas canvas, Rect area, Appearance look, Widgets widgets) {
        Theme theme = look.theme();
        Rect track = area.inset(TEXT, 0, 14, 0);
        double span = WindowSettings.MOST_ARROWS - WindowSettings.LEAST_ARROWS;
        double before = (look.arrows() - WindowSettings.LEAST_ARROWS) / span;
        double now = widgets.slider(ID, track, before);
        if (now != before) {
            double times = WindowSettings.LEAST_ARROWS + now * span;
            look.scaleArrows(Math.abs(times - 1) < 0.1 ? 1 : times); // the usual length is easy to find again
        }
        double y = track.centreY();
        double x = track.x() + (look.arrows() - WindowSettings.LEAST_ARROWS) / span * track.width();
        String text = "arrows " + Numbers.atStep(look.arrows(), 0.1) + "×";
        canvas.text(text, area.x() + 2, y + 4, TextStyle.of(11), theme.softInk());
        canvas.line(track.x(), y, track.right(), y, theme.panelEdge(), 3);
        canvas.disc(x, y, widgets.isHeld(ID) ? 6 : 4.5, theme.accent());
        canvas.disc(x, y, 1.6, theme.panel());
    }
}
