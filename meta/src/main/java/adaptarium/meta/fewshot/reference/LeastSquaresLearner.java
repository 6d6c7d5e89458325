package adaptarium.meta.fewshot.reference;

import adaptarium.agents.kernel.Workers;
import adaptarium.agents.store.State;
import adaptarium.meta.Metric;
import adaptarium.meta.RoundKind;
import adaptarium.meta.fewshot.Examples;
import adaptarium.meta.fewshot.FewShotEpisode;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.problem.DynamicsIdentification;
import adaptarium.meta.fewshot.reference.MotionFeatures.Equations;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The learner of {@link LeastSquares}: a prior, improved by every update. */
final class LeastSquaresLearner<T> implements FewShotLearner<T> {
    private final FewShotProblem<T> problem;
    private final MotionFeatures features;
    private final int tasks;
    private final Workers workers;
    private MotionPrior prior;

    LeastSquaresLearner(FewShotProblem<T> problem, DynamicsIdentification<?> motion, int tasks, int threads) {
        this.problem = problem;
        this.tasks = tasks;
        features = new MotionFeatures(motion);
        prior = MotionPrior.of(features.size(), motion.states());
        workers = new Workers(threads);
    }

    @Override
    public int metaBatchSize() {
        return tasks;
    }

    private record Lesson(List<Equations> classes, double score) {}

    @Override
    public Update metaUpdate(List<T> batch, long seed) {
        requireBatch(batch);
        List<Lesson> lessons = workers.map(batch.size(), i -> {
            FewShotEpisode episode = problem.episode(batch.get(i), Seeds.derive(seed, "episode", i));
            Examples all = episode.support().and(episode.query());
            List<Equations> classes = new ArrayList<>();
            for (int label = 0; label < problem.outputs(); label++) {
                classes.add(features.of(all.x(), of(label, all)));
            }
            double[] told = scores(episode.support(), episode.query().x());
            return new Lesson(classes, problem.measure().score(told, episode.query()));
        });
        List<Equations> equations =
                lessons.stream().flatMap(lesson -> lesson.classes().stream()).toList();
        prior = prior.learnt(equations);
        double score = lessons.stream().mapToDouble(Lesson::score).sum() / batch.size();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(Metric.RETURN.of(0), 1.0 / problem.outputs());
        figures.put(Metric.RETURN.of(1), score);
        figures.put("noise", Math.sqrt(Arrays.stream(prior.noise()).average().orElse(0)));
        return new Update((long) batch.size() * problem.outputs() * problem.shots(), score, figures);
    }

    private static int[] of(int label, Examples examples) {
        return IntStream.range(0, examples.count())
                .filter(i -> examples.label(i) == label)
                .toArray();
    }

    private double[] scores(Examples support, double[] queries) {
        int ways = support.outputs();
        int count = queries.length / support.inputs();
        double[] scores = new double[count * ways];
        for (int label = 0; label < ways; label++) {
            TaskPosterior posterior =
                    TaskPosterior.of(prior.mean(), prior.covariance(), features.of(support.x(), of(label, support)));
            for (int i = 0; i < count; i++) {
                scores[i * ways + label] =
                        posterior.logLikelihood(prior.mean(), prior.noise(), features.of(queries, i));
            }
        }
        return scores;
    }

    @Override
    public List<double[]> predict(Examples support, double[] queries, int rounds) {
        int count = problem.requireAsked(support, queries, rounds);
        List<double[]> predicted = new ArrayList<>(List.of(new double[count * problem.outputs()]));
        predicted.addAll(Collections.nCopies(rounds, scores(support, queries)));
        return predicted;
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
        return prior.state();
    }

    @Override
    public void restore(State state) {
        prior = prior.restored(state);
    }

    @Override
    public void close() {
        workers.close();
    }
}
