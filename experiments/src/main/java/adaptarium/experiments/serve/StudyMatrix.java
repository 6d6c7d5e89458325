package adaptarium.experiments.serve;

import adaptarium.experiments.index.IndexedRun;
import adaptarium.experiments.study.StudyRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A study as the page shows it: a cell for every learner and family, with the runs that are in it. */
final class StudyMatrix {
    private StudyMatrix() {}

    /**
     * The matrix.
     *
     * @param record what the study consists of
     * @param runs those of its runs that have been begun
     * @param key a run's address
     * @return learners, families and cells, each with its runs and how many are planned
     */
    static Map<String, Object> of(StudyRecord record, List<IndexedRun> runs, Function<IndexedRun, String> key) {
        Map<String, IndexedRun> byName = new LinkedHashMap<>();
        runs.forEach(run -> byName.put(run.summary().run(), run));
        Map<String, Map<String, Map<String, Object>>> rows = new LinkedHashMap<>();
        Map<String, Boolean> families = new LinkedHashMap<>();
        Map<String, String> learners = record.learners();
        for (StudyRecord.Entry entry : record.runs()) {
            IndexedRun run = byName.get(entry.run());
            String family = !entry.family().isEmpty() || run == null
                    ? entry.family()
                    : run.summary().family(); // older records do not tell
            families.put(family, true);
            rows.computeIfAbsent(learners.getOrDefault(entry.run(), ""), learner -> new LinkedHashMap<>())
                    .merge(family, cell(run, key), StudyMatrix::joined);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("families", List.copyOf(families.keySet()));
        all.put(
                "learners",
                rows.entrySet().stream()
                        .map(row -> Map.of("name", row.getKey(), "cells", row.getValue()))
                        .toList());
        return all;
    }

    private static Map<String, Object> cell(@Nullable IndexedRun run, Function<IndexedRun, String> key) {
        List<Map<String, Object>> runs = new ArrayList<>();
        if (run != null) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("key", key.apply(run));
            one.put("seed", run.seed());
            one.put("state", run.summary().state());
            one.put("score", run.summary().score());
            runs.add(one);
        }
        return Map.of("planned", 1, "runs", runs);
    }

    private static Map<String, Object> joined(Map<String, Object> a, Map<String, Object> b) {
        List<Object> runs = new ArrayList<>((List<?>) a.getOrDefault("runs", List.of()));
        runs.addAll((List<?>) b.getOrDefault("runs", List.of()));
        return Map.of("planned", (int) a.getOrDefault("planned", 0) + (int) b.getOrDefault("planned", 0), "runs", runs);
    }
}
