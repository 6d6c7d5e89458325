package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Split;
import adaptarium.experiments.watch.ReplayFile;
import adaptarium.render.watch.CommandLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Commands that want a window, where there is no display: one line and exit code 2, and nothing has begun. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere there is always a display")
@DisabledIfEnvironmentVariable(named = "DISPLAY", matches = ".+", disabledReason = "a window would open")
@DisabledIfEnvironmentVariable(named = "WAYLAND_DISPLAY", matches = ".+", disabledReason = "a window would open")
class WindowCommandsTest {
    @TempDir
    private Path folder;

    private Path runs = Path.of("");
    private Shell shell = new Shell(runs);

    @BeforeEach
    void makeShell() {
        runs = folder.resolve("runs");
        shell = new Shell(runs);
    }

    private void complains(String beginning, Object... arguments) {
        assertEquals(2, shell.run(arguments), shell.err());
        assertEquals(1, shell.err().lines().count(), shell.err());
        assertTrue(shell.err().startsWith("adaptarium: " + beginning), shell.err());
    }

    private Path replay(String run, String family) throws IOException {
        Path file = folder.resolve("replay.json");
        ReplayFile replay =
                new ReplayFile(/* driven= */ false, run, family, Split.TEST, 1, 0, "none", 5, CommandLog.EMPTY);
        Files.writeString(file, replay.content());
        return file;
    }

    @Test
    void withoutADisplayThereIsNoWindow() {
        String line = "no display to open a window on (";
        complains(line, "watch", "--family", "CartPole-v0");
        complains(line, "play", "CartPole-v0");
        complains(line, "train", "quickstart", "--watch");
        assertFalse(Files.exists(runs), "no run was begun");
    }

    @Test
    void mistakesAreSaidBeforeAnyWindow() throws IOException {
        complains("no family 'CartPol-v0'; did you mean 'CartPole-v0'?", "play", "CartPol-v0");
        Path file = folder.resolve("broken.json");
        complains("cannot read " + file, "replay", file);
        Files.writeString(file, "{\"format\":\"adaptarium replay 1\",\"run\":");
        complains(file + " is not a replay: ", "replay", file);
        Files.writeString(
                file, Files.readString(replay("", "CartPole-v0")).replace("\"seed\":\"1\"", "\"seed\":\"x\""));
        complains(file + " is not a replay: ", "replay", file);
    }

    @Test
    void aReplayOfOtherCodeSaysSo() throws IOException {
        Path file = replay("", "CartPole-v0");
        assertEquals(2, shell.run("replay", file)); // for want of a display, after the warning
        assertTrue(shell.err().startsWith("adaptarium: the replay was made by commit none, this is "), shell.err());
    }
}
