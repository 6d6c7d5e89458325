package adaptarium.render.watch;

import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import java.util.ArrayList;
import java.util.List;

/** Places of buttons that are as wide as their texts, in lines. */
final class Chips {
    /** From one line to the next, px. */
    static final double ROW = 24;

    private static final double GAP = 4; // px

    private Chips() {}

    /**
     * Lays them out.
     *
     * @param width of a line, px
     * @param labels their texts
     * @return their places, from (0, 0) on
     */
    static List<Rect> flow(double width, List<String> labels) {
        List<Rect> cells = new ArrayList<>();
        double x = 0;
        double y = 0;
        for (String label : labels) {
            double wide = Math.min(width, TextStyle.of(11.5).width(label) + 14);
            if (x > 0 && x + wide > width) {
                x = 0;
                y += ROW;
            }
            cells.add(new Rect(x, y, wide, ROW - GAP));
            x += wide + GAP;
        }
        return cells;
    }
}
