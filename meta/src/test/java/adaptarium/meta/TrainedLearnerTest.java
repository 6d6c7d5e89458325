package adaptarium.meta;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.network.memory.MemoryCell;
import adaptarium.agents.store.Checkpoint;
import adaptarium.agents.store.State;
import adaptarium.envs.family.classic.CartPole;
import adaptarium.envs.family.classic.Pendulum;
import adaptarium.meta.rl2.Rl2;
import adaptarium.meta.rl2.Rl2Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainedLearnerTest {
    @TempDir
    private Path folder;

    private static final Rl2Settings SETTINGS = new Rl2Settings(
            4,
            OptionalInt.of(3),
            MemoryCell.GRU,
            7,
            List.of(5),
            0.5,
            new Rl2().defaults().ppo());

    private Path save(Map<String, String> metadata) throws Exception {
        try (MetaLearner<CartPole.Task> learner = new Rl2().create(new CartPole(), SETTINGS, 9, 1)) {
            return new Checkpoint(learner.state(), metadata).write(folder, "a");
        }
    }

    private static Map<String, String> metadata() {
        return new Origin("CartPole-v0", "rl2", SETTINGS, 9, 17).metadata();
    }

    @Test
    void aCheckpointIsOpenedWithoutAnythingElse() throws Exception {
        Path file = save(metadata());
        State expected = Checkpoint.read(file).state();
        try (TrainedLearner<?> opened = TrainedLearner.open(file)) {
            assertEquals(SETTINGS, opened.origin().settings());
            assertEquals(17, opened.origin().iteration());
            assertEquals("CartPole-v0", opened.family().spec().id());
            State state = opened.learner().state();
            assertEquals(expected.names(), state.names());
            assertArrayEquals((float[]) expected.entry("theta").values(), (float[])
                    state.entry("theta").values());
        }
        try (TrainedLearner<CartPole.Task> opened =
                TrainedLearner.open(folder.resolve("a.safetensors"), new CartPole(), 2)) {
            assertEquals(9, opened.origin().seed());
        }
        assertEquals(
                file + ": it was trained on CartPole-v0, not on Pendulum-v0",
                assertThrows(IllegalArgumentException.class, () -> TrainedLearner.open(file, new Pendulum(), 1))
                        .getMessage());
    }

    @Test
    void whatIsMissingOrUnknownIsNamed() throws Exception {
        for (String key : metadata().keySet()) {
            Map<String, String> lacking = new LinkedHashMap<>(metadata());
            lacking.remove(key);
            Path file = save(lacking);
            assertEquals(
                    file + ": it does not say its " + key,
                    assertThrows(IllegalArgumentException.class, () -> TrainedLearner.open(file))
                            .getMessage());
        }
        Map<String, String> strange = new LinkedHashMap<>(metadata());
        strange.put("settings", "[1]");
        Path file = save(strange);
        assertTrue(String.valueOf(assertThrows(IllegalArgumentException.class, () -> TrainedLearner.open(file))
                        .getMessage())
                .contains("its 'settings' must be a section, got [1]"));
    }

    @Test
    void everyAlgorithmsSettingsSurviveTheWayThroughText() {
        for (Algorithm<?> algorithm : Algorithms.all()) {
            Record defaults = algorithm.defaults();
            assertEquals(defaults, SettingsJson.read(SettingsJson.write(defaults), defaults), algorithm.name());
            assertEquals(defaults, SettingsJson.read("{}", defaults), algorithm.name());
        }
        assertEquals(SETTINGS, SettingsJson.read(SettingsJson.write(SETTINGS), new Rl2().defaults()));
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> SettingsJson.read("{\"tasks\":0}", new Rl2().defaults()));
        assertEquals("tasks must lie in [1, 100000], got 0", refused.getMessage());
    }
}
