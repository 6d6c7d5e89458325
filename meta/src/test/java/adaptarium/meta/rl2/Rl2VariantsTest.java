package adaptarium.meta.rl2;

import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.network.layer.HeadStart;
import adaptarium.agents.network.memory.MemoryCell;
import adaptarium.agents.network.policy.MemoryHead;
import adaptarium.agents.update.PpoSettings;
import adaptarium.agents.update.Schedule;
import adaptarium.envs.check.CheckReport;
import adaptarium.meta.check.LearnerChecker;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every setting of RL² is a learner that keeps the contract and learns: {@link LearnerChecker} on combinations in which each setting is another than the default. */
class Rl2VariantsTest {
    @ParameterizedTest
    @CsvSource({
        "FILM, BIAS, MINGRU, false, 3",
        "HYPERNETWORK, BIAS, SUM, true, 1000",
        "HYPERNETWORK, KAIMING, LINEAR_ATTENTION, false, 2",
    })
    void theContractHoldsForEverySetting(
            MemoryHead head, HeadStart start, MemoryCell memory, boolean separateValue, int backpropagation) {
        Rl2Settings settings = new Rl2Settings(
                /* tasks= */ 32,
                OptionalInt.of(2),
                /* mostEpisodes= */ OptionalInt.of(4),
                /* wholeTransitions= */ true,
                /* normaliseObservations= */ false,
                /* encoderSizes= */ List.of(8),
                memory,
                /* memorySize= */ 8,
                /* memoryLayers= */ 2,
                head,
                start,
                /* hiddenSizes= */ List.of(16),
                separateValue,
                /* initialStd= */ 0.7,
                /* encoderRate= */ 0.5,
                OptionalInt.of(backpropagation),
                new Schedule(100, 0.5, 0),
                new PpoSettings(0.01, 4, 2, 0.2, 0.95, 0.9, 0.001, 0.5, 1));
        CheckReport report = LearnerChecker.check(new Rl2(), settings, /* updates= */ 40, /* seed= */ 3);
        assertTrue(report.passed(), report::text);
    }
}
