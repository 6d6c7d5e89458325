package adaptarium.experiments.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.run.RunDirectory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FilePolicyTest {
    private static final String META = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
            + " script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:; media-src data:; base-uri 'none';"
            + " form-action 'none'\">"
            + FilePolicy.LINKS;

    private static String inside(String page) {
        return new String(FilePolicy.inside(page.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    /** A policy holds from where it stands: nothing may run before it. */
    @Test
    void aCopiedPageHasThePolicyBeforeAllElse() {
        assertEquals("<!DOCTYPE html>" + META + "\n<html>ä", inside("<!DOCTYPE html>\n<html>ä"));
        assertEquals(META + "<script>1</script><!doctype html>", inside("<script>1</script><!doctype html>"));
        assertEquals(META + " <!doctype html>", inside(" <!doctype html>"));
        assertEquals(META, inside(""));
    }

    @Test
    void exportedPagesHaveItAndOtherFilesAreAsTheyWere(@TempDir Path folder) throws Exception {
        Path runs = Files.createDirectories(folder.resolve("runs"));
        RunDirectory run = RunDirectory.create(runs, "a", Configurations.load("pointnav-ppo", List.of()), "train");
        Files.writeString(run.folder().resolve("replay.html"), "<!doctype html><script>play()</script>");
        Files.writeString(run.folder().resolve("map.svg"), "<svg/>");
        RunExport.write(new RunPages(runs, note -> {}), runs, folder.resolve("page"));
        Path files =
                folder.resolve("page/files").resolve(HexFormat.of().formatHex("a".getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                "<!doctype html>" + META + "<script>play()</script>", Files.readString(files.resolve("replay.html")));
        assertEquals("<svg/>", Files.readString(files.resolve("map.svg")));
    }

    /** The frame takes the origin away, on a server and as files; the page keeps the frame at home. */
    @Test
    void thePageFramesThemWithoutAnOrigin() {
        String script = new String(RunPages.resource("files.js"), StandardCharsets.UTF_8);
        assertTrue(
                script.contains("element('iframe', { src, sandbox: 'allow-scripts', title: name, loading: 'lazy' })"));
        assertFalse(script.contains("allow-same-origin"));
        assertEquals(1, script.split("'iframe'", -1).length - 1);
        String page = new String(RunPages.resource("index.html"), StandardCharsets.UTF_8);
        assertTrue(page.contains("content=\"frame-src 'self' file:\""), page);
    }
}
