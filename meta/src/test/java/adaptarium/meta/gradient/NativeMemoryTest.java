package adaptarium.meta.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NativeMemoryTest {
    /**
     * A process whose Java heap is all there from the start grows by native memory alone. An update that kept one tensor [15, 100, 16] would cost 19 MB over 200
     * updates; what the compiler and the allocator take comes to less than 6 MB.
     */
    @Test
    @EnabledOnOs(OS.LINUX)
    void twoHundredUpdatesTakeNoMoreMemory() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms128m",
                        "-Xmx128m",
                        "-XX:+AlwaysPreTouch",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        NativeMemory.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        Process process = builder.start();
        List<Long> held = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("held "))
                .map(line -> Long.parseLong(line.substring(5)))
                .toList();
        assertEquals(0, process.waitFor());
        assertEquals(2, held.size());
        assertTrue(held.get(1) - held.get(0) < 10_000, held + " kB");
    }
}
