package adaptarium.envs.family.vehicle;

import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import adaptarium.sim.Trigonometry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** A car on its road, drawn from the episode's road coordinates. */
final class CarScene implements SceneView {
    private static final double FIRST = -6; // m of road
    private static final double SPACING = 0.25; // m
    private static final int POINTS = 300;

    private final DoubleSupplier along;
    private final DoubleSupplier offset;
    private final DoubleSupplier time;
    private final WindingRoad road;
    private final double[] centreX = new double[POINTS];
    private final double[] centreY = new double[POINTS];
    private final List<Part> parts = new ArrayList<>();

    /** A body that sits at a place of the car, or of the world. */
    private record Part(
            String name,
            Role role,
            List<Geometry> geometry,
            DoubleSupplier xOf,
            DoubleSupplier yOf,
            DoubleSupplier angleOf)
            implements BodyView {
        @Override
        public double x() {
            return xOf.getAsDouble();
        }

        @Override
        public double y() {
            return yOf.getAsDouble();
        }

        @Override
        public double angle() {
            return angleOf.getAsDouble();
        }
    }

    CarScene(
            WindingRoad road,
            DoubleSupplier along,
            DoubleSupplier offset,
            DoubleSupplier heading,
            DoubleSupplier wheel,
            DoubleSupplier time) {
        this.road = road;
        this.along = along;
        this.offset = offset;
        this.time = time;
        int origin = (int) Math.round(-FIRST / SPACING);
        for (int i = origin + 1; i < POINTS; i++) {
            follow(i - 1, i);
        }
        for (int i = origin - 1; i >= 0; i--) {
            follow(i + 1, i);
        }
        addKerb("left kerb", TopDownCar.HALF_WIDTH);
        addKerb("right kerb", -TopDownCar.HALF_WIDTH);
        DoubleSupplier yaw = () -> heading.getAsDouble() + road.heading(along.getAsDouble());
        for (int axle = -1; axle <= 1; axle += 2) {
            DoubleSupplier turn = axle > 0 ? () -> yaw.getAsDouble() + wheel.getAsDouble() : yaw;
            for (int side = -1; side <= 1; side += 2) {
                double ahead = axle * TopDownCar.AXLE;
                double left = side * 0.19;
                parts.add(new Part(
                        (axle > 0 ? "front " : "rear ") + (side > 0 ? "left" : "right") + " tyre",
                        Role.ROBOT_FAR,
                        List.of(Geometry.Polygon.box(0.22, 0.09)),
                        () -> x() + ahead * cos(yaw) - left * sin(yaw),
                        () -> y() + ahead * sin(yaw) + left * cos(yaw),
                        turn));
            }
        }
        Geometry shell = new Geometry.Polygon(
                new double[] {-0.45, 0.3, 0.45, 0.45, 0.3, -0.45}, new double[] {-0.17, -0.17, -0.1, 0.1, 0.17, 0.17});
        Geometry window =
                new Geometry.Polygon(new double[] {0.02, 0.16, 0.16, 0.02}, new double[] {-0.13, -0.11, 0.11, 0.13});
        parts.add(new Part("car", Role.ROBOT, List.of(shell), this::x, this::y, yaw));
        parts.add(new Part("window", Role.OBJECT, List.of(window), this::x, this::y, yaw));
    }

    /** The next point of the centre line, by the midpoint rule. */
    private void follow(int from, int to) {
        double middle = FIRST + SPACING * (from + to) / 2;
        double angle = road.heading(middle);
        centreX[to] = centreX[from] + (to - from) * SPACING * Trigonometry.cos(angle);
        centreY[to] = centreY[from] + (to - from) * SPACING * Trigonometry.sin(angle);
    }

    private void addKerb(String name, double left) {
        double[] xs = new double[POINTS];
        double[] ys = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            double angle = road.heading(FIRST + SPACING * i);
            xs[i] = centreX[i] - left * Trigonometry.sin(angle);
            ys[i] = centreY[i] + left * Trigonometry.cos(angle);
        }
        parts.add(new Part(name, Role.TERRAIN, List.of(new Geometry.Polyline(xs, ys)), () -> 0, () -> 0, () -> 0));
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

    @Override
    public List<? extends BodyView> bodies() {
        return parts;
    }

    @Override
    public List<Marker> markers() {
        List<Marker> dashes = new ArrayList<>();
        for (int i = 0; i + 2 < POINTS; i += 6) {
            dashes.add(new Marker.Segment("centre line", centreX[i], centreY[i], centreX[i + 2], centreY[i + 2]));
        }
        return dashes;
    }

    @Override
    public double time() {
        return time.getAsDouble();
    }

    @Override
    public Bounds bounds() {
        return new Bounds(-4, -3, 8, 5);
    }

    @Override
    public int followed() {
        return parts.size() - 2; // the car
    }
}
