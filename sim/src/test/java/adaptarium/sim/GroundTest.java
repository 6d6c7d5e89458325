package adaptarium.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.sim.SceneView.Ground;
import org.junit.jupiter.api.Test;

class GroundTest {
    private static Ground ground(double[] xs, double[] ys) {
        return new Ground(new Geometry.Polyline(xs, ys));
    }

    @Test
    void aHillIsAsHighAsItsLineAndGoesOnLevelBeyondItsEnds() {
        Ground hill = ground(new double[] {-2, 0, 4}, new double[] {1, 3, -1});
        assertEquals(1, hill.height(-100));
        assertEquals(2, hill.height(-1));
        assertEquals(3, hill.height(0));
        assertEquals(1, hill.height(2)); // half-way down from 3 to -1
        assertEquals(-1, hill.height(4));
        assertEquals(-1, hill.height(100));
    }

    @Test
    void aStepHasTheHeightOfItsRightSide() {
        Ground step = ground(new double[] {0, 1, 1, 2}, new double[] {0, 0, 5, 5});
        assertEquals(0, step.height(0.999));
        assertEquals(5, step.height(1));
    }

    @Test
    void levelGroundHasOneHeight() {
        assertEquals(-0.5, Ground.level(-0.5).height(-30));
        assertEquals(-0.5, Ground.level(-0.5).height(0.3));
    }

    @Test
    void aLineThatTurnsBackIsNoGround() {
        assertThrows(IllegalArgumentException.class, () -> ground(new double[] {0, 2, 1}, new double[] {0, 0, 0}));
        assertThrows(IllegalArgumentException.class, () -> ground(new double[] {0, Double.NaN}, new double[] {0, 0}));
    }
}
