package adaptarium.meta.check;

import adaptarium.envs.Split;
import adaptarium.meta.fewshot.Examples;
import adaptarium.meta.fewshot.FewShotEpisode;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.Measure;
import adaptarium.random.Seeds;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The regression that few-shot learners are checked on: y = 2 x² + slope x, of which all tasks share the first part. */
final class Curves implements FewShotProblem<Double> {
    private static final int EXAMPLES = 8;

    @Override
    public String id() {
        return "Curves-v0";
    }

    @Override
    public String summary() {
        return "y = 2 x^2 + slope x, x in [-1, 1], from 8 points; the slope in [-2, 2] is hidden.";
    }

    @Override
    public int inputs() {
        return 1;
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public int shots() {
        return EXAMPLES;
    }

    @Override
    public Measure measure() {
        return Measure.MEAN_SQUARED_ERROR;
    }

    @Override
    public Double sample(Split split, RandomGenerator random) {
        return 4 * random.nextDouble() - 2;
    }

    @Override
    public boolean canShift() {
        return false;
    }

    @Override
    public Map<String, Object> toMap(Double task) {
        return Map.of("slope", task);
    }

    @Override
    public FewShotEpisode episode(Double task, long seed) {
        RandomGenerator random = Seeds.generator(seed);
        return new FewShotEpisode(points(task, random), points(task, random));
    }

    private static Examples points(double slope, RandomGenerator random) {
        double[] x = new double[EXAMPLES];
        double[] y = new double[EXAMPLES];
        for (int i = 0; i < EXAMPLES; i++) {
            x[i] = 2 * random.nextDouble() - 1;
            y[i] = 2 * x[i] * x[i] + slope * x[i];
        }
        return new Examples(EXAMPLES, 1, 1, x, y);
    }
}
