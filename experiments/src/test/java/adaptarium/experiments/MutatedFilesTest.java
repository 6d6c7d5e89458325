package adaptarium.experiments;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import adaptarium.experiments.challenge.ChallengeKinds;
import adaptarium.experiments.config.YamlKinds;
import adaptarium.experiments.index.IndexKinds;
import adaptarium.experiments.plugin.PluginKinds;
import adaptarium.experiments.run.CheckpointKinds;
import adaptarium.experiments.run.RunKinds;
import adaptarium.experiments.study.StudyKinds;
import adaptarium.experiments.watch.WindowKinds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of file, damaged in very many ways: a reader takes the file or refuses it in words, and never ends in an exception of Java's own, in an error or in
 * waiting. A new kind of file joins by a line in one of the lists of {@link #kinds}. {@code experiments/fuzz} tries 100,000 of each.
 */
final class MutatedFilesTest {
    private static final int COUNT = Integer.getInteger("adaptarium.mutations", 0);
    private static final int FIRST = Integer.getInteger("adaptarium.mutations.first", 0);
    private static final String KINDS = System.getProperty("adaptarium.mutations.kinds", ".*");
    private static final long SEED = Long.getLong("adaptarium.mutations.seed", 35);
    private static final int USUAL = 1000;
    private static final int FAMILIES = 500; // of each family's description, whatever it takes: a few seconds
    private static final int LONGEST = 1000; // characters of a line about a description
    private static final double PATIENCE = 150; // ms for a kind in 'verify'

    @TempDir
    private Path folder;

    static List<FileKind> kinds() throws Exception {
        return Stream.of(
                        YamlKinds.all(),
                        RunKinds.all(),
                        CheckpointKinds.all(),
                        StudyKinds.all(),
                        ChallengeKinds.all(),
                        IndexKinds.all(),
                        PluginKinds.all(),
                        WindowKinds.all())
                .flatMap(List::stream)
                .filter(kind -> kind.name().matches(KINDS))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @Timeout(36_000)
    void aDamagedFileIsTakenOrRefusedInWords(FileKind kind) throws Exception {
        Path file = folder.resolve(kind.name());
        Files.createDirectories(file.resolveSibling(""));
        Files.write(file, kind.whole());
        kind.reader().accept(file);
        boolean oneLine = kind.name().endsWith(".family.yaml");
        int usual = (int) Math.min(USUAL, PATIENCE / kind.effort());
        int count = COUNT > 0 ? COUNT : Math.max(usual, oneLine ? FAMILIES : 0);
        for (int i = FIRST; i < FIRST + count; i++) {
            Files.write(file, Mutations.of(kind.whole(), SEED, i));
            try {
                kind.reader().accept(file);
            } catch (UserException | IllegalArgumentException e) {
                String message = e.getMessage();
                assertNotNull(message, "mutation " + i);
                assertFalse(oneLine && message.contains("\n"), "mutation " + i + ": " + message);
                assertFalse(
                        oneLine && message.length() > LONGEST,
                        "mutation " + i + ": " + message.length() + " characters");
                assertFalse(
                        e instanceof NumberFormatException
                                || message.matches("(?s).*(\\bjava\\.|Exception\\b|^null$).*"),
                        "mutation " + i + ": " + e);
            } catch (RuntimeException | Error e) {
                throw new AssertionError("mutation " + i + " of " + kind.name(), e);
            }
        }
    }
}
