package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.experiments.gap.GapStudy;
import adaptarium.experiments.study.StudyRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StudyCommandsTest {
    private static StudyRecord.Entry entry(String place, List<String> settings, List<String> plugins) {
        return new StudyRecord.Entry("a-1", "rl2.yaml", settings, List.of(), "Mine-v0", place, plugins);
    }

    @Test
    void theConfigurationIsNamedWhereItLiesAndPlugInsAreGiven() {
        assertEquals(
                "./adaptarium train 'my studies/rl2.yaml' seed=1 --name a-1 --plugin Mine.java"
                        + " && ./adaptarium evaluate a-1",
                StudyCommands.of(
                        entry("my studies/rl2.yaml", List.of("seed=1"), List.of("Mine.java")), Optional.empty()));
    }

    @Test
    void theCheckpointThatTheStudyEvaluatesIsEvaluated() {
        StudyRecord.Entry entry = entry("rl2.yaml", List.of("seed=1"), List.of());
        String train = "./adaptarium train rl2.yaml seed=1 --name a-1 && ";
        assertEquals(
                train + "./adaptarium evaluate a-1 --checkpoint best", StudyCommands.of(entry, Optional.of("best")));
        assertEquals(train + "./adaptarium evaluate a-1", StudyCommands.of(entry, Optional.of("newest")));
    }

    @Test
    void aGapIsMeasuredByItsOwnCommand() {
        List<String> overrides = List.of("iterations=3", "evaluation.tasks=4");
        String place =
                GapStudy.plan(List.of("CartPole-v0"), "2", overrides).get(0).place();
        assertEquals(
                "./adaptarium gap Mine-v0 --seeds 2 --set iterations=3 --set evaluation.tasks=4 --name a-1",
                StudyCommands.of(
                        entry(place, List.of("seed=2", "iterations=3", "evaluation.tasks=4"), List.of()),
                        Optional.empty()));
    }

    /** As studies were written before the place was kept. */
    @Test
    void anOlderRecordCallsTheConfigurationAsTheStudyDid(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("study.json"), """
            {"format": "adaptarium study 1", "command": "./adaptarium study a.yaml", "runs":
              [{"run": "a-1", "config": "rl2.yaml", "settings": ["seed=1"], "special": [], "family": "CartPole-v0"}]}
            """);
        StudyRecord.Entry entry = StudyRecord.read(folder).runs().get(0);
        assertEquals(
                "./adaptarium train rl2.yaml seed=1 --name a-1 && ./adaptarium evaluate a-1",
                StudyCommands.of(entry, Optional.empty()));
    }
}
