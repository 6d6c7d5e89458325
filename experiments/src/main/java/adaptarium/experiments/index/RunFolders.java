package adaptarium.experiments.index;

import adaptarium.experiments.FileTrouble;
import adaptarium.experiments.UserException;
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
import java.util.stream.Stream;

/** Which runs there are: those in a folder, and those of the folders in it, such as studies. */
final class RunFolders {
    private RunFolders() {}

    /**
     * Looks for runs.
     *
     * @param runs the folder; it may be missing
     * @return them, by the names of their folders
     * @throws UserException where it cannot be read
     */
    static List<RunDirectory> all(Path runs) {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> listed = Files.newDirectoryStream(runs)) {
            listed.forEach(entries::add);
        } catch (DirectoryIteratorException e) {
            throw FileTrouble.complaint("read", runs, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw FileTrouble.complaint("read", runs, e);
        }
        Collections.sort(entries);
        return entries.parallelStream().flatMap(RunFolders::at).toList(); // asking the file system is most of the work
    }

    private static Stream<RunDirectory> at(Path entry) {
        RunDirectory run = new RunDirectory(entry);
        if (run.exists()) {
            return Stream.of(run);
        }
        return RunDirectory.all(entry).stream()
                .filter(inside -> !Files.isSymbolicLink(inside.folder())); // may lead out of the study
    }
}
