package adaptarium.experiments.report;

import adaptarium.meta.PairedScores;
import adaptarium.meta.Role;
import adaptarium.meta.Statistics;
import adaptarium.meta.Statistics.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a study found of one family, on the tasks of its first split. */
final class StudyFamily {
    private static final int REPLICATIONS = 1000; // bootstrap samples
    private static final long BOOTSTRAP_SEED = 1;
    private static final int THRESHOLDS = 25; // of a performance profile
    private static final int PROFILE_REPLICATIONS = 200; // for each of them
    private static final double FOUND = 0.05; // normalised: the difference whose seeds are counted

    private final Comparison comparison;
    private final String split;
    private final List<PooledLearner> learners;
    private final Optional<Normalisation> scale;
    private final Map<PooledLearner, Figures> figures =
            new HashMap<>(); // those asked for; page, text and numbers ask for the same
    private @Nullable List<Pair> pairs; // once they are asked for

    StudyFamily(Comparison comparison, UnaryOperator<List<PooledLearner>> naming) {
        this.comparison = comparison;
        split = comparison.splits().get(0);
        learners = naming.apply(comparison.learners(split));
        scale = Normalisation.of(learners);
    }

    String name() {
        return comparison.family();
    }

    Comparison comparison() {
        return comparison;
    }

    /** On what was played, such as {@code "40 unseen tasks"}. */
    String tasks() {
        return comparison.taskWords(split);
    }

    /** Its scale; empty where it has none. */
    Optional<Normalisation> scale() {
        return scale;
    }

    /** Everybody. */
    List<PooledLearner> learners() {
        return learners;
    }

    /** Those that were trained and are not told the task: what a study is about. */
    List<PooledLearner> contenders() {
        return learners.stream()
                .filter(learner -> learner.role() == Role.META_LEARNER || learner.role() == Role.BASELINE)
                .toList();
    }

    /** After how many rounds a learner counts: as many as it was trained for. */
    int headline(PooledLearner learner) {
        return learner.trainedRounds() < 0 ? comparison.rounds() : Math.min(learner.trainedRounds(), learner.rounds());
    }

    /**
     * What is said of a learner: all over whole seeds and tasks, {@code regret}, {@code area} and {@code normalised} on the scale of the family.
     *
     * @param before mean return before any adaptation
     * @param mean mean return after the rounds it was trained for
     * @param interquartileMean interquartile mean of the same
     * @param worstDecile mean of the worst tenth of the same
     * @param gain mean return after them less that before
     * @param area mean over rounds of the return, as the area under the adaptation curve divided by its length
     * @param regret summed over rounds: what the one who is told the task has more
     * @param last mean return after the last round that everybody was played for
     * @param normalised the mean on the scale
     */
    record Figures(
            Estimate before,
            Estimate mean,
            Estimate interquartileMean,
            Estimate worstDecile,
            Estimate gain,
            Estimate area,
            Estimate regret,
            Estimate last,
            Estimate normalised) {}

    /** What is said of a learner. */
    Figures figures(PooledLearner learner) {
        return figures.computeIfAbsent(learner, this::found);
    }

    private Figures found(PooledLearner learner) {
        int k = headline(learner);
        return new Figures(
                estimate(learner, returns -> returns.get(0), Statistics::mean),
                estimate(learner, returns -> returns.get(k), Statistics::mean),
                estimate(learner, returns -> returns.get(k), Statistics.INTERQUARTILE_MEAN),
                estimate(learner, returns -> returns.get(k), Statistics.WORST_DECILE),
                estimate(
                        learner,
                        returns -> combined(returns, new int[] {k, 0}, new double[] {1, -1}),
                        Statistics::mean),
                estimate(learner, returns -> normalised(area(returns, k)), Statistics::mean),
                estimate(learner, returns -> regret(returns, k), Statistics::mean),
                estimate(learner, returns -> returns.get(comparison.rounds()), Statistics::mean),
                estimate(learner, returns -> normalised(returns.get(k)), Statistics::mean));
    }

    private static Estimate estimate(
            PooledLearner learner, Function<List<double[]>, double[]> scores, ToDoubleFunction<double[]> aggregate) {
        return Statistics.bootstrap(scores(learner, scores), learner.tasks(), aggregate, REPLICATIONS, BOOTSTRAP_SEED);
    }

    private static List<double[]> scores(PooledLearner learner, Function<List<double[]>, double[]> ofSeed) {
        return learner.seeds().stream()
                .map(member -> ofSeed.apply(member.returns()))
                .toList();
    }

    private double[] normalised(double[] scores) {
        return scale.map(it -> it.of(scores)).orElseGet(() -> nothing(scores));
    }

    private static double[] nothing(double[] scores) {
        double[] none = scores.clone();
        Arrays.fill(none, Double.NaN);
        return none;
    }

    private static double[] combined(List<double[]> returns, int[] rounds, double[] weights) {
        double[] sum = new double[returns.get(0).length];
        for (int i = 0; i < rounds.length; i++) {
            for (int task = 0; task < sum.length; task++) {
                sum[task] += weights[i] * returns.get(rounds[i])[task];
            }
        }
        return sum;
    }

    /** The trapezoids under rounds 0 to k, divided by k. */
    static double[] area(List<double[]> returns, int k) {
        if (k == 0) {
            return returns.get(0);
        }
        int[] rounds = new int[k + 1];
        double[] weights = new double[k + 1];
        for (int round = 0; round <= k; round++) {
            rounds[round] = round;
            weights[round] = (round == 0 || round == k ? 0.5 : 1) / k;
        }
        return combined(returns, rounds, weights);
    }

    private double[] regret(List<double[]> returns, int k) {
        double[] regret = new double[returns.get(0).length];
        for (int round = 0; round <= k; round++) {
            double[] scores = normalised(returns.get(round));
            for (int task = 0; task < regret.length; task++) {
                regret[task] += 1 - scores[task];
            }
        }
        return regret;
    }

    /** What a learner scores after 0, 1, … rounds, as it is shown. */
    List<MatrixTable.Cell> afterEveryRound(PooledLearner learner) {
        Scale shown = Scale.of(name());
        List<MatrixTable.Cell> cells = new ArrayList<>();
        for (int round = 0; round <= comparison.rounds(); round++) {
            int k = round;
            Map<String, Double> bySeed = new TreeMap<>();
            learner.seeds()
                    .forEach(member -> bySeed.put(
                            Long.toString(member.seed()),
                            shown.shown(Statistics.mean(member.returns().get(k)))));
            cells.add(new MatrixTable.Cell(
                    shown.shown(estimate(learner, returns -> returns.get(k), Statistics::mean)), bySeed));
        }
        return cells;
    }

    /** Normalised scores of a learner after the rounds it was trained for, by seed. */
    Map<Long, double[]> normalisedScores(PooledLearner learner) {
        Map<Long, double[]> bySeed = scores(learner);
        bySeed.replaceAll((seed, scores) -> normalised(scores));
        return bySeed;
    }

    /** What a learner scores after the rounds it was trained for, by seed. */
    Map<Long, double[]> scores(PooledLearner learner) {
        Map<Long, double[]> bySeed = new TreeMap<>();
        learner.seeds()
                .forEach(member -> bySeed.put(member.seed(), member.returns().get(headline(learner))));
        return bySeed;
    }

    /**
     * Two learners beside each other, on the scale.
     *
     * @param first the one
     * @param second the other
     * @param seeds how many seeds both have
     * @param difference how much higher the mean of the first is
     * @param improvement the probability that the first is better
     * @param p of there being no difference, before any correction; NaN where there are too few seeds
     * @param seedsNeeded to find a difference of 0.05; empty where that cannot be said
     */
    record Pair(
            String first,
            String second,
            int seeds,
            Estimate difference,
            Estimate improvement,
            double p,
            OptionalInt seedsNeeded) {}

    /** Every two contenders, by the seeds they have both. */
    List<Pair> pairs() {
        if (pairs == null) {
            pairs = allPairs();
        }
        return pairs;
    }

    private List<Pair> allPairs() {
        List<Pair> found = new ArrayList<>();
        List<PooledLearner> all = scale.isEmpty() ? List.of() : contenders();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                pair(all.get(i), all.get(j)).ifPresent(found::add);
            }
        }
        return List.copyOf(found);
    }

    private Optional<Pair> pair(PooledLearner first, PooledLearner second) {
        List<double[]> a = new ArrayList<>();
        List<double[]> b = new ArrayList<>();
        for (PooledLearner.Member one : first.seeds()) {
            for (PooledLearner.Member other : second.seeds()) {
                if (one.seed() == other.seed()) {
                    a.add(normalised(one.returns().get(headline(first))));
                    b.add(normalised(other.returns().get(headline(second))));
                }
            }
        }
        if (a.isEmpty()) {
            return Optional.empty();
        }
        PairedScores scores = new PairedScores(a, b, first.tasks());
        return Optional.of(new Pair(
                first.label(),
                second.label(),
                a.size(),
                scores.difference(REPLICATIONS, BOOTSTRAP_SEED),
                scores.probabilityOfImprovement(PROFILE_REPLICATIONS, BOOTSTRAP_SEED),
                scores.pValue(REPLICATIONS, BOOTSTRAP_SEED),
                scores.seedsNeeded(FOUND, REPLICATIONS, BOOTSTRAP_SEED)));
    }

    /** The share of seeds and tasks of a learner whose normalised score lies above each threshold from 0 to 1.2. */
    List<Chart.Point> profile(PooledLearner learner) {
        List<double[]> scores = List.copyOf(normalisedScores(learner).values());
        List<Chart.Point> points = new ArrayList<>();
        for (int i = 0; i < THRESHOLDS; i++) {
            double threshold = 1.2 * i / (THRESHOLDS - 1);
            Estimate share = Statistics.bootstrap(
                    scores,
                    learner.tasks(),
                    values -> Statistics.shareAbove(values, threshold),
                    PROFILE_REPLICATIONS,
                    BOOTSTRAP_SEED);
            Estimate within =
                    new Estimate(share.value(), Math.max(0, share.low()), Math.min(1, share.high()), share.basis());
            points.add(
                    within.basis().isInterval()
                            ? new Chart.Point(threshold, within.value(), within.low(), within.high())
                            : Chart.Point.of(threshold, within.value()));
        }
        return points;
    }

    /** Mean normalised return after every round that was played. */
    List<Chart.Point> curve(PooledLearner learner) {
        List<Chart.Point> points = new ArrayList<>();
        for (int round = 0; round <= learner.rounds(); round++) {
            int k = round;
            points.add(Notes.point(round, estimate(learner, returns -> normalised(returns.get(k)), Statistics::mean)));
        }
        return points;
    }
}
