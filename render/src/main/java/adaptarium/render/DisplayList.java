package adaptarium.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A canvas that remembers what was drawn: a list of numbered commands that can be drawn again on another canvas, or written as one flat JSON array for the
 * HTML replay. Numbers are kept to three decimals in JSON.
 */
@SuppressWarnings("EnumOrdinal") // the ordinals are the file format; DisplayListTest holds them
public final class DisplayList implements Canvas {
    /** The commands, in the order of their numbers in JSON; each says how many numbers follow it. */
    enum Command {
        SAVE(0),
        RESTORE(0),
        TRANSLATE(2),
        ROTATE(1),
        SCALE(2),
        CLIP(4),
        BEGIN(0),
        MOVE(2),
        LINE(2),
        CURVE(6),
        CLOSE(0),
        CIRCLE(3),
        RECTANGLE(5),
        FILL(1),
        GRADIENT(4),
        STROKE(2),
        /** Text's index, x, y, size, weight, alignment, colour. */
        TEXT(7),
        /** The overlay name's index. */
        LAYER(1);

        final int arguments;

        Command(int arguments) {
            this.arguments = arguments;
        }
    }

    private final double width;
    private final double height;
    private final List<String> texts = new ArrayList<>();
    private double[] codes = new double[1024];
    private int size;
    private int depth;

    /**
     * An empty list.
     *
     * @param width of the canvas it will be drawn on, px
     * @param height of that canvas, px
     */
    public DisplayList(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /**
     * Draws everything again.
     *
     * @param canvas where to
     */
    public void replay(Canvas canvas) {
        Command[] commands = Command.values();
        int i = 0;
        while (i < size) {
            Command command = commands[(int) codes[i]];
            replay(command, i + 1, canvas);
            i += 1 + command.arguments;
        }
    }

    private void replay(Command command, int at, Canvas to) {
        switch (command) {
            case SAVE -> to.save();
            case RESTORE -> to.restore();
            case TRANSLATE -> to.translate(codes[at], codes[at + 1]);
            case ROTATE -> to.rotate(codes[at]);
            case SCALE -> to.scale(codes[at], codes[at + 1]);
            case CLIP -> to.clip(rect(at));
            case BEGIN -> to.begin();
            case MOVE -> to.moveTo(codes[at], codes[at + 1]);
            case LINE -> to.lineTo(codes[at], codes[at + 1]);
            case CURVE ->
                to.curveTo(codes[at], codes[at + 1], codes[at + 2], codes[at + 3], codes[at + 4], codes[at + 5]);
            case CLOSE -> to.closePath();
            case CIRCLE -> to.circle(codes[at], codes[at + 1], codes[at + 2]);
            case RECTANGLE -> to.rectangle(rect(at), codes[at + 4]);
            case FILL -> to.fill(colour(at));
            case GRADIENT -> to.fill(colour(at), colour(at + 1), codes[at + 2], codes[at + 3]);
            case STROKE -> to.stroke(colour(at), codes[at + 1]);
            case TEXT ->
                to.text(
                        texts.get((int) codes[at]),
                        codes[at + 1],
                        codes[at + 2],
                        new TextStyle(
                                codes[at + 3],
                                TextStyle.Weight.values()[(int) codes[at + 4]],
                                TextStyle.Align.values()[(int) codes[at + 5]]),
                        colour(at + 6));
            case LAYER -> to.layer(texts.get((int) codes[at]));
        }
    }

    /** The list as a JSON array of two: the texts, and the flat array of commands. */
    public String toJson() {
        StringBuilder out = new StringBuilder(size * 6);
        out.append("[[");
        for (int i = 0; i < texts.size(); i++) {
            out.append(i == 0 ? "" : ",");
            Json.quote(texts.get(i), out);
        }
        out.append("],[");
        for (int i = 0; i < size; i++) {
            if (i > 0) {
                out.append(',');
            }
            number(codes[i], out);
        }
        return out.append("]]").toString();
    }

    /**
     * Reads back what {@link #toJson} wrote.
     *
     * @param json the text
     * @param width of the canvas, px
     * @param height of the canvas, px
     * @return the list
     * @throws IllegalArgumentException where the text is something else
     */
    public static DisplayList parse(String json, double width, double height) {
        if (!(Json.parse(json) instanceof List<?> parts)
                || parts.size() != 2
                || !(parts.get(0) instanceof List<?> texts)
                || !(parts.get(1) instanceof List<?> codes)) {
            throw new IllegalArgumentException("a display list is [[texts], [commands]]");
        }
        DisplayList list = new DisplayList(width, height);
        for (Object text : texts) {
            list.texts.add(String.valueOf(text));
        }
        for (Object code : codes) {
            if (!(code instanceof Double number)) {
                throw new IllegalArgumentException("a display list's commands are numbers, got " + code);
            }
            list.append(number);
        }
        return list;
    }

    private static void number(double value, StringBuilder out) {
        double scaled = value * 1000;
        long rounded = Math.round(scaled);
        if (rounded % 1000 == 0) {
            out.append(rounded / 1000);
        } else {
            String text = String.format(
                    Locale.ROOT,
                    "%s%d.%03d",
                    rounded < 0 ? "-" : "",
                    Math.abs(rounded) / 1000,
                    Math.abs(rounded) % 1000);
            int end = text.length();
            while (text.charAt(end - 1) == '0') {
                end--;
            }
            out.append(text, 0, end);
        }
    }

    private Rect rect(int at) {
        return new Rect(codes[at], codes[at + 1], codes[at + 2], codes[at + 3]);
    }

    private int colour(int at) {
        return (int) (long) codes[at];
    }

    private void add(Command command, double... arguments) {
        append(command.ordinal());
        for (double argument : arguments) {
            append(argument);
        }
    }

    private void append(double code) {
        if (size == codes.length) {
            codes = Arrays.copyOf(codes, 2 * size);
        }
        codes[size++] = code;
    }

    private int text(String text) {
        int known = texts.indexOf(text);
        if (known >= 0) {
            return known;
        }
        texts.add(text);
        return texts.size() - 1;
    }

    private static double unsigned(int colour) {
        return Integer.toUnsignedLong(colour);
    }

    @Override
    public double width() {
        return width;
    }

    @Override
    public double height() {
        return height;
    }

    @Override
    public void save() {
        add(Command.SAVE);
        depth++;
    }

    @Override
    public void restore() {
        add(Command.RESTORE);
        depth--;
    }

    @Override
    public int depth() {
        return depth;
    }

    @Override
    public void translate(double x, double y) {
        add(Command.TRANSLATE, x, y);
    }

    @Override
    public void rotate(double angle) {
        add(Command.ROTATE, angle);
    }

    @Override
    public void scale(double x, double y) {
        add(Command.SCALE, x, y);
    }

    @Override
    public void clip(Rect area) {
        add(Command.CLIP, area.x(), area.y(), area.width(), area.height());
    }

    @Override
    public void begin() {
        add(Command.BEGIN);
    }

    @Override
    public void moveTo(double x, double y) {
        add(Command.MOVE, x, y);
    }

    @Override
    public void lineTo(double x, double y) {
        add(Command.LINE, x, y);
    }

    @Override
    public void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
        add(Command.CURVE, x1, y1, x2, y2, x, y);
    }

    @Override
    public void closePath() {
        add(Command.CLOSE);
    }

    @Override
    public void circle(double x, double y, double radius) {
        add(Command.CIRCLE, x, y, radius);
    }

    @Override
    public void rectangle(Rect area, double radius) {
        add(Command.RECTANGLE, area.x(), area.y(), area.width(), area.height(), radius);
    }

    @Override
    public void fill(int colour) {
        add(Command.FILL, unsigned(colour));
    }

    @Override
    public void fill(int from, int to, double y0, double y1) {
        add(Command.GRADIENT, unsigned(from), unsigned(to), y0, y1);
    }

    @Override
    public void stroke(int colour, double lineWidth) {
        add(Command.STROKE, unsigned(colour), lineWidth);
    }

    @Override
    public void text(String text, double x, double y, TextStyle style, int colour) {
        add(
                Command.TEXT,
                text(text),
                x,
                y,
                style.size(),
                style.weight().ordinal(),
                style.align().ordinal(),
                unsigned(colour));
    }

    @Override
    public void layer(String overlay) {
        add(Command.LAYER, text(overlay));
    }
}
