package adaptarium.render;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.envs.Environment;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** The pictures that are compared: every registered family's scene at its nominal task after a few steps. */
public final class Goldens {
    public static final int WIDTH = 320;
    public static final int HEIGHT = 180;

    private static final int STEPS = 6;
    private static final long SEED = 11;

    private Goldens() {}

    public static List<String> families() {
        return Families.all().stream().map(family -> family.spec().id()).toList();
    }

    /** What draws a family's golden scene on any canvas. */
    public static Consumer<Canvas> drawing(String family) {
        return drawing(Families.named(family));
    }

    private static <T extends Record> Consumer<Canvas> drawing(TaskFamily<T> family) {
        Environment<T> environment = new Environment<>(family, family.tasks().nominal());
        environment.reset(SEED);
        for (int i = 0; i < STEPS; i++) {
            if (environment.step(action(family.spec(), i)).done()) {
                break;
            }
        }
        SceneFrame scene = SceneFrame.of(environment.scene());
        Camera camera = Camera.of(scene, new Rect(0, 0, WIDTH, HEIGHT));
        ScenePainter painter = new ScenePainter(Theme.LIGHT, ScenePainter.usualOverlays());
        return canvas -> painter.paint(canvas, scene, camera, List.of());
    }

    private static float[] action(EnvironmentSpec spec, int step) {
        float[] action = new float[spec.actionSize()];
        if (spec.actions() instanceof ActionSpace.Continuous continuous) {
            for (int i = 0; i < action.length; i++) {
                Axis axis = continuous.axes().get(i);
                double wave = 0.5 + 0.35 * StrictMath.sin(step * 0.7 + i);
                action[i] = (float) (axis.low() + wave * (axis.high() - axis.low()));
            }
        } else if (spec.actions() instanceof ActionSpace.Discrete discrete) {
            action[0] = step % discrete.choices().size();
        }
        return action;
    }

    public static BufferedImage draw(String family) {
        Java2DCanvas canvas = new Java2DCanvas(WIDTH, HEIGHT);
        drawing(family).accept(canvas);
        return canvas.image();
    }

    /** The picture in the repository; none for a family that has none yet. */
    public static Optional<BufferedImage> stored(String family) throws IOException {
        try (InputStream in = Goldens.class.getResourceAsStream("goldens/" + family + ".png")) {
            return in == null ? Optional.empty() : Optional.of(ImageIO.read(in));
        }
    }
}
