package adaptarium.render.gl;

import static org.lwjgl.opengl.GL33C.*;

import adaptarium.render.Canvas;
import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A canvas on the framebuffer of the present OpenGL context that keeps its pixels: of a picture that follows another one only those squares are drawn anew in which
 * something differs ({@link Tiles}).
 */
public final class GlCanvas implements Canvas {
    private final GlBrush brush = new GlBrush();
    private final GlItems items = new GlItems();
    private final Tiles tiles = new Tiles();
    private final Deque<Placement> placements = new ArrayDeque<>();
    private Placement placement = Placement.of(0, 0);
    private Rect picture = new Rect(0, 0, 0, 0);
    private double density = 1;
    private int pixelsHigh;

    /**
     * Starts a picture on the bound framebuffer.
     *
     * @param width logical px
     * @param height logical px
     * @param newDensity device pixels per logical one
     */
    public void beginFrame(double width, double height, double newDensity) {
        picture = new Rect(0, 0, width, height);
        density = newDensity;
        pixelsHigh = (int) Math.round(height * density);
        placements.clear();
        placement = Placement.of(width, height);
        items.clear();
        tiles.begin((int) Math.round(width * density), pixelsHigh);
    }

    /** The framebuffer's pixels are not those of the picture before: all of the next one is drawn. */
    public void forget() {
        tiles.forget();
    }

    /**
     * Completes the picture.
     *
     * @return whether anything differs from the one before it
     */
    public boolean endFrame() {
        var regions = tiles.changed();
        for (Tiles.Region region : regions) {
            int bottom = pixelsHigh - region.y() - region.height();
            glViewport(region.x(), bottom, region.width(), region.height());
            if (!items.beginsWithAll(picture)) { // else nothing of before is left
                glEnable(GL_SCISSOR_TEST);
                glScissor(region.x(), bottom, region.width(), region.height());
                glClearColor(0, 0, 0, 1);
                glClear(GL_COLOR_BUFFER_BIT);
                glDisable(GL_SCISSOR_TEST);
            }
            Rect view = new Rect(
                    region.x() / density, region.y() / density, region.width() / density, region.height() / density);
            brush.begin(view, picture, density);
            items.draw(brush, region, density);
            brush.end();
        }
        return !regions.isEmpty();
    }

    @Override
    public double width() {
        return picture.width();
    }

    @Override
    public double height() {
        return picture.height();
    }

    @Override
    public void save() {
        placements.push(placement);
    }

    @Override
    public void restore() {
        placement = placements.pop();
    }

    @Override
    public int depth() {
        return placements.size();
    }

    @Override
    public void translate(double x, double y) {
        placement = placement.transformed(1, 0, 0, 1, x, y);
    }

    @Override
    public void rotate(double angle) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        placement = placement.transformed(cos, sin, -sin, cos, 0, 0);
    }

    @Override
    public void scale(double x, double y) {
        placement = placement.transformed(x, 0, 0, y, 0, 0);
    }

    @Override
    public void clip(Rect area) {
        placement = placement.clipped(area);
    }

    @Override
    public void begin() {
        items.beginPath();
    }

    @Override
    public void moveTo(double x, double y) {
        items.moveTo(placement, x, y);
    }

    @Override
    public void lineTo(double x, double y) {
        items.lineTo(placement, x, y);
    }

    @Override
    public void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
        items.curveTo(placement, x1, y1, x2, y2, x, y);
    }

    @Override
    public void closePath() {
        items.closePath(placement);
    }

    @Override
    public void circle(double x, double y, double radius) {
        items.circle(placement, x, y, radius);
    }

    @Override
    public void rectangle(Rect area, double radius) {
        double round = Math.min(radius, Math.min(area.width(), area.height()) / 2);
        items.rectangle(placement, area.x(), area.y(), area.width(), area.height(), round);
    }

    @Override
    public void fill(int colour) {
        items.draw(placement, GlItems.Kind.FILL, colour, 0, 0, 0, density, tiles);
    }

    @Override
    public void fill(int from, int to, double y0, double y1) {
        items.draw(placement, GlItems.Kind.GRADIENT, from, to, y0, y1, density, tiles);
    }

    @Override
    public void stroke(int colour, double width) {
        items.draw(placement, GlItems.Kind.STROKE, colour, 0, width, 0, density, tiles);
    }

    @Override
    public void text(String text, double x, double y, TextStyle style, int colour) {
        items.text(placement, text, style.start(text, x), y, style, colour, density, tiles);
    }

    /** Frees what the canvas holds on the GPU; the context must still be current. */
    public void free() {
        brush.close();
    }
}
