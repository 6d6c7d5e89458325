package adaptarium.experiments.run;

import adaptarium.experiments.plugin.KeptPlugin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Where and how a run was begun: what somebody needs to repeat it.
 *
 * @param seed the run's seed
 * @param command the command line
 * @param commit git commit of the program, with {@code +changes} where files differed from it; {@code "unknown"} outside a clone
 * @param started when, ISO 8601, UTC
 * @param java version of the Java runtime
 * @param system operating system and architecture
 * @param cores processors the program could use
 * @param processor the processor's name
 * @param dispatch what the native tensor library chooses its code by, as {@link Processor#dispatch} says it
 * @param plugins what the run cannot be made without, besides the program; it keeps copies of them
 * @param config the configuration as it was begun with, every key resolved, in YAML; empty in older files
 * @param history what was asked of it since, in order
 */
public record RunInfo(
        long seed,
        String command,
        String commit,
        String started,
        String java,
        String system,
        int cores,
        @MayBeMissing String processor,
        @MayBeMissing String dispatch,
        @MayBeMissing List<KeptPlugin> plugins,
        @MayBeMissing String config,
        @MayBeMissing List<RunEvent> history) {
    private static final long GIT_PATIENCE = 5; // s

    /** Copies the list; an older file has none, and says nothing of the processor. */
    public RunInfo {
        processor = Objects.requireNonNullElse(processor, Processor.UNKNOWN);
        dispatch = Objects.requireNonNullElse(dispatch, Processor.UNKNOWN);
        plugins = List.copyOf(Objects.requireNonNullElse(plugins, List.of()));
        config = Objects.requireNonNullElse(config, "");
        history = List.copyOf(Objects.requireNonNullElse(history, List.of()));
    }

    static RunInfo now(long seed, String command, List<KeptPlugin> plugins, String config) {
        return new RunInfo(
                seed,
                command,
                presentCommit(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Processor.name(),
                Processor.dispatch(),
                plugins,
                config,
                List.of());
    }

    /** The same with one event more. */
    RunInfo with(RunEvent event) {
        List<RunEvent> longer = new ArrayList<>(history);
        longer.add(event);
        return new RunInfo(
                seed, command, commit, started, java, system, cores, processor, dispatch, plugins, config, longer);
    }

    /** The program's git commit, as {@link #commit} gives it. */
    public static String presentCommit() {
        String home = System.getProperty("adaptarium.home", ".");
        String commit = git("-C", home, "rev-parse", "HEAD");
        if (commit.isEmpty()) {
            return "unknown";
        }
        boolean changed = !git("-C", home, "status", "--porcelain", "--untracked-files=no")
                .isEmpty();
        return commit + (changed ? "+changes" : "");
    }

    private static String git(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "git";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean ended = process.waitFor(GIT_PATIENCE, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0 ? output : "";
        } catch (IOException e) {
            return ""; // no git: the commit is then "unknown"
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
