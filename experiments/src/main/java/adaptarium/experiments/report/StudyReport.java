package adaptarium.experiments.report;

import adaptarium.experiments.run.MetricsRow;
import adaptarium.experiments.study.StudyRecord;
import adaptarium.experiments.study.TuningRecord;
import adaptarium.meta.Role;
import adaptarium.meta.Statistics;
import adaptarium.meta.Statistics.Estimate;
import adaptarium.meta.TaskUnits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What a study found over all of its families: the matrix of learners and families, and of each family who is better than whom. */
public final class StudyReport {
    /** The page's file in the study's folder. */
    public static final String FILE = "study.html";

    private static final int REPLICATIONS = 1000; // bootstrap samples
    private static final long BOOTSTRAP_SEED = 1;

    private final StudyRecord record;
    private final Optional<TuningRecord> tuning;
    private final List<StudyFamily> families;
    private final Map<String, String> names; // of rows, by run

    /**
     * A report.
     *
     * @param record what the study consists of
     * @param tuning how its settings were chosen; empty where they were not
     * @param comparisons one for each family of which runs are done
     */
    public StudyReport(StudyRecord record, Optional<TuningRecord> tuning, List<Comparison> comparisons) {
        this.tuning = tuning;
        this.record = record;
        names = record.learners();
        families = comparisons.stream()
                .map(comparison -> new StudyFamily(comparison, this::named))
                .toList();
    }

    /** Learners of one algorithm, which a comparison tells apart by all their settings, are called as the study calls them, where that is a name of their own. */
    private List<PooledLearner> named(List<PooledLearner> learners) {
        Map<String, Long> holders = learners.stream().collect(Collectors.groupingBy(this::row, Collectors.counting()));
        Map<String, Long> algorithms = learners.stream()
                .filter(PooledLearner::isOwn)
                .collect(Collectors.groupingBy(PooledLearner::algorithm, Collectors.counting()));
        return learners.stream()
                .map(learner -> {
                    boolean unclear = learner.isOwn() && algorithms.getOrDefault(learner.algorithm(), 0L) > 1;
                    boolean ownName = holders.getOrDefault(row(learner), 0L) == 1;
                    return unclear && ownName ? learner.labelled(row(learner)) : learner;
                })
                .toList();
    }

    List<StudyFamily> families() {
        return families;
    }

    /** The name of a learner's row: its run's, or that under which it stands beside others. */
    String row(PooledLearner learner) {
        return learner.seeds().stream()
                .filter(PooledLearner.Member::own)
                .map(member -> names.getOrDefault(member.run(), learner.label()))
                .findFirst()
                .orElse(learner.label());
    }

    /** Who was trained, not told its task, and has a place in the matrix: row by row, by family. */
    Map<String, Map<String, PooledLearner>> matrix() {
        Map<String, Map<String, PooledLearner>> rows = new LinkedHashMap<>();
        for (StudyFamily family : families) {
            for (PooledLearner learner : family.contenders()) {
                rows.computeIfAbsent(row(learner), row -> new LinkedHashMap<>()).putIfAbsent(family.name(), learner);
            }
        }
        return rows;
    }

    /** The interquartile mean of normalised scores over all families, of the seeds that are done in each of them; empty where there is none, or no scale. */
    Optional<Estimate> overall(Map<String, PooledLearner> row) {
        return overallCell(row).map(MatrixTable.Cell::estimate);
    }

    private Optional<MatrixTable.Cell> overallCell(Map<String, PooledLearner> row) {
        List<Object> tasks = new ArrayList<>();
        Map<Long, double[]> scores = new TreeMap<>();
        for (StudyFamily family : families) {
            PooledLearner learner = row.get(family.name());
            if (learner == null || family.scale().isEmpty()) {
                return Optional.empty();
            }
            Map<Long, double[]> more = family.normalisedScores(learner);
            scores = tasks.isEmpty() ? more : joined(scores, more);
            family.comparison().tasks().forEach(task -> tasks.add(List.of(family.name(), task)));
        }
        if (scores.isEmpty()) {
            return Optional.empty();
        }
        TaskUnits units = TaskUnits.of(tasks, Long.MAX_VALUE);
        Estimate estimate = Statistics.bootstrap(
                List.copyOf(scores.values()), units, Statistics.INTERQUARTILE_MEAN, REPLICATIONS, BOOTSTRAP_SEED);
        return Optional.of(new MatrixTable.Cell(estimate, bySeed(scores, Statistics.INTERQUARTILE_MEAN)));
    }

    private static Map<String, Double> bySeed(Map<Long, double[]> scores, ToDoubleFunction<double[]> aggregate) {
        Map<String, Double> bySeed = new LinkedHashMap<>();
        scores.forEach((seed, values) -> bySeed.put(Long.toString(seed), aggregate.applyAsDouble(values)));
        return bySeed;
    }

    /** What the figures of the matrix are: normalised returns, or the score of few-shot problems where all of them have the same. */
    String figure() {
        return scores().map(Scale::words).orElse(MatrixTable.NORMALISED);
    }

    /** The scale of the study's few-shot problems; empty where there are families among them, or scores of several kinds. */
    Optional<Scale> scores() {
        Set<Scale> scales =
                families.stream().map(family -> Scale.of(family.name())).collect(Collectors.toSet());
        return scales.size() == 1 ? scales.stream().filter(Scale::fewShot).findFirst() : Optional.empty();
    }

    /** A learner's figure in the matrix. */
    Estimate figure(StudyFamily family, PooledLearner learner) {
        StudyFamily.Figures figures = family.figures(learner);
        return scores().map(scale -> scale.shown(figures.mean())).orElseGet(figures::normalised);
    }

    /** The same of each seed by itself. */
    private Map<String, Double> figureBySeed(StudyFamily family, PooledLearner learner) {
        return scores().map(scale -> bySeed(family.scores(learner), values -> scale.shown(Statistics.mean(values))))
                .orElseGet(() -> bySeed(family.normalisedScores(learner), Statistics::mean));
    }

    /** The matrix as it is published, a row for each family; learners are called as in comparisons where that is one name for all families. */
    public MatrixTable table() {
        Map<String, Map<String, MatrixTable.Cell>> cells = new LinkedHashMap<>();
        Map<String, MatrixTable.Cell> all = new LinkedHashMap<>();
        families.forEach(family -> cells.put(family.name(), new LinkedHashMap<>()));
        matrix().forEach((name, row) -> {
            Set<String> labels = row.values().stream().map(PooledLearner::label).collect(Collectors.toSet());
            String called = labels.size() == 1 ? labels.iterator().next() : name;
            for (StudyFamily family : families) {
                PooledLearner learner = row.get(family.name());
                if (learner != null) {
                    MatrixTable.Cell cell =
                            new MatrixTable.Cell(figure(family, learner), figureBySeed(family, learner));
                    cells.computeIfAbsent(family.name(), key -> new LinkedHashMap<>())
                            .put(called, cell);
                }
            }
            overallCell(row).ifPresent(cell -> all.put(called, cell));
        });
        return new MatrixTable(figure(), cells, all);
    }

    /** Figures after every round and costs of training, a table for each family. */
    public RoundsTable rounds() {
        Map<String, RoundsTable.Family> tables = new LinkedHashMap<>();
        for (StudyFamily family : families) {
            Scale scale = Scale.of(family.name());
            Map<String, Efficiency> costs = efficiency(family);
            Map<String, RoundsTable.Row> rows = new LinkedHashMap<>();
            for (PooledLearner learner : family.learners()) {
                Efficiency cost = costs.get(learner.label());
                rows.put(
                        learner.label(),
                        new RoundsTable.Row(
                                learner.trainedRounds(),
                                family.afterEveryRound(learner),
                                cost == null ? null : RoundsTable.Cost.of(cost)));
            }
            double target = costs.values().stream()
                    .mapToDouble(Efficiency::target)
                    .max()
                    .orElse(Double.NaN);
            tables.put(family.name(), new RoundsTable.Family(scale.words(), scale.shown(target), rows));
        }
        return new RoundsTable(tables);
    }

    /** The scores of seeds that have both. */
    private static Map<Long, double[]> joined(Map<Long, double[]> before, Map<Long, double[]> after) {
        Map<Long, double[]> both = new TreeMap<>();
        before.forEach((seed, scores) -> {
            double[] more = after.get(seed);
            if (more != null) {
                both.put(seed, joined(scores, more));
            }
        });
        return both;
    }

    private static double[] joined(double[] a, double[] b) {
        double[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    /** Every two contenders of a family, with the p value after Holm's correction over all of the study's pairs. */
    List<Judged> judged(StudyFamily family) {
        List<Judged> all = new ArrayList<>();
        List<StudyFamily.Pair> pairs = new ArrayList<>();
        List<StudyFamily> of = new ArrayList<>();
        for (StudyFamily one : families) {
            for (StudyFamily.Pair pair : one.pairs()) {
                pairs.add(pair);
                of.add(one);
            }
        }
        double[] p = pairs.stream()
                .mapToDouble(StudyFamily.Pair::p)
                .filter(x -> !Double.isNaN(x))
                .toArray();
        double[] adjusted = Statistics.holm(p);
        int next = 0;
        for (int i = 0; i < pairs.size(); i++) {
            double corrected = Double.isNaN(pairs.get(i).p()) ? Double.NaN : adjusted[next++];
            if (of.get(i).equals(family)) {
                all.add(new Judged(pairs.get(i), corrected, p.length));
            }
        }
        return all;
    }

    /**
     * A pair and how it stands among all comparisons of the study.
     *
     * @param pair the pair
     * @param corrected its p value after Holm's correction; NaN where there is none
     * @param comparisons over how many
     */
    record Judged(StudyFamily.Pair pair, double corrected, int comparisons) {}

    /** How much training each own learner of a family needs, by label. */
    Map<String, Efficiency> efficiency(StudyFamily family) {
        Map<String, List<List<MetricsRow>>> runs = new LinkedHashMap<>();
        for (PooledLearner learner : family.contenders()) {
            if (learner.isOwn()) {
                runs.put(
                        learner.label(),
                        learner.seeds().stream()
                                .filter(PooledLearner.Member::own)
                                .map(member -> family.comparison()
                                        .run(member.run())
                                        .metrics()
                                        .rows())
                                .toList());
            }
        }
        double random = family.scale().map(Normalisation::random).orElseGet(() -> random(family));
        double target = Efficiency.target(
                random, runs.values().stream().flatMap(List::stream).toList());
        Map<String, Efficiency> found = new LinkedHashMap<>();
        runs.forEach((label, rows) -> found.put(label, Efficiency.of(target, rows)));
        return found;
    }

    private static double random(StudyFamily family) {
        return family.learners().stream()
                .filter(learner -> learner.role() == Role.RANDOM)
                .mapToDouble(learner -> family.figures(learner).mean().value())
                .findFirst()
                .orElse(0);
    }

    /**
     * How many seeds of a learner are done on a family.
     *
     * @param done so many
     * @param planned of so many; 0 where the study has no such cell
     */
    record Seeds(int done, int planned) {}

    /** How far the study has come: of every learner, by family. */
    Map<String, Map<String, Seeds>> progress() {
        Set<String> done = families.stream()
                .flatMap(family -> family.learners().stream())
                .flatMap(learner -> learner.seeds().stream())
                .filter(PooledLearner.Member::own)
                .map(PooledLearner.Member::run)
                .collect(Collectors.toSet());
        Map<String, Map<String, Seeds>> rows = new LinkedHashMap<>();
        for (StudyRecord.Entry entry : record.runs()) {
            rows.computeIfAbsent(names.getOrDefault(entry.run(), ""), learner -> new LinkedHashMap<>())
                    .merge(
                            entry.family(),
                            new Seeds(done.contains(entry.run()) ? 1 : 0, 1),
                            (a, b) -> new Seeds(a.done + b.done, a.planned + b.planned));
        }
        return rows;
    }

    /** Whether any of its runs is missing. */
    boolean isIncomplete() {
        return progress().values().stream()
                .flatMap(row -> row.values().stream())
                .anyMatch(seeds -> seeds.done < seeds.planned);
    }

    /** What remakes each run, typed where the study was begun: its name and the command. */
    List<List<String>> commands() {
        Optional<String> checkpoint = tuning.map(TuningRecord::checkpoint);
        return record.runs().stream()
                .map(entry -> List.of(entry.run(), StudyCommands.of(entry, checkpoint)))
                .toList();
    }

    /** How its settings were chosen; empty where they were not. */
    Optional<TuningRecord> tuning() {
        return tuning;
    }

    /** What carried the study out. */
    String command() {
        return record.command();
    }

    /**
     * Sentences that say how to read all this.
     *
     * @return below the tables
     */
    List<String> notes() {
        return new StudyNotes(this).all();
    }
}
