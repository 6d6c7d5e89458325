package adaptarium.experiments.command;

import adaptarium.experiments.FileTrouble;
import adaptarium.experiments.config.StudyFile.Planned;
import adaptarium.experiments.config.Tuning;
import adaptarium.experiments.report.TextTable;
import adaptarium.experiments.report.Wording;
import adaptarium.experiments.study.StudyPlan;
import adaptarium.experiments.study.TuningRecord;
import adaptarium.files.DurableFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A study of two stages: what is to be chosen lies in a folder of its own, {@code NAME-selection}, and is never reported. */
final class TunedStudy {
    private final AdaptariumCommand root;
    private final Studying studying;

    TunedStudy(AdaptariumCommand root, Studying studying) {
        this.root = root;
        this.studying = studying;
    }

    /**
     * Carries both stages out, or says what would be done.
     *
     * @param name the study's name
     * @param tuning its stages
     * @param dryRun whether nothing is to be done
     * @return the exit code
     */
    int carryOut(String name, Tuning tuning, boolean dryRun) {
        StudyPlan selection = studying.plan(name + "-selection", tuning.selection(), "");
        if (dryRun) {
            return show(name, tuning, selection);
        }
        Studying.Outcome first = studying.carryOut(selection);
        if (first.stopped()) {
            return Interruption.EXIT_CODE;
        }
        TuningRecord chosen = TuningRecord.of(selection, tuning);
        if (!root.json()) {
            root.out().print(table(chosen));
        }
        StudyPlan plan = studying.plan(name, chosen.carriedOut(tuning.evaluation()), tuning.checkpoint());
        try {
            DurableFolder.make(plan.folder());
        } catch (IOException e) {
            throw FileTrouble.complaint("make folder", plan.folder(), e);
        }
        chosen.write(plan.folder());
        return studying.finish(plan, studying.carryOut(plan));
    }

    /** Both stages: the second as it is where settings have been chosen, else as many runs as there will be of whatever is chosen. */
    private int show(String name, Tuning tuning, StudyPlan selection) {
        boolean selected = TuningRecord.in(root.runs().resolve(name)).isPresent();
        if (!selected || !root.json()) {
            studying.show(selection);
        }
        if (selected) {
            List<Planned> chosen = TuningRecord.of(selection, tuning).carriedOut(tuning.evaluation());
            return studying.show(studying.plan(name, chosen, tuning.checkpoint()));
        }
        Map<List<Object>, Planned> oneCandidate = new LinkedHashMap<>(); // of each configuration, family and seed
        for (Planned run : tuning.evaluation()) {
            oneCandidate.putIfAbsent(
                    List.of(
                            run.config(),
                            run.resolved().family(),
                            run.resolved().seed()),
                    run);
        }
        StudyPlan later = studying.plan(name, List.copyOf(oneCandidate.values()), tuning.checkpoint());
        root.note("then " + Wording.count(later.cells().size(), "run") + " with the best settings of each configuration"
                + " and family, by validation tasks, and the seeds that are reported: " + studying.duration(later));
        return 0;
    }

    private static String table(TuningRecord chosen) {
        List<List<String>> rows = new ArrayList<>();
        for (TuningRecord.Candidate candidate : chosen.candidates()) {
            rows.add(List.of(
                    candidate.config(),
                    String.join(" ", candidate.settings()),
                    candidate.score() == -Double.MAX_VALUE ? "failed" : Wording.figure(candidate.score()),
                    candidate.chosen() ? "chosen" : ""));
        }
        return TextTable.of(
                "candidates: mean return on validation tasks, over selection seeds",
                List.of("configuration", "settings", "return", ""),
                rows);
    }
}
