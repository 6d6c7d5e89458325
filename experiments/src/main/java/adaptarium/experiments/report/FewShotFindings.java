package adaptarium.experiments.report;

import static adaptarium.experiments.report.SvgCanvas.escape;

import adaptarium.envs.Split;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.run.CheckpointFolder;
import adaptarium.experiments.run.FewShotEvaluator;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunEvaluation;
import adaptarium.experiments.run.Trainer;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a few-shot problem has to say of a run's learner beside its scores, made anew from its checkpoint: for the terminal and for the report. */
public final class FewShotFindings {
    private FewShotFindings() {}

    private static Findings of(RunDirectory run, RunEvaluation found) {
        RunConfig config = run.config();
        Optional<CheckpointFolder.Saved> saved = run.checkpoints().after(found.iteration());
        return saved.isEmpty() ? Findings.NONE : of(config, config.problem(), saved.get(), testTasks(config, found));
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
            RunConfig config, FewShotProblem<T> problem, CheckpointFolder.Saved saved, int count) {
        try (FewShotLearner<T> learner =
                Trainer.newLearner(config.algorithm(), problem, config.seed(), config.threads())) {
            Trainer.restore(learner, saved, config);
            List<T> tasks = FewShotEvaluator.tasks(problem, Split.TEST, count);
            return problem.findings(learner, tasks, FewShotEvaluator.seed(Split.TEST), config.threads());
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
