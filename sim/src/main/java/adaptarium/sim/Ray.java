package adaptarium.sim;

import org.jspecify.annotations.Nullable;

/** A ray through a scene and what it meets first. Made once and used for any number of casts; belongs to one world and one thread. */
public final class Ray {
    private static final double PARALLEL = 1e-12;

    private double x;
    private double y;
    private double dx;
    private double dy;
    private int mask;

    private @Nullable Body body;
    private double fraction = 1;
    private double normalX;
    private double normalY;

    /**
     * Sets where the ray begins and ends, world coordinates.
     *
     * @param x0 begin, m
     * @param y0 begin, m
     * @param x1 end, m
     * @param y1 end, m
     * @return this ray
     */
    public Ray between(double x0, double y0, double x1, double y1) {
        x = x0;
        y = y0;
        dx = x1 - x0;
        dy = y1 - y0;
        return this;
    }

    /** Whether the last cast met anything. */
    public boolean hit() {
        return body != null;
    }

    /** The body the last cast met; null if none. */
    public @Nullable Body body() {
        return body;
    }

    /** How far along the ray the last cast met something, in [0, 1]; 1 if nothing was met. */
    public double fraction() {
        return fraction;
    }

    /** Where the last cast ended, m. */
    public double hitX() {
        return x + fraction * dx;
    }

    /** Where the last cast ended, m. */
    public double hitY() {
        return y + fraction * dy;
    }

    /** The surface's unit normal where the last cast ended, against the ray; 0 if nothing was met. */
    public double normalX() {
        return normalX;
    }

    /** The surface's unit normal where the last cast ended, against the ray; 0 if nothing was met. */
    public double normalY() {
        return normalY;
    }

    double directionX() {
        return dx;
    }

    void begin(int newMask, double limit) {
        mask = newMask;
        body = null;
        fraction = limit;
        normalX = 0;
        normalY = 0;
    }

    boolean sees(int category) {
        return (mask & category) != 0;
    }

    /** Whether the part of the ray before the nearest hit so far comes into a box. */
    boolean reaches(double minX, double minY, double maxX, double maxY) {
        double enter = 0;
        double leave = fraction;
        if (dx > PARALLEL || dx < -PARALLEL) {
            double a = (minX - x) / dx;
            double b = (maxX - x) / dx;
            enter = Math.max(enter, Math.min(a, b));
            leave = Math.min(leave, Math.max(a, b));
        } else if (x < minX || x > maxX) {
            return false;
        }
        if (dy > PARALLEL || dy < -PARALLEL) {
            double a = (minY - y) / dy;
            double b = (maxY - y) / dy;
            enter = Math.max(enter, Math.min(a, b));
            leave = Math.min(leave, Math.max(a, b));
        } else if (y < minY || y > maxY) {
            return false;
        }
        return enter <= leave;
    }

    /** Meets a segment, from either side. */
    void segment(Body owner, double ax, double ay, double bx, double by) {
        double ex = bx - ax;
        double ey = by - ay;
        double across = dx * ey - dy * ex;
        if (across == 0) {
            return;
        }
        double t = ((ax - x) * ey - (ay - y) * ex) / across;
        double u = ((ax - x) * dy - (ay - y) * dx) / across;
        if (t >= 0 && t < fraction && u >= 0 && u <= 1) {
            double length = Math.sqrt(ex * ex + ey * ey);
            double side = across > 0 ? -1 : 1; // the normal that looks against the ray
            accept(owner, t, side * ey / length, -side * ex / length);
        }
    }

    /** Meets a disc from outside. */
    void disc(Body owner, double cx, double cy, double radius) {
        double ox = x - cx;
        double oy = y - cy;
        double a = dx * dx + dy * dy;
        double b = ox * dx + oy * dy;
        double c = ox * ox + oy * oy - radius * radius;
        double root = b * b - a * c;
        if (c < 0 || b >= 0 || root < 0) {
            return; // begins inside, looks away, or passes by
        }
        double t = (-b - Math.sqrt(root)) / a;
        if (t < fraction) {
            accept(owner, t, (ox + t * dx) / radius, (oy + t * dy) / radius);
        }
    }

    /** Meets a convex polygon from outside, its vertices turned by (c, s) and moved to (px, py). */
    void polygon(Body owner, double[] xs, double[] ys, double px, double py, double c, double s) {
        // In the polygon's frame.
        double ox = c * (x - px) + s * (y - py);
        double oy = c * (y - py) - s * (x - px);
        double rx = c * dx + s * dy;
        double ry = c * dy - s * dx;
        double enter = Double.NEGATIVE_INFINITY;
        double leave = fraction;
        int entered = -1;
        int n = xs.length;
        for (int i = 0; i < n; i++) {
            int j = i + 1 < n ? i + 1 : 0;
            double nx = ys[j] - ys[i];
            double ny = xs[i] - xs[j];
            double away = nx * rx + ny * ry;
            double outside = nx * (ox - xs[i]) + ny * (oy - ys[i]);
            if (away == 0) {
                if (outside > 0) {
                    return;
                }
            } else if (away < 0) {
                double t = -outside / away;
                if (t > enter) {
                    enter = t;
                    entered = i;
                }
            } else {
                leave = Math.min(leave, -outside / away);
            }
        }
        if (entered < 0 || enter < 0 || enter > leave || enter >= fraction) {
            return;
        }
        int j = entered + 1 < n ? entered + 1 : 0;
        double nx = ys[j] - ys[entered];
        double ny = xs[entered] - xs[j];
        double length = Math.sqrt(nx * nx + ny * ny);
        accept(owner, enter, (c * nx - s * ny) / length, (s * nx + c * ny) / length);
    }

    private void accept(Body owner, double t, double nx, double ny) {
        body = owner;
        fraction = t;
        normalX = nx;
        normalY = ny;
    }
}
