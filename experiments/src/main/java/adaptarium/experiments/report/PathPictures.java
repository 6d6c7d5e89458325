package adaptarium.experiments.report;

import adaptarium.render.Camera;
import adaptarium.render.Numbers;
import adaptarium.render.Rect;
import adaptarium.render.ScenePainter;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;
import adaptarium.sim.SceneView.Bounds;
import adaptarium.sim.SceneView.Marker;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Pictures of where a learner went before and after it adapted, one per task: in the plane where it moves in the plane, over time where it moves along a line. */
final class PathPictures {
    private static final int SIZE = 250; // px
    private static final double FLAT = 0.2; // a path lower than this share of its length is shown over time
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
        byTask.forEach((task, two) -> {
            SvgCanvas canvas = new SvgCanvas(id + task, SIZE, SIZE);
            if (alongALine) {
                overTime(canvas, two, paths);
            } else {
                inThePlane(canvas, two);
            }
            pictures.add(canvas.svg());
        });
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

    private static void inThePlane(SvgCanvas canvas, List<EpisodePath> two) {
        Bounds scene = two.get(0).last().bounds();
        Bounds seen = extent(two).orElse(scene);
        double margin = 0.05 * (scene.maxX() - scene.minX());
        Bounds shown = new Bounds(
                Math.min(scene.minX(), seen.minX() - margin),
                Math.min(scene.minY(), seen.minY() - margin),
                Math.max(scene.maxX(), seen.maxX() + margin),
                Math.max(scene.maxY(), seen.maxY() + margin));
        Camera camera = Camera.fit(shown, new Rect(0, 0, SIZE, SIZE));
        ScenePainter painter = new ScenePainter(THEME, EnumSet.of(adaptarium.render.Overlay.GRID));
        painter.paint(canvas, two.get(two.size() - 1).last(), camera, List.of());
        for (EpisodePath path : two) {
            canvas.begin();
            for (int i = 0; i < path.xs().size(); i++) {
                double px = camera.pixelX(path.xs().get(i));
                double py = camera.pixelY(path.ys().get(i));
                if (i == 0) {
                    canvas.moveTo(px, py);
                } else {
                    canvas.lineTo(px, py);
                }
            }
            canvas.stroke(colour(path), 2);
            int last = path.xs().size() - 1;
            canvas.disc(
                    camera.pixelX(path.xs().get(last)), camera.pixelY(path.ys().get(last)), 4, colour(path));
        }
        goals(canvas, two.get(0), camera);
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

    /** x of the followed body to the right, time downwards: the way a track of footprints is read. */
    private static void overTime(SvgCanvas canvas, List<EpisodePath> two, List<EpisodePath> all) {
        double[] x = range(all.stream().flatMap(path -> path.xs().stream()).toList());
        double span = Math.max(x[1] - x[0], 1e-9);
        double duration = all.stream()
                .mapToDouble(path -> (path.xs().size() - 1) * path.timestep())
                .max()
                .orElse(1);
        canvas.box(new Rect(0, 0, SIZE, SIZE), 0, THEME.skyTop());
        double margin = 24;
        double start = margin + (two.get(0).xs().get(0) - x[0]) / span * (SIZE - 2 * margin);
        canvas.line(start, margin, start, SIZE - margin, THEME.grid(), 1);
        for (EpisodePath path : two) {
            canvas.begin();
            for (int i = 0; i < path.xs().size(); i++) {
                double px = margin + (path.xs().get(i) - x[0]) / span * (SIZE - 2 * margin);
                double py = margin + i * path.timestep() / Math.max(duration, 1e-9) * (SIZE - 2 * margin);
                if (i == 0) {
                    canvas.moveTo(px, py);
                } else {
                    canvas.lineTo(px, py);
                }
            }
            canvas.stroke(colour(path), 2.5);
        }
        TextStyle small = TextStyle.of(10.5);
        canvas.text(Numbers.withUnit(x[0], "m"), margin, 15, small, THEME.softInk());
        canvas.text(Numbers.withUnit(x[1], "m"), SIZE - margin, 15, small.right(), THEME.softInk());
        canvas.text("0 s", 3, margin + 4, small, THEME.softInk());
        canvas.text(Numbers.withUnit(duration, "s"), 3, SIZE - 8.0, small, THEME.softInk());
    }

    private static int colour(EpisodePath path) {
        return path.round() == 0 ? BEFORE : AFTER;
    }
}
