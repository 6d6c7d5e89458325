package adaptarium.experiments.report;

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
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A study on point navigation whose runs nobody trained, each a learner of its own. */
final class MadeUpStudy {
    /** How many rounds of adaptation were followed. */
    static final int ROUNDS = 6;

    private final Path folder;
    private final List<RunDirectory> runs = new ArrayList<>();
    private final List<StudyRecord.Entry> entries = new ArrayList<>();

    MadeUpStudy(Path folder) {
        this.folder = folder;
    }

    /** One learner more, run0, run1 and so on. */
    RunDirectory learner(String title, Role role, int trainedRounds) throws Exception {
        return learner(title, role, trainedRounds, Collections.nCopies(ROUNDS + 1, -1.0));
    }

    /** The same with the returns of its one task, before adaptation and after each round that was played. */
    RunDirectory learner(String title, Role role, int trainedRounds, List<Double> figures) throws Exception {
        return learner("PointNavigation-v0", title, role, trainedRounds, figures);
    }

    /** The same on another family. */
    RunDirectory learner(String family, String title, Role role, int trainedRounds, List<Double> figures)
            throws Exception {
        int rounds = figures.size() - 1;
        List<String> settings = List.of("seed=" + (runs.size() + 1), "threads=1", "family=" + family);
        RunDirectory run = RunDirectory.create(
                folder, "run" + runs.size(), Configurations.load("pointnav-maml", settings), "train pointnav-maml");
        RunEvaluation.LearnerResult result = new RunEvaluation.LearnerResult(
                title,
                title,
                role,
                2000,
                /* episodesPerRound= */ 1,
                RoundKind.BATCH,
                List.of(figures),
                List.of(Collections.nCopies(rounds + 1, 0.0)),
                List.of(Collections.nCopies(rounds + 1, 0L)),
                List.of(),
                List.of(),
                trainedRounds,
                Map.of(),
                EventCurve.NONE);
        RunEvaluation.SplitResult split =
                new RunEvaluation.SplitResult("test", List.of(Map.of("goalX", 0.1)), List.of(result), "", "", 0L);
        RunEvaluation evaluation = new RunEvaluation(run.name(), family, title, 2, rounds, "evaluate", List.of(split));
        Files.writeString(run.evaluationFile(), Json.sealed(evaluation));
        runs.add(run);
        entries.add(new StudyRecord.Entry(run.name(), "pointnav-maml", settings, List.of(), family));
        return run;
    }

    Comparison comparison() {
        return new Comparison(runs);
    }

    StudyReport report() {
        return new StudyReport(
                new StudyRecord("adaptarium study 1", "study a.yaml", entries),
                Optional.empty(),
                runs.stream()
                        .collect(Collectors.groupingBy(run -> run.config().family(), TreeMap::new, Collectors.toList()))
                        .values()
                        .stream()
                        .map(Comparison::new)
                        .toList());
    }
}
