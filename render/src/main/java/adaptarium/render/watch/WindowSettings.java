package adaptarium.render.watch;

import adaptarium.render.Json;
import adaptarium.render.Overlay;
import adaptarium.render.ScenePainter;
import adaptarium.render.Theme;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a window remembers from one time to the next. A value.
 *
 * @param width logical px, 320 to 8192; 1280 at first
 * @param height logical px, 240 to 8192; 720 at first
 * @param theme {@code light} or {@code dark}; light at first
 * @param overlays what is drawn over scenes
 * @param size how much larger than usual the interface is, 0.5 to 4; 1 at first
 * @param arrows how much longer than usual arrows are, 0.2 to 5; 1 at first
 */
public record WindowSettings(int width, int height, String theme, Set<Overlay> overlays, double size, double arrows) {
    /** As it is where nothing is remembered. */
    public static final WindowSettings USUAL =
            new WindowSettings(1280, 720, Theme.LIGHT.name(), ScenePainter.usualOverlays(), 1, 1);

    static final double LEAST_ARROWS = 0.2;
    static final double MOST_ARROWS = 5;

    /** Copies the set and checks every component. */
    public WindowSettings {
        overlays = Set.copyOf(overlays);
        Theme.named(theme);
        require("width", width, 320, 8192);
        require("height", height, 240, 8192);
        require("size", size, 0.5, 4);
        require("arrows", arrows, LEAST_ARROWS, MOST_ARROWS);
    }

    private static void require(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(name + " must lie in [" + low + ", " + high + "], got " + value);
        }
    }

    /** The same in other colours. */
    public WindowSettings themed(String other) {
        return new WindowSettings(width, height, other, overlays, size, arrows);
    }

    /** As a JSON object, one line. */
    public String toJson() {
        StringBuilder out = new StringBuilder();
        out.append("{\"width\":").append(width).append(",\"height\":").append(height);
        out.append(",\"theme\":");
        Json.quote(theme, out);
        out.append(",\"overlays\":[");
        String comma = "";
        for (Overlay overlay : Overlay.values()) {
            if (overlays.contains(overlay)) {
                out.append(comma);
                Json.quote(overlay.word(), out);
                comma = ",";
            }
        }
        return out.append("],\"size\":")
                .append(size)
                .append(",\"arrows\":")
                .append(arrows)
                .append("}\n")
                .toString();
    }

    /**
     * Reads what {@link #toJson} has written.
     *
     * @param json the object
     * @return the settings
     * @throws IllegalArgumentException where it is something else
     */
    public static WindowSettings parse(String json) {
        if (!(Json.parse(json) instanceof Map<?, ?> map)
                || !(map.get("theme") instanceof String theme)
                || !(map.get("overlays") instanceof List<?> words)) {
            throw new IllegalArgumentException("settings of a window need width, height, theme and overlays");
        }
        Set<Overlay> overlays = EnumSet.noneOf(Overlay.class);
        for (Overlay overlay : Overlay.values()) {
            if (words.contains(overlay.word())) {
                overlays.add(overlay);
            }
        }
        return new WindowSettings(
                (int) number(map.get("width")),
                (int) number(map.get("height")),
                theme,
                overlays,
                number(map.get("size")),
                number(map.get("arrows")));
    }

    private static double number(@Nullable Object value) {
        if (value instanceof Double number) {
            return number;
        }
        throw new IllegalArgumentException("settings of a window need a number, got " + value);
    }
}
