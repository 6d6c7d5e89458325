package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
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
    void aGridOfTasksIsFilmed() throws Exception {
        Path file = folder.resolve("grid.html");
        assertEquals(
                0,
                run(
                        "record",
                        "--family",
                        "CartPole-v0",
                        "--grid",
                        "2x1",
                        "--size",
                        "400x260",
                        "--out",
                        file.toString()),
                err.toString());
        assertTrue(Files.readString(file).contains("random actions on CartPole-v0, over tasks"));
    }

    @Test
    void aChangeThatNeverCameIsToldOf() {
        String file = folder.resolve("late.gif").toString();
        String[] line = {"record", "--family", "CartPole-v0", "--size", "200x120", "--out", file, "--switch-at", "3.9s"
        };
        assertEquals(0, run(line), "random actions let the pole fall within a second");
        assertEquals(
                "adaptarium: the change at 3.9s never came: every episode ended before it",
                err.toString().strip());
        err.getBuffer().setLength(0);
        line[line.length - 1] = "0.02s";
        assertEquals(0, run(line));
        assertEquals("", err.toString());
    }

    private void complains(String message, String... line) {
        err.getBuffer().setLength(0);
        assertEquals(2, run(line), String.join(" ", line));
        assertEquals("adaptarium: " + message, err.toString().strip());
        assertFalse(Files.exists(folder.resolve("film.gif")), "a film of a mistake");
    }

    @Test
    void mistakesAreOneClearLineEach() {
        String file = folder.resolve("film.gif").toString();
        complains("record needs a RUN, or a --family to play at random", "record", "--out", file);
        complains(
                "no run 'no-such-run' in " + folder + "; 'adaptarium train CONFIG' makes one",
                "record",
                "no-such-run",
                "--runs",
                folder.toString(),
                "--out",
                file);
        complains(
                "no run 'cartpole-rl2' in " + folder + "; 'adaptarium train cartpole-rl2' makes one",
                "record",
                "cartpole-rl2",
                "--runs",
                folder.toString(),
                "--out",
                file);
        complains(
                "no family 'CartPol-v0'; did you mean 'CartPole-v0'? 'adaptarium list families' shows all",
                "record",
                "--family",
                "CartPol-v0",
                "--out",
                file);
        String avi = folder.resolve("film.avi").toString();
        complains(
                "cannot record to '" + avi + "': the ending must be .gif, .apng, .mp4 or .html",
                "record",
                "--family",
                "CartPole-v0",
                "--out",
                avi);
        ofCartPole(file, "--grid must look like 3x3, got '9'", "--grid", "9");
        ofCartPole(file, "--over training needs a RUN", "--grid", "2x2", "--over", "training");
        ofCartPole(file, "--over goes with --grid", "--over", "seeds");
        ofCartPole(
                file, "--episode goes with --beside; without it a film shows what --view asks for", "--episode", "2");
        ofCartPole(file, "--task must look like name=value, got 'gain'", "--task", "gain");
        ofCartPole(file, "--size must look like 640x360, got 'big'", "--size", "big");
        ofCartPole(file, "--size must look like 640x360, got '64x64x64'", "--size", "64x64x64");
        ofCartPole(file, "--size must be at least 96x54, got '32x32'", "--size", "32x32");
        ofCartPole(file, "no theme 'pink'; there are light and dark", "--theme", "pink");
        ofCartPole(file, "--switch needs --switch-at, the time of the change", "--switch", "gain=1");
        ofCartPole(file, "--switch-at must be a time such as 3s, got 'soon'", "--switch-at", "soon");
        ofCartPole(
                file,
                "no task parameter 'gian'; did you mean 'gain'? There are [halfLength, poleMass, cartMass, drag, gain,"
                        + " sign]",
                "--switch-at",
                "1s",
                "--switch",
                "gian=1");
        ofCartPole(
                file,
                "--beside films a RUN on its own family; it goes with --split, --seed and --episode, not with --family,"
                        + " --switch-at, --tasks or --rounds",
                "--beside",
                "random");
        ofCartPole(file, "--speed and --fps must be positive, got 1.0 and 0.0", "--fps", "0");
        ofCartPole(file, "--speed and --fps must be positive, got -2.0 and 25.0", "--speed", "-2");
    }

    private void ofCartPole(String file, String message, String... options) {
        List<String> line = new ArrayList<>(List.of("record", "--family", "CartPole-v0", "--out", file));
        line.addAll(List.of(options));
        complains(message, line.toArray(String[]::new));
    }

    private Shell trained() throws Exception {
        Path config = folder.resolve("tiny.yaml");
        Files.writeString(config, """
            family: PointNavigation-v0
            iterations: 2
            threads: 1
            algorithm: {name: drift}
            evaluation:
              tasks: 2
              rounds: 1
              baselines:
                - iterations: 1
                  algorithm: {name: drift, rate: 2}
            """);
        Shell shell = new Shell(folder);
        assertEquals(0, shell.run("train", config, "--name", "a", "--quiet"), shell.err());
        return shell;
    }

    @Test
    void aRunIsFilmedBeforeAndAfterItAdapts() throws Exception {
        Shell shell = trained();
        Path film = folder.resolve("a.html");
        assertEquals(0, shell.run("record", "a", "--rounds", 2, "--out", film, "--size", "400x260"), shell.err());
        assertTrue(Files.readString(film).contains("<title>a on PointNavigation-v0"), "no title");
        int compared = frames(shell.out());
        assertEquals(
                0,
                shell.run("record", "a", "--rounds", 2, "--out", film, "--size", "400x260", "--view", "trial"),
                shell.err());
        assertTrue(frames(shell.out()) > compared, "a whole trial takes longer than its first and last round in step");
    }

    @Test
    void othersAreFilmedBesideARun() throws Exception {
        Shell shell = trained();
        Path film = folder.resolve("a.html");
        int code = shell.run("record", "a", "--beside", "random", "--beside", "nobody", "--out", film);
        assertEquals(2, code);
        assertEquals(
                "adaptarium: nobody called 'nobody' can play beside run 'a'; there are straight to the goal, random"
                        + ", and 'adaptarium evaluate' trains its baselines",
                shell.err().strip());
        assertEquals(
                0,
                shell.run(
                        "record",
                        "a",
                        "--beside",
                        "RANDOM",
                        "--beside",
                        "straight",
                        "--out",
                        film,
                        "--size",
                        "400x260"),
                shell.err());
        assertTrue(Files.size(film) > 10_000);
        String shown = drawn(film);
        assertTrue(shown.contains("random actions"), "random actions");
        assertTrue(shown.contains("straight to the goal, told the task"), "straight to the goal");
        assertEquals(0, shell.run("evaluate", "a", "--quiet"), shell.err());
        assertEquals(0, shell.run("record", "a", "--beside", "drift", "--out", film, "--size", "400x260"), shell.err());
    }

    /** What a page's pictures draw, texts among it, which the page holds packed. */
    static String drawn(Path film) throws IOException {
        Matcher packed = Pattern.compile("H4sI[A-Za-z0-9+/=]+").matcher(Files.readString(film));
        assertTrue(packed.find(), "no pictures in the page");
        byte[] bytes = Base64.getDecoder().decode(packed.group());
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int frames(String said) {
        return Integer.parseInt(said.replaceAll("(?s)recorded (\\d+) frames.*", "$1"));
    }
}
