package adaptarium.render.record;

import adaptarium.render.Canvas;
import adaptarium.render.Json;
import adaptarium.render.Overlay;
import adaptarium.render.TextStyle;
import adaptarium.render.Typeface;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes one HTML file that plays itself: every frame's display list, compressed, with the typeface and a small player. It asks for nothing from a network.
 */
final class HtmlRecording implements Recording {
    private static final Pattern PART = Pattern.compile("@(TITLE|THEME|INFO|REGULAR|SEMIBOLD|FRAMES|PAINTER)@");

    private final Settings settings;
    private final PendingFile file;
    private final Reel reel;
    private final StringBuilder marks = new StringBuilder(); // JSON objects with commas between them

    HtmlRecording(PendingFile file, Settings settings) {
        this.settings = settings;
        this.file = file;
        reel = new Reel(settings.width(), settings.height());
    }

    @Override
    public void add(Consumer<Canvas> drawing) {
        reel.add(drawing);
    }

    @Override
    public void mark(String kind, String what) {
        marks.append(marks.isEmpty() ? "" : ",").append("{\"frame\":").append(reel.frames() - 1);
        marks.append(",\"kind\":");
        Json.quote(kind, marks);
        marks.append(",\"what\":");
        Json.quote(what, marks);
        marks.append('}');
    }

    @Override
    public void finish() {
        if (reel.frames() == 0) {
            throw new IllegalStateException("a film needs at least one frame");
        }
        try (OutputStream out = file.output()) {
            Map<String, String> parts = Map.of(
                    "TITLE", escaped(settings.title()),
                    "THEME", settings.theme().name(),
                    "INFO", info(),
                    "REGULAR", base64(Typeface.file(TextStyle.Weight.REGULAR)),
                    "SEMIBOLD", base64(Typeface.file(TextStyle.Weight.SEMIBOLD)),
                    "FRAMES", reel.end(),
                    "PAINTER", Reel.painter());
            // in one go: a title may look like a part
            String page = PART.matcher(Reel.resource("replay.html"))
                    .replaceAll(part -> Matcher.quoteReplacement(String.valueOf(parts.get(part.group(1)))));
            out.write(page.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw file.failure(e);
        }
        file.commit();
    }

    private String info() {
        StringBuilder out = new StringBuilder();
        out.append(String.format(
                Locale.ROOT,
                "{\"width\":%d,\"height\":%d,\"framesPerSecond\":%.6f,\"frames\":%d,\"overlays\":[",
                settings.width(),
                settings.height(),
                settings.framesPerSecond(),
                reel.frames()));
        for (Overlay overlay : Overlay.values()) {
            out.append(overlay.key() == 1 ? "" : ",").append("{\"title\":");
            Json.quote(overlay.title(), out);
            out.append(",\"key\":").append(overlay.key());
            out.append(",\"on\":").append(settings.shown().contains(overlay)).append('}');
        }
        return out.append("],\"marks\":[").append(marks).append("]}").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public void close() {
        file.close();
    }
}
