package adaptarium.envs.family.vehicle;

import adaptarium.envs.Drawing;
import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import adaptarium.sim.Trigonometry;
import java.util.function.DoubleSupplier;

/** A car on its road, drawn from the episode's road coordinates. */
final class CarScene {
    private static final double FIRST = -6; // m of road
    private static final double SPACING = 0.25; // m
    private static final int POINTS = 300;
    private static final Geometry SHELL = new Geometry.Polygon(
            new double[] {-0.45, 0.3, 0.45, 0.45, 0.3, -0.45}, new double[] {-0.17, -0.17, -0.1, 0.1, 0.17, 0.17});
    private static final Geometry WINDOW =
            new Geometry.Polygon(new double[] {0.02, 0.16, 0.16, 0.02}, new double[] {-0.13, -0.11, 0.11, 0.13});

    private final WindingRoad road;
    private final DoubleSupplier along;
    private final DoubleSupplier offset;
    private final double[] centreX = new double[POINTS];
    private final double[] centreY = new double[POINTS];

    private CarScene(WindingRoad road, DoubleSupplier along, DoubleSupplier offset) {
        this.road = road;
        this.along = along;
        this.offset = offset;
        int origin = (int) Math.round(-FIRST / SPACING);
        for (int i = origin + 1; i < POINTS; i++) {
            follow(i - 1, i);
        }
        for (int i = origin - 1; i >= 0; i--) {
            follow(i + 1, i);
        }
    }

    /**
     * The scene of an episode.
     *
     * @param road where it drives
     * @param along m of road
     * @param offset m to the left of the centre line
     * @param heading rad, against the road
     * @param wheel rad, to the left
     * @param time s
     * @return a view that follows these numbers
     */
    static Drawing draw(
            WindingRoad road,
            DoubleSupplier along,
            DoubleSupplier offset,
            DoubleSupplier heading,
            DoubleSupplier wheel,
            DoubleSupplier time) {
        CarScene scene = new CarScene(road, along, offset);
        Drawing drawing = Drawing.within(new SceneView.Bounds(-4, -3, 8, 5), time)
                .terrain("left kerb", scene.kerb(TopDownCar.HALF_WIDTH))
                .terrain("right kerb", scene.kerb(-TopDownCar.HALF_WIDTH));
        DoubleSupplier yaw = () -> heading.getAsDouble() + road.heading(along.getAsDouble());
        for (int axle = -1; axle <= 1; axle += 2) {
            DoubleSupplier turn = axle > 0 ? () -> yaw.getAsDouble() + wheel.getAsDouble() : yaw;
            for (int side = -1; side <= 1; side += 2) {
                double ahead = axle * TopDownCar.AXLE;
                double left = side * 0.19;
                drawing.body(
                        (axle > 0 ? "front " : "rear ") + (side > 0 ? "left" : "right") + " tyre",
                        SceneView.Role.ROBOT_FAR,
                        Geometry.Polygon.box(0.22, 0.09),
                        () -> scene.x() + ahead * cos(yaw) - left * sin(yaw),
                        () -> scene.y() + ahead * sin(yaw) + left * cos(yaw),
                        turn);
            }
        }
        for (int i = 0; i + 2 < POINTS; i += 6) {
            SceneView.Marker dash = scene.dash(i);
            drawing.marker(() -> dash);
        }
        return drawing.body("car", SceneView.Role.ROBOT, SHELL, scene::x, scene::y, yaw)
                .body("window", SceneView.Role.OBJECT, WINDOW, scene::x, scene::y, yaw)
                .follow("car");
    }

    /** The next point of the centre line, by the midpoint rule. */
    private void follow(int from, int to) {
        double middle = FIRST + SPACING * (from + to) / 2;
        double angle = road.heading(middle);
        centreX[to] = centreX[from] + (to - from) * SPACING * Trigonometry.cos(angle);
        centreY[to] = centreY[from] + (to - from) * SPACING * Trigonometry.sin(angle);
    }

    /** The edge of the road that lies {@code left} metres to the left of its centre line. */
    private Geometry kerb(double left) {
        double[] xs = new double[POINTS];
        double[] ys = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            double angle = road.heading(FIRST + SPACING * i);
            xs[i] = centreX[i] - left * Trigonometry.sin(angle);
            ys[i] = centreY[i] + left * Trigonometry.cos(angle);
        }
        return new Geometry.Polyline(xs, ys);
    }

    private SceneView.Marker dash(int i) {
        return new SceneView.Marker.Segment("centre line", centreX[i], centreY[i], centreX[i + 2], centreY[i + 2]);
    }

    private double x() {
        return place(centreX) - offset.getAsDouble() * Trigonometry.sin(road.heading(along.getAsDouble()));
    }

    private double y() {
        return place(centreY) + offset.getAsDouble() * Trigonometry.cos(road.heading(along.getAsDouble()));
    }

    private double place(double[] line) {
        double position = Math.max(0, Math.min(POINTS - 1.001, (along.getAsDouble() - FIRST) / SPACING));
        int i = (int) position;
        return line[i] + (position - i) * (line[i + 1] - line[i]);
    }

    private static double cos(DoubleSupplier angle) {
        return Trigonometry.cos(angle.getAsDouble());
    }

    private static double sin(DoubleSupplier angle) {
        return Trigonometry.sin(angle.getAsDouble());
    }
}
