package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.classic.CartPole;
import adaptarium.envs.family.diagnostic.GridNavigation;
import adaptarium.envs.family.navigation.PointRobot;
import adaptarium.experiments.plugin.Examples;
import adaptarium.experiments.plugin.Plugin;
import adaptarium.experiments.plugin.PluginScope;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GalleryTest {
    @Test
    void everyFamilyHasItsPicturesUnderItsKind() {
        List<TaskFamily<?>> families = new ArrayList<>(List.of(new PointRobot(), new CartPole(), new GridNavigation()));
        try (PluginScope scope = new PluginScope()) {
            scope.give(Plugin.at(Examples.SINGLE_FILE));
            families.add(Families.named("DoublePendulumCart-v0"));
            String html = Gallery.html(families, 3);
            int diagnostic = html.indexOf("<h2>Diagnostic");
            int navigation = html.indexOf("<h2>Navigation");
            int plugins = html.indexOf("<h2>Plug-ins");
            assertTrue(0 < diagnostic && diagnostic < navigation && navigation < plugins);
            assertTrue(html.indexOf("id=\"GridNavigation-v0\"") < navigation);
            assertTrue(html.indexOf("id=\"DoublePendulumCart-v0\"") > plugins);
            assertEquals(2 * families.size(), html.split("<svg ", -1).length - 1); // light and dark
            assertEquals(families.size(), html.split("<h4>Observation", -1).length - 1);
            assertFalse(html.contains("http:")
                    || html.contains("https:")
                    || html.contains("<script")
                    || html.contains("NaN"));
        }
    }

    @Test
    void aSeedAlwaysGoesItsOwnWay() {
        String html = Gallery.html(List.of(new PointRobot()), 3);
        assertEquals(html, Gallery.html(List.of(new PointRobot()), 3));
        assertFalse(html.equals(Gallery.html(List.of(new PointRobot()), 4)));
    }
}
