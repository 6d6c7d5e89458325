package adaptarium.agents.network.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.network.Network;
import adaptarium.random.Seeds;
import org.junit.jupiter.api.Test;

/** What {@link LayerContractTest} does not ask of every layer. */
class LruTest {
    /** After a single unit impulse the state is gamma lambda^t: for |lambda| = 0.8 and a quarter turn a step, 0.6 (0.8 i)^t. */
    @Test
    void anImpulseTurnsAndFades() {
        float nu = (float) Math.log(-Math.log(0.8));
        float theta = (float) Math.log(Math.PI / 2);
        float[] none = new float[2];
        float[][] y = ClosedForms.outputs(new Lru(1), new float[] {nu, theta}, new float[] {1, 0}, none, none, none);
        double[][] expected = {{0.6, 0}, {0, 0.48}, {-0.384, 0}, {0, -0.3072}};
        for (int t = 0; t < expected.length; t++) {
            assertEquals(expected[t][0], y[t][0], 1e-6);
            assertEquals(expected[t][1], y[t][1], 1e-6);
        }
    }

    @Test
    void moduliStartWithinTheRing() {
        float[] theta = new Network(new Lru(200)).initialParameters(Seeds.generator(1));
        for (int i = 0; i < 200; i++) {
            double modulus = Math.exp(-Math.exp(theta[i]));
            assertTrue(modulus > 0.4999 && modulus < 0.99901, "modulus " + modulus);
            assertTrue(Math.exp(theta[200 + i]) < Math.PI / 10 + 1e-6);
        }
    }
}
