package adaptarium.agents.network.layer;

import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.agents.network.memory.LayerContractTest;
import org.junit.jupiter.api.Test;

/** What {@link LayerContractTest} does not ask of every layer. */
class ResidualTest {
    @Test
    void onlyLayersThatKeepTheWidthAreAdded() {
        assertThrows(IllegalArgumentException.class, () -> new Residual(new Linear(3, 4, Linear.glorot(1))));
    }
}
