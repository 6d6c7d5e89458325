package adaptarium.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.envs.Environment;
import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class RendererTest {
    private static <T extends Record> Environment<T> environment(TaskFamily<T> family) {
        return new Environment<>(family, family.tasks().nominal());
    }

    @Test
    void rgbHasThreeBytesOfEachPixelInRows() {
        Environment<?> environment = environment(Families.named("CartPole-v0"));
        environment.reset(1);
        Renderer renderer = new Renderer(64, 40);
        byte[] rgb = renderer.rgb(environment);
        assertEquals(64 * 40 * 3, rgb.length);
        BufferedImage image = renderer.image(environment.scene());
        int pixel = image.getRGB(10, 30);
        int at = 3 * (30 * 64 + 10);
        assertEquals(pixel >> 16 & 0xff, rgb[at] & 0xff);
        assertEquals(pixel >> 8 & 0xff, rgb[at + 1] & 0xff);
        assertEquals(pixel & 0xff, rgb[at + 2] & 0xff);
    }

    @Test
    void anEnvironmentMustHaveBeenReset() {
        Environment<?> environment = environment(Families.named("CartPole-v0"));
        assertThrows(IllegalStateException.class, () -> new Renderer(64, 40).rgb(environment));
    }
}
