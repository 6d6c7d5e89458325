package adaptarium.experiments.plugin;

import adaptarium.experiments.FileTrouble;
import adaptarium.experiments.Sha256;
import adaptarium.experiments.UserException;
import adaptarium.files.AtomicFile;
import adaptarium.files.DurableFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The plug-ins that a user trusts, by their content: a list of hashes in the user's home, {@code ~/.adaptarium/trusted-plugins}.
 *
 * <p>A run keeps copies of its plug-ins, and opening the run runs them. A run from somebody else must not do that unasked. So a copy is loaded only where its
 * hash is on the list: it gets there when the user makes a run with {@code --plugin}, or says {@code --trust}. The list is in the home and not beside the runs,
 * because a folder of runs may itself come from somebody else; and it holds hashes rather than names of runs, so that one's own runs may be moved, and no
 * other's run can pretend to be one's own.
 */
public final class TrustedPlugins {
    private static final String FILE = "trusted-plugins";

    private final Optional<Path> folder;

    private TrustedPlugins(Optional<Path> folder) {
        this.folder = folder;
    }

    /** The list of the user who runs the program; without a home, none is kept. */
    public static TrustedPlugins ofUser() {
        return new TrustedPlugins(Optional.of(Path.of(System.getProperty("user.home", "?")))
                .filter(home -> home.isAbsolute() && Files.isDirectory(home))
                .map(home -> home.resolve(".adaptarium")));
    }

    /**
     * A list in a folder of its own.
     *
     * @param folder made at the first entry
     * @return the list
     */
    public static TrustedPlugins in(Path folder) {
        return new TrustedPlugins(Optional.of(folder));
    }

    /**
     * Those of some plug-ins that are not trusted.
     *
     * @param plugins plug-ins
     * @return the unknown ones
     */
    public List<Plugin> unknown(List<Plugin> plugins) {
        Set<String> known = plugins.isEmpty() ? Set.of() : read();
        return plugins.stream()
                .filter(plugin -> !known.contains(Sha256.of(plugin.content())))
                .toList();
    }

    /**
     * Adds plug-ins to the list.
     *
     * @param plugins what the user trusts
     * @throws UserException where the list cannot be written
     */
    public void add(Collection<Plugin> plugins) {
        if (folder.isEmpty() || plugins.isEmpty()) {
            return;
        }
        Set<String> known = read();
        int before = known.size();
        plugins.forEach(plugin -> known.add(Sha256.of(plugin.content())));
        if (known.size() > before) {
            String text = String.join("\n", known) + "\n";
            try {
                DurableFolder.make(folder.get());
                AtomicFile.write(folder.get(), FILE, text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UserException(String.valueOf(e.getMessage()), e);
            }
        }
    }

    private Set<String> read() {
        Optional<Path> file = folder.map(at -> at.resolve(FILE)).filter(Files::exists);
        try {
            return file.isEmpty() ? new TreeSet<>() : new TreeSet<>(Files.readAllLines(file.get()));
        } catch (IOException e) {
            throw FileTrouble.complaint("read", file.get(), e);
        }
    }
}
