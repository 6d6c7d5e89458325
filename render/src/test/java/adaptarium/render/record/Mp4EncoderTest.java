package adaptarium.render.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import adaptarium.render.Theme;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class Mp4EncoderTest {
    private static final int COLOUR = 0xff0072b2;

    @TempDir
    private Path folder = Path.of("");

    private Path film = Path.of("");

    @BeforeEach
    void anOlderFilm() throws IOException {
        film = Files.writeString(folder.resolve("film.mp4"), "older");
    }

    private static Recording.Settings settings(int width, int height) {
        return new Recording.Settings(width, height, 20, "", Theme.LIGHT, Set.of());
    }

    /** Three pictures of one colour. */
    private void encode(String ffmpeg, int width, int height) {
        try (Mp4Encoder encoder = new Mp4Encoder(PendingFile.replacing(film), settings(width, height), ffmpeg)) {
            int[] pixels = new int[width * height];
            Arrays.fill(pixels, COLOUR);
            for (int i = 0; i < 3; i++) {
                encoder.add(pixels);
            }
            encoder.finish();
        }
    }

    private String standIn(String script) throws IOException {
        Path path = Files.writeString(
                Files.createDirectory(folder.resolve("bin")).resolve("ffmpeg"), "#!/bin/sh\n" + script + "\n");
        assumeTrue(
                path.toFile().setExecutable(true) && Files.isExecutable(Path.of("/bin/sh")), "no shell scripts here");
        return path.toString();
    }

    /** What is said where the film cannot be made; the older one has stayed, and nothing else is there. */
    private String complaint(String script) throws IOException {
        String ffmpeg = standIn(script);
        RecordingException e = assertThrows(RecordingException.class, () -> encode(ffmpeg, 64, 48));
        assertEquals("older", Files.readString(film));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("bin", "film.mp4"),
                    files.map(file -> String.valueOf(file.getFileName()))
                            .sorted()
                            .toList());
        }
        return String.valueOf(e.getMessage());
    }

    @Test
    void anFfmpegThatIsKilledIsSaidToBe() throws IOException {
        assertEquals("ffmpeg failed: it was ended by signal 9", complaint("kill -9 $$"));
    }

    @Test
    void anFfmpegThatGivesUpWithoutAWordHasAnExitCode() throws IOException {
        assertEquals("ffmpeg failed: exit code 3", complaint("cat > /dev/null; exit 3"));
    }

    /** On a full disk ffmpeg 5.1 ends as if nothing were wrong. */
    @Test
    void aFilmThatIsNotWholeIsNone() throws IOException {
        String half = "cat > /dev/null; for last in \"$@\"; do :; done; printf '\\000\\000\\000\\144mdat' > \"$last\"";
        assertEquals("ffmpeg failed: the film is not whole; is the disk full?", complaint(half));
    }

    @Test
    void whatItSaidOfAFilmThatIsNotWholeIsQuoted() throws IOException {
        assertEquals(
                "ffmpeg failed: No space left on device",
                complaint("cat > /dev/null; echo 'No space left on device'; exit 0"));
    }

    /** One that is installed; its films are decoded again. Sides that are odd get their last row and column once more. */
    @Test
    void colourAndSizeComeBackFromTheFilm() throws Exception {
        assumeTrue(
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "ffmpeg"))),
                "no ffmpeg on the PATH: no film was made");
        encode("ffmpeg", 161, 97);
        Path raw = folder.resolve("film.rgb");
        Process decoder = new ProcessBuilder(
                        "ffmpeg",
                        "-loglevel",
                        "error",
                        "-i",
                        film.toString(),
                        "-f",
                        "rawvideo",
                        "-pix_fmt",
                        "rgb24",
                        raw.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        decoder.getOutputStream().close();
        assertEquals(0, decoder.waitFor(), () -> folder.resolve("log").toString());
        byte[] frames = Files.readAllBytes(raw);
        assertEquals(3 * 162 * 98 * 3, frames.length); // frames, width, height, colours
        for (int i = 0; i < frames.length; i++) {
            int expected = (COLOUR >> (16 - 8 * (i % 3))) & 0xff;
            int off = Math.abs(expected - (frames[i] & 0xff));
            assertTrue(off <= 4, "colour " + i % 3 + " of pixel " + i / 3 % (162 * 98) + " is off by " + off);
        }
        String bytes = Files.readString(film, StandardCharsets.ISO_8859_1);
        assertTrue(bytes.contains("nclx\0\1\0\1\0\1"), "it says that its colours are those of BT.709");
    }
}
