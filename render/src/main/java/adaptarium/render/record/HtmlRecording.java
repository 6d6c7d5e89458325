package adaptarium.render.record;

import adaptarium.render.Canvas;
import adaptarium.render.DisplayList;
import adaptarium.render.Json;
import adaptarium.render.Overlay;
import adaptarium.render.TextStyle;
import adaptarium.render.Typeface;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * Writes one HTML file that plays itself: every frame's display list, compressed, with the typeface and a small player. It asks for nothing from a network.
 */
final class HtmlRecording implements Recording {
    private static final Pattern PART = Pattern.compile("@(TITLE|THEME|INFO|REGULAR|SEMIBOLD|FRAMES)@");

    private final Settings settings;
    private final PendingFile file;
    private final ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    private final OutputStream frames;
    private int count;

    HtmlRecording(PendingFile file, Settings settings) {
        this.settings = settings;
        this.file = file;
        try {
            frames = new GZIPOutputStream(compressed, 1 << 14);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot compress in memory", e);
        }
    }

    @Override
    public void add(Consumer<Canvas> drawing) {
        DisplayList list = new DisplayList(settings.width(), settings.height());
        drawing.accept(list);
        try {
            frames.write((count == 0 ? "[" : ",\n").getBytes(StandardCharsets.UTF_8));
            frames.write(list.toJson().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot compress in memory", e);
        }
        count++;
    }

    @Override
    public void finish() {
        if (count == 0) {
            throw new IllegalStateException("a film needs at least one frame");
        }
        try (OutputStream out = file.output()) {
            frames.write(']');
            frames.close();
            Map<String, String> parts = Map.of(
                    "TITLE", escaped(settings.title()),
                    "THEME", settings.theme().name(),
                    "INFO", info(),
                    "REGULAR", base64(Typeface.file(TextStyle.Weight.REGULAR)),
                    "SEMIBOLD", base64(Typeface.file(TextStyle.Weight.SEMIBOLD)),
                    "FRAMES", base64(compressed.toByteArray()));
            // in one go: a title may look like a part
            String page = PART.matcher(template())
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
                count));
        for (Overlay overlay : Overlay.values()) {
            out.append(overlay.key() == 1 ? "" : ",").append("{\"title\":");
            Json.quote(overlay.title(), out);
            out.append(",\"key\":").append(overlay.key());
            out.append(",\"on\":").append(settings.shown().contains(overlay)).append('}');
        }
        return out.append("]}").toString();
    }

    private static String template() {
        try (InputStream in = HtmlRecording.class.getResourceAsStream("replay.html")) {
            if (in == null) {
                throw new IllegalStateException("the page replay.html is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the page replay.html", e);
        }
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
