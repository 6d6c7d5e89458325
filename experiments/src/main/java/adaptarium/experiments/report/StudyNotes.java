package adaptarium.experiments.report;

import adaptarium.meta.Role;
import adaptarium.meta.Statistics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Sentences below a study's matrix that say how to read it, and what would tell more. */
final class StudyNotes {
    private static final int FAR = 5; // times the trained rounds: where many agents forget again

    private final StudyReport report;

    StudyNotes(StudyReport report) {
        this.report = report;
    }

    /** All of them, in order. */
    List<String> all() {
        List<String> notes = new ArrayList<>(general());
        notes.addAll(followed());
        return notes;
    }

    /** What is done, on what scale, and how far it can be trusted. */
    List<String> general() {
        List<String> notes = new ArrayList<>();
        if (report.isIncomplete()) {
            List<StudyReport.Seeds> cells = report.progress().values().stream()
                    .flatMap(row -> row.values().stream())
                    .toList();
            int done = cells.stream().mapToInt(StudyReport.Seeds::done).sum();
            int planned = cells.stream().mapToInt(StudyReport.Seeds::planned).sum();
            notes.add(done + " of " + planned + " runs are done. All figures are of these alone.");
        }
        if (report.scores().isEmpty()) {
            notes.add("Normalised: 0 is random actions, 1 who is told the task, both as means of the family.");
        }
        report.tuning().ifPresent(chosen -> notes.add(chosen.words()));
        TreeSet<Integer> seeds = new TreeSet<>();
        report.families()
                .forEach(family -> family.contenders()
                        .forEach(learner -> seeds.add(learner.seeds().size())));
        if (!seeds.isEmpty() && seeds.first() < Statistics.LEAST_SAMPLE) {
            notes.add("With fewer than " + Statistics.LEAST_SAMPLE
                    + " seeds there is no interval and no p value, only the lowest and the highest seed.");
        }
        for (StudyFamily family : report.families()) {
            if (family.scale().isEmpty() && report.scores().isEmpty()) {
                notes.add(family.name() + " has no scale: nobody who is told the task was evaluated, or is better than"
                        + " chance"
                        + (Scale.of(family.name()).fewShot() ? "." : "; a baseline 'ppo-oracle' gives one."));
            }
        }
        return notes;
    }

    /** Where adaptation was not followed far beyond training. */
    List<String> followed() {
        Map<String, List<String>> tooShort = new LinkedHashMap<>(); // families by what is said of them
        for (StudyFamily family : report.families()) {
            tooShort(family)
                    .forEach(words -> tooShort.computeIfAbsent(words, said -> new ArrayList<>())
                            .add(family.name()));
        }
        List<String> notes = new ArrayList<>();
        tooShort.forEach((words, families) -> notes.add("Adaptation in " + String.join(", ", families) + words));
        return notes;
    }

    /** Of which learners adaptation was not followed far enough, those of equally many trained rounds together. What adapts though nobody trained it to has no such number. */
    private static List<String> tooShort(StudyFamily family) {
        int followed = family.comparison().rounds();
        Map<Integer, List<String>> byRounds = new TreeMap<>();
        for (PooledLearner learner : family.contenders()) {
            int trained = learner.trainedRounds();
            if (learner.role() == Role.META_LEARNER && trained > 0 && followed < FAR * trained) {
                byRounds.computeIfAbsent(trained, rounds -> new ArrayList<>()).add(learner.label());
            }
        }
        List<String> notes = new ArrayList<>();
        byRounds.forEach((trained, learners) -> notes.add(" was followed for "
                + Wording.count(followed, "round") + "; evaluation.rounds=" + FAR * trained + " follows it to " + FAR
                + " times the " + trained + " that " + String.join("; ", learners)
                + (learners.size() == 1 ? " was" : " were") + " trained for."));
        return notes;
    }
}
