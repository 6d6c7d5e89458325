package adaptarium.experiments.report;

import adaptarium.render.Camera;
import adaptarium.render.LinePlot;
import adaptarium.render.Overlay;
import adaptarium.render.Rect;
import adaptarium.render.ScenePainter;
import adaptarium.render.Theme;
import adaptarium.render.watch.Snapshot;
import adaptarium.sim.SceneView.Bounds;
import adaptarium.sim.SceneView.Marker;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Pictures of where a learner went before and after it adapted, one per task: in the plane where it moves in the plane, over time where it moves along a line.
 * Each has a scale or axes with units, says which way time runs, and marks where an episode failed.
 */
final class PathPictures {
    private static final int WIDTH = 250; // px
    private static final int LOWEST = 130; // px
    private static final int HIGHEST = 250; // px
    private static final int PLOT = 190; // px high
    private static final double FLAT = 0.2; // a path lower than this share of its length is shown over time
    private static final double LEAST_SHARE = 0.6; // of the scene's bounds that a picture shows at least
    private static final double BETWEEN = 60; // px between two arrowheads
    private static final Theme THEME = Theme.LIGHT;
    private static final int BEFORE = 0xffd55e00; // vermilion of Okabe and Ito
    private static final int AFTER = 0xff0072b2; // blue of Okabe and Ito

    /** What a picture with a goal in it contains. */
    static final String GOAL = SvgCanvas.paint("stroke", THEME.goal());

    private PathPictures() {}

    /**
     * A picture per task.
     *
     * @param id begins the names inside the pictures
     * @param paths what was recorded
     * @return SVG elements by task; empty where nothing moves
     */
    static List<String> of(String id, List<EpisodePath> paths) {
        Map<Integer, List<EpisodePath>> byTask = new TreeMap<>();
        paths.forEach(path ->
                byTask.computeIfAbsent(path.task(), task -> new ArrayList<>()).add(path));
        Optional<Bounds> extent = extent(paths);
        if (extent.isEmpty()) {
            return List.of();
        }
        Bounds all = extent.get();
        boolean alongALine = all.maxY() - all.minY() < FLAT * (all.maxX() - all.minX());
        List<String> pictures = new ArrayList<>();
        byTask.forEach((task, two) -> pictures.add(alongALine ? overTime(id + task, two) : inThePlane(id + task, two)));
        return pictures;
    }

    private static Optional<Bounds> extent(List<EpisodePath> paths) {
        double[] x = range(paths.stream().flatMap(path -> path.xs().stream()).toList());
        double[] y = range(paths.stream().flatMap(path -> path.ys().stream()).toList());
        boolean moves = x[1] - x[0] > 1e-6 || y[1] - y[0] > 1e-6;
        return moves ? Optional.of(new Bounds(x[0], y[0], x[1] + 1e-9, y[1] + 1e-9)) : Optional.empty();
    }

    private static double[] range(List<Double> values) {
        return new double[] {
            values.stream().mapToDouble(v -> v).min().orElse(0),
            values.stream().mapToDouble(v -> v).max().orElse(0)
        };
    }

    // As high as what is shown asks for.
    private static String inThePlane(String id, List<EpisodePath> two) {
        Bounds shown = shown(two);
        double aspect = (shown.maxY() - shown.minY()) / (shown.maxX() - shown.minX());
        int height = (int) Math.min(HIGHEST, Math.max(LOWEST, Math.rint(WIDTH * aspect)));
        SvgCanvas canvas = new SvgCanvas(id, WIDTH, height);
        Camera camera = Camera.fit(shown, new Rect(0, 0, WIDTH, height));
        ScenePainter painter = new ScenePainter(THEME, EnumSet.of(Overlay.GRID));
        painter.paint(canvas, two.get(two.size() - 1).last(), camera, List.of());
        for (EpisodePath path : two) {
            double[] xs = path.xs().stream().mapToDouble(camera::pixelX).toArray();
            double[] ys = path.ys().stream().mapToDouble(camera::pixelY).toArray();
            canvas.path(xs, ys, /* closed= */ false);
            canvas.stroke(colour(path), 2);
            arrowheads(canvas, xs, ys, colour(path));
            end(canvas, xs[xs.length - 1], ys[ys.length - 1], path);
        }
        goals(canvas, two.get(0), camera);
        return canvas.svg();
    }

    // The paths and the goals with a border, and at least a part of the scene around their middle.
    private static Bounds shown(List<EpisodePath> two) {
        Bounds scene = two.get(0).last().bounds();
        Bounds seen = extent(two).orElse(scene);
        double[] box = {seen.minX(), seen.minY(), seen.maxX(), seen.maxY()};
        for (Marker marker : two.get(0).last().markers()) {
            if (marker instanceof Marker.Disc disc) {
                box[0] = Math.min(box[0], disc.x() - disc.radius());
                box[1] = Math.min(box[1], disc.y() - disc.radius());
                box[2] = Math.max(box[2], disc.x() + disc.radius());
                box[3] = Math.max(box[3], disc.y() + disc.radius());
            }
        }
        double border = 0.1 * Math.max(box[2] - box[0], box[3] - box[1]);
        double halfX = Math.max((box[2] - box[0]) / 2 + border, LEAST_SHARE * (scene.maxX() - scene.minX()) / 2);
        double halfY = Math.max((box[3] - box[1]) / 2 + border, LEAST_SHARE * (scene.maxY() - scene.minY()) / 2);
        double x = (box[0] + box[2]) / 2;
        double y = (box[1] + box[3]) / 2;
        return new Bounds(x - halfX, y - halfY, x + halfX, y + halfY);
    }

    // Heads along the way say which way it was gone; the first after half a distance.
    private static void arrowheads(SvgCanvas canvas, double[] xs, double[] ys, int colour) {
        double next = BETWEEN / 2;
        double gone = 0;
        for (int i = 1; i < xs.length; i++) {
            double step = Math.hypot(xs[i] - xs[i - 1], ys[i] - ys[i - 1]);
            gone += step;
            if (gone >= next && step > 1e-9) {
                double ux = (xs[i] - xs[i - 1]) / step;
                double uy = (ys[i] - ys[i - 1]) / step;
                canvas.begin();
                canvas.moveTo(xs[i] + 4 * ux, ys[i] + 4 * uy);
                canvas.lineTo(xs[i] - 4 * ux + 4 * uy, ys[i] - 4 * uy - 4 * ux);
                canvas.lineTo(xs[i] - 4 * ux - 4 * uy, ys[i] - 4 * uy + 4 * ux);
                canvas.closePath();
                canvas.fill(colour);
                next = gone + BETWEEN;
            }
        }
    }

    // A dot where it was when its time was over, a cross where it failed before.
    private static void end(SvgCanvas canvas, double x, double y, EpisodePath path) {
        if (path.outcome() != Snapshot.Outcome.FAILED) {
            canvas.disc(x, y, 4, colour(path));
            return;
        }
        for (int pass = 0; pass < 2; pass++) { // on a light rim, to be seen on anything
            canvas.begin();
            canvas.moveTo(x - 5, y - 5);
            canvas.lineTo(x + 5, y + 5);
            canvas.moveTo(x - 5, y + 5);
            canvas.lineTo(x + 5, y - 5);
            canvas.stroke(pass == 0 ? THEME.panel() : colour(path), pass == 0 ? 5 : 2.5);
        }
    }

    /** Rings around the goals, above the paths that would hide them. */
    private static void goals(SvgCanvas canvas, EpisodePath path, Camera camera) {
        for (Marker marker : path.last().markers()) {
            if (marker instanceof Marker.Disc disc) {
                double radius = Math.max(7, disc.radius() * camera.scale());
                canvas.begin();
                canvas.circle(camera.pixelX(disc.x()), camera.pixelY(disc.y()), radius);
                canvas.stroke(THEME.panel(), 5);
                canvas.stroke(THEME.goal(), 2.5);
            }
        }
    }

    // Time to the right, the place upwards, on axes that just hold both paths.
    private static String overTime(String id, List<EpisodePath> two) {
        List<LinePlot.Series> series = new ArrayList<>();
        List<LinePlot.Mark> marks = new ArrayList<>();
        for (EpisodePath path : two) {
            int count = path.xs().size();
            double[] seconds = new double[count];
            for (int i = 0; i < count; i++) {
                seconds[i] = i * path.timestep();
            }
            double[] places = path.xs().stream().mapToDouble(x -> x).toArray();
            series.add(new LinePlot.Series("", seconds, places, colour(path), /* dots= */ false));
            if (path.outcome() == Snapshot.Outcome.FAILED) {
                marks.add(new LinePlot.Mark(seconds[count - 1], places[count - 1], colour(path), LinePlot.Shape.CROSS));
            }
        }
        SvgCanvas canvas = new SvgCanvas(id, WIDTH, PLOT);
        Rect all = new Rect(0, 0, WIDTH, PLOT);
        canvas.box(all, 0, THEME.panel());
        // no title: the page has one; the axes move up into its place
        new LinePlot("", "time, s", "place, m", /* wholeX= */ false, series, marks, LinePlot.Extent.NONE)
                .paint(canvas, new Rect(8, -14, WIDTH - 12, PLOT + 12), THEME);
        return canvas.svg();
    }

    private static int colour(EpisodePath path) {
        return path.round() == 0 ? BEFORE : AFTER;
    }
}
