package adaptarium.render.gl;

import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All that is drawn in a picture, in order, kept until it is known which parts of the picture differ. Its memory is used again for the next picture. */
final class GlItems {
    private static final byte MOVE = 0;
    private static final byte LINE = 1;
    private static final byte CURVE = 2;
    private static final byte CLOSE = 3;
    private static final byte CIRCLE = 4;
    private static final byte BOX = 5;
    private static final byte PLACE = 6;
    private static final double SMOOTH = 2; // device px that the edge of a shape may reach beyond it

    private static final double[] NOTHING = {};
    private static final double NEAR = 1e-6; // logical px

    /** How something is drawn. */
    enum Kind {
        FILL(1),
        GRADIENT(2),
        STROKE(3),
        TEXT(4);

        private final long number;

        Kind(long number) {
            this.number = number;
        }
    }

    private final List<Item> items = new ArrayList<>();
    private final List<Placement> places = new ArrayList<>(); // of the paths
    private int count;
    private byte[] steps = new byte[1024];
    private int stepCount;
    private double[] numbers = new double[4096];
    private int numberCount;
    private int pathStep; // where the present path begins
    private int pathNumber;
    private int pathPlace;
    private long pathHash;
    private double minX;
    private double minY;
    private double maxX;
    private double maxY;

    /** Something that is drawn: along or inside a path, or a line of text. */
    private static final class Item {
        Kind kind = Kind.FILL;
        Placement placement = Placement.of(0, 0);
        int step;
        int stepEnd;
        int number;
        int place;
        int colour;
        int second;
        double a; // width of the line, or where a gradient or text begins
        double b;
        String text = "";
        TextStyle style = TextStyle.of(1);
        double left; // what it can touch, device px
        double top;
        double right;
        double bottom;
    }

    /** A picture begins. */
    void clear() {
        for (int i = 0; i < count; i++) {
            items.get(i).text = ""; // not kept longer than needed
        }
        count = 0;
        stepCount = 0;
        numberCount = 0;
        places.clear();
        beginPath();
    }

    /** A path begins. */
    void beginPath() {
        pathStep = stepCount;
        pathNumber = numberCount;
        pathPlace = places.size();
        pathHash = 0;
        minX = Double.POSITIVE_INFINITY;
        minY = Double.POSITIVE_INFINITY;
        maxX = Double.NEGATIVE_INFINITY;
        maxY = Double.NEGATIVE_INFINITY;
    }

    void moveTo(Placement at, double x, double y) {
        step(at, MOVE);
        point(at, x, y);
    }

    void lineTo(Placement at, double x, double y) {
        step(at, LINE);
        point(at, x, y);
    }

    void curveTo(Placement at, double x1, double y1, double x2, double y2, double x, double y) {
        step(at, CURVE);
        point(at, x1, y1);
        point(at, x2, y2);
        point(at, x, y);
    }

    void closePath(Placement at) {
        step(at, CLOSE);
    }

    void circle(Placement at, double x, double y, double radius) {
        step(at, CIRCLE);
        number(x);
        number(y);
        number(radius);
        corners(at, x - radius, y - radius, x + radius, y + radius);
    }

    void rectangle(Placement at, double x, double y, double width, double height, double radius) {
        step(at, BOX);
        number(x);
        number(y);
        number(width);
        number(height);
        number(radius);
        corners(at, x, y, x + width, y + height);
    }

    private void corners(Placement at, double left, double top, double right, double bottom) {
        extend(at, left, top);
        extend(at, right, top);
        extend(at, left, bottom);
        extend(at, right, bottom);
    }

    private void point(Placement at, double x, double y) {
        number(x);
        number(y);
        extend(at, x, y);
    }

    private void extend(Placement at, double x, double y) {
        double px = at.x(x, y);
        double py = at.y(x, y);
        minX = Math.min(minX, px);
        minY = Math.min(minY, py);
        maxX = Math.max(maxX, px);
        maxY = Math.max(maxY, py);
    }

    private void step(Placement at, byte step) {
        if (pathPlace == places.size() || !places.get(places.size() - 1).equals(at)) {
            places.add(at);
            add(PLACE);
            pathHash = Tiles.mixed(pathHash, at.hash());
        }
        add(step);
        pathHash = Tiles.mixed(pathHash, step);
    }

    private void add(byte step) {
        if (stepCount == steps.length) {
            steps = Arrays.copyOf(steps, 2 * stepCount);
        }
        steps[stepCount++] = step;
    }

    private void number(double number) {
        if (numberCount == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * numberCount);
        }
        numbers[numberCount++] = number;
        pathHash = Tiles.mixed(pathHash, number);
    }

    /** Draws the present path: within it, or along it by a line of width {@code a}. */
    void draw(Placement at, Kind kind, int colour, int second, double a, double b, double density, Tiles tiles) {
        if (minX > maxX) {
            return; // nothing
        }
        Item item = next(kind, at, colour, a, b);
        item.step = pathStep;
        item.stepEnd = stepCount;
        item.number = pathNumber;
        item.place = pathPlace;
        item.second = second;
        double border = kind == Kind.STROKE ? a * at.scale() / 2 : 0;
        touch(item, minX - border, minY - border, maxX + border, maxY + border, density);
        long hash = Tiles.mixed(Tiles.mixed(pathHash, at.hash()), kind.number);
        hash = Tiles.mixed(Tiles.mixed(hash, colour), second);
        tiles.add(item.left, item.top, item.right, item.bottom, Tiles.mixed(Tiles.mixed(hash, a), b));
    }

    /** Writes a line of text whose left end is at x, y. */
    void text(Placement at, String text, double x, double y, TextStyle style, int colour, double density, Tiles tiles) {
        Item item = next(Kind.TEXT, at, colour, x, y);
        item.text = text;
        item.style = style;
        double pixels = style.size() * at.scale();
        double px = at.x(x, y);
        double py = at.y(x, y);
        double end = px + style.width(text) * at.scale();
        touch(item, px - 0.3 * pixels, py - 1.2 * pixels, end + 0.3 * pixels, py + 0.5 * pixels, density);
        long hash = Tiles.mixed(Tiles.mixed(at.hash(), colour), style.weight() == TextStyle.Weight.SEMIBOLD ? 1 : 0);
        hash = Tiles.mixed(Tiles.mixed(Tiles.mixed(hash, style.size()), x), y);
        for (int i = 0; i < text.length(); i++) {
            hash = Tiles.mixed(hash, text.charAt(i));
        }
        tiles.add(item.left, item.top, item.right, item.bottom, hash);
    }

    private Item next(Kind kind, Placement at, int colour, double a, double b) {
        if (count == items.size()) {
            items.add(new Item());
        }
        Item item = items.get(count++);
        item.kind = kind;
        item.placement = at;
        item.colour = colour;
        item.a = a;
        item.b = b;
        return item;
    }

    private static void touch(Item item, double left, double top, double right, double bottom, double density) {
        var clip = item.placement.clip();
        item.left = Math.max(left, clip.x()) * density - SMOOTH;
        item.top = Math.max(top, clip.y()) * density - SMOOTH;
        item.right = Math.min(right, clip.right()) * density + SMOOTH;
        item.bottom = Math.min(bottom, clip.bottom()) * density + SMOOTH;
    }

    /** Whether what is drawn first is an opaque box over all of the picture. */
    boolean beginsWithAll(Rect picture) {
        if (count == 0) {
            return false;
        }
        Item first = items.get(0);
        return first.kind == Kind.FILL
                && first.colour >>> 24 == 0xff
                && first.stepEnd == first.step + 2
                && steps[first.step + 1] == BOX
                && numbers[first.number + 4] == 0
                && first.placement.isUpright()
                && first.placement.clip().equals(picture)
                && covers(first.placement, first.number, picture);
    }

    private boolean covers(Placement at, int number, Rect picture) {
        double x0 = at.x(numbers[number], numbers[number + 1]);
        double y0 = at.y(numbers[number], numbers[number + 1]);
        double x1 = at.x(numbers[number] + numbers[number + 2], numbers[number + 1] + numbers[number + 3]);
        double y1 = at.y(numbers[number] + numbers[number + 2], numbers[number + 1] + numbers[number + 3]);
        return Math.min(x0, x1) <= NEAR
                && Math.min(y0, y1) <= NEAR
                && Math.max(x0, x1) >= picture.right() - NEAR
                && Math.max(y0, y1) >= picture.bottom() - NEAR;
    }

    /** Draws what touches a part of the picture. */
    void draw(GlBrush brush, Tiles.Region region, double density) {
        int drawn = -1; // the path the brush has
        for (int i = 0; i < count; i++) {
            Item item = items.get(i);
            if (!region.touches(item.left, item.top, item.right, item.bottom)) {
                continue;
            }
            if (item.kind == Kind.FILL && GlPlates.draw(brush, item.placement, item.colour, rounded(item), density)) {
                drawn = -1;
                continue;
            }
            if (item.kind != Kind.TEXT && drawn != item.step) {
                path(brush, item);
                drawn = item.step;
            }
            brush.place(item.placement);
            switch (item.kind) {
                case FILL -> brush.fill(item.colour);
                case GRADIENT -> brush.fill(item.colour, item.second, item.a, item.b);
                case STROKE -> brush.stroke(item.colour, item.a);
                case TEXT -> brush.text(item.text, item.a, item.b, item.style, item.colour);
            }
        }
    }

    // x, y, width, height and radius where the path is one rectangle with round corners; empty elsewhere.
    private double[] rounded(Item item) {
        boolean isBox = item.stepEnd == item.step + 2 && steps[item.step + 1] == BOX;
        return isBox && numbers[item.number + 4] > 0
                ? Arrays.copyOfRange(numbers, item.number, item.number + 5)
                : NOTHING;
    }

    private void path(GlBrush brush, Item item) {
        brush.beginPath();
        int place = item.place;
        int n = item.number;
        for (int s = item.step; s < item.stepEnd; s++) {
            switch (steps[s]) {
                case PLACE -> brush.place(places.get(place++));
                case MOVE -> brush.moveTo(numbers[n++], numbers[n++]);
                case LINE -> brush.lineTo(numbers[n++], numbers[n++]);
                case CURVE ->
                    brush.curveTo(numbers[n++], numbers[n++], numbers[n++], numbers[n++], numbers[n++], numbers[n++]);
                case CIRCLE -> brush.circle(numbers[n++], numbers[n++], numbers[n++]);
                case BOX -> brush.rectangle(numbers[n++], numbers[n++], numbers[n++], numbers[n++], numbers[n++]);
                default -> brush.closePath();
            }
        }
    }
}
