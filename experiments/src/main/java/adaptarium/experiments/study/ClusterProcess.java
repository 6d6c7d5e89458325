package adaptarium.experiments.study;

import adaptarium.experiments.FileTrouble;
import adaptarium.experiments.UserException;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.study.StudyPlan.Cell;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * Carries out a study's runs on Apache Spark, through a driver that is a process of its own ({@code experiments/cluster}). A run's folder goes to a worker and
 * comes back, so that they need no folder in common; the program has to lie at the same path on each.
 */
public final class ClusterProcess implements StudyRunner.Work, AutoCloseable {
    private static final String LOG = "cluster.log";

    private final CellProcess cells;
    private final Process driver;
    private final BufferedWriter requests;
    private final Map<String, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();

    /**
     * Starts the driver.
     *
     * @param plan the study, whose folder exists
     * @param cells knows what a run is made of
     * @param master a cluster, as Spark calls it
     * @throws UserException where Spark is not installed or nobody answers there
     */
    public ClusterProcess(StudyPlan plan, CellProcess cells, String master) {
        this.cells = cells;
        SparkHome.require(master);
        List<String> command = new ArrayList<>();
        List<String> program = ChildProcesses.program();
        command.add(program.get(0));
        command.addAll(SparkHome.options());
        command.addAll(
                List.of("-cp", SparkHome.classPath(), "adaptarium.cluster.StudyDriver", "--master", master, "--"));
        command.addAll(program);
        Path log = new RunDirectory(plan.folder()).own(LOG);
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
            if (!master.startsWith("spark://") || master.matches("spark://(127\\.0\\.0\\.1|localhost):.*")) {
                builder.environment().putIfAbsent("SPARK_LOCAL_IP", "127.0.0.1");
            }
            driver = builder.start();
        } catch (IOException e) {
            throw FileTrouble.complaint("start the Spark driver with its log", log, e);
        }
        requests = driver.outputWriter(StandardCharsets.UTF_8);
        Thread answers = new Thread(() -> hear(log), "cluster");
        answers.setDaemon(true);
        answers.start();
    }

    private void hear(Path log) {
        try (BufferedReader in = driver.inputReader(StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] answer = line.split("\t", 3);
                CompletableFuture<String> run = answer.length < 2 ? null : waiting.remove(answer[1]);
                if (run != null) {
                    run.complete(answer[0].equals("done") ? "" : answer.length > 2 ? answer[2] : "failed");
                }
            }
        } catch (IOException e) {
            // it has ended
        }
        waiting.values().forEach(run -> run.complete("the Spark driver has ended; " + log + " says why"));
    }

    @Override
    public String carryOut(Cell cell) throws InterruptedException {
        var run = cells.prepared(cell);
        String folder = run.folder().toAbsolutePath().toString();
        CompletableFuture<String> answer = new CompletableFuture<>();
        waiting.put(folder, answer);
        try {
            synchronized (requests) {
                requests.write(folder + "\t" + String.join("\t", cells.command(run)) + "\n");
                requests.flush();
            }
        } catch (IOException e) {
            answer.complete("the Spark driver has ended (" + FileTrouble.reason(e) + ")");
        }
        if (!driver.isAlive()) {
            answer.complete("the Spark driver has ended");
        }
        try {
            return answer.get();
        } catch (ExecutionException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Ends the driver at once; what was going on is begun again another time. */
    public void stop() {
        driver.destroy();
    }

    /** Ends the driver when it has nothing more to do. */
    @Override
    public void close() {
        try (requests) {
            requests.write("\n");
        } catch (IOException e) {
            // it has ended
        }
        try {
            driver.waitFor();
        } catch (InterruptedException e) {
            driver.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
