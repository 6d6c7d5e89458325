package adaptarium.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Studies on a real standalone cluster, the program a process of its own as a user starts it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links to jars need a privilege there")
final class ClusterStudyTest {
    @TempDir
    private Path folder;

    private Path study() throws IOException {
        Files.writeString(folder.resolve("tiny.yaml"), """
            family: PointNavigation-v0
            iterations: 40
            algorithm: {name: rl2, tasks: 8, episodes: 2, memorySize: 8}
            evaluation: {tasks: 5, rounds: 1, splits: [test], baselines: []}
            """);
        return Files.writeString(folder.resolve("study.yaml"), "configs: [tiny.yaml]\nseeds: 1..3\n");
    }

    private Process start(String name, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dadaptarium.cluster.classpath=" + StandaloneCluster.classPath(),
                "-cp",
                StandaloneCluster.classPath(),
                "adaptarium.experiments.command.Main",
                "study",
                study().toString(),
                "--name",
                name,
                "--runs",
                folder.resolve("runs").toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
    }

    private void ends(int code, Process process, String name) throws Exception {
        assertTrue(process.waitFor(240, TimeUnit.SECONDS));
        assertEquals(code, process.exitValue(), Files.readString(folder.resolve(name + ".log")));
    }

    /** One executor is killed while it carries out a run; the study ends in the bytes of one on this machine alone. */
    @Test
    @Timeout(500)
    void aLostExecutorCostsOnlyItsRunAndTheBytesAreThoseOfOneMachine() throws Exception {
        try (StandaloneCluster cluster = new StandaloneCluster(folder, 2)) {
            Process process = start("spark", "--cluster", cluster.master());
            Optional<ProcessHandle> executor = Optional.empty();
            while (process.isAlive() && executor.isEmpty()) {
                executor = cluster.busyExecutor();
                TimeUnit.MILLISECONDS.sleep(50); // other processes go on in their own time
            }
            assertTrue(executor.isPresent(), Files.readString(folder.resolve("spark.log")));
            executor.get().destroyForcibly();
            ends(0, process, "spark");
        }
        ends(0, start("here", "--jobs", "2"), "here");
        int compared = 0;
        try (Stream<Path> files = Files.walk(folder.resolve("runs/here"))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path place = folder.resolve("runs/here").relativize(file);
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(".safetensors") || name.equals("evaluation.json") || name.equals("config.yaml")) {
                    Path other = folder.resolve("runs/spark").resolve(place.toString());
                    assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(other), place.toString());
                    compared++;
                }
            }
        }
        assertTrue(compared >= 9, "files compared: " + compared);
    }

    @Test
    void aClusterThatIsNotThereIsOneLine() throws Exception {
        for (String[] asked : new String[][] {
            {"spark://127.0.0.1:1", "no Spark master answers at spark://127.0.0.1:1"},
            {"yarn", "--cluster must be spark://HOST:PORT, local[N] or local[*], got 'yarn'"}
        }) {
            ends(2, start("none", "--cluster", asked[0]), "none");
            String said = Files.readString(folder.resolve("none.log"), StandardCharsets.UTF_8);
            assertTrue(said.contains(asked[1]) && said.lines().count() == 1, said);
        }
    }
}
