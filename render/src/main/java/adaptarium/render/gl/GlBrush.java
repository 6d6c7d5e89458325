package adaptarium.render.gl;

import static org.lwjgl.nanovg.NanoVG.*;
import static org.lwjgl.nanovg.NanoVGGL3.NVG_ANTIALIAS;
import static org.lwjgl.nanovg.NanoVGGL3.nvgCreate;
import static org.lwjgl.nanovg.NanoVGGL3.nvgDelete;

import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import java.util.ArrayList;
import java.util.List;
import org.lwjgl.nanovg.NVGColor;
import org.lwjgl.nanovg.NVGPaint;

/**
 * Draws on a part of a picture on the present OpenGL context. What is drawn between {@link #begin} and {@link #end} waits in four queues that reach
 * the picture in this order: opaque upright boxes that lie under everything, shapes for NanoVG, opaque upright boxes over these, text. Whatever would cover
 * something of a later queue makes all of them be drawn first, so that the picture is as if drawn in order.
 */
final class GlBrush implements AutoCloseable {
    private static final double NEAR = 1e-6; // logical px

    private final long nano;
    private final GlBoxes under = new GlBoxes();
    private final GlBoxes over = new GlBoxes();
    private final GlText text = new GlText();
    private final NVGColor first = NVGColor.calloc();
    private final NVGColor second = NVGColor.calloc();
    private final NVGPaint paint = NVGPaint.calloc();
    private final List<Rect> queuedShapes = new ArrayList<>();
    private final List<Rect> queuedBoxes = new ArrayList<>();
    private final List<Rect> queuedText = new ArrayList<>();
    private Placement placement = Placement.of(0, 0);
    private Rect view = new Rect(0, 0, 0, 0); // logical px
    private Rect picture = view;
    private double density = 1;
    private double minX;
    private double minY;
    private double maxX;
    private double maxY;
    private int pathParts;
    private boolean pathIsUprightBox;
    private int pathSteps; // but the beginnings of its parts

    /** A brush on the context that is current on this thread. */
    GlBrush() {
        nano = nvgCreate(NVG_ANTIALIAS);
        if (nano == 0) {
            throw new GlException("the graphics driver cannot run NanoVG's shaders", null);
        }
    }

    /**
     * Starts to draw on a part of the picture, which is the viewport.
     *
     * @param newView the part, logical px of the picture; on whole device pixels
     * @param newPicture all of it
     * @param newDensity device pixels per logical one
     */
    void begin(Rect newView, Rect newPicture, double newDensity) {
        view = newView;
        picture = newPicture;
        density = newDensity;
        nvgBeginFrame(nano, (float) view.width(), (float) view.height(), (float) density);
        apply();
    }

    /** Completes the part. */
    void end() {
        flush();
        nvgCancelFrame(nano);
    }

    // Everything queued reaches the framebuffer; NanoVG then waits for more of the same picture.
    private void flush() {
        under.draw(view);
        nvgEndFrame(nano);
        over.draw(view);
        text.draw(view, density);
        queuedShapes.clear();
        queuedBoxes.clear();
        queuedText.clear();
        nvgBeginFrame(nano, (float) view.width(), (float) view.height(), (float) density);
        apply();
    }

    private void apply() {
        nvgResetTransform(nano);
        nvgTranslate(nano, (float) -view.x(), (float) -view.y());
        Rect clip = placement.clip();
        nvgScissor(nano, (float) clip.x(), (float) clip.y(), (float) clip.width(), (float) clip.height());
        nvgTransform(
                nano,
                (float) placement.a(),
                (float) placement.b(),
                (float) placement.c(),
                (float) placement.d(),
                (float) placement.e(),
                (float) placement.f());
    }

    /** Further drawing lands there. */
    void place(Placement newPlacement) {
        if (!placement.equals(newPlacement)) {
            placement = newPlacement;
            apply();
        }
    }

    /** Starts a new path. */
    void beginPath() {
        nvgBeginPath(nano);
        minX = Double.POSITIVE_INFINITY;
        minY = Double.POSITIVE_INFINITY;
        maxX = Double.NEGATIVE_INFINITY;
        maxY = Double.NEGATIVE_INFINITY;
        pathParts = 0;
        pathIsUprightBox = false;
        pathSteps = 0;
    }

    private void extend(double x, double y) {
        double px = placement.x(x, y);
        double py = placement.y(x, y);
        minX = Math.min(minX, px);
        minY = Math.min(minY, py);
        maxX = Math.max(maxX, px);
        maxY = Math.max(maxY, py);
    }

    void moveTo(double x, double y) {
        nvgMoveTo(nano, (float) x, (float) y);
        extend(x, y);
        pathParts++;
    }

    void lineTo(double x, double y) {
        nvgLineTo(nano, (float) x, (float) y);
        extend(x, y);
        pathSteps++;
    }

    void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
        nvgBezierTo(nano, (float) x1, (float) y1, (float) x2, (float) y2, (float) x, (float) y);
        extend(x1, y1);
        extend(x2, y2);
        extend(x, y);
        pathSteps += 2; // no straight line
    }

    void closePath() {
        nvgClosePath(nano);
        pathSteps++;
    }

    void circle(double x, double y, double radius) {
        nvgCircle(nano, (float) x, (float) y, (float) radius);
        extend(x - radius, y - radius);
        extend(x + radius, y + radius);
        extend(x - radius, y + radius);
        extend(x + radius, y - radius);
        pathParts++;
    }

    void rectangle(double x, double y, double wide, double high, double radius) {
        nvgRoundedRect(nano, (float) x, (float) y, (float) wide, (float) high, (float) radius);
        extend(x, y);
        extend(x + wide, y + high);
        extend(x, y + high);
        extend(x + wide, y);
        pathParts++;
        pathIsUprightBox = pathParts == 1 && radius == 0 && placement.isUpright();
    }

    void fill(int colour) {
        Rect box = touched(0);
        if (isPlainBox(box, colour)) {
            queueBox(box, colour, colour, 0, 1);
            return;
        }
        queueShape(box);
        nvgFillColor(nano, set(first, colour));
        nvgFill(nano);
    }

    void fill(int from, int to, double y0, double y1) {
        Rect box = touched(0);
        if (isPlainBox(box, from & to)) {
            queueBox(box, from, to, placement.y(0, y0), placement.y(0, y1));
            return;
        }
        queueShape(box);
        nvgLinearGradient(nano, 0, (float) y0, 0, (float) y1, set(first, from), set(second, to), paint);
        nvgFillPaint(nano, paint);
        nvgFill(nano);
    }

    void stroke(int colour, double lineWidth) {
        if (pathParts == 1 && pathSteps == 1 && strokeAcross(colour, lineWidth * placement.scale() * density / 2)) {
            return;
        }
        queueShape(touched(lineWidth * placement.scale() / 2));
        nvgLineCap(nano, NVG_ROUND);
        nvgLineJoin(nano, NVG_ROUND);
        nvgStrokeWidth(nano, (float) lineWidth);
        nvgStrokeColor(nano, set(first, colour));
        nvgStroke(nano);
    }

    // An upright line from one edge of the clip to the other, such as one of a grid, is rows or columns of pixels,
    // covered as NanoVG would cover them.
    private boolean strokeAcross(int colour, double half) {
        Rect clip = placement.clip();
        boolean upright = minX == maxX && minY <= clip.y() + NEAR && maxY >= clip.bottom() - NEAR;
        boolean level = minY == maxY && minX <= clip.x() + NEAR && maxX >= clip.right() - NEAR;
        if (upright == level || half < 0.5 || !isWhole(clip)) {
            return false;
        }
        Rect all = touched((half + 1) / density);
        if (overlaps(queuedShapes, all) || overlaps(queuedBoxes, all) || overlaps(queuedText, all)) {
            return false;
        }
        double middle = (upright ? minX : minY) * density;
        double reach = half + 0.5;
        for (double at = Math.floor(middle - reach); at < middle + reach; at++) {
            double share = Math.min(1, reach - Math.abs(at + 0.5 - middle));
            Rect row = upright
                    ? new Rect(at / density, clip.y(), 1 / density, clip.height())
                    : new Rect(clip.x(), at / density, clip.width(), 1 / density);
            Rect seen = placement.visible(row);
            if (share <= 0 || seen.width() == 0 || seen.height() == 0) {
                continue;
            }
            if (under.isFull()) {
                flush();
            }
            under.add(seen, colour, colour, 0, 1, share);
        }
        return true;
    }

    // Opaque and on whole device pixels, so that no edge needs smoothing.
    private boolean isPlainBox(Rect box, int colour) {
        return pathIsUprightBox && colour >>> 24 == 0xff && isWhole(box);
    }

    private boolean isWhole(Rect box) {
        return isWhole(box.x()) && isWhole(box.y()) && isWhole(box.right()) && isWhole(box.bottom());
    }

    private void queueBox(Rect box, int from, int to, double y0, double y1) {
        boolean free = !overlaps(queuedShapes, box) && !overlaps(queuedBoxes, box) && !overlaps(queuedText, box);
        if (overlaps(queuedText, box) || (free ? under : over).isFull()) {
            flush();
            queueBox(box, from, to, y0, y1);
        } else if (free) {
            under.add(box, from, to, y0, y1, 1);
        } else {
            over.add(box, from, to, y0, y1, 1);
            remember(queuedBoxes, box);
        }
    }

    private boolean isWhole(double logical) {
        double device = logical * density;
        return Math.abs(device - Math.rint(device)) < 1e-3;
    }

    private void queueShape(Rect box) {
        if (overlaps(queuedText, box) || overlaps(queuedBoxes, box)) {
            flush();
        }
        remember(queuedShapes, box);
    }

    // What the path can touch: its box and the clip's common part.
    private Rect touched(double border) {
        if (minX > maxX) {
            return new Rect(0, 0, 0, 0);
        }
        Rect box = new Rect(minX - border, minY - border, maxX - minX + 2 * border, maxY - minY + 2 * border);
        return placement.visible(box);
    }

    // Inside a clipped part of the picture the clip stands for all that is drawn in it, which keeps the list short.
    private void remember(List<Rect> boxes, Rect box) {
        Rect clip = placement.clip();
        boolean clipped = clip.width() < picture.width() || clip.height() < picture.height();
        Rect part = clipped ? clip : box;
        if (boxes.isEmpty() || !boxes.get(boxes.size() - 1).equals(part)) {
            boxes.add(part);
        }
    }

    private static boolean overlaps(List<Rect> boxes, Rect box) {
        for (Rect other : boxes) {
            if (box.x() < other.right()
                    && other.x() < box.right()
                    && box.y() < other.bottom()
                    && other.y() < box.bottom()) {
                return true;
            }
        }
        return false;
    }

    /** Writes a line of text whose left end is at x, y. */
    void text(String line, double x, double y, TextStyle style, int colour) {
        double px = placement.x(x, y);
        double py = placement.y(x, y);
        double pixels = style.size() * placement.scale();
        if (text.isFullFor(line)) {
            flush();
        }
        Rect clip = placement.clip();
        text.add(
                line,
                px * density,
                py * density,
                pixels * density,
                style.weight(),
                colour,
                new Rect(clip.x() * density, clip.y() * density, clip.width() * density, clip.height() * density));
        Rect box = placement.visible(new Rect(px, py - pixels, style.width(line) * placement.scale(), 1.3 * pixels));
        if (box.width() > 0 && box.height() > 0) {
            queuedText.add(box);
        }
    }

    private static NVGColor set(NVGColor target, int colour) {
        return nvgRGBA((byte) (colour >> 16), (byte) (colour >> 8), (byte) colour, (byte) (colour >>> 24), target);
    }

    /** Frees what the brush holds on the GPU; the context must still be current. */
    @Override
    public void close() {
        text.close();
        under.close();
        over.close();
        first.free();
        second.free();
        paint.free();
        nvgDelete(nano);
    }
}
