package adaptarium.render.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.render.DisplayList;
import adaptarium.render.Java2DCanvas;
import adaptarium.render.Json;
import adaptarium.render.Pixels;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlRecordingTest {
    @TempDir
    Path folder = Path.of("");

    private static String element(String page, String id) {
        Matcher matcher = Pattern.compile("id=\"" + id + "\">([^<]*)<").matcher(page);
        assertTrue(matcher.find(), "no element " + id);
        return matcher.group(1);
    }

    private String page(int... frames) throws Exception {
        Path file = folder.resolve("film.html");
        Film.record(file, 20, frames);
        return Files.readString(file);
    }

    @Test
    void decodedDisplayListsDrawTheSameFrames() throws Exception {
        String page = page(0, 1, 2, 3);
        byte[] bytes = Base64.getDecoder().decode(element(page, "frames"));
        String json;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String> lists = json.substring(1, json.length() - 1).lines().toList();
        assertEquals(4, lists.size());
        for (int i = 0; i < 4; i++) {
            String list = lists.get(i).endsWith(",")
                    ? lists.get(i).substring(0, lists.get(i).length() - 1)
                    : lists.get(i);
            Java2DCanvas canvas = new Java2DCanvas(Film.WIDTH, Film.HEIGHT);
            DisplayList.parse(list, Film.WIDTH, Film.HEIGHT).replay(canvas);
            assertTrue(Pixels.meanDifference(Film.picture(i), canvas.image()) < 0.3, "frame " + i);
        }
    }

    @Test
    void thePageDescribesItselfAndListsTheOverlays() throws Exception {
        Map<?, ?> info = (Map<?, ?>) Json.parse(element(page(0, 1), "info"));
        assertEquals(160.0, info.get("width"));
        assertEquals(2.0, info.get("frames"));
        assertEquals(20.0, info.get("framesPerSecond"));
        List<?> overlays = (List<?>) info.get("overlays");
        assertEquals(9, overlays.size());
        assertEquals("contacts and impulses", ((Map<?, ?>) overlays.get(0)).get("title"));
        assertEquals(false, ((Map<?, ?>) overlays.get(0)).get("on"));
    }

    @Test
    void theTimeLinesSignsComeWithTheirFramesAndWords() throws Exception {
        Path file = folder.resolve("marked.html");
        try (Recording recording = Recording.open(file, Film.settings(20))) {
            recording.add(Film.frame(0));
            recording.add(Film.frame(1));
            recording.mark("failed", "fell </script> \"over\"");
            recording.add(Film.frame(2));
            recording.mark("task", "the next task");
            recording.finish();
        }
        List<?> marks = (List<?>) ((Map<?, ?>) Json.parse(element(Files.readString(file), "info"))).get("marks");
        assertEquals(
                List.of(
                        Map.of("frame", 1.0, "kind", "failed", "what", "fell </script> \"over\""),
                        Map.of("frame", 2.0, "kind", "task", "what", "the next task")),
                marks);
    }

    @Test
    void nothingIsAskedFromANetworkAndTitlesAreEscaped() throws Exception {
        String page = page(0);
        assertTrue(page.contains("<title>A ball &amp; &lt;more></title>"));
        assertFalse(
                Pattern.compile("(src|href)\\s*=\\s*\"(?!data:)").matcher(page).find());
        assertFalse(page.contains("http://") || page.contains("https://"));
        assertFalse(Pattern.compile("@[A-Z]+@").matcher(page).find(), "a placeholder is left");
    }
}
