package adaptarium.experiments.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Split;
import adaptarium.experiments.UserException;
import adaptarium.render.watch.Command;
import adaptarium.render.watch.CommandLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayFileTest {
    private static final ReplayFile REPLAY = new ReplayFile(
            /* driven= */ false,
            "a",
            "CartPole-v0",
            Split.TEST,
            7,
            2,
            "abc",
            50,
            new CommandLog(List.of(new CommandLog.Entry(5, new Command.Undo()))));

    /** A file from before. */
    private static final String STORED = """
            {"format":"adaptarium replay 2","run":"a","family":"CartPole-v0","split":"TEST","seed":"7","commit":"abc","rounds":2,"steps":50,"commands":[
            {"step":5,"do":"undo"}],"seal":"2b75324ad61c5cf02ac1201a1ddf2b772aac106b43a4751df9e42e859b29c0f6"}
            """;

    @TempDir
    private Path folder;

    private ReplayFile read(String content) throws IOException {
        return ReplayFile.read(Files.writeString(folder.resolve("a.replay"), content));
    }

    @Test
    void whatIsStoredIsRead() throws IOException {
        assertEquals(STORED, REPLAY.content());
        assertEquals(REPLAY, read(STORED));
    }

    /** Before a seal, in it, behind it, or in its place. */
    @Test
    void whatWasChangedIsRefused() {
        for (String changed : List.of(
                STORED.replace("\"steps\":50", "\"steps\":51"),
                STORED.replace("2b75", "2b76"),
                STORED.replace("\"}\n", "\",\"driven\":true}\n"),
                STORED.replace("2b75324ad61c5cf02ac1201a1ddf2b772aac106b43a4751df9e42e859b29c0f6", ""),
                STORED.replaceFirst(",\"seal\".*\"}", "}"))) {
            String complaint = String.valueOf(
                    assertThrows(UserException.class, () -> read(changed)).getMessage());
            assertTrue(complaint.contains("its seal is another one; it was changed after it was written"), complaint);
        }
    }
}
