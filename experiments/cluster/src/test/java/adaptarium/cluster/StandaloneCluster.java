package adaptarium.cluster;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real standalone master with workers of one core each, as processes of their own on this machine. */
final class StandaloneCluster implements AutoCloseable {
    private static final List<String> OPENED = List.of(
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.io",
            "java.net",
            "java.nio",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "jdk.internal.ref",
            "sun.nio.ch",
            "sun.nio.cs",
            "sun.security.action",
            "sun.util.calendar");

    private static final Path SPARK_HOME = Path.of("target", "spark"); // links to all jars, as a distribution has them

    private final Path folder;
    private final int port;
    private final List<Process> processes = new ArrayList<>();

    StandaloneCluster(Path folder, int workers) throws Exception {
        this.folder = folder;
        Path jars = Files.createDirectories(SPARK_HOME.resolve("jars"));
        for (String entry : classPath().split(File.pathSeparator)) {
            Path file = Path.of(entry);
            if (Files.isRegularFile(file) && !Files.exists(jars.resolve(file.getFileName()))) {
                Files.createSymbolicLink(jars.resolve(file.getFileName()), file);
            }
        }
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        start("org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", "" + port, "--webui-port", "0");
        await();
        for (int i = 0; i < workers; i++) {
            start(
                    "org.apache.spark.deploy.worker.Worker",
                    "--host",
                    "127.0.0.1",
                    "--webui-port",
                    "0",
                    "--cores",
                    "1",
                    "--memory",
                    "1g",
                    "--work-dir",
                    folder.resolve("work" + i).toString(),
                    master());
        }
    }

    /** What the tests run with: Spark and the program. */
    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    String master() {
        return "spark://127.0.0.1:" + port;
    }

    private void start(String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dslf4j.provider=org.apache.logging.slf4j.SLF4JServiceProvider", // Spark's, so that it says what it
                // does
                "-XX:+IgnoreUnrecognizedVMOptions"));
        OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        command.addAll(List.of("-cp", classPath(), main));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("SPARK_HOME", SPARK_HOME.toAbsolutePath().toString());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("SPARK_SCALA_VERSION", "2.13"); // which a distribution has in its folder
        processes.add(builder.redirectErrorStream(true)
                .redirectOutput(
                        folder.resolve("spark-" + processes.size() + ".log").toFile())
                .start());
    }

    private void await() throws Exception {
        for (int tried = 0; tried < 300; tried++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(200); // another process starts in its own time
            }
        }
        throw new AssertionError("the master never answered");
    }

    /** An executor that is carrying out a run: the child of a worker, with a child of its own. */
    Optional<ProcessHandle> busyExecutor() {
        return processes.stream()
                .flatMap(Process::children)
                .filter(executor -> executor.children().findAny().isPresent())
                .findFirst();
    }

    @Override
    public void close() {
        for (Process process : processes) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().onExit().join();
        }
    }
}
