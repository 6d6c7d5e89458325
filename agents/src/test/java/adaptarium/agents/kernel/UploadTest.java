package adaptarium.agents.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class UploadTest {
    @Test
    void tensorsAreCopies() {
        Upload upload = new Upload();
        try (NDManager manager = TensorEngine.newManager()) {
            NDArray first = upload.tensor(manager, new float[] {1, 2, 3, 4, 5, 6}, new Shape(2, 3));
            NDArray second = upload.tensor(manager, new float[] {7, 8});
            assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, first.toFloatArray());
            assertArrayEquals(new float[] {7, 8}, second.toFloatArray());
            assertEquals(new Shape(2, 3), first.getShape());
            assertEquals(new Shape(2), second.getShape());
        }
    }

    @Test
    void nativeMemoryDoesNotGrow() {
        BufferPoolMXBean direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .findFirst()
                .orElseThrow();
        Upload upload = new Upload();
        float[] values = new float[10_000];
        try (NDManager manager = TensorEngine.newManager()) {
            upload.tensor(manager, values).close();
            long before = direct.getTotalCapacity();
            for (int i = 0; i < 100; i++) {
                upload.tensor(manager, values).close();
            }
            assertTrue(direct.getTotalCapacity() <= before, before + " bytes became " + direct.getTotalCapacity());
        }
    }
}
