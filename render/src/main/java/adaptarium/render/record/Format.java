package adaptarium.render.record;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** The formats of films, by their files' endings. */
final class Format {
    private static final Set<String> ENDINGS = Set.of("gif", "apng", "png", "mp4", "html");

    private Format() {}

    /** A file's ending, in lower case; refused where it is no film's. */
    static String of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        if (!ENDINGS.contains(ending) || !name.contains(".")) {
            throw new RecordingException(
                    "cannot record to '" + file + "': the ending must be .gif, .apng, .mp4 or .html", null);
        }
        return ending;
    }

    static Recording open(String ending, PendingFile file, Recording.Settings settings) {
        return switch (ending) {
            case "gif" -> new PictureRecording(settings, new GifEncoder(file, settings));
            case "mp4" -> new PictureRecording(settings, new Mp4Encoder(file, settings, "ffmpeg"));
            case "html" -> new HtmlRecording(file, settings);
            default -> new PictureRecording(settings, new ApngEncoder(file, settings));
        };
    }
}
