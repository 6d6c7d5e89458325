package adaptarium.experiments.report;

import adaptarium.experiments.UserException;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunEvaluation;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the evaluations of several runs say together. Runs whose configurations differ in the seed alone are one learner with several seeds, and so are the
 * baselines beside them.
 */
public final class Comparison {
    private final Map<String, List<RunDirectory>> groups;
    private final Map<RunDirectory, RunEvaluation> evaluations = new LinkedHashMap<>();
    private final int rounds;

    /**
     * Reads the evaluations.
     *
     * @param runs at least one evaluated run, all of one family
     * @throws UserException where a run has not been evaluated, or families differ
     */
    public Comparison(List<RunDirectory> runs) {
        groups = group(runs);
        for (RunDirectory run : runs) {
            if (!Files.exists(run.evaluationFile())) {
                throw new UserException("run '" + run.name() + "' has not been evaluated; 'adaptarium evaluate "
                        + run.typed() + "' does it");
            }
            evaluations.put(run, Json.read(run.evaluationFile(), RunEvaluation.class));
        }
        List<String> families =
                runs.stream().map(run -> run.config().family()).distinct().toList();
        if (families.size() > 1) {
            throw new UserException(
                    "runs of one family can be compared, these are of " + String.join(" and ", families));
        }
        rounds = evaluations.values().stream()
                .mapToInt(RunEvaluation::rounds)
                .min()
                .orElseThrow();
    }

    /** Runs by everything in their configuration but the seed and what does not change a result; named by the first run of each group. */
    private static Map<String, List<RunDirectory>> group(List<RunDirectory> runs) {
        Map<String, List<RunDirectory>> byConfiguration = new LinkedHashMap<>();
        for (RunDirectory run : runs) {
            String key = run.config().family()
                    + run.config().algorithm()
                    + run.config().iterations();
            byConfiguration.computeIfAbsent(key, k -> new ArrayList<>()).add(run);
        }
        Map<String, List<RunDirectory>> named = new LinkedHashMap<>();
        byConfiguration.values().forEach(group -> named.put(group.get(0).name(), group));
        return named;
    }

    /** The runs of each learner, by the name of its first. */
    Map<String, List<RunDirectory>> groups() {
        return groups;
    }

    /** The family that all runs are of. */
    public String family() {
        return groups.values().iterator().next().get(0).config().family();
    }

    /** The splits that the first run was evaluated on. */
    public List<String> splits() {
        return evaluations.values().iterator().next().splits().stream()
                .map(RunEvaluation.SplitResult::split)
                .toList();
    }

    /** K, the least of all runs: returns are known after 0 to K rounds of adaptation. */
    public int rounds() {
        return rounds;
    }

    /**
     * Learners first, then what they were compared with. A baseline or reference of the same returns beside two learners is shown once.
     *
     * @param split such as {@code "test"}
     * @return the rows of a table
     * @throws UserException where the runs were evaluated on different tasks
     */
    public List<PooledLearner> learners(String split) {
        Map<RunDirectory, RunEvaluation.SplitResult> results = new LinkedHashMap<>();
        evaluations.forEach((run, evaluation) -> evaluation.splits().stream()
                .filter(result -> result.split().equals(split))
                .forEach(result -> results.put(run, result)));
        requireTheSameTasks(split, results);
        List<PooledLearner> rows = new ArrayList<>();
        groups.forEach((name, runs) -> rows.add(PooledLearner.of(
                name,
                /* trained= */ true,
                runs.stream()
                        .map(run -> returns(result(results, run).learners().get(0)))
                        .toList())));
        groups.forEach((name, runs) -> {
            for (PooledLearner row : beside(name, runs, results)) {
                if (rows.stream().noneMatch(row::repeats)) {
                    rows.add(row);
                }
            }
        });
        return rows;
    }

    private List<PooledLearner> beside(
            String group, List<RunDirectory> runs, Map<RunDirectory, RunEvaluation.SplitResult> results) {
        Set<String> names = new LinkedHashSet<>();
        for (RunDirectory run : runs) {
            result(results, run).learners().stream().skip(1).forEach(learner -> names.add(learner.name()));
        }
        List<PooledLearner> rows = new ArrayList<>();
        for (String name : names) {
            List<RunEvaluation.LearnerResult> found = new ArrayList<>();
            for (RunDirectory run : runs) {
                named(result(results, run), name).ifPresent(found::add);
            }
            boolean trained = found.stream().anyMatch(learner -> learner.trainingSteps() > 0);
            String owner = trained && groups.size() > 1 ? " (beside " + group + ")" : "";
            rows.add(PooledLearner.of(
                    found.get(0).title() + owner,
                    trained,
                    found.stream().map(this::returns).toList()));
        }
        return rows;
    }

    private static Optional<RunEvaluation.LearnerResult> named(RunEvaluation.SplitResult result, String name) {
        return result.learners().stream()
                .skip(1)
                .filter(learner -> learner.name().equals(name))
                .findFirst();
    }

    private static RunEvaluation.SplitResult result(
            Map<RunDirectory, RunEvaluation.SplitResult> results, RunDirectory run) {
        RunEvaluation.SplitResult result = results.get(run);
        if (result == null) {
            throw new IllegalArgumentException("run '" + run.name() + "' is not part of this comparison");
        }
        return result;
    }

    private List<double[]> returns(RunEvaluation.LearnerResult learner) {
        List<double[]> returns = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            returns.add(learner.returnsAfter(round));
        }
        return returns;
    }

    private void requireTheSameTasks(String split, Map<RunDirectory, RunEvaluation.SplitResult> results) {
        Set<String> hashes = new TreeSet<>();
        Set<Integer> counts = new TreeSet<>();
        for (RunEvaluation.SplitResult result : results.values()) {
            hashes.add(result.taskHash());
            counts.add(result.tasks().size());
        }
        hashes.remove(""); // of an evaluation made before hashes were kept
        if (hashes.size() > 1 || counts.size() > 1 || results.size() != evaluations.size()) {
            throw new UserException("the runs were not evaluated on the same " + split + " tasks; evaluate them alike");
        }
    }
}
