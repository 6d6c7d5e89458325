package adaptarium.experiments.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.run.RunDirectory;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real Chromium, where there is one. */
@Timeout(180)
final class BrowserTest {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    @TempDir
    private Path folder;

    private Path chromium;
    private Path runs;

    @BeforeEach
    void runs() throws Exception {
        Optional<Path> found = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "no Chromium on the PATH: the page was not tried in a browser");
        chromium = found.orElseThrow();
        runs = Files.createDirectories(folder.resolve("runs"));
        RunConfig config = Configurations.load("pointnav-ppo", List.of());
        for (int i = 0; i < 40; i++) {
            RunDirectory run = RunDirectory.create(runs, "run" + i, config, "train");
            Files.writeString(run.folder().resolve("metrics.jsonl"), """
                {"iteration":1,"environmentSteps":10,"seconds":1.0,"meanReturn":-3.5,"metrics":{}}
                {"iteration":2,"environmentSteps":20,"seconds":2.0,"meanReturn":-2.5,"metrics":{}}
                """);
        }
        Files.writeString(
                runs.resolve("run7/tags.json"),
                "{\"tags\": [\"x\"], \"note\": \"<script>document.title='broken'</script><b>bold</b>\"}");
    }

    /** The page after its scripts have run, and what they complained of. */
    private String page(String address) throws Exception {
        Path complaints = folder.resolve("complaints");
        List<String> command =
                new ArrayList<>(List.of(chromium.toString(), "--headless", "--no-sandbox", "--disable-gpu"));
        command.addAll(List.of("--user-data-dir=" + folder.resolve("profile"), "--enable-logging=stderr"));
        command.addAll(List.of("--virtual-time-budget=5000", "--dump-dom", address));
        Process process =
                new ProcessBuilder(command).redirectError(complaints.toFile()).start();
        String dom = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        List<String> said = Files.readAllLines(complaints, StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.contains("CONSOLE"))
                .toList();
        assertEquals(List.of(), said);
        return dom;
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    private void check(String address) throws Exception {
        String all = page(address);
        assertEquals(40, count(all, "type=\"checkbox\""), all);
        assertTrue(all.contains("&lt;b&gt;bold&lt;/b&gt;"), "a note is text");
        assertTrue(all.contains("<title>Adaptarium: runs</title>"), "a note runs nothing");
        String key = HexFormat.of().formatHex("run7".getBytes(StandardCharsets.UTF_8));
        String one = page(address + "#/run/" + key);
        assertTrue(one.contains("<h1>run7</h1>") && one.contains("<canvas"), one);
        String other = HexFormat.of().formatHex("run8".getBytes(StandardCharsets.UTF_8));
        String over = page(address + "#/over/" + key + "," + other);
        assertTrue(over.contains("2 runs over each other") && over.contains("<canvas"), over);
    }

    @Test
    void runsAreShownWithoutAComplaint() throws Exception {
        try (RunServer server = new RunServer(new RunPages(runs, note -> {}), 0)) {
            check(server.address());
        }
    }

    @Test
    void theSamePagesOpenAsFiles() throws Exception {
        assertEquals(40, RunExport.write(new RunPages(runs, note -> {}), runs, folder.resolve("page")));
        check(folder.resolve("page/index.html").toUri().toString());
    }
}
