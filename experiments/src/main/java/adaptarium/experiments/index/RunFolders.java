package adaptarium.experiments.index;

import adaptarium.experiments.FileTrouble;
import adaptarium.experiments.run.IncompleteRun;
import adaptarium.experiments.run.RunDirectory;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Which runs there are: those in a folder, and those of the folders in it, such as studies.
 *
 * @param runs the runs, by the names of their folders
 * @param strays what looks like a run and is none, a line each; what shows nothing of a run is not told
 */
record RunFolders(List<RunDirectory> runs, List<String> strays) {
    /** Copies the lists. */
    RunFolders {
        runs = List.copyOf(runs);
        strays = List.copyOf(strays);
    }

    /**
     * Looks for runs.
     *
     * @param runs the folder; it may be missing
     * @return what is in it
     * @throws adaptarium.experiments.UserException where it cannot be read
     */
    static RunFolders in(Path runs) {
        if (!Files.isDirectory(runs)) {
            return new RunFolders(List.of(), List.of());
        }
        try { // asking the file system is most of the work
            return joined(entries(runs).parallelStream().map(RunFolders::at).toList());
        } catch (IOException e) {
            throw FileTrouble.complaint("read", runs, e);
        }
    }

    private static RunFolders joined(List<RunFolders> parts) {
        return new RunFolders(
                parts.stream().flatMap(part -> part.runs.stream()).toList(),
                parts.stream().flatMap(part -> part.strays.stream()).toList());
    }

    private static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> listed = Files.newDirectoryStream(folder)) {
            listed.forEach(entries::add);
        } catch (DirectoryIteratorException e) {
            throw Objects.requireNonNull(e.getCause());
        }
        Collections.sort(entries);
        return entries;
    }

    private static RunFolders at(Path entry) {
        RunDirectory run = new RunDirectory(entry);
        if (run.exists()) {
            return new RunFolders(List.of(run), List.of());
        }
        if (!Files.isDirectory(entry)) {
            return Files.isSymbolicLink(entry) && !Files.exists(entry)
                    ? stray(entry + " is a link that leads nowhere")
                    : new RunFolders(List.of(), List.of());
        }
        try {
            List<RunFolders> found = new ArrayList<>();
            IncompleteRun.missing(entry).ifPresent(missing -> found.add(stray(missing)));
            entries(entry).forEach(inside -> found.add(inside(inside)));
            return joined(found);
        } catch (IOException e) {
            return stray("cannot read " + entry + ": " + FileTrouble.reason(e)); // which hides none of the others
        }
    }

    private static RunFolders inside(Path entry) {
        RunDirectory run = new RunDirectory(entry);
        if (!run.exists()) {
            return IncompleteRun.missing(entry)
                    .map(RunFolders::stray)
                    .orElseGet(() -> new RunFolders(List.of(), List.of()));
        }
        return Files.isSymbolicLink(entry) // may lead out of the study
                ? stray(entry + " is a link; nothing inside a study is, put the folder that it leads to in its place")
                : new RunFolders(List.of(run), List.of());
    }

    private static RunFolders stray(String text) {
        String line = text.replace("\n", "\\n").replace("\r", "\\r"); // a folder may be called so
        return new RunFolders(List.of(), List.of(line));
    }
}
