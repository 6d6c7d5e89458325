package adaptarium.experiments.study;

import adaptarium.experiments.FileTrouble;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Commands of this program in processes of their own, with this one's Java, options and class path. They end when this process does. */
public final class ChildProcesses {
    /** The system property that names the process whose end ends this one. */
    public static final String PARENT = "adaptarium.parent";

    private static final Set<String> OWN = Set.of("adaptarium.terminal", "adaptarium.questions"); // a child has neither

    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private final Consumer<String> lastWords;
    private volatile boolean stopped;
    private volatile boolean urged;

    /**
     * Where processes run.
     *
     * @param lastWords told the last line of those that were asked to stop twice: where they hang
     */
    public ChildProcesses(Consumer<String> lastWords) {
        this.lastWords = lastWords;
    }

    /**
     * What starts this program: Java, its options as they are here, the class path with whole paths, and the main class.
     *
     * @return a command line to which arguments are added, owned by the caller
     */
    static List<String> program() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (OWN.stream().noneMatch(own -> option.startsWith("-D" + own + "=")) && !option.startsWith("-agentlib")) {
                command.add(option);
            }
        }
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String whole = Arrays.stream(path.split(Pattern.quote(File.pathSeparator), -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        command.addAll(List.of("-cp", whole, "adaptarium.experiments.command.Main"));
        return command;
    }

    /**
     * Runs a command to its end.
     *
     * @param folder where it runs
     * @param arguments the command line without the program's name
     * @return empty where it succeeded, else the last line of what it complained of
     * @throws InterruptedException where this thread is interrupted meanwhile
     */
    public String run(Path folder, List<String> arguments) throws InterruptedException {
        List<String> command = program();
        command.add(
                command.size() - 1,
                "-D" + PARENT + "=" + ProcessHandle.current().pid());
        command.addAll(arguments);
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
        } catch (IOException e) {
            return "cannot start " + command.get(0) + ": " + e.getMessage();
        }
        running.add(process);
        try {
            if (stopped) {
                ask(process);
            }
            String last = lastLine(process);
            int code = process.waitFor();
            if (urged && !last.isEmpty()) {
                lastWords.accept(last);
            }
            return code == 0 ? "" : last.isEmpty() ? "ended with exit code " + code : last;
        } catch (IOException e) {
            throw FileTrouble.complaint("read from", Path.of(command.get(0)), e);
        } finally {
            if (process.isAlive()) { // this thread was interrupted
                ask(process);
            }
            running.remove(process);
        }
    }

    private static String lastLine(Process process) throws IOException {
        String last = "";
        try (BufferedReader reader = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                last = line.isBlank() ? last : line.strip();
            }
        }
        return last;
    }

    /** Asks every one to stop; each saves first, and ends at once where it is asked again. */
    public void stop() {
        urged = stopped;
        stopped = true;
        running.forEach(ChildProcesses::ask);
    }

    /** By its handle: {@link Process#destroy} would close its streams, too, and its last words would be lost. */
    private static void ask(Process process) {
        process.toHandle().destroy();
    }

    /** Whether they were asked again. */
    public boolean urged() {
        return urged;
    }
}
