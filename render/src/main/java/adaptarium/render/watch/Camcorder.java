package adaptarium.render.watch;

import adaptarium.render.Canvas;
import adaptarium.render.Java2DCanvas;
import adaptarium.render.Rect;
import adaptarium.render.Theme;
import adaptarium.render.record.Recording;
import adaptarium.render.record.RecordingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Films and pictures taken while watching, into files named one after the other. What it writes it says in {@link #message}. */
final class Camcorder implements AutoCloseable {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 540;
    private static final double FRAMES_PER_SECOND = 25;
    private static final double LONGEST =
            0.16; // s that a picture counts: filming all of a slow one would make the next one slower still

    private final Path folder;
    private final String title;
    private @Nullable Recording recording;
    private @Nullable Path film;
    private double due;
    private String message = "";

    Camcorder(Path folder, String title) {
        this.folder = folder;
        this.title = title;
    }

    boolean filming() {
        return recording != null;
    }

    String message() {
        return message;
    }

    void toggle(Theme theme) {
        if (recording != null) {
            finish();
            return;
        }
        try {
            film = free("gif");
            recording = Recording.open(
                    film, new Recording.Settings(WIDTH, HEIGHT, FRAMES_PER_SECOND, title, theme, Set.of()));
            due = 0;
            message = "filming to " + film;
        } catch (RecordingException e) {
            message = String.valueOf(e.getMessage());
        }
    }

    /**
     * Takes as many frames as have become due.
     *
     * @param seconds since the last call
     * @param drawing draws a picture into an area
     */
    void pass(double seconds, BiConsumer<Canvas, Rect> drawing) {
        Recording open = recording;
        if (open == null) {
            return;
        }
        due += Math.min(seconds, LONGEST) * FRAMES_PER_SECOND;
        try {
            for (; due >= 1; due--) {
                open.add(canvas -> drawing.accept(canvas, new Rect(0, 0, WIDTH, HEIGHT)));
            }
        } catch (RecordingException e) {
            message = String.valueOf(e.getMessage());
            recording = null;
            open.close();
        } catch (RuntimeException e) { // of a plug-in's scene, or ours
            message = "the film has ended: a moment cannot be drawn: " + e;
            recording = null;
            open.close();
        }
    }

    private void finish() {
        Recording open = recording;
        recording = null;
        if (open == null) {
            return;
        }
        try (open) {
            if (due >= 0) {
                open.finish();
                message = "film in " + film;
            }
        } catch (RecordingException | IllegalStateException e) {
            message = String.valueOf(e.getMessage());
        }
    }

    void picture(double width, double height, BiConsumer<Canvas, Rect> drawing) {
        Java2DCanvas canvas = new Java2DCanvas(Math.max(1, (int) width), Math.max(1, (int) height));
        try {
            drawing.accept(canvas, new Rect(0, 0, canvas.width(), canvas.height()));
        } catch (RuntimeException e) { // of a plug-in's scene, or ours
            message = "this moment cannot be drawn: " + e;
            return;
        }
        try {
            Path file = free("png");
            Files.write(file, canvas.png(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            message = "picture in " + file;
        } catch (IOException e) {
            message = "cannot write a picture to " + folder + ": " + e.getMessage();
        }
    }

    /**
     * Keeps a text in a file of its own.
     *
     * @param what it holds, in words
     * @param ending of the file's name
     * @param content the text
     * @param use says what the file is good for, given its name; may be empty
     */
    void text(String what, String ending, String content, UnaryOperator<String> use) {
        try {
            Path file = free(ending);
            Files.writeString(file, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            message = what + " in " + file + use.apply(file.toString());
        } catch (IOException e) {
            message = "cannot write " + what + " to " + folder + ": " + e.getMessage();
        }
    }

    private Path free(String ending) {
        for (int i = 1; ; i++) {
            Path file = folder.resolve(String.format(Locale.ROOT, "adaptarium-%03d.%s", i, ending));
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) { // a link to what is not there is taken, too
                return file;
            }
        }
    }

    @Override
    public void close() {
        finish();
    }
}
