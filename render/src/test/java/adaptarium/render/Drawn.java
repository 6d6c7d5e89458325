package adaptarium.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What was drawn on a canvas, read back from its display list: texts and circles with their places. */
public final class Drawn {
    /** A text, where its anchor is, and how it is set; px. */
    public record Text(String text, double x, double y, TextStyle style) {
        /** What its letters cover, without the room below the line. */
        public Rect box() {
            return new Rect(style.start(text, x), y - 0.72 * style.size(), style.width(text), 0.72 * style.size());
        }
    }

    /** A circle in an upright, unscaled part of a picture, px. */
    public record Circle(double x, double y, double radius) {}

    public final List<Text> texts = new ArrayList<>();
    public final List<Circle> circles = new ArrayList<>();

    public static Drawn of(double width, double height, Consumer<Canvas> drawing) {
        DisplayList list = new DisplayList(width, height);
        drawing.accept(list);
        return new Drawn(list.toJson());
    }

    private Drawn(String json) {
        if (!(Json.parse(json) instanceof List<?> parts)
                || !(parts.get(0) instanceof List<?> strings)
                || !(parts.get(1) instanceof List<?> codes)) {
            throw new IllegalArgumentException("no display list: " + json);
        }
        DisplayList.Command[] commands = DisplayList.Command.values();
        for (int i = 0; i < codes.size(); ) {
            DisplayList.Command command = commands[(int) number(codes, i)];
            if (command == DisplayList.Command.TEXT) {
                String text = String.valueOf(strings.get((int) number(codes, i + 1)));
                TextStyle style = new TextStyle(
                        number(codes, i + 4),
                        List.of(TextStyle.Weight.values()).get((int) number(codes, i + 5)),
                        List.of(TextStyle.Align.values()).get((int) number(codes, i + 6)));
                texts.add(new Text(text, number(codes, i + 2), number(codes, i + 3), style));
            } else if (command == DisplayList.Command.CIRCLE) {
                circles.add(new Circle(number(codes, i + 1), number(codes, i + 2), number(codes, i + 3)));
            }
            i += 1 + command.arguments;
        }
    }

    private static double number(List<?> codes, int at) {
        return (Double) codes.get(at);
    }

    public boolean says(String text) {
        return texts.stream().anyMatch(one -> one.text().equals(text));
    }

    public Text text(String text) {
        return texts.stream()
                .filter(one -> one.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no '" + text + "' among " + texts));
    }
}
