package adaptarium.render.gl;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Families;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Windows in code, where there is no display; with one they are tried by the scripted session. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere there is always a display")
@DisabledIfEnvironmentVariable(named = "DISPLAY", matches = ".+", disabledReason = "a window would open")
@DisabledIfEnvironmentVariable(named = "WAYLAND_DISPLAY", matches = ".+", disabledReason = "a window would open")
class EnvironmentWindowTest {
    @Test
    void withoutADisplayOneClearLineSaysSoAsOftenAsItIsTried() {
        for (int i = 0; i < 2; i++) {
            String message = assertThrows(
                            GlException.class,
                            () -> EnvironmentWindow.open(
                                    Families.named("CartPole-v0").spec()))
                    .getMessage();
            assertTrue(message.startsWith("no display to open a window on ("), message);
        }
    }
}
