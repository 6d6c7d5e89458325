package adaptarium.render;

import java.util.List;

/**
 * A plane on which examples of several classes lie, each class with the colour of {@link Theme#series}: rings are examples that were shown, numbered crosses the means of classes, small dots other
 * examples, and a dark line is the way of one example with a dot at its newest place. Both axes have one scale, and no numbers: what directions mean is not known.
 *
 * @param shown examples whose class was shown
 * @param means of the classes, one each
 * @param others examples that are to be told
 * @param way places of one example, oldest first, x and y each; read-only by convention
 * @param taken the class that this example is taken for; -1 for none
 * @param extent what of the plane is shown
 */
public record ClassPlane(
        List<Place> shown,
        List<Place> means,
        List<Place> others,
        List<double[]> way,
        int taken,
        LinePlot.Extent extent) {
    private static final double BORDER = 18; // px, room for signs and numbers at the edge
    private static final double USUAL = 360; // px each way, from which on signs are larger
    private static final double MOST = 1.6; // times as large

    /**
     * Where an example lies.
     *
     * @param x across
     * @param y upwards
     * @param label its class, from 0
     */
    public record Place(double x, double y, int label) {}

    /** Copies the lists. */
    public ClassPlane {
        shown = List.copyOf(shown);
        means = List.copyOf(means);
        others = List.copyOf(others);
        way = List.copyOf(way);
    }

    /**
     * What holds all of some places.
     *
     * @param places x and y each; those that are not finite are left out
     * @return the extent; of width and height more than 0
     */
    public static LinePlot.Extent around(List<double[]> places) {
        double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (double[] place : places) {
            for (int j = 0; j < 2 && Double.isFinite(place[0] + place[1]); j++) {
                low[j] = Math.min(low[j], place[j]);
                high[j] = Math.max(high[j], place[j]);
            }
        }
        for (int j = 0; j < 2; j++) {
            if (!(high[j] > low[j])) {
                low[j] = high[j] == low[j] ? low[j] - 1 : -1;
                high[j] = low[j] + 2;
            }
        }
        return new LinePlot.Extent(low[0], high[0], low[1], high[1]);
    }

    /**
     * Draws the plane.
     *
     * @param canvas where to
     * @param area all of it
     * @param theme colours of the ground, the line and the words
     */
    public void paint(Canvas canvas, Rect area, Theme theme) {
        double size = Math.min(MOST, Math.max(1, Math.min(area.width(), area.height()) / USUAL));
        canvas.save();
        canvas.clip(area);
        canvas.box(area, 0, theme.panel());
        for (Place place : others) {
            double[] at = pixels(area, place.x(), place.y());
            canvas.disc(at[0], at[1], 2 * size, Theme.faded(theme.series(place.label()), 0.45));
        }
        for (Place place : shown) {
            double[] at = pixels(area, place.x(), place.y());
            canvas.disc(at[0], at[1], 4.5 * size, Theme.faded(theme.panel(), 0.8));
            canvas.stroke(theme.series(place.label()), 2);
        }
        for (Place place : means) {
            double[] at = pixels(area, place.x(), place.y());
            int colour = theme.series(place.label());
            double half = 4 * size;
            canvas.line(at[0] - half, at[1] - half, at[0] + half, at[1] + half, colour, 2);
            canvas.line(at[0] - half, at[1] + half, at[0] + half, at[1] - half, colour, 2);
            canvas.text(
                    String.valueOf(place.label() + 1),
                    at[0] + 2 * half,
                    at[1] - 5 * size,
                    TextStyle.of(11.5 * size).semibold(),
                    colour);
        }
        way(canvas, area, theme, size);
        canvas.restore();
    }

    private void way(Canvas canvas, Rect area, Theme theme, double size) {
        double[] last = null;
        for (double[] place : way) {
            double[] at = pixels(area, place[0], place[1]);
            if (last != null) {
                canvas.line(last[0], last[1], at[0], at[1], Theme.faded(theme.ink(), 0.6), 1.2 * size);
            }
            last = at;
        }
        if (last == null) {
            return;
        }
        for (Place mean : means) {
            if (mean.label() == taken) {
                double[] to = pixels(area, mean.x(), mean.y());
                canvas.line(last[0], last[1], to[0], to[1], theme.series(taken), 2 * size);
            }
        }
        canvas.disc(last[0], last[1], 5 * size, taken < 0 ? theme.panel() : theme.series(taken));
        canvas.stroke(theme.ink(), 2);
    }

    private double[] pixels(Rect area, double x, double y) {
        double scale = Math.min(
                (area.width() - 2 * BORDER) / (extent.maxX() - extent.minX()),
                (area.height() - 2 * BORDER) / (extent.maxY() - extent.minY()));
        return new double[] {
            area.centreX() + scale * (x - (extent.minX() + extent.maxX()) / 2),
            area.centreY() - scale * (y - (extent.minY() + extent.maxY()) / 2)
        };
    }
}
