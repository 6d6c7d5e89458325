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
     * Opens a film; the file's ending says which format.
     *
     * @param file ends in {@code .gif}, {@code .apng}, {@code .png}, {@code .mp4} or {@code .html}
     * @param settings size and rate
     * @return the recording, owned and closed by the caller
     * @throws RecordingException where the file cannot be written, the ending is unknown, or ffmpeg is missing
     */
    static Recording open(Path file, Settings settings) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "gif" -> new PictureRecording(settings, new GifEncoder(file, settings));
            case "apng", "png" -> new PictureRecording(settings, new ApngEncoder(file, settings));
            case "mp4" -> new PictureRecording(settings, new Mp4Encoder(file, settings, "ffmpeg"));
            case "html" -> new HtmlRecording(file, settings);
            default ->
                throw new RecordingException(
                        "cannot record to '" + file + "': the ending must be .gif, .apng, .mp4 or .html", null);
        };
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
