package adaptarium.agents.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.agents.kernel.TensorEngine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class ParameterLayoutTest {
    private final ParameterLayout layout =
            ParameterLayout.empty().with("weight", 2, 3).with("bias", 3);

    @Test
    void joiningUndoesSplitting() {
        try (NDManager manager = TensorEngine.newManager()) {
            NDArray theta = manager.arange(18f).reshape(2, 9);
            NDList parts = layout.split(theta);
            assertEquals(new Shape(2, 2, 3), parts.get(0).getShape());
            assertEquals(new Shape(2, 3), parts.get(1).getShape());
            assertArrayEquals(theta.toFloatArray(), layout.join(parts).toFloatArray());
            NDArray one = manager.arange(9f);
            assertEquals(new Shape(2, 3), layout.split(one).get(0).getShape());
            assertArrayEquals(one.toFloatArray(), layout.join(layout.split(one)).toFloatArray());
        }
    }

    @Test
    void blocksFollowEachOther() {
        ParameterLayout both = layout.withAll("value", layout);
        assertEquals(18, both.size());
        assertEquals(15, both.block("value.bias").offset());
        assertThrows(IllegalArgumentException.class, () -> layout.block("gain"));
        assertThrows(IllegalArgumentException.class, () -> layout.with("bias", 1));
    }

    @Test
    void anotherLengthIsRefused() {
        try (NDManager manager = TensorEngine.newManager()) {
            assertThrows(IllegalArgumentException.class, () -> layout.split(manager.zeros(new Shape(8))));
        }
    }
}
