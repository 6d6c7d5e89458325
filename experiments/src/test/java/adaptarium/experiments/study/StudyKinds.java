package adaptarium.experiments.study;

import adaptarium.experiments.FileKind;
import adaptarium.experiments.config.StudyFile;
import adaptarium.experiments.run.Json;
import java.util.List;

/** Studies: what is asked, what is being done, and what was chosen. */
public final class StudyKinds {
    private static final String ASKED = """
        configs: [pointnav-maml, quickstart]
        families: [PointNavigation-v0, SparseHalfCircle-v0]
        seeds: 1..2
        settings:
          iterations: [3, 4]
          algorithm.innerRate: {from: 0.01, to: 1, scale: log}
        draws: 2
        tuning: {seeds: 101..102, checkpoint: best}
        """;

    private static final String SITTINGS = """
        configs: [pointnav-maml, quickstart]
        seeds: 1..3
        settings: {threads: 1}
        where:
          - {configs: [quickstart], families: [PointNavigation-v0], settings: {iterations: 3}}
          - {configs: [pointnav-maml], settings: {algorithm.innerRate: 0.2, iterations: 2}}
        sittings:
          - {configs: [pointnav-maml], seeds: 1..2}
          - {seeds: [1]}
        """;

    private StudyKinds() {}

    /** The kinds. */
    public static List<FileKind> all() {
        StudyRecord.Entry entry = new StudyRecord.Entry(
                "a-0123",
                "pointnav-maml",
                List.of("seed=1", "iterations=3"),
                List.of("iterations=3"),
                "PointNavigation-v0");
        StudyRecord record = new StudyRecord("adaptarium study 1", "study a.yaml", List.of(entry, entry));
        TuningRecord.Candidate candidate = new TuningRecord.Candidate(
                "pointnav-maml", "PointNavigation-v0", List.of("iterations=3"), List.of(-20.5, -21.0), -20.75, true);
        TuningRecord tuning =
                new TuningRecord("adaptarium tuning 1", "best", List.of(candidate, candidate), 4, 40_000, 12.5, 25.0);
        return List.of(
                new FileKind("study.yaml", ASKED, 30, file -> {
                    StudyFile.read(file);
                    StudyFile.tuning(file);
                }),
                new FileKind("sittings.yaml", SITTINGS, 30, StudyFile::read),
                new FileKind("study.json", Json.pretty(record), file -> StudyRecord.read(file.resolveSibling(""))),
                new FileKind(
                        "tuning.json",
                        Json.pretty(tuning),
                        file -> TuningRecord.in(file.resolveSibling("")).ifPresent(found -> {
                            found.words();
                            found.carriedOut(List.of());
                        })));
    }
}
