package adaptarium.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Bodies on joints, against the equations of motion. */
class JointDynamicsTest {
    private static final double DT = 0.02; // s
    private final PhysicsWorld earth = new PhysicsWorld(WorldSettings.side(DT));

    @Test
    void aPendulumOfTheEngineHasThePeriodOfTheEquation() {
        earth.add(BodySpec.terrain("base", ShapeSpec.disc(0.1).withFilter(CollisionFilter.NOTHING)));
        Body rod = earth.add(BodySpec.dynamic("rod", ShapeSpec.box(0.05, 1).withDensity(2))
                .at(0.5 * Math.sin(0.1), -0.5 * Math.cos(0.1), 0.1));
        earth.add(JointSpec.revolute("pivot", "base", "rod", 0, 0));
        double omega = Math.sqrt(rod.mass() * 9.81 * 0.5 / (rod.inertia() + rod.mass() * 0.25));
        int crossings = 0;
        double last = 0;
        double previous = rod.angle();
        for (int i = 0; i < 250; i++) {
            earth.step();
            if (previous > 0 && rod.angle() <= 0) {
                crossings++;
                double fraction = previous / (previous - rod.angle());
                last = crossings == 1 ? last - (i + fraction) * DT : (i + fraction) * DT + Math.min(last, 0);
                if (crossings == 2) {
                    break;
                }
            }
            previous = rod.angle();
        }
        assertEquals(2 * Math.PI / omega, last, 0.01 * last);
    }

    @Test
    void anInvertedPoleOnACartFallsAtTheRateOfItsLinearisedEquation() {
        CollisionFilter apart = CollisionFilter.NOTHING;
        earth.add(BodySpec.terrain("rail", ShapeSpec.box(1, 0.1).withFilter(apart)));
        Body cart = earth.add(
                BodySpec.dynamic("cart", ShapeSpec.box(0.5, 0.25).withDensity(8).withFilter(apart)));
        double start = 0.01; // rad
        Body pole = earth.add(
                BodySpec.dynamic("pole", ShapeSpec.box(0.05, 1).withDensity(4).withFilter(apart))
                        .at(-0.5 * Math.sin(start), 0.5 * Math.cos(start), start));
        earth.add(JointSpec.prismatic("slide", "rail", "cart", 0, 0, 1, 0));
        earth.add(JointSpec.revolute("hinge", "cart", "pole", 0, 0));
        int steps = 40;
        for (int i = 0; i < steps; i++) {
            earth.step();
        }
        // theta'' = g (M + m) theta / (l (4/3 (M + m) - m)) for a thin pole of half-length l; here with its own
        // inertia.
        double total = cart.mass() + pole.mass();
        double arm = pole.mass() * 0.5;
        double inertia = pole.inertia() + pole.mass() * 0.25;
        double rate = Math.sqrt(9.81 * arm * total / (inertia * total - arm * arm));
        double t = steps * DT;
        double growth = pole.angle() / start;
        double measured = Math.log(growth + Math.sqrt(growth * growth - 1)) / t; // from cosh(rate t) = growth
        assertEquals(rate, measured, 0.02 * rate);
        // Nothing pushes along the rail: the common centre of mass stays.
        double centre = (cart.mass() * cart.centreX() + pole.mass() * pole.centreX()) / total;
        assertEquals(-pole.mass() * 0.5 * Math.sin(start) / total, centre, 1e-4);
    }
}
