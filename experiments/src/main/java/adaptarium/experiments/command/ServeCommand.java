package adaptarium.experiments.command;

import adaptarium.experiments.UserException;
import adaptarium.experiments.report.Wording;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.serve.RunExport;
import adaptarium.experiments.serve.RunPages;
import adaptarium.experiments.serve.RunServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows runs in a browser. */
@Command(
        name = "serve",
        description = "Show all runs in a browser of this machine: a table, curves of those in progress as they grow,"
                + " several over each other, adaptation curves, studies, films. Nothing outside this machine is"
                + " asked or can ask. Ctrl-C ends it.",
        footer = {"", "Examples: adaptarium serve --port 8123", "          adaptarium serve --export page"})
final class ServeCommand implements Runnable {
    private static final int HIGHEST_PORT = 65_535;

    @ParentCommand
    private AdaptariumCommand root;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8123",
            description = "Where it listens on 127.0.0.1; 0 for any port that is free. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--export",
            paramLabel = "FOLDER",
            description = "Write the pages as files that open without a server, and end.")
    private @Nullable Path export;

    @Override
    public void run() {
        Set<String> said = ConcurrentHashMap.newKeySet(); // pages ask again and again
        RunPages pages = new RunPages(root.presentRuns(), line -> {
            if (said.add(line)) {
                root.note(line);
            }
        });
        if (export != null) {
            int runs = RunExport.write(pages, root.runs(), export);
            root.out().println("wrote " + export.resolve("index.html") + ", " + Wording.count(runs, "run"));
            return;
        }
        if (port < 0 || port > HIGHEST_PORT) {
            throw new UserException("--port must lie in [0, " + HIGHEST_PORT + "], got " + port);
        }
        try (RunServer server = new RunServer(pages, port)) {
            root.out()
                    .println(
                            root.json()
                                    ? Json.line(Map.of("address", server.address()))
                                    : "runs at " + server.address());
            root.out().flush();
            new CountDownLatch(1).await(); // Ctrl-C ends the process
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
