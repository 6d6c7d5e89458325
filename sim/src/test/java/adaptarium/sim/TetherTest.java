package adaptarium.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TetherTest {
    private static final double RATE = 6 * Math.PI; // rad/s: 3 Hz
    private static final double DT = 0.02; // s
    private static final double MASS = 1.5; // kg

    @Test
    void theForceIsThatOfSpringAndDamperAtTheEndOfTheStep() {
        Tether.Mobility mobility = new Tether.Mobility(2, -0.5, 1.25); // of a point of a turning body
        double dx = 0.3;
        double dy = -0.2;
        double vx = 0.8;
        double vy = -1.1;
        Tether force = Tether.between(MASS, dx, dy, vx, vy, mobility, DT);
        double laterX = vx + DT * (2 * force.x() - 0.5 * force.y());
        double laterY = vy + DT * (-0.5 * force.x() + 1.25 * force.y());
        double stiffness = MASS * RATE * RATE;
        double damping = 2 * 0.3 * MASS * RATE;
        assertEquals(stiffness * (dx - DT * laterX) - damping * laterX, force.x(), 1e-9);
        assertEquals(stiffness * (dy - DT * laterY) - damping * laterY, force.y(), 1e-9);
    }

    @Test
    void beyondAMetreItPullsNoHarder() {
        Tether.Mobility mobility = new Tether.Mobility(1 / MASS, 0, 1 / MASS);
        Tether near = Tether.between(MASS, 0.6, 0.8, 0, 0, mobility, DT);
        Tether far = Tether.between(MASS, 6, 8, 0, 0, mobility, DT);
        assertEquals(near.x(), far.x(), 1e-9);
        assertEquals(near.y(), far.y(), 1e-9);
        Tether half = Tether.between(MASS, 0.3, 0.4, 0, 0, mobility, DT);
        assertEquals(near.x() / 2, half.x(), 1e-9);
    }
}
