package adaptarium.experiments.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.RangeParameter;
import adaptarium.envs.Split;
import adaptarium.envs.family.classic.CartPole;
import adaptarium.experiments.UserException;
import adaptarium.random.Seeds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CurriculumTest {
    private static final String CONFIG = """
        family: CartPole-v0
        iterations: 1
        algorithm: {name: drift}
        tasks:
          curriculum: {updates: 10, from: {gain: 0.9..1.1}}
        """;

    private static RunConfig config(String text, String... overrides) {
        return Configurations.parse("a.yaml", text, List.of(overrides));
    }

    @Test
    void aRangeMovesEvenlyToTheFamilys() {
        Curriculum curriculum = config(CONFIG).tasks().curriculum().orElseThrow();
        double[][] expected = {{0.9, 1.1}, {0.7, 1.3}, {0.5, 1.5}, {0.5, 1.5}}; // halfway to [0.5, 1.5] after 5 of 10
        int[] updates = {0, 5, 10, 1000};
        for (int i = 0; i < updates.length; i++) {
            RangeParameter gain = (RangeParameter)
                    curriculum.at(new CartPole().tasks(), updates[i]).parameter("gain");
            assertEquals(expected[i][0], gain.low(), 1e-12);
            assertEquals(expected[i][1], gain.high(), 1e-12);
        }
    }

    @Test
    void tasksAreAFunctionOfTheUpdateAndOtherParametersAreUntouched() {
        var source = config(CONFIG).tasks().source(new CartPole().tasks(), 5);
        for (CartPole.Task task : source.tasks(0, 50)) {
            assertTrue(task.gain() >= 0.9 && task.gain() <= 1.1, task.toString());
        }
        assertEquals(source.tasks(3, 4), source.tasks(3, 4));
        assertEquals(
                new CartPole()
                        .tasks()
                        .sample(Split.TRAIN, Seeds.generator(Seeds.derive(5, "tasks", 3, 0)))
                        .poleMass(),
                source.tasks(3, 1).get(0).poleMass());
        assertEquals(TaskSupply.FRESH.source(new CartPole().tasks(), 5).tasks(10, 4), source.tasks(10, 4));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        RunConfig config = config(CONFIG);
        assertEquals(config, config(YamlWriter.write(config)));
        assertEquals(
                new Curriculum(10, Map.of("gain", "0.9..1.1")),
                config.tasks().curriculum().orElseThrow());
        assertTrue(config.tasks().words().contains("gain from 0.9..1.1 to the family's range after 10 updates"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{updates: 0, from: {gain: 0.9..1.1}} | a.yaml:5: tasks.curriculum.updates must be at least 1, got 0",
                "{from: {gain: 0.9..1.1}} | a.yaml:5: key 'tasks.curriculum.updates' is missing",
                "{updates: 3} | a.yaml:5: tasks.curriculum must be a section such as",
                "{updates: 3, from: {gain: 1}} | a.yaml:5: tasks.curriculum.from.gain must be a range such as 0.5..0.6",
                "{updates: 3, from: {sign: 0..1}} | a.yaml:4: tasks cannot be drawn: curriculum.from.sign must be a"
                        + " real number's",
                "{updates: 3, from: {gian: 0..1}} | a.yaml:4: tasks cannot be drawn: no task parameter 'gian'; did you"
                        + " mean 'gain'?",
                "{updates: 3, from: {gain: 0..9}} | a.yaml:4: tasks cannot be drawn: curriculum.from.gain must lie in"
                        + " [0.3, 2.0] 1",
            })
    void whatDoesNotFitIsRefusedInOneLine(String section, String message) {
        String text = CONFIG.replaceAll("curriculum: .*", "curriculum: " + section);
        String found = assertThrows(UserException.class, () -> config(text)).getMessage();
        assertEquals(message, found.substring(0, Math.min(found.length(), message.length())));
        assertEquals(1, found.lines().count());
    }
}
