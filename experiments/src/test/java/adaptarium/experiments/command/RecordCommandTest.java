package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordCommandTest {
    @TempDir
    Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    @Test
    void aFamilyPlayedAtRandomIsFilmed() throws Exception {
        Path file = folder.resolve("film.html");
        assertEquals(0, run("record", "--family", "CartPole-v0", "--size", "400x260", "--out", file.toString()));
        assertTrue(Files.readString(file).contains("random actions on CartPole-v0"));
        assertTrue(out.toString().startsWith("recorded "), out.toString());
    }

    @Test
    void asJsonTheFilmIsOneObject() {
        String file = folder.resolve("film.gif").toString();
        assertEquals(0, run("record", "--family", "Decoy-v0", "--size", "400x260", "--out", file, "--json"));
        assertTrue(out.toString().matches("\\{\"film\":\"[^\"]*film.gif\",\"frames\":\\d+}\n"), out.toString());
    }

    @Test
    void mistakesAreOneClearLineEach() {
        String file = folder.resolve("film.gif").toString();
        String[][] lines = {
            {"record", "--out", file},
            {"record", "no-such-run", "--out", file},
            {"record", "--family", "CartPol-v0", "--out", file},
            {
                "record",
                "--family",
                "CartPole-v0",
                "--out",
                folder.resolve("film.avi").toString()
            },
            {"record", "--family", "CartPole-v0", "--size", "big", "--out", file},
            {"record", "--family", "CartPole-v0", "--size", "64x64x64", "--out", file},
            {"record", "--family", "CartPole-v0", "--size", "32x32", "--out", file},
            {"record", "--family", "CartPole-v0", "--theme", "pink", "--out", file},
            {"record", "--family", "CartPole-v0", "--switch", "gain=1", "--out", file},
            {"record", "--family", "CartPole-v0", "--switch-at", "soon", "--out", file},
            {"record", "--family", "CartPole-v0", "--switch-at", "1s", "--switch", "gian=1", "--out", file},
            {"record", "--family", "CartPole-v0", "--switch-at", "100s", "--out", file},
            {"record", "--family", "CartPole-v0", "--beside", "random", "--out", file},
            {"record", "--family", "CartPole-v0", "--fps", "0", "--out", file},
            {"record", "no-such-run", "--beside", "random", "--out", file},
        };
        for (String[] line : lines) {
            err.getBuffer().setLength(0);
            assertEquals(2, run(line), String.join(" ", line));
            assertEquals(1, err.toString().lines().count(), err.toString());
        }
    }
}
