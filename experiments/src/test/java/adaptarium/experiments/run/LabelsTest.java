package adaptarium.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.experiments.run.Labels.Named;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelsTest {
    @Test
    void namesakesSayInWhatTheyDiffer() {
        List<Named> all = List.of(
                new Named("MAML", Map.of("innerRate", "0.1", "updates", "5")),
                new Named("MAML", Map.of("innerRate", "0.3", "updates", "5")),
                new Named("RL²", Map.of("updates", "7")));
        assertEquals(List.of("MAML, innerRate 0.1", "MAML, innerRate 0.3", "RL²"), Labels.of(all));
    }

    @Test
    void whatOneOfThemLacksIsADifferenceToo() {
        assertEquals(
                List.of("PPO, plug-in a.jar 12", "PPO, no plug-in a.jar"),
                Labels.of(List.of(new Named("PPO", Map.of("plug-in a.jar", "12")), new Named("PPO", Map.of()))));
    }

    @Test
    void whoNothingTellsApartIsNumbered() {
        assertEquals(List.of("a", "a (2)"), Labels.of(List.of(new Named("a", Map.of()), new Named("a", Map.of()))));
    }
}
