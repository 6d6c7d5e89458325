package adaptarium.render;

import adaptarium.envs.Environment;
import adaptarium.sim.SceneView;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Set;

/**
 * Pictures of environments, for code: the RGB array that Gymnasium users expect, or an image. Reading a scene never changes a result.
 *
 * <p>Used by one thread; each call draws into the same picture.
 */
public final class Renderer {
    private final Java2DCanvas canvas;
    private final ScenePainter painter;
    private final Rect area;

    /**
     * A renderer with the usual colours and overlays.
     *
     * @param width px
     * @param height px
     */
    public Renderer(int width, int height) {
        this(width, height, Theme.LIGHT, ScenePainter.usualOverlays());
    }

    /**
     * A renderer.
     *
     * @param width px
     * @param height px
     * @param theme colours
     * @param overlays what is drawn over the scene
     */
    public Renderer(int width, int height, Theme theme, Set<Overlay> overlays) {
        canvas = new Java2DCanvas(width, height);
        painter = new ScenePainter(theme, overlays);
        area = new Rect(0, 0, width, height);
    }

    /**
     * An environment's present scene.
     *
     * @param environment an environment that has been reset
     * @return red, green and blue of each pixel in rows from the top, byte[height * width * 3], owned by the caller
     */
    public byte[] rgb(Environment<?> environment) {
        draw(environment.scene());
        int[] pixels = canvas.pixels();
        byte[] rgb = new byte[3 * pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            rgb[3 * i] = (byte) (pixels[i] >> 16);
            rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
            rgb[3 * i + 2] = (byte) pixels[i];
        }
        return rgb;
    }

    /**
     * A scene.
     *
     * @param scene what to draw
     * @return the picture, overwritten by the next call
     */
    public BufferedImage image(SceneView scene) {
        draw(scene);
        return canvas.image();
    }

    /**
     * A scene as a PNG file.
     *
     * @param scene what to draw
     * @return the file's bytes, owned by the caller
     */
    public byte[] png(SceneView scene) {
        draw(scene);
        return canvas.png();
    }

    private void draw(SceneView scene) {
        painter.paint(canvas, scene, Camera.of(scene, area), List.of());
    }
}
