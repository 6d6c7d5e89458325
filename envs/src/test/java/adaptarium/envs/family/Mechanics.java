package adaptarium.envs.family;

import adaptarium.envs.Environment;
import adaptarium.sim.Body;
import adaptarium.sim.Geometry;
import adaptarium.sim.PhysicsWorld;

/** Sums over the bodies of a scene, for tests that compare them with closed forms. */
public final class Mechanics {
    private Mechanics() {}

    /** The physics world of an environment's running episode. */
    public static PhysicsWorld world(Environment<?> env) {
        return (PhysicsWorld) env.scene();
    }

    /** Total mass, kg. */
    public static double mass(PhysicsWorld world) {
        return world.bodies().stream().mapToDouble(Body::mass).sum();
    }

    /** Position of the common centre of mass, m. */
    public static double[] centre(PhysicsWorld world) {
        double x = 0;
        double y = 0;
        for (Body b : world.bodies()) {
            x += b.mass() * b.centreX();
            y += b.mass() * b.centreY();
        }
        return new double[] {x / mass(world), y / mass(world)};
    }

    /** Total momentum, N s. */
    public static double[] momentum(PhysicsWorld world) {
        double x = 0;
        double y = 0;
        for (Body b : world.bodies()) {
            x += b.mass() * b.velocityX();
            y += b.mass() * b.velocityY();
        }
        return new double[] {x, y};
    }

    /** Angular momentum about the common centre of mass, N m s. */
    public static double spin(PhysicsWorld world) {
        double[] centre = centre(world);
        double sum = 0;
        for (Body b : world.bodies()) {
            sum += b.inertia() * b.angularVelocity();
            sum += b.mass() * ((b.centreX() - centre[0]) * b.velocityY() - (b.centreY() - centre[1]) * b.velocityX());
        }
        return sum;
    }

    /** Kinetic and potential energy, J. */
    public static double energy(PhysicsWorld world, double gravity) {
        double sum = 0;
        for (Body b : world.bodies()) {
            double v2 = b.velocityX() * b.velocityX() + b.velocityY() * b.velocityY();
            sum += b.mass() * (v2 / 2 + gravity * b.centreY());
            sum += b.inertia() * b.angularVelocity() * b.angularVelocity() / 2;
        }
        return sum;
    }

    /** How far the lowest corner of a body lies above the ground, m; negative below it. */
    public static double clearance(Body body, Geometry.Polyline ground) {
        double least = Double.POSITIVE_INFINITY;
        for (Geometry shape : body.geometry()) {
            if (shape instanceof Geometry.Polygon polygon) {
                for (int i = 0; i < polygon.xs().length; i++) {
                    double x = body.pointX(polygon.xs()[i], polygon.ys()[i]);
                    least = Math.min(least, above(ground, x, body.pointY(polygon.xs()[i], polygon.ys()[i])));
                }
            } else if (shape instanceof Geometry.Circle disc) {
                double x = body.pointX(disc.x(), disc.y());
                least = Math.min(least, above(ground, x, body.pointY(disc.x(), disc.y())) - disc.radius());
            }
        }
        return least;
    }

    /** How far the highest corner of a body of polygons lies above the ground, m; negative where all of it is below. */
    public static double crest(Body body, Geometry.Polyline ground) {
        double most = Double.NEGATIVE_INFINITY;
        for (Geometry shape : body.geometry()) {
            if (shape instanceof Geometry.Polygon polygon) {
                for (int i = 0; i < polygon.xs().length; i++) {
                    double x = body.pointX(polygon.xs()[i], polygon.ys()[i]);
                    most = Math.max(most, above(ground, x, body.pointY(polygon.xs()[i], polygon.ys()[i])));
                }
            }
        }
        return most;
    }

    /** How far a point lies above the ground, m; negative below it. */
    public static double above(Geometry.Polyline ground, double x, double y) {
        double[] xs = ground.xs();
        double[] ys = ground.ys();
        for (int i = 1; i < xs.length; i++) {
            if (xs[i - 1] <= x && x <= xs[i]) {
                return y - ys[i - 1] - (ys[i] - ys[i - 1]) * (x - xs[i - 1]) / (xs[i] - xs[i - 1]);
            }
        }
        return y - Math.min(ys[0], ys[ys.length - 1]);
    }
}
