package adaptarium.render.record;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Pipes frames to an installed ffmpeg, which writes an MP4 file with H.264. */
final class Mp4Encoder implements PictureEncoder {
    private final PendingFile file;
    private final Process process;
    private final OutputStream pipe;
    private final Path log;
    private final byte[] row;

    Mp4Encoder(PendingFile file, Recording.Settings settings, String command) {
        this.file = file;
        row = new byte[3 * settings.width() * settings.height()];
        log = file.part().resolveSibling(file.part().getFileName() + ".log");
        List<String> line = List.of(
                command,
                "-y",
                "-loglevel",
                "error",
                "-f",
                "rawvideo",
                "-pixel_format",
                "rgb24",
                "-video_size",
                settings.width() + "x" + settings.height(),
                "-framerate",
                String.format(Locale.ROOT, "%.6f", settings.framesPerSecond()),
                "-i",
                "-",
                "-vf",
                "pad=ceil(iw/2)*2:ceil(ih/2)*2", // H.264 wants even sides
                "-c:v",
                "libx264",
                "-preset",
                "medium",
                "-crf",
                "18",
                "-pix_fmt",
                "yuv420p",
                "-movflags",
                "+faststart",
                file.part().toString());
        try {
            process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            forget();
            throw new RecordingException(
                    "an .mp4 needs ffmpeg, which is not installed (Debian: apt install ffmpeg, macOS: brew install"
                            + " ffmpeg, Windows: winget install ffmpeg); .gif, .apng and .html need nothing",
                    e);
        }
        pipe = process.getOutputStream();
    }

    @Override
    public void add(int[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            row[3 * i] = (byte) (pixels[i] >> 16);
            row[3 * i + 1] = (byte) (pixels[i] >> 8);
            row[3 * i + 2] = (byte) pixels[i];
        }
        try {
            pipe.write(row);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void finish() {
        try {
            pipe.close();
            if (process.waitFor() != 0) {
                throw failed(null);
            }
        } catch (IOException e) {
            throw failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RecordingException("interrupted while ffmpeg was writing", e);
        }
        file.commit();
    }

    private RecordingException failed(@org.jspecify.annotations.Nullable IOException cause) {
        String said;
        try {
            said = Files.readString(log, StandardCharsets.UTF_8)
                    .strip()
                    .lines()
                    .findFirst()
                    .orElse("no message");
        } catch (IOException e) {
            said = "no message";
        }
        return new RecordingException("ffmpeg failed: " + said, cause);
    }

    @Override
    public void close() {
        process.destroy();
        forget();
    }

    private void forget() {
        try {
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw file.failure(e);
        } finally {
            file.close();
        }
    }
}
