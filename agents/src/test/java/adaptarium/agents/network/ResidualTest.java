package adaptarium.agents.network;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** What {@link LayerContractTest} does not ask of every layer. */
class ResidualTest {
    @Test
    void onlyLayersThatKeepTheWidthAreAdded() {
        assertThrows(IllegalArgumentException.class, () -> new Residual(new Linear(3, 4, Linear.glorot(1))));
    }
}
