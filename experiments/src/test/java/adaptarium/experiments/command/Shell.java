package adaptarium.experiments.command;

import adaptarium.experiments.plugin.TrustedPlugins;
import java.io.PrintWriter;
import java.io.StringWriter;
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

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
