package adaptarium.meta.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NativeMemoryTest {
    /**
     * A process whose Java heap is all there from the start grows by native memory alone. An update that kept one tensor [15, 100, 16] would cost 9.6 MB in every
     * hundred updates; what the compiler takes comes in bursts, in some hundreds and not in others.
     */
    @Test
    @EnabledOnOs(OS.LINUX)
    void noHundredUpdatesKeepATensorEach() throws IOException, InterruptedException {
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
        assertEquals(4, held.size());
        long least = IntStream.range(1, held.size())
                .mapToLong(i -> held.get(i) - held.get(i - 1))
                .min()
                .orElseThrow();
        assertTrue(least < 5_000, held + " kB");
    }
}
