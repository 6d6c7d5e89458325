package adaptarium.experiments.run;

import adaptarium.experiments.FileTrouble;
import adaptarium.experiments.Sha256;
import adaptarium.experiments.UserException;
import adaptarium.experiments.plugin.KeptPlugin;
import adaptarium.experiments.plugin.Plugin;
import adaptarium.files.DurableFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The copies of plug-ins that a run keeps, so that it can be resumed, evaluated and watched wherever its folder goes. */
final class RunPlugins {
    /** Where they lie in a run's folder, each in a numbered folder of its own. */
    static final String FOLDER = "plugins";

    private static final Pattern COPY = Pattern.compile(FOLDER + "/[0-9]+/[^/\\\\]*[^/\\\\.][^/\\\\]*");

    private RunPlugins() {}

    /** Copies plug-ins into a run's folder. */
    static List<KeptPlugin> keep(RunDirectory run, List<Plugin> plugins) {
        List<KeptPlugin> kept = new ArrayList<>();
        for (Plugin plugin : plugins) {
            byte[] content = plugin.content();
            String number = Integer.toString(kept.size() + 1);
            String file = FOLDER + "/" + number + "/" + plugin.fileName();
            Path copy = new RunDirectory(run.own(FOLDER)).own(number).resolve(plugin.fileName());
            try {
                DurableFolder.make(copy.resolveSibling(""));
            } catch (IOException e) {
                throw FileTrouble.complaint("make folder", copy.resolveSibling(""), e);
            }
            WholeFile.write(copy, content);
            kept.add(new KeptPlugin(
                    file, plugin.path().toAbsolutePath().normalize().toString(), Sha256.of(content)));
        }
        return kept;
    }

    /** The copies of a run; a baseline, which is a run inside a run, has those of the run around it. */
    static List<Plugin> of(Path run) {
        Path absolute = run.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        if (parent != null && parent.endsWith(Baselines.FOLDER) && Files.exists(parent.resolveSibling("run.json"))) {
            return of(parent.resolveSibling(""));
        }
        List<Plugin> plugins = new ArrayList<>();
        for (KeptPlugin kept : Json.read(run.resolve("run.json"), RunInfo.class).plugins()) {
            plugins.add(checked(copy(run, kept), kept));
        }
        return plugins;
    }

    /** Nothing but a file of its own in the run's own folder: what else a file names is none of a run's copies. */
    private static Path copy(Path run, KeptPlugin kept) {
        Path copy = COPY.matcher(kept.file()).matches() ? run.resolve(kept.file()) : run;
        for (Path part = copy; !part.equals(run); part = part.resolveSibling("")) {
            if (Files.isSymbolicLink(part)) {
                copy = run;
                break;
            }
        }
        if (copy.equals(run)) {
            throw new UserException(run.resolve("run.json") + " names a plug-in '" + kept.file()
                    + "', which is no copy in the run's folder " + FOLDER + "; it is not loaded");
        }
        return copy;
    }

    private static Plugin checked(Path copy, KeptPlugin kept) {
        String wanted = "put back what came from " + kept.from() + " (sha256 " + kept.sha256() + ")";
        if (!Files.isRegularFile(copy)) {
            throw new UserException("the run was made with plug-in " + copy + ", which is missing; " + wanted);
        }
        Plugin plugin = Plugin.at(copy).get(0);
        if (!Sha256.of(plugin.content()).equals(kept.sha256())) {
            throw new UserException("the run was made with plug-in " + copy + ", which was changed since; " + wanted);
        }
        return plugin;
    }
}
