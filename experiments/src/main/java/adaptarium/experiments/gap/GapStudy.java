package adaptarium.experiments.gap;

import adaptarium.experiments.UserException;
import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.config.StudyFile.Planned;
import adaptarium.experiments.config.Sweep;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunEvaluation;
import adaptarium.experiments.study.StudyPlan;
import adaptarium.experiments.study.StudyPlan.Cell;
import adaptarium.experiments.study.StudyPlan.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adaptation gaps as a study: PPO that sees the task and, as its baseline, PPO that does not, same network and budget, both evaluated on the same test tasks
 * beside random actions; one run for each family and seed.
 */
public final class GapStudy {
    private GapStudy() {}

    /**
     * The runs that measure gaps.
     *
     * @param families ids of families
     * @param seeds such as {@code 1..3} or {@code 1,4}
     * @param overrides settings that override the study's, {@code key=value} with one value each
     * @return seeds of the first family first
     * @throws UserException where a setting or the seeds do not fit
     */
    public static List<Planned> plan(List<String> families, String seeds, List<String> overrides) {
        Map<RunConfig, Planned> plan = new LinkedHashMap<>();
        for (String family : families) {
            for (List<String> seed : seeds(seeds)) {
                List<String> settings = new ArrayList<>(seed);
                settings.addAll(overrides);
                List<String> all = new ArrayList<>(List.of("threads=1")); // runs stand side by side
                all.addAll(settings);
                RunConfig resolved = Configurations.gap(family, all);
                plan.putIfAbsent(resolved, new Planned("gap", /* place= */ "", settings, List.of(), resolved));
            }
        }
        return List.copyOf(plan.values());
    }

    private static List<List<String>> seeds(String seeds) {
        if (!seeds.matches("\\d{1,9}(\\.\\.\\d{1,9})?(,\\d{1,9}(\\.\\.\\d{1,9})?)*")) {
            throw new UserException("--seeds must be whole numbers such as 1..3 or 1,4, got '" + seeds + "'");
        }
        try {
            return Sweep.combinations(List.of("seed=" + seeds));
        } catch (UserException e) {
            throw new UserException("--seeds: " + e.getMessage(), e);
        }
    }

    /**
     * What was measured, of families of which every seed is done.
     *
     * @param plan the study
     * @return a row for each
     * @throws UserException where a run was evaluated on tasks of somebody's own since
     */
    public static GapTable measured(StudyPlan plan) {
        Map<String, List<Cell>> families = new LinkedHashMap<>();
        plan.cells()
                .forEach(cell -> families.computeIfAbsent(
                                cell.planned().resolved().family(), family -> new ArrayList<>())
                        .add(cell));
        List<GapTable.Row> rows = new ArrayList<>();
        for (List<Cell> cells : families.values()) {
            if (cells.stream().allMatch(cell -> plan.state(cell) == State.DONE)) {
                FamilyGap gap = FamilyGap.of(
                        cells.stream().map(cell -> evaluation(plan.run(cell))).toList());
                RunDirectory first = plan.run(cells.get(0));
                gap = gap.with(
                        LeakStudy.stored(first).flatMap(FamilyLeaks::strongest).orElse(null));
                rows.add(new GapTable.Row(gap, first.info().commit()));
            }
        }
        return GapTable.of(rows);
    }

    private static RunEvaluation evaluation(RunDirectory run) {
        RunEvaluation found = Json.read(run.evaluationFile(), RunEvaluation.class);
        if (found.splits().stream().anyMatch(split -> !split.taskFile().isEmpty())) {
            throw new UserException("run " + run.folder() + " was evaluated on tasks of somebody's own since;"
                    + " 'adaptarium evaluate " + run.typed() + "' puts that right");
        }
        return found;
    }
}
