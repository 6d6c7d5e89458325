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
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GalleryTest {
    @Test
    void everyFamilyHasItsPicturesUnderItsKind() {
        List<TaskFamily<?>> families = new ArrayList<>(List.of(new PointRobot(), new CartPole(), new GridNavigation()));
        try (PluginScope scope = new PluginScope()) {
            scope.give(Plugin.at(Examples.SINGLE_FILE));
            families.add(Families.named("DoublePendulumCart-v0"));
            String html = Gallery.html(families, 3, new MeasuredGaps(Map.of("CartPole-v0", "0.53 [0.44, 0.64]")));
            int diagnostic = html.indexOf("<h2>Diagnostic");
            int navigation = html.indexOf("<h2>Navigation");
            int plugins = html.indexOf("<h2>Plug-ins");
            assertTrue(0 < diagnostic && diagnostic < navigation && navigation < plugins);
            assertTrue(html.indexOf("id=\"GridNavigation-v0\"") < navigation);
            assertTrue(html.indexOf("id=\"DoublePendulumCart-v0\"") > plugins);
            assertEquals(2 * families.size(), html.split("<svg ", -1).length - 1); // light and dark
            assertEquals(families.size(), html.split("<h4>Observation", -1).length - 1);
            assertEquals(2 * families.size(), html.split("data-rate=", -1).length - 1); // films, light and dark
            String seen = html.replaceAll("(?s)<script.*?</script>", ""); // in base 64 anything may stand
            assertFalse(seen.contains("http:") || seen.contains("https:") || seen.contains("NaN"));
            assertTrue(html.contains("<dt>gap</dt><dd>0.53 [0.44, 0.64]</dd>"));
            assertTrue(html.contains("<dt>gap</dt><dd>not measured; &#39;gap PointRobot-v0")
                    || html.contains("<dt>gap</dt><dd>not measured; 'gap PointRobot-v0"));
            assertTrue(html.contains("<dt>hidden</dt><dd>half length, pole mass, "));
            assertTrue(html.contains("./adaptarium demo cartpole\n./adaptarium train cartpole-rl2"));
            assertTrue(html.contains("RL² after it has adapted, return "), "the agent that comes with the program");
            assertTrue(html.contains("linear-quadratic regulator, told the task, return "), "a controller");
            assertTrue(html.contains("random actions, return "), "where there is neither");
        }
    }

    @Test
    void aSeedAlwaysGoesItsOwnWay() {
        String html = Gallery.html(List.of(new PointRobot()), 3, MeasuredGaps.NONE);
        assertEquals(html, Gallery.html(List.of(new PointRobot()), 3, MeasuredGaps.NONE));
        assertFalse(html.equals(Gallery.html(List.of(new PointRobot()), 4, MeasuredGaps.NONE)));
    }
}
