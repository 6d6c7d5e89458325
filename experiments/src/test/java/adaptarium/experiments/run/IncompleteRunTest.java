package adaptarium.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import adaptarium.experiments.config.Configurations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IncompleteRunTest {
    @TempDir
    private Path folder;

    private RunDirectory run() {
        return RunDirectory.create(folder, "run", Configurations.load("pointnav-ppo", List.of()), "train");
    }

    @Test
    void whatIsThereAndWhatIsMissingIsSaid() throws IOException {
        RunDirectory run = run();
        Path place = run.folder();
        assertEquals(Optional.empty(), IncompleteRun.missing(place));
        Files.delete(place.resolve("config.yaml"));
        Files.createDirectory(place.resolve("checkpoints"));
        assertEquals(
                Optional.of(place + " has files of a run, but no config.yaml"
                        + "; with an empty one, 'adaptarium resume " + run.typed()
                        + " --discard-edits' writes it anew from run.json"),
                IncompleteRun.missing(place));
        Path config = Files.createDirectory(place.resolve("config.yaml"));
        assertEquals(
                Optional.of(config + " is a folder; without this file the folder is no run"),
                IncompleteRun.missing(place));
        Files.delete(config);
        Files.createSymbolicLink(config, folder.resolve("nowhere"));
        assertEquals(
                Optional.of(config + " is a link that leads nowhere; without this file the folder is no run"),
                IncompleteRun.missing(place));
    }

    @Test
    void anEmptyConfigurationMakesItARunAgain() throws IOException {
        RunDirectory run = run();
        Files.writeString(run.folder().resolve("config.yaml"), "");
        assertEquals("new", RunSummary.of(RunDirectory.find(folder, "run")).state());
        assertEquals(
                "ppo", RunDirectory.find(folder, "run").config().algorithm().name());
        run.discardEdits();
        assertEquals(List.of(), run.edits());
        Files.delete(run.folder().resolve("config.yaml"));
        Files.writeString(run.folder().resolve("run.json"), "{");
        assertEquals(
                Optional.of(run.folder() + " has files of a run, but no config.yaml"),
                IncompleteRun.missing(run.folder()));
    }

    @Test
    void whatHasNothingOfARunIsNone() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("notes.txt"), "mine");
        assertEquals(Optional.empty(), IncompleteRun.missing(other));
        assertEquals(Optional.empty(), IncompleteRun.missing(other.resolve("notes.txt")));
        assertEquals(Optional.empty(), IncompleteRun.missing(folder.resolve("absent")));
    }

    @Test
    void aFolderThatMayNotBeReadIsNamed() throws IOException {
        Path place = run().folder();
        assumeTrue(place.toFile().setExecutable(false) && place.toFile().setReadable(false));
        try {
            assumeFalse(Files.isReadable(place), "an administrator may read everything");
            assertEquals(Optional.of("cannot read " + place + ": permission denied"), IncompleteRun.missing(place));
        } finally {
            assertTrue(place.toFile().setReadable(true) && place.toFile().setExecutable(true));
        }
    }

    /** Its configuration is written last. */
    @Test
    @SuppressWarnings("try") // the lock is held, not used
    void aRunThatIsJustBeingMadeIsNotComplainedOf() throws IOException {
        RunDirectory run = run();
        try (RunLock held = RunLock.of(run)) {
            Files.delete(run.folder().resolve("config.yaml"));
            assertEquals(Optional.empty(), IncompleteRun.missing(run.folder()));
        }
    }
}
