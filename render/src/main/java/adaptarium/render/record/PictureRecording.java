package adaptarium.render.record;

import adaptarium.render.Canvas;
import adaptarium.render.Java2DCanvas;
import java.util.function.Consumer;

/** A film of pixels: each frame is drawn by Java2D and handed to an encoder. */
final class PictureRecording implements Recording {
    private final Java2DCanvas canvas;
    private final PictureEncoder encoder;
    private final int[] pixels;

    PictureRecording(Settings settings, PictureEncoder encoder) {
        this.canvas = new Java2DCanvas(settings.width(), settings.height());
        this.encoder = encoder;
        this.pixels = new int[settings.width() * settings.height()];
    }

    @Override
    public void add(Consumer<Canvas> drawing) {
        drawing.accept(canvas);
        canvas.copyPixels(pixels);
        encoder.add(pixels);
    }

    @Override
    public void finish() {
        encoder.finish();
    }

    @Override
    public void close() {
        encoder.close();
    }
}
