package adaptarium.experiments.command;

import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.report.EvaluationNotes;
import adaptarium.experiments.report.FewShotFindings;
import adaptarium.experiments.report.FilmRecorder;
import adaptarium.experiments.report.Films;
import adaptarium.experiments.report.Notes;
import adaptarium.experiments.report.PathRecorder;
import adaptarium.experiments.report.Pictures;
import adaptarium.experiments.report.Scale;
import adaptarium.experiments.report.TextTable;
import adaptarium.experiments.report.Wording;
import adaptarium.experiments.run.Baselines;
import adaptarium.experiments.run.Evaluator;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunEvaluation;
import adaptarium.experiments.run.RunLock;
import adaptarium.experiments.run.RunLog;
import adaptarium.experiments.run.RunRequest;
import adaptarium.experiments.run.TensorBoardLog;
import adaptarium.experiments.run.TrainingListener;
import adaptarium.experiments.run.WholeFile;
import adaptarium.meta.Evaluation;
import adaptarium.meta.Statistics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What {@code evaluate} and {@code quickstart} share: a run is evaluated, its baselines trained where that has not been done, and a table printed. */
final class Evaluating {
    private static final int PICTURES = 8; // tasks of each split whose paths are drawn

    private final AdaptariumCommand root;

    Evaluating(AdaptariumCommand root) {
        this.root = root;
    }

    /**
     * Evaluates a run, stores what was found and prints it.
     *
     * @param run the run
     * @param settings what is different this once, {@code key=value}
     * @param taskFile frozen tasks to play; without it, tasks are drawn
     * @return 0, or 130 where Ctrl-C was pressed while a baseline was trained
     */
    @SuppressWarnings("try") // lock and log are held, not used
    int evaluate(RunDirectory run, List<String> settings, Optional<Path> taskFile) {
        String family = run.config().family();
        Map<String, PathRecorder> recorders = new LinkedHashMap<>();
        Map<String, FilmRecorder> cameras = new LinkedHashMap<>();
        RunEvaluation found;
        try (Interruption interruption = root.stopping().begin("evaluating " + run.name() + " on " + family);
                RunLock lock = RunLock.of(run);
                RunLog log = RunLog.of(run)) {
            RunConfig config = RunRequest.evaluate(run, settings, root.commandLine());
            Baselines baselines = new Baselines(
                    run, config, name -> listener(name, Scale.of(config.family())), interruption::requested);
            found = new Evaluator(run, config, baselines).evaluate(taskFile, root.commandLine(), split -> {
                interruption.close(); // the baselines are trained and saved: from here on Ctrl-C need not wait
                return observer(recorders, cameras, split, config);
            });
            WholeFile.write(run.evaluationFile(), Json.sealed(found));
            TensorBoardLog.write(run.folder(), found, Instant.now());
            Pictures.store(run, recorders);
            Films.store(run, cameras);
        } catch (Baselines.StoppedException e) {
            root.err().println(e.getMessage() + ", all saved; go on with 'adaptarium evaluate " + run.typed() + "'");
            return Interruption.EXIT_CODE;
        }
        if (root.json()) {
            root.out().print(Json.sealed(found)); // as the file
        } else {
            for (RunEvaluation.SplitResult split : found.splits()) {
                root.out().print(table(found, split));
                EvaluationNotes.of(run, found, split).forEach(note -> root.out().println("  " + note));
                if (split.learners().stream().anyMatch(RunEvaluation.LearnerResult::hasEvents)) {
                    root.out().print(aroundEvents(found, split));
                }
            }
            if (run.config().isFewShot()) {
                root.out().print(FewShotFindings.text(run, found));
            }
        }
        return 0;
    }

    private TrainingListener listener(String baseline, Scale scale) {
        return ConsoleProgress.of(root, baseline, scale);
    }

    private static Evaluation.Observer observer(
            Map<String, PathRecorder> recorders, Map<String, FilmRecorder> cameras, Split split, RunConfig config) {
        int rounds = config.evaluation().rounds();
        String name = split.name().toLowerCase(Locale.ROOT);
        PathRecorder paths = recorders.computeIfAbsent(name, key -> new PathRecorder(PICTURES, rounds));
        FilmRecorder camera = cameras.computeIfAbsent(name, key -> new FilmRecorder(PICTURES, rounds));
        return (round, step, environments, episodesPerRound) -> {
            paths.step(round, step, environments, episodesPerRound);
            camera.step(round, step, environments, episodesPerRound);
        };
    }

    private static String table(RunEvaluation found, RunEvaluation.SplitResult split) {
        Scale scale = Scale.of(found.family());
        RunEvaluation.LearnerResult own = split.learners().get(0);
        int headline = found.headlineRound(own);
        List<String> header = new ArrayList<>(List.of("learner"));
        for (int round = 0; round <= found.rounds(); round++) {
            header.add("after " + round + (round > headline ? Notes.MARK : ""));
        }
        if (found.hasTrials(own)) {
            header.add("trial");
        }
        boolean goal = !scale.fewShot() && Families.named(found.family()).hasGoal();
        if (goal) {
            header.add("success, after " + headline);
        }
        header.add(scale.fewShot() ? "examples seen" : "steps seen");
        header.add("trained for");
        List<List<String>> rows = new ArrayList<>();
        for (RunEvaluation.LearnerResult learner : split.learners()) {
            List<String> row = new ArrayList<>(List.of(learner.title()));
            for (int round = 0; round <= found.rounds(); round++) {
                Statistics.Estimate mean = scale.shown(learner.mean(round, split.units()));
                row.add(Wording.estimate(mean));
            }
            if (found.hasTrials(own)) {
                Statistics.Estimate trial = learner.meanTrial(headline, split.units());
                boolean episodes = learner.episodesPerRound() == 1;
                row.add(episodes ? Wording.estimate(trial) : Notes.NONE);
            }
            if (goal) {
                row.add(Math.round(100 * learner.success(headline)) + " %");
            }
            row.add(Wording.shortSteps(learner.steps(headline)));
            row.add(Wording.shortSteps((double) learner.trainingSteps()));
            rows.add(row);
        }
        String title = found.family() + ", " + split.tasks().size() + " " + split.split() + " tasks: " + scale.words()
                + " after rounds of adaptation";
        return TextTable.of(title, header, rows);
    }

    private static String aroundEvents(RunEvaluation found, RunEvaluation.SplitResult split) {
        List<String> header = List.of("learner", "round 0: before", "then", "last round: before", "then");
        List<List<String>> rows = new ArrayList<>();
        for (RunEvaluation.LearnerResult learner : split.learners()) {
            if (learner.hasEvents()) {
                List<String> row = new ArrayList<>(List.of(learner.title()));
                for (int round : new int[] {0, found.rounds()}) {
                    for (Statistics.Estimate mean : List.of(
                            learner.meanBeforeEvent(round, split.units()),
                            learner.meanAfterEvent(round, split.units()))) {
                        row.add(Wording.estimate(mean));
                    }
                }
                rows.add(row);
            }
        }
        String title = found.family() + ", " + split.tasks().size() + " " + split.split()
                + " tasks: the part of the return before and after what happens in mid-episode";
        return TextTable.of(title, header, rows);
    }
}
