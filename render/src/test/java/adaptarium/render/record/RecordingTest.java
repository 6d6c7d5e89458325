package adaptarium.render.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
    @TempDir
    Path folder = Path.of("");

    private long files() throws Exception {
        try (Stream<Path> list = Files.list(folder)) {
            return list.count();
        }
    }

    @Test
    void anUnfinishedFilmLeavesNothingBehind() throws Exception {
        for (String ending : new String[] {"gif", "apng", "html"}) {
            try (Recording recording = Recording.open(folder.resolve("film." + ending), Film.settings(20))) {
                recording.add(Film.frame(0));
            }
        }
        assertEquals(0, files());
    }

    @Test
    void aFilmReplacesAnOlderOneOnlyWhenComplete() throws Exception {
        Path file = folder.resolve("film.gif");
        Files.writeString(file, "old");
        try (Recording recording = Recording.open(file, Film.settings(20))) {
            recording.add(Film.frame(0));
            assertEquals("old", Files.readString(file));
            recording.finish();
        }
        assertTrue(Files.size(file) > 100);
        assertEquals(1, files());
    }

    @Test
    void aLinkStaysAndItsTargetIsTheFilm() throws Exception {
        Path file = Files.writeString(folder.resolve("film"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.gif"), Path.of("film"));
        try (Recording recording = Recording.open(link, Film.settings(20))) {
            recording.add(Film.frame(0));
            recording.finish();
        }
        assertTrue(Files.isSymbolicLink(link));
        assertTrue(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)
                .startsWith("GIF89a"));
        assertEquals(2, files());
    }

    @Test
    void anUnknownEndingIsRefusedWithTheKnownOnes() {
        RecordingException e = assertThrows(
                RecordingException.class, () -> Recording.open(folder.resolve("film.avi"), Film.settings(20)));
        assertTrue(String.valueOf(e.getMessage()).contains(".gif, .apng, .mp4 or .html"));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() throws Exception {
        Path blocked = Files.writeString(folder.resolve("file"), "in the way");
        RecordingException e = assertThrows(
                RecordingException.class, () -> Recording.open(blocked.resolve("film.gif"), Film.settings(20)));
        assertEquals(
                "cannot write " + blocked.resolve("film.gif") + ": " + blocked + " is not a folder", e.getMessage());
    }

    @Test
    void aMissingFfmpegIsOneClearLineAndLeavesNothing() throws Exception {
        Path file = folder.resolve("film.mp4");
        RecordingException e = assertThrows(
                RecordingException.class,
                () -> new Mp4Encoder(PendingFile.replacing(file), Film.settings(20), "no-such-ffmpeg"));
        assertTrue(String.valueOf(e.getMessage()).contains("needs ffmpeg, which is not installed"));
        assertEquals(0, files());
    }

    /** A stand-in for ffmpeg that fails shows that its message reaches the user. */
    @Test
    void aFailingFfmpegIsQuoted() throws Exception {
        Path script = folder.resolve("ffmpeg");
        Files.writeString(script, "#!/bin/sh\ncat > /dev/null\necho 'Unknown encoder libx264'\nexit 1\n");
        if (!script.toFile().setExecutable(true) || !Files.isExecutable(Path.of("/bin/sh"))) {
            return; // no shell scripts here
        }
        Path file = folder.resolve("film.mp4");
        try (Mp4Encoder encoder = new Mp4Encoder(PendingFile.replacing(file), Film.settings(20), script.toString())) {
            encoder.add(new int[Film.WIDTH * Film.HEIGHT]);
            RecordingException e = assertThrows(RecordingException.class, encoder::finish);
            assertEquals("ffmpeg failed: Unknown encoder libx264", e.getMessage());
        }
        assertEquals(1, files(), "more than the stand-in is left");
    }

    @Test
    void sizesAndRatesAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> Film.settings(0));
        assertThrows(IllegalArgumentException.class, () -> Film.settings(101));
    }
}
