package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrintableTest {
    private static final String STEERING = "a\u001b[2Jb\u0007c\rd\u009b31me\u202ef\u007f";

    @Test
    void whatSteersTheTerminalIsSpelledOut() {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(new Printable(out), true);
        writer.print(STEERING);
        writer.write("Grüße →\t1\n".toCharArray());
        writer.write('\u001b');
        writer.flush();
        assertEquals("a\\u001b[2Jb\\u0007c\\u000dd\\u009b31me\\u202ef\\u007fGrüße →\t1\n\\u001b", out.toString());
    }

    @Test
    void aValueStaysOnItsLineAndIsNotLongerThanItMayBe() {
        assertEquals("a\\nb\\\\n", Printable.line("a\nb\\n", 10));
        String line = Printable.line("x".repeat(900_000) + "end", 100);
        assertEquals(100, line.length());
        assertTrue(line.startsWith("xxx") && line.endsWith("xend") && line.contains(" … "), line);
    }

    /** A configuration, a command, a name from somebody else. */
    @Test
    void nothingFromAFileSteersTheTerminal(@TempDir Path folder) throws Exception {
        Shell shell = new Shell(folder.resolve("runs"));
        Path config = Files.writeString(
                folder.resolve("a.yaml"),
                "family: \"\\e[31mPointNavigation-v0\\n\"\niterations: 1\nalgorithm: {name: drift}\n");
        assertEquals(2, shell.run("train", config));
        assertFalse(shell.err().contains("\u001b"), shell.err());
        assertTrue(shell.err().contains("\\u001b[31mPointNavigation-v0"), shell.err());
        assertEquals(2, shell.run("train", "no\u001b[31msuch"));
        assertFalse(shell.err().contains("\u001b"), shell.err());
        assertEquals(2, shell.run("describe", "x".repeat(900_000)));
        assertTrue(shell.err().length() < 1000, "a message of " + shell.err().length() + " characters");
        assertEquals(2, shell.run("describe", "CartPole-v0" + "+noise=0.01".repeat(100)));
        assertTrue(
                shell.err().startsWith("adaptarium: a family's name has at most 1000 characters, got 1"), shell.err());
        assertEquals(2, shell.run("--stacktrace", "train", "no\u001b[31msuch"));
        assertFalse(shell.err().contains("\u001b"), shell.err());
        assertEquals(2, shell.run("resume", "a\u0000b"));
        assertTrue(shell.err().startsWith("adaptarium: 'a\\u0000b' is no path: "), shell.err());
        Path run = Files.createDirectories(folder.resolve("runs/b\u001b[31m"));
        Files.writeString(run.resolve("config.yaml"), "");
        Files.writeString(run.resolve("run.json"), """
            {"seed": 1, "command": "c\\u001b[2J\\nfalse row", "commit": "", "started": "", "java": "", "system": "", "cores": 1}
            """);
        assertEquals(0, shell.run("list", "runs"), shell::err);
        assertFalse(shell.out().contains("\u001b"), shell.out());
        assertTrue(shell.out().contains("\nb\\u001b[31m  damaged  "), shell.out());
        assertEquals(0, shell.run("list", "runs", "--json"), shell::err);
        assertFalse(shell.out().contains("\u001b"), shell.out());
    }
}
