package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.plugin.TrustedPlugins;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs commands in this process, with a folder of runs of their own, and keeps what they print. */
final class Shell {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Path runs;

    Shell(Path runs) {
        this.runs = runs;
    }

    /** Writes a configuration that is trained in no time, {@code tiny.yaml}. */
    static Path tinyConfiguration(Path folder) throws IOException {
        return Files.writeString(folder.resolve("tiny.yaml"), """
            family: PointNavigation-v0
            iterations: 4
            threads: 1
            algorithm: {name: drift}
            """);
    }

    /** Runs one command; what the one before it printed is forgotten. */
    int run(Object... arguments) {
        List<String> all = new ArrayList<>();
        for (Object argument : arguments) {
            all.add(argument.toString());
        }
        all.add("--runs");
        all.add(runs.toString());
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(
                Stopping.inside(),
                TrustedPlugins.in(runs.resolveSibling("trusted")),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                all.toArray(String[]::new));
    }

    /** Runs what must fail with exit code 2 and one line, and gives that line. */
    String complaint(Object... arguments) {
        assertEquals(2, run(arguments), () -> out() + err());
        assertEquals("", out());
        List<String> lines = err().lines().toList();
        assertEquals(1, lines.size(), err());
        assertTrue(lines.get(0).startsWith("adaptarium: "), lines.get(0));
        return lines.get(0).substring("adaptarium: ".length());
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
