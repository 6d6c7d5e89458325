package adaptarium.experiments.command;

import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import adaptarium.experiments.UserException;
import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunInfo;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Algorithms;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows what there is to choose from. */
@Command(name = "list", description = "List families, algorithms, configurations or runs.")
final class ListCommand implements Runnable {
    private static final int LONGEST = 300; // characters of what a run says of itself

    @ParentCommand
    private AdaptariumCommand root;

    @Parameters(paramLabel = "WHAT", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Kind kind;

    /** What can be listed; lower case, as it is typed. */
    enum Kind {
        families,
        algorithms,
        configs,
        runs
    }

    @Override
    public void run() {
        Map<String, String> entries = switch (kind) {
            case families -> families();
            case algorithms -> algorithms();
            case configs -> Configurations.shipped();
            case runs -> runs();
        };
        if (root.json()) {
            root.out().println(Json.line(entries));
            return;
        }
        int width = entries.keySet().stream().mapToInt(String::length).max().orElse(0);
        entries.forEach((name, text) -> root.out().println(name + " ".repeat(width - name.length() + 2) + text));
    }

    private static Map<String, String> families() {
        Map<String, String> entries = new LinkedHashMap<>();
        for (TaskFamily<?> family : Families.all()) {
            EnvironmentSpec spec = family.spec();
            entries.put(spec.id(), spec.rewardMeaning());
        }
        return entries;
    }

    private static Map<String, String> algorithms() {
        Map<String, String> entries = new LinkedHashMap<>();
        for (Algorithm<?> algorithm : Algorithms.all()) {
            entries.put(algorithm.name(), algorithm.summary());
        }
        return entries;
    }

    private static String summary(RunDirectory run) {
        try {
            RunInfo info = run.info();
            return info.started() + "  " + info.command();
        } catch (UserException e) { // one damaged run does not hide the others
            return String.valueOf(e.getMessage());
        }
    }

    private Map<String, String> runs() {
        Map<String, String> entries = new LinkedHashMap<>();
        for (RunDirectory run : RunDirectory.all(root.runs())) {
            entries.put(Printable.line(run.name(), LONGEST), Printable.line(summary(run), LONGEST));
        }
        return entries;
    }
}
