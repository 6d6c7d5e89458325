package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.render.Overlay;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowSettingsTest {
    private static final WindowSettings OTHER =
            new WindowSettings(420, 300, "dark", Set.of(Overlay.JOINTS, Overlay.NAMES), 1.25, 0.4);

    @Test
    void whatIsWrittenIsReadAgain() {
        assertEquals(OTHER, WindowSettings.parse(OTHER.toJson()));
        assertEquals(WindowSettings.USUAL, WindowSettings.parse(WindowSettings.USUAL.toJson()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"width\":420,\"height\":300,\"theme\":\"pink\",\"overlays\":[],\"size\":1,\"arrows\":1}",
                "{\"width\":1e9,\"height\":300,\"theme\":\"dark\",\"overlays\":[],\"size\":1,\"arrows\":1}",
                "{\"width\":420,\"height\":300,\"theme\":\"dark\",\"overlays\":[],\"size\":0,\"arrows\":1}",
                "{\"width\":420,\"height\":300,\"theme\":\"dark\",\"overlays\":[],\"size\":1}"
            })
    void whatIsDamagedIsRefused(String json) {
        assertThrows(IllegalArgumentException.class, () -> WindowSettings.parse(json));
    }
}
