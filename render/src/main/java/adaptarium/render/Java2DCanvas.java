package adaptarium.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** A canvas on a picture in memory, drawn by the JDK; needs no display and no installed font. Used by one thread at a time. */
public final class Java2DCanvas implements Canvas {
    private final BufferedImage image;
    private final Graphics2D graphics;
    private final double width;
    private final double height;
    private final Deque<State> states = new ArrayDeque<>();
    private final Map<TextStyle.Weight, Map<Character, Path2D>> glyphs = new HashMap<>();
    private final int[] data; // of the image
    private Path2D path = new Path2D.Double();
    private @Nullable Rect pathBox; // where the path is one sharp rectangle
    private boolean pathIsEmpty = true;
    private @Nullable Rect deviceClip; // real pixels; null where it is not upright

    private record State(
            AffineTransform transform, Shape clip, @Nullable Rect deviceClip) {}

    /** Real pixels from (x0, y0) to (x1, y1), both ends of which are left out. */
    private record Pixels(int x0, int y0, int x1, int y1) {}

    /**
     * A black picture of as many pixels as logical ones.
     *
     * @param width px
     * @param height px
     */
    public Java2DCanvas(int width, int height) {
        this(width, height, 1);
    }

    /**
     * A black picture.
     *
     * @param width logical pixels
     * @param height logical pixels
     * @param density real pixels per logical one
     */
    public Java2DCanvas(int width, int height, double density) {
        if (width < 1 || height < 1 || !(density > 0)) {
            throw new IllegalArgumentException("a picture needs at least one pixel and a positive density, got " + width
                    + " x " + height + " at " + density);
        }
        this.width = width;
        this.height = height;
        image = new BufferedImage(
                (int) Math.round(width * density), (int) Math.round(height * density), BufferedImage.TYPE_INT_RGB);
        data = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        deviceClip = new Rect(0, 0, image.getWidth(), image.getHeight());
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(density, density);
        graphics.clip(new Rectangle2D.Double(0, 0, width, height));
    }

    /** The picture itself, changed by further drawing. */
    public BufferedImage image() {
        return image;
    }

    /** The pixels, 0x00RRGGBB in rows from the top, int[height * width]; a copy. */
    public int[] pixels() {
        int[] pixels = new int[data.length];
        copyPixels(pixels);
        return pixels;
    }

    /**
     * Copies the pixels, 0x00RRGGBB in rows from the top.
     *
     * @param target int[height * width], filled in
     */
    public void copyPixels(int[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] = data[i] & 0xffffff; // the JDK leaves the unused byte as it happens to be
        }
    }

    /** The picture as a PNG file. */
    public byte[] png() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot encode a picture of " + width + " x " + height, e);
        }
        return out.toByteArray();
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
        states.push(new State(graphics.getTransform(), graphics.getClip(), deviceClip));
    }

    @Override
    public void restore() {
        State state = states.pop();
        graphics.setTransform(state.transform());
        graphics.setClip(null);
        // getClip gave it in the coordinates of the transform just restored
        graphics.setClip(state.clip());
        deviceClip = state.deviceClip();
    }

    @Override
    public int depth() {
        return states.size();
    }

    @Override
    public void translate(double x, double y) {
        graphics.translate(x, y);
    }

    @Override
    public void rotate(double angle) {
        graphics.rotate(angle);
    }

    @Override
    public void scale(double x, double y) {
        graphics.scale(x, y);
    }

    @Override
    public void clip(Rect area) {
        graphics.clip(new Rectangle2D.Double(area.x(), area.y(), area.width(), area.height()));
        Rect placed = placed(area);
        deviceClip = deviceClip == null || placed == null ? null : intersection(deviceClip, placed);
    }

    // On real pixels; null where the transform turns it.
    private @Nullable Rect placed(Rect area) {
        AffineTransform t = graphics.getTransform();
        if (t.getShearX() != 0 || t.getShearY() != 0) {
            return null;
        }
        double x0 = t.getScaleX() * area.x() + t.getTranslateX();
        double y0 = t.getScaleY() * area.y() + t.getTranslateY();
        double x1 = t.getScaleX() * area.right() + t.getTranslateX();
        double y1 = t.getScaleY() * area.bottom() + t.getTranslateY();
        return new Rect(Math.min(x0, x1), Math.min(y0, y1), Math.abs(x1 - x0), Math.abs(y1 - y0));
    }

    private static Rect intersection(Rect a, Rect b) {
        double x = Math.max(a.x(), b.x());
        double y = Math.max(a.y(), b.y());
        return new Rect(
                x,
                y,
                Math.max(0, Math.min(a.right(), b.right()) - x),
                Math.max(0, Math.min(a.bottom(), b.bottom()) - y));
    }

    @Override
    public void begin() {
        path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        pathBox = null;
        pathIsEmpty = true;
    }

    private void extend() {
        pathBox = null;
        pathIsEmpty = false;
    }

    @Override
    public void moveTo(double x, double y) {
        extend();
        path.moveTo(x, y);
    }

    @Override
    public void lineTo(double x, double y) {
        path.lineTo(x, y);
    }

    @Override
    public void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
        path.curveTo(x1, y1, x2, y2, x, y);
    }

    @Override
    public void closePath() {
        path.closePath();
    }

    @Override
    public void circle(double x, double y, double radius) {
        extend();
        path.append(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), /* connect= */ false);
    }

    @Override
    public void rectangle(Rect area, double radius) {
        Shape shape = radius > 0
                ? new RoundRectangle2D.Double(area.x(), area.y(), area.width(), area.height(), 2 * radius, 2 * radius)
                : new Rectangle2D.Double(area.x(), area.y(), area.width(), area.height());
        Rect box = pathIsEmpty && radius == 0 ? area : null;
        extend();
        pathBox = box;
        path.append(shape, /* connect= */ false);
    }

    // The path's pixels where it is an upright rectangle whose edges lie between pixels, so that nothing needs
    // smoothing.
    private @Nullable Pixels plainBox(int colour) {
        if (pathBox == null || deviceClip == null || colour >>> 24 != 0xff) {
            return null;
        }
        Rect box = placed(pathBox);
        if (box == null || !isWhole(box.x()) || !isWhole(box.y()) || !isWhole(box.right()) || !isWhole(box.bottom())) {
            return null;
        }
        // a clip shows the pixels whose centres it holds
        return new Pixels(
                Math.max((int) Math.rint(box.x()), (int) Math.ceil(deviceClip.x() - 0.5)),
                Math.max((int) Math.rint(box.y()), (int) Math.ceil(deviceClip.y() - 0.5)),
                Math.min((int) Math.rint(box.right()), (int) Math.ceil(deviceClip.right() - 0.5)),
                Math.min((int) Math.rint(box.bottom()), (int) Math.ceil(deviceClip.bottom() - 0.5)));
    }

    private static boolean isWhole(double pixels) {
        return Math.abs(pixels - Math.rint(pixels)) < 1e-3;
    }

    private void fillRow(Pixels box, int y, int colour) {
        int row = y * image.getWidth();
        if (box.x0() < box.x1()) {
            Arrays.fill(data, row + box.x0(), row + box.x1(), colour);
        }
    }

    @Override
    public void fill(int colour) {
        Pixels box = plainBox(colour);
        if (box != null) {
            for (int y = box.y0(); y < box.y1(); y++) {
                fillRow(box, y, colour);
            }
            return;
        }
        graphics.setPaint(new Color(colour, /* hasalpha= */ true));
        graphics.fill(path);
    }

    @Override
    public void fill(int from, int to, double y0, double y1) {
        Pixels box = plainBox(from & to);
        if (box != null) {
            AffineTransform t = graphics.getTransform();
            double top = t.getScaleY() * y0 + t.getTranslateY();
            double span = t.getScaleY() * (y1 - y0);
            for (int y = box.y0(); y < box.y1(); y++) {
                fillRow(box, y, Theme.mixed(from, to, span == 0 ? 1 : (y + 0.5 - top) / span));
            }
            return;
        }
        graphics.setPaint(new GradientPaint(0, (float) y0, new Color(from, true), 0, (float) y1, new Color(to, true)));
        graphics.fill(path);
    }

    @Override
    public void stroke(int colour, double lineWidth) {
        graphics.setPaint(new Color(colour, /* hasalpha= */ true));
        graphics.setStroke(new BasicStroke((float) lineWidth, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(path);
    }

    @Override
    public void text(String text, double x, double y, TextStyle style, int colour) {
        Typeface face = Typeface.of(style.weight());
        Map<Character, Path2D> known = glyphs.computeIfAbsent(style.weight(), w -> new HashMap<>());
        Path2D line = new Path2D.Double(Path2D.WIND_NON_ZERO);
        AffineTransform place = new AffineTransform();
        double pen = style.start(text, x);
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            Path2D glyph = known.computeIfAbsent(character, c -> GlyphPath.of(face, c));
            place.setTransform(style.size(), 0, 0, -style.size(), pen, y);
            line.append(glyph.getPathIterator(place), /* connect= */ false);
            pen += face.advance(character) * style.size();
        }
        graphics.setPaint(new Color(colour, /* hasalpha= */ true));
        graphics.fill(line);
    }
}
