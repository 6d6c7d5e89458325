package adaptarium.render.record;

import adaptarium.render.Canvas;
import adaptarium.render.Overlay;
import adaptarium.render.Theme;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A film being written, frame by frame. {@link #finish} puts the file in its place; {@link #close} without it leaves nothing behind.
 *
 * <p>Used by one thread.
 */
public interface Recording extends AutoCloseable {
    /**
     * Adds a frame.
     *
     * @param drawing draws the whole frame; called once, before this method returns
     */
    void add(Consumer<Canvas> drawing);

    /**
     * Marks the newest frame on the film's time line, in formats that have one.
     *
     * @param kind how the sign looks: {@code failed}, {@code time_over}, {@code success}, {@code task}, {@code switch} or {@code hand}
     * @param what what happened, in words
     */
    default void mark(String kind, String what) {}

    /** Completes the file and puts it in its place. */
    void finish();

    @Override
    void close();

    /**
     * What a film is like.
     *
     * @param width px
     * @param height px
     * @param framesPerSecond rate of playing
     * @param title for formats that can show one
     * @param theme colours around the picture, where the format has such
     * @param shown overlays that are on at first, where the reader can switch them
     */
    record Settings(int width, int height, double framesPerSecond, String title, Theme theme, Set<Overlay> shown) {
        /** Copies the set and checks size and rate. */
        public Settings {
            shown = Set.copyOf(shown);
            if (width < 16 || height < 16 || width > 8192 || height > 8192) {
                throw new IllegalArgumentException(
                        "a film's sides must be between 16 and 8192 px, got " + width + " x " + height);
            }
            if (!(framesPerSecond > 0) || framesPerSecond > 100) {
                throw new IllegalArgumentException("framesPerSecond must lie in (0, 100], got " + framesPerSecond);
            }
        }
    }

    /**
     * Opens a film; the file's ending says which format. A file of that name is replaced when the film is finished, a link to one stays.
     *
     * @param file ends in {@code .gif}, {@code .apng}, {@code .png}, {@code .mp4} or {@code .html}
     * @param settings size and rate
     * @return the recording, owned and closed by the caller
     * @throws RecordingException where the file cannot be written, the ending is unknown, or ffmpeg is missing
     */
    static Recording open(Path file, Settings settings) {
        String ending = Format.of(file);
        return Format.open(ending, PendingFile.replacing(file), settings);
    }

    /**
     * Opens a film that replaces no other: where a file has its name when it is finished, it gets a number, {@code film-2.gif}.
     *
     * @param file as for {@link #open}
     * @param settings size and rate
     * @return the recording, owned and closed by the caller
     * @throws RecordingException as {@link #open} does
     */
    static Recording openBeside(Path file, Settings settings) {
        String ending = Format.of(file);
        return Format.open(ending, PendingFile.beside(file), settings);
    }

    /**
     * Whether overlays can be switched by whoever looks at the film, so that all should be drawn.
     *
     * @param file the film's file
     * @return true for HTML
     */
    static boolean keepsLayers(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".html");
    }
}
