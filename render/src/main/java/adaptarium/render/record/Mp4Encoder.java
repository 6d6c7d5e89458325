package adaptarium.render.record;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Pipes frames to an installed ffmpeg, which writes an MP4 file with H.264. Colours are those of BT.709 and say so: what says nothing is taken for BT.601 or BT.709 by
 * its size.
 */
final class Mp4Encoder implements PictureEncoder {
    private static final int PATIENCE = 10; // s, for a process that has closed its pipe to say why
    private static final int SIGNALS = 128; // exit codes above it are signals

    private final PendingFile file;
    private final Process process;
    private final OutputStream pipe;
    private final Path log;
    private final int width;
    private final int height;
    private final int codedWidth; // H.264 wants even sides
    private final byte[] frame;
    private final Thread killer = new Thread(this::kill);
    private volatile boolean ending; // of the whole program

    Mp4Encoder(PendingFile file, Recording.Settings settings, String command) {
        this.file = file;
        width = settings.width();
        height = settings.height();
        codedWidth = width + width % 2;
        int codedHeight = height + height % 2;
        frame = new byte[3 * codedWidth * codedHeight];
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
                codedWidth + "x" + codedHeight,
                "-framerate",
                String.format(Locale.ROOT, "%.6f", settings.framesPerSecond()),
                "-i",
                "-",
                "-vf",
                "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p",
                "-c:v",
                "libx264",
                "-preset",
                "medium",
                "-crf",
                "18",
                "-colorspace",
                "bt709",
                "-color_primaries",
                "bt709",
                "-color_trc",
                "bt709",
                "-color_range",
                "tv",
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
        log.toFile().deleteOnExit();
        Runtime.getRuntime().addShutdownHook(killer); // else it would go on writing what nobody will take
    }

    private void kill() {
        ending = true;
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE, TimeUnit.SECONDS); // before its files are deleted
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void add(int[] pixels) {
        for (int i = 0; i < frame.length / 3; i++) {
            int x = Math.min(i % codedWidth, width - 1); // the last column and row once more where they are odd
            int y = Math.min(i / codedWidth, height - 1);
            int pixel = pixels[y * width + x];
            frame[3 * i] = (byte) (pixel >> 16);
            frame[3 * i + 1] = (byte) (pixel >> 8);
            frame[3 * i + 2] = (byte) pixel;
        }
        try {
            pipe.write(frame);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void finish() {
        try {
            pipe.close();
            if (process.waitFor() != 0 || !Mp4Boxes.isWhole(file.part())) { // on a full disk some versions end with 0
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

    private RecordingException failed(@Nullable IOException cause) {
        String said;
        try {
            said = Files.readString(log, StandardCharsets.UTF_8)
                    .strip()
                    .lines()
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            said = "";
        }
        return new RecordingException("ffmpeg failed: " + (said.isEmpty() ? ended() : said), cause);
    }

    /** How it ended that said nothing. */
    private String ended() {
        if (ending) {
            return "the program was stopped";
        }
        try {
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                return "it took no more pictures";
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
        int code = process.exitValue();
        return code > SIGNALS
                ? "it was ended by signal " + (code - SIGNALS)
                : code == 0 ? "the film is not whole; is the disk full?" : "exit code " + code;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            Runtime.getRuntime().removeShutdownHook(killer);
        } catch (IllegalStateException e) {
            return; // the program is ending, and the killer is at work
        }
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
