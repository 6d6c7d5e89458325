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
     * @param journeys what was recorded
     * @return SVG elements by task; empty where nothing moves
     */
    static List<String> of(String id, List<Journey> journeys) {
        Map<Integer, List<Journey>> byTask = new TreeMap<>();
        journeys.forEach(journey -> byTask.computeIfAbsent(journey.task(), task -> new ArrayList<>())
                .add(journey));
        Optional<Bounds> extent = extent(journeys);
        if (extent.isEmpty()) {
            return List.of();
        }
        Bounds all = extent.get();
        boolean alongALine = all.maxY() - all.minY() < FLAT * (all.maxX() - all.minX());
        List<String> pictures = new ArrayList<>();
        byTask.forEach((task, two) -> {
            SvgCanvas canvas = new SvgCanvas(id + task, SIZE, SIZE);
            if (alongALine) {
                overTime(canvas, two, journeys);
            } else {
                inThePlane(canvas, two);
            }
            pictures.add(canvas.svg());
        });
        return pictures;
    }

    private static Optional<Bounds> extent(List<Journey> journeys) {
        double[] x = range(
                journeys.stream().flatMap(journey -> journey.xs().stream()).toList());
        double[] y = range(
                journeys.stream().flatMap(journey -> journey.ys().stream()).toList());
        boolean moves = x[1] - x[0] > 1e-6 || y[1] - y[0] > 1e-6;
        return moves ? Optional.of(new Bounds(x[0], y[0], x[1] + 1e-9, y[1] + 1e-9)) : Optional.empty();
    }

    private static double[] range(List<Double> values) {
        return new double[] {
            values.stream().mapToDouble(v -> v).min().orElse(0),
            values.stream().mapToDouble(v -> v).max().orElse(0)
        };
    }

    private static void inThePlane(SvgCanvas canvas, List<Journey> two) {
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
        for (Journey journey : two) {
            canvas.begin();
            for (int i = 0; i < journey.xs().size(); i++) {
                double px = camera.pixelX(journey.xs().get(i));
                double py = camera.pixelY(journey.ys().get(i));
                if (i == 0) {
                    canvas.moveTo(px, py);
                } else {
                    canvas.lineTo(px, py);
                }
            }
            canvas.stroke(colour(journey), 2);
            int last = journey.xs().size() - 1;
            canvas.disc(
                    camera.pixelX(journey.xs().get(last)),
                    camera.pixelY(journey.ys().get(last)),
                    4,
                    colour(journey));
        }
        goals(canvas, two.get(0), camera);
    }

    /** Rings around the goals, above the paths that would hide them. */
    private static void goals(SvgCanvas canvas, Journey journey, Camera camera) {
        for (Marker marker : journey.last().markers()) {
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
    private static void overTime(SvgCanvas canvas, List<Journey> two, List<Journey> all) {
        double[] x =
                range(all.stream().flatMap(journey -> journey.xs().stream()).toList());
        double span = Math.max(x[1] - x[0], 1e-9);
        double duration = all.stream()
                .mapToDouble(journey -> (journey.xs().size() - 1) * journey.timestep())
                .max()
                .orElse(1);
        canvas.box(new Rect(0, 0, SIZE, SIZE), 0, THEME.skyTop());
        double margin = 24;
        double start = margin + (two.get(0).xs().get(0) - x[0]) / span * (SIZE - 2 * margin);
        canvas.line(start, margin, start, SIZE - margin, THEME.grid(), 1);
        for (Journey journey : two) {
            canvas.begin();
            for (int i = 0; i < journey.xs().size(); i++) {
                double px = margin + (journey.xs().get(i) - x[0]) / span * (SIZE - 2 * margin);
                double py = margin + i * journey.timestep() / Math.max(duration, 1e-9) * (SIZE - 2 * margin);
                if (i == 0) {
                    canvas.moveTo(px, py);
                } else {
                    canvas.lineTo(px, py);
                }
            }
            canvas.stroke(colour(journey), 2.5);
        }
        TextStyle small = TextStyle.of(10.5);
        canvas.text(Numbers.withUnit(x[0], "m"), margin, 15, small, THEME.softInk());
        canvas.text(Numbers.withUnit(x[1], "m"), SIZE - margin, 15, small.right(), THEME.softInk());
        canvas.text("0 s", 3, margin + 4, small, THEME.softInk());
        canvas.text(Numbers.withUnit(duration, "s"), 3, SIZE - 8.0, small, THEME.softInk());
    }

    private static int colour(Journey journey) {
        return journey.round() == 0 ? BEFORE : AFTER;
    }
}
