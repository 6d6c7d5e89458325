package adaptarium.render;

import adaptarium.sim.Geometry;

/** Area and first moments of shapes: what a centre of mass is made of when all parts are equally dense. */
final class Moments {
    private Moments() {}

    /**
     * Moments of a shape.
     *
     * @param geometry the shape
     * @return area (m²), its integral of x and of y (m³); zeros for a line
     */
    static double[] of(Geometry geometry) {
        if (geometry instanceof Geometry.Circle circle) {
            double area = Math.PI * circle.radius() * circle.radius();
            return new double[] {area, area * circle.x(), area * circle.y()};
        }
        double[] moments = new double[3];
        if (geometry instanceof Geometry.Polygon polygon) {
            double[] xs = polygon.xs();
            double[] ys = polygon.ys();
            for (int i = 0; i < xs.length; i++) {
                int j = (i + 1) % xs.length;
                double cross = xs[i] * ys[j] - xs[j] * ys[i];
                moments[0] += cross / 2;
                moments[1] += (xs[i] + xs[j]) * cross / 6;
                moments[2] += (ys[i] + ys[j]) * cross / 6;
            }
        }
        return moments;
    }
}
