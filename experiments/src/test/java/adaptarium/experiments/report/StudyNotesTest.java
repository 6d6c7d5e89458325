package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.run.EventCurve;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunEvaluation;
import adaptarium.experiments.study.StudyRecord;
import adaptarium.meta.Role;
import adaptarium.meta.RoundKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a study's page advises, of learners that were trained for different numbers of rounds. */
final class StudyNotesTest {
    private static final int ROUNDS = 6; // that were followed

    @TempDir
    private Path folder;

    private final List<RunDirectory> runs = new ArrayList<>();
    private final List<StudyRecord.Entry> entries = new ArrayList<>();

    private void learner(String title, Role role, int trainedRounds) throws Exception {
        List<String> settings = List.of("seed=" + (runs.size() + 1), "threads=1");
        RunDirectory run = RunDirectory.create(
                folder, "run" + runs.size(), Configurations.load("pointnav-maml", settings), "train pointnav-maml");
        List<Double> figures = Collections.nCopies(ROUNDS + 1, -1.0);
        RunEvaluation.LearnerResult result = new RunEvaluation.LearnerResult(
                title,
                title,
                role,
                2000,
                /* episodesPerRound= */ 1,
                RoundKind.BATCH,
                List.of(figures),
                List.of(Collections.nCopies(ROUNDS + 1, 0.0)),
                List.of(Collections.nCopies(ROUNDS + 1, 0L)),
                List.of(),
                List.of(),
                trainedRounds,
                Map.of(),
                EventCurve.NONE);
        RunEvaluation.SplitResult split =
                new RunEvaluation.SplitResult("test", List.of(Map.of("goalX", 0.1)), List.of(result), "", "", 0L);
        RunEvaluation evaluation =
                new RunEvaluation(run.name(), "PointNavigation-v0", title, 2, ROUNDS, "evaluate", List.of(split));
        Files.writeString(run.evaluationFile(), Json.sealed(evaluation));
        runs.add(run);
        entries.add(new StudyRecord.Entry(run.name(), "pointnav-maml", settings, List.of(), "PointNavigation-v0"));
    }

    @Test
    void howFarAdaptationShouldBeFollowedIsSaidOfEveryLearnerThatAdapts() throws Exception {
        learner("one", Role.META_LEARNER, 1); // 5 rounds are enough, and 6 were followed
        learner("two", Role.META_LEARNER, 2);
        learner("four", Role.META_LEARNER, 4);
        learner("also two", Role.META_LEARNER, 2);
        learner("fixed", Role.META_LEARNER, -1);
        learner("fine-tuned", Role.BASELINE, 20); // nominal: nobody trained it to adapt
        StudyReport report = new StudyReport(
                new StudyRecord("adaptarium study 1", "study a.yaml", entries),
                Optional.empty(),
                List.of(new Comparison(runs)));
        String followed = "Adaptation in PointNavigation-v0 was followed for 6 rounds; evaluation.rounds=";
        assertEquals(
                List.of(
                        followed + "10 follows it to 5 times the 2 that two; also two were trained for.",
                        followed + "20 follows it to 5 times the 4 that four was trained for."),
                report.notes().stream()
                        .filter(note -> note.contains("evaluation.rounds"))
                        .toList());
    }
}
