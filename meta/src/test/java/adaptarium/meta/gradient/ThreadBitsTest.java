package adaptarium.meta.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The native library takes the number of its own threads from the environment for every thread that has not been told: what MAML computes must depend neither
 * on that nor on the number of threads. 2 and 4 are tried because the library ignores what exceeds the processor's cores.
 */
class ThreadBitsTest {
    @Test
    void numberOfThreadsAndTheEnvironmentChangeNoBit() throws IOException, InterruptedException {
        Set<String> alone = lines("1");
        // Two sizes of a batch and an adaptation, each with one result, whatever the threads.
        assertEquals(3, alone.size(), alone.toString());
        assertEquals(alone, lines("2"));
        assertEquals(alone, lines("4"));
    }

    private static Set<String> lines(String threads) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ThreadBits.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("OMP_NUM_THREADS", threads);
        builder.environment().remove("MKL_NUM_THREADS");
        Process process = builder.start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("learning") || line.startsWith("adapting")) // no logger's lines
                .toList();
        assertEquals(0, process.waitFor(), lines.toString());
        return new TreeSet<>(lines);
    }
}
