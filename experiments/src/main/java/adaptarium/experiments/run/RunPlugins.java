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

/** The copies of plug-ins that a run keeps, so that it can be resumed, evaluated and watched wherever its folder goes. */
final class RunPlugins {
    /** Where they lie in a run's folder, each in a numbered folder of its own. */
    static final String FOLDER = "plugins";

    private RunPlugins() {}

    /** Copies plug-ins into a run's folder. */
    static List<KeptPlugin> keep(Path run, List<Plugin> plugins) {
        List<KeptPlugin> kept = new ArrayList<>();
        for (Plugin plugin : plugins) {
            byte[] content = plugin.content();
            String file = FOLDER + "/" + (kept.size() + 1) + "/" + plugin.fileName();
            Path copy = run.resolve(file);
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
        if (parent != null && parent.endsWith("baselines") && Files.exists(parent.resolveSibling("run.json"))) {
            return of(parent.resolveSibling(""));
        }
        List<Plugin> plugins = new ArrayList<>();
        for (KeptPlugin kept : Json.read(run.resolve("run.json"), RunInfo.class).plugins()) {
            plugins.add(checked(run.resolve(kept.file()), kept));
        }
        return plugins;
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
