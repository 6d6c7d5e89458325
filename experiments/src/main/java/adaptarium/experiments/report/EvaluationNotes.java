package adaptarium.experiments.report;

import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import adaptarium.experiments.config.FlatSettings;
import adaptarium.experiments.run.Baselines;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunEvaluation;
import adaptarium.experiments.run.RunEvaluation.LearnerResult;
import adaptarium.experiments.run.RunEvaluation.SplitResult;
import adaptarium.meta.RoundKind;
import adaptarium.meta.Statistics.Basis;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** What has to be said beside the table of an evaluation, so that nobody reads more into it than was measured. */
public final class EvaluationNotes {
    private EvaluationNotes() {}

    /**
     * The notes of one split.
     *
     * @param run the run that was evaluated
     * @param found the evaluation
     * @param split the split
     * @return sentences
     */
    public static List<String> of(RunDirectory run, RunEvaluation found, SplitResult split) {
        LearnerResult own = split.learners().get(0);
        int headline = found.headlineRound(own);
        List<String> notes = new ArrayList<>();
        notes.add("Over " + split.taskWords() + ".");
        Set<Basis> bases = new LinkedHashSet<>();
        split.learners()
                .forEach(learner ->
                        bases.add(learner.mean(headline, split.units()).basis()));
        notes.addAll(Notes.intervals(bases));
        Scale scale = Scale.of(found.family());
        if (scale.fewShot()) {
            notes.add(scale.support(split));
        } else {
            notes.addAll(rounds(split));
        }
        if (found.hasTrials(own)) {
            notes.add("Trial: what its " + (headline + 1) + " episodes bring together.");
        }
        if (headline < found.rounds()) {
            notes.add(Notes.beyond(own.title(), own.trainedRounds()));
        }
        if (!scale.fewShot()) {
            notes.add(success(found.family(), headline));
            notes.addAll(ceiling(found.family(), split));
        }
        for (LearnerResult learner : split.learners()) {
            List<double[]> returns = IntStream.rangeClosed(0, found.rounds())
                    .mapToObj(learner::returnsAfter)
                    .toList();
            notes.addAll(Notes.notFinite(learner.title(), returns, split.tasks()));
        }
        notes.addAll(Bounds.notes(
                split.learners().stream()
                        .map(learner -> new Bounds.Standing(
                                learner.title(), learner.role(), Map.of(0L, learner.returnsAfter(headline))))
                        .toList(),
                split.units()));
        notes.addAll(rising(run, split));
        return notes;
    }

    /** What a round is, for each kind of learner; that is why the steps they have seen differ. */
    private static List<String> rounds(SplitResult split) {
        Map<String, List<String>> whoByKind = new LinkedHashMap<>();
        for (LearnerResult learner : split.learners()) {
            String episodes =
                    learner.episodesPerRound() == 1 ? "one episode" : learner.episodesPerRound() + " episodes";
            String kind = learner.roundKind() == RoundKind.GRADIENT_STEP
                    ? episodes + " of a task and then a gradient step"
                    : learner.roundKind() == RoundKind.BATCH
                            ? episodes + " of a task and then an adaptation"
                            : episodes;
            whoByKind.computeIfAbsent(kind, k -> new ArrayList<>()).add(learner.title());
        }
        List<String> notes = new ArrayList<>();
        if (whoByKind.size() == 1) {
            notes.add("A round is " + whoByKind.keySet().iterator().next() + ".");
        } else {
            whoByKind.forEach((kind, who) -> notes.add("A round is " + kind + " for " + String.join("; ", who) + "."));
            notes.add("So the steps they have seen by a round differ, and rounds of different learners are not the same"
                    + " effort.");
        }
        return notes;
    }

    private static String success(String family, int round) {
        TaskFamily<?> known = Families.named(family);
        if (!known.hasGoal()) {
            return "Success: the family has no goal, only reward.";
        }
        return "Success: share of the episodes after " + Wording.count(round, "round")
                + " in which at any moment "
                + (known.goalMeaning().isEmpty() ? "the family's goal was met." : known.goalMeaning() + ".");
    }

    /** What is proved of agents without memory; the reference of that name plays it on these very tasks. */
    private static List<String> ceiling(String family, SplitResult split) {
        return ComputedCeiling.of(family, split.split()).stream()
                .mapToObj(ceiling -> "The memoryless ceiling is " + Wording.figure(ceiling)
                        + " by computation, over all tasks of the split: no agent without memory has a higher mean."
                        + " It is the chart's line; the row of that name is what its policy earned on these tasks.")
                .toList();
    }

    private static List<String> rising(RunDirectory run, SplitResult split) {
        List<String> notes = new ArrayList<>();
        if (LearningCurves.stillRise(run.rows())) {
            notes.add(Notes.stillRising(split.learners().get(0).title()));
        }
        for (RunDirectory baseline : Baselines.trained(run)) {
            Map<String, String> settings = FlatSettings.of(baseline.config());
            split.learners().stream()
                    .filter(learner -> learner.settings().equals(settings))
                    .findFirst()
                    .filter(learner -> LearningCurves.stillRise(baseline.rows()))
                    .ifPresent(learner -> notes.add(Notes.stillRising(learner.title())));
        }
        return notes;
    }
}
