package adaptarium.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PackedTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderArrivesWithoutTheLockOfWhoeverSentIt() throws Exception {
        Path run = Files.createDirectories(folder.resolve("a/checkpoints")).resolveSibling("");
        Files.writeString(run.resolve("lock"), "");
        Files.writeString(run.resolve("evaluation.json"), "{}");
        Files.writeString(run.resolve("checkpoints/one"), "1");
        Packed packed = Packed.of(run.normalize(), List.of("resume", "a"));
        assertEquals("a", packed.name());
        assertEquals(List.of("resume", "a"), packed.arguments());
        Path there = folder.resolve("b");
        Files.createDirectories(there);
        Files.writeString(there.resolve("evaluation.json"), "old");
        packed.unpack(there);
        assertEquals("{}", Files.readString(there.resolve("evaluation.json")));
        assertEquals("1", Files.readString(there.resolve("checkpoints/one")));
        assertFalse(Files.exists(there.resolve("lock")));
        Packed.delete(there);
        assertFalse(Files.exists(there));
    }
}
