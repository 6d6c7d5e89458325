package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PilotTest {
    private final Pilot pilot = new Pilot(new ActionSpace.Continuous(
            List.of(new Axis("turn", "N m", -2, 1), new Axis("engine", "N", 0, 10), new Axis("brake", "1", -1, 1))));

    static List<TaskFamily<?>> families() {
        return Families.all();
    }

    @Test
    void keysPushAnAxisToItsBoundsAndLetItRestAgain() {
        assertEquals(Optional.empty(), pilot.change(), "at rest nothing is asked");
        assertTrue(pilot.key("←", true));
        assertEquals(Optional.of(List.of(-2.0, 0.0, 0.0)), pilot.change());
        assertEquals(Optional.empty(), pilot.change(), "held on, nothing new is asked");
        pilot.key("→", true);
        assertEquals(Optional.of(List.of(0.0, 0.0, 0.0)), pilot.change(), "both cancel");
        pilot.key("←", false);
        pilot.key("↑", true);
        assertEquals(Optional.of(List.of(1.0, 10.0, 0.0)), pilot.change());
        pilot.letGo();
        assertEquals(Optional.of(List.of(0.0, 0.0, 0.0)), pilot.change());
    }

    @Test
    void aSticksMiddleIsAtRestAndItsEdgeAtTheBound() {
        pilot.pad(0.1f, -0.1f, 0.05f, 0);
        assertEquals(Optional.empty(), pilot.change());
        pilot.pad(-1, -1, 0.575f, 0); // up is negative on a gamepad
        List<Double> action = pilot.change().orElseThrow();
        assertEquals(-2, action.get(0), 1e-6);
        assertEquals(10, action.get(1), 1e-6);
        assertEquals(0.5, action.get(2), 1e-6);
        pilot.key("→", true);
        assertEquals(1, pilot.change().orElseThrow().get(0), "a key comes before the stick");
    }

    @Test
    void aChoiceIsMadeOncePerPress() {
        Pilot chooser = new Pilot(new ActionSpace.Discrete(List.of("stay", "up", "left")));
        assertEquals(
                List.of("A", "↑", "←"),
                chooser.bindings().stream().map(Pilot.Binding::less).toList());
        assertTrue(chooser.key("↑", true));
        assertEquals(Optional.of(List.of(1.0)), chooser.change());
        chooser.key("↑", true); // the keyboard repeats
        assertEquals(Optional.empty(), chooser.change());
        chooser.key("↑", false);
        assertEquals(Optional.empty(), chooser.change());
        chooser.key("↑", true);
        assertEquals(Optional.of(List.of(1.0)), chooser.change());
    }

    @Test
    void whatLiftsHasTheKeysThatPointUp() {
        Pilot lander = new Pilot(Families.named("Lander-v0").spec().actions());
        assertEquals(List.of(new Pilot.Binding("↓", "↑", 1), new Pilot.Binding("←", "→", 0)), lander.bindings());
    }

    @Test
    void otherKeysAreNotItsBusiness() {
        assertFalse(pilot.key("N", true));
        assertFalse(pilot.key("", true));
    }

    @ParameterizedTest
    @MethodSource("families")
    void everyFamilyCanBeDrivenAndNoKeyMeansTwoThings(TaskFamily<?> family) {
        Pilot driver = new Pilot(family.spec().actions());
        List<String> keys = new ArrayList<>();
        for (Pilot.Binding binding : driver.bindings()) {
            assertFalse(binding.less().isEmpty());
            keys.add(binding.less());
            if (!binding.more().isEmpty()) {
                keys.add(binding.more());
            }
        }
        assertEquals(new HashSet<>(keys).size(), keys.size());
        for (String taken : List.of("N", "F", "T", "R", "P", "B", "G", "X")) {
            assertFalse(keys.contains(taken), taken + " is the viewer's");
        }
        int axes = family.spec().actions() instanceof ActionSpace.Discrete discrete
                ? discrete.choices().size()
                : family.spec().actionSize();
        assertEquals(axes, driver.bindings().size());
    }
}
