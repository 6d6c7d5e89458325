package adaptarium.meta.check;

import adaptarium.envs.Split;
import adaptarium.meta.fewshot.Examples;
import adaptarium.meta.fewshot.FewShotEpisode;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.Measure;
import adaptarium.random.Seeds;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The classification that few-shot learners are checked on: which of three narrow clouds a point is of, among coordinates that say nothing. */
final class Clouds implements FewShotProblem<List<Double>> {
    private static final int WAYS = 3;
    private static final int EACH = 4;
    private static final int INPUTS = 4; // of which the first tells
    private static final double SPREAD = 0.1;

    @Override
    public String id() {
        return "Clouds-v0";
    }

    @Override
    public String summary() {
        return "Which of three clouds a point is of, from four points of each; one coordinate tells, three are noise.";
    }

    @Override
    public int inputs() {
        return INPUTS;
    }

    @Override
    public int outputs() {
        return WAYS;
    }

    @Override
    public int shots() {
        return EACH;
    }

    @Override
    public Measure measure() {
        return Measure.ACCURACY;
    }

    /** Centres in a random order, at least 1 apart. */
    @Override
    public List<Double> sample(Split split, RandomGenerator random) {
        double first = -1.5 + 0.5 * random.nextDouble();
        double last = 1 + 0.5 * random.nextDouble();
        double between = -0.2 + 0.4 * random.nextDouble();
        List<List<Double>> orders = List.of(
                List.of(first, between, last),
                List.of(first, last, between),
                List.of(between, first, last),
                List.of(between, last, first),
                List.of(last, first, between),
                List.of(last, between, first));
        return orders.get(random.nextInt(orders.size()));
    }

    @Override
    public boolean canShift() {
        return false;
    }

    @Override
    public Map<String, Object> toMap(List<Double> task) {
        return Map.of("centres", task);
    }

    @Override
    public FewShotEpisode episode(List<Double> task, long seed) {
        RandomGenerator random = Seeds.generator(seed);
        return new FewShotEpisode(points(task, random), points(task, random));
    }

    private static Examples points(List<Double> centres, RandomGenerator random) {
        double[] x = new double[WAYS * EACH * INPUTS];
        double[] y = new double[WAYS * EACH * WAYS];
        for (int i = 0; i < WAYS * EACH; i++) {
            for (int j = 0; j < INPUTS; j++) {
                x[i * INPUTS + j] = random.nextGaussian();
            }
            int label = i / EACH;
            x[i * INPUTS] = centres.get(label) + SPREAD * random.nextGaussian();
            y[i * WAYS + label] = 1;
        }
        return new Examples(WAYS * EACH, INPUTS, WAYS, x, y);
    }
}
