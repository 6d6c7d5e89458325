package adaptarium.experiments.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FlatSettingsTest {
    @Test
    void everythingIsSaidAsItIsTyped() {
        Map<String, String> settings = FlatSettings.of(
                Configurations.load("cartpole-rl2", List.of("algorithm.episodes=3", "algorithm.mostEpisodes=auto")));
        assertEquals("3", settings.get("episodes"));
        assertEquals("auto", settings.get("mostEpisodes"));
        assertEquals("gru", settings.get("memory"));
        assertEquals("1", settings.get("memoryLayers"));
    }

    @Test
    void noShippedConfigurationHasAWordOfJava() {
        Configurations.shipped()
                .keySet()
                .forEach(name -> FlatSettings.of(Configurations.load(name, List.of()))
                        .forEach((key, text) ->
                                assertFalse(text.matches(".*(Optional|[@{}]|java).*"), name + " " + key + "=" + text)));
    }
}
