package adaptarium.meta.fewshot.reference;

import adaptarium.agents.kernel.Workers;
import adaptarium.agents.store.State;
import adaptarium.meta.Metric;
import adaptarium.meta.RoundKind;
import adaptarium.meta.fewshot.Examples;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.problem.ParameterRegression;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The learner of {@link MotionRegression}: what coefficients are like is learnt in the first update, and stays; how parameters follow from them in every one.
 */
final class MotionRegressionLearner<T> implements FewShotLearner<T> {
    private final FewShotProblem<T> problem;
    private final int tasks;
    private final Workers workers;
    private PieceCoefficients coefficients;
    private QuadraticRidge ridge;

    MotionRegressionLearner(
            FewShotProblem<T> problem, ParameterRegression<?> motion, MotionRegression.Config settings, int threads) {
        this.problem = problem;
        tasks = settings.tasks();
        coefficients = PieceCoefficients.of(motion);
        ridge = QuadraticRidge.of(coefficients.size(), problem.outputs(), settings.penalty());
        workers = new Workers(threads);
    }

    @Override
    public int metaBatchSize() {
        return tasks;
    }

    private record Lesson(List<double[]> coefficients, List<double[]> targets, double before, double after) {}

    @Override
    public Update metaUpdate(List<T> batch, long seed) {
        requireBatch(batch);
        List<Examples> queries = workers.map(
                batch.size(),
                i -> problem.episode(batch.get(i), Seeds.derive(seed, "episode", i))
                        .query());
        if (!ridge.hasLearnt()) {
            List<double[]> pieces = queries.stream()
                    .flatMap(query -> IntStream.range(0, query.count())
                            .mapToObj(i -> query.chosen(i).x()))
                    .toList();
            coefficients = coefficients.learnt(pieces, workers);
        }
        List<Lesson> lessons = workers.map(batch.size(), i -> lesson(queries.get(i)));
        ridge = ridge.learnt(
                lessons.stream()
                        .flatMap(lesson -> lesson.coefficients().stream())
                        .toList(),
                lessons.stream().flatMap(lesson -> lesson.targets().stream()).toList());
        double before = lessons.stream().mapToDouble(Lesson::before).sum() / batch.size();
        double after = lessons.stream().mapToDouble(Lesson::after).sum() / batch.size();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(Metric.RETURN.of(0), before);
        figures.put(Metric.RETURN.of(1), after);
        return new Update((long) batch.size() * problem.shots(), after, figures);
    }

    /** Scores are those of what was known before the lesson. */
    private Lesson lesson(Examples query) {
        int outputs = problem.outputs();
        List<double[]> found = new ArrayList<>();
        List<double[]> targets = new ArrayList<>();
        double[] told = new double[query.count() * outputs];
        for (int i = 0; i < query.count(); i++) {
            found.add(coefficients.of(query.x(), i));
            targets.add(Arrays.copyOfRange(query.y(), i * outputs, (i + 1) * outputs));
            System.arraycopy(ridge.told(found.get(i)), 0, told, i * outputs, outputs);
        }
        return new Lesson(
                found,
                targets,
                problem.measure().score(new double[told.length], query),
                problem.measure().score(told, query));
    }

    @Override
    public List<double[]> predict(Examples support, double[] queries, int rounds) {
        int count = problem.requireAsked(support, queries, rounds);
        double[] told = new double[count * problem.outputs()];
        for (int i = 0; i < count; i++) {
            double[] one = ridge.told(coefficients.of(queries, i));
            System.arraycopy(one, 0, told, i * one.length, one.length);
        }
        List<double[]> predicted = new ArrayList<>(List.of(new double[told.length]));
        predicted.addAll(Collections.nCopies(rounds, told));
        return predicted;
    }

    private int count(double[] queries) {
        int count = Math.max(1, queries.length / problem.inputs());
        Examples.require("inputs", queries, count, problem.inputs());
        return count;
    }

    /** The same for every piece. */
    @Override
    public double[] deviations(double[] inputs) {
        double[] each = ridge.deviations();
        double[] deviations = new double[count(inputs) * each.length];
        Arrays.setAll(deviations, i -> each[i % each.length]);
        return deviations;
    }

    @Override
    public int trainedRounds() {
        return 1;
    }

    @Override
    public RoundKind roundKind() {
        return RoundKind.BATCH;
    }

    @Override
    public State state() {
        return coefficients.state().putAll("ridge", ridge.state());
    }

    @Override
    public void restore(State state) {
        PieceCoefficients restored = coefficients.restored(state); // all is read before anything is changed
        ridge = ridge.restored(state.under("ridge"));
        coefficients = restored;
    }

    @Override
    public void close() {
        workers.close();
    }
}
