package adaptarium.experiments.report;

import static adaptarium.experiments.report.SvgCanvas.escape;

import adaptarium.envs.Split;
import adaptarium.experiments.config.FlatSettings;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.run.Baselines;
import adaptarium.experiments.run.CheckpointFolder;
import adaptarium.experiments.run.FewShotEvaluator;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunEvaluation;
import adaptarium.experiments.run.Trainer;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.Findings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a few-shot problem has to say of a run's learner beside its scores, made anew from its checkpoint: for the terminal and for the report. */
public final class FewShotFindings {
    private FewShotFindings() {}

    private static Findings of(RunDirectory run, RunEvaluation found) {
        RunConfig config = run.config();
        Optional<CheckpointFolder.Saved> saved = run.checkpoints().after(found.iteration());
        return saved.isEmpty()
                ? Findings.NONE
                : of(config, config.problem(), saved.get(), beside(run, found), testTasks(config, found));
    }

    /** Baselines that were evaluated with it, by title. */
    private static Map<String, RunDirectory> beside(RunDirectory run, RunEvaluation found) {
        Map<String, RunDirectory> beside = new LinkedHashMap<>();
        for (RunDirectory baseline : Baselines.trained(run)) {
            found.splits().stream()
                    .flatMap(split -> split.learners().stream().skip(1))
                    .filter(learner -> learner.settings().equals(FlatSettings.of(baseline.config())))
                    .findFirst()
                    .ifPresent(learner -> beside.put(learner.title(), baseline));
        }
        return beside;
    }

    /** As many as the scores are of. */
    private static int testTasks(RunConfig config, RunEvaluation found) {
        return found.splits().stream()
                .filter(split -> split.split().equalsIgnoreCase(Split.TEST.name()))
                .findFirst()
                .map(split -> split.learners().get(0).returnsAfter(0).length)
                .orElse(config.evaluation().tasks());
    }

    private static <T> Findings of(
            RunConfig config,
            FewShotProblem<T> problem,
            CheckpointFolder.Saved saved,
            Map<String, RunDirectory> beside,
            int count) {
        Map<String, FewShotLearner<T>> others = new LinkedHashMap<>();
        try (FewShotLearner<T> learner = restored(config, problem, saved)) {
            beside.forEach((title, baseline) -> baseline.checkpoints()
                    .newest()
                    .ifPresent(newest -> others.put(title, restored(baseline.config(), problem, newest))));
            List<T> tasks = FewShotEvaluator.tasks(problem, Split.TEST, count);
            return problem.findings(learner, others, tasks, FewShotEvaluator.seed(Split.TEST), config.threads());
        } finally {
            others.values().forEach(FewShotLearner::close);
        }
    }

    private static <T> FewShotLearner<T> restored(
            RunConfig config, FewShotProblem<T> problem, CheckpointFolder.Saved saved) {
        FewShotLearner<T> learner = Trainer.newLearner(config.algorithm(), problem, config.seed(), config.threads());
        try {
            Trainer.restore(learner, saved, config);
            return learner;
        } catch (RuntimeException e) { // whatever it is, its threads are given back
            learner.close();
            throw e;
        }
    }

    private static List<String> header(Findings findings) {
        List<String> header = new ArrayList<>(List.of(""));
        header.addAll(findings.columns());
        header.add("");
        return header;
    }

    private static List<List<String>> rows(Findings findings) {
        List<List<String>> rows = new ArrayList<>();
        for (Findings.Row row : findings.rows()) {
            List<String> cells = new ArrayList<>(List.of(row.name()));
            row.values().forEach(value -> cells.add(Double.isNaN(value) ? "–" : Wording.figure(value)));
            cells.add(row.remark());
            rows.add(cells);
        }
        return rows;
    }

    /**
     * For the terminal.
     *
     * @param run of a few-shot problem
     * @param found its evaluation: the same checkpoint is asked, on as many test tasks
     * @return a table under its explanation; empty where there is nothing to say, or the checkpoint is not kept any more
     */
    public static String text(RunDirectory run, RunEvaluation found) {
        Findings findings = of(run, found);
        return findings.rows().isEmpty() ? "" : TextTable.of(findings.explanation(), header(findings), rows(findings));
    }

    /**
     * Adds the section of the report; none where there is nothing to say.
     *
     * @param page where to
     * @param run of a few-shot problem
     * @param found its evaluation
     */
    static void write(Page page, RunDirectory run, RunEvaluation found) {
        Findings findings = of(run, found);
        if (!findings.rows().isEmpty()) {
            List<List<String>> cells = rows(findings).stream()
                    .map(row -> row.stream().map(SvgCanvas::escape).toList())
                    .toList();
            page.section("Findings", escape(findings.explanation()), Page.table(header(findings), cells));
        }
    }
}
