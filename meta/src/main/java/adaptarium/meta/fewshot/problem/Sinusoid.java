package adaptarium.meta.fewshot.problem;

import adaptarium.envs.Split;
import adaptarium.meta.fewshot.Examples;
import adaptarium.meta.fewshot.FewShotEpisode;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.Measure;
import adaptarium.random.Seeds;
import adaptarium.sim.Trigonometry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Regression of y = amplitude sin(x − phase) from K points (Finn et al. 2017, arXiv:1703.03400, section 5.1): amplitude uniform in [0.1, 5], phase in [0, π], x in
 * [−5, 5]. Amplitude and phase are never told. Training and test tasks are of the same distribution, as there; shifted tasks, which the paper has not, have
 * amplitudes in [5, 7].
 *
 * @param id its name with options
 * @param shots K, points to learn from
 * @param queries points to be tried on
 */
public record Sinusoid(String id, int shots, int queries) implements FewShotProblem<Sinusoid.Wave> {
    private static final double REACH = 5; // of x
    private static final double LEAST = 0.1; // amplitude
    private static final double MOST = 5;
    private static final double SHIFTED_MOST = 7;

    /**
     * A task.
     *
     * @param amplitude of the wave
     * @param phase rad
     */
    public record Wave(double amplitude, double phase) {
        /**
         * The wave.
         *
         * @param x where
         * @return amplitude sin(x − phase)
         */
        public double at(double x) {
            return amplitude * Trigonometry.sin(x - phase);
        }
    }

    @Override
    public String summary() {
        return "y = amplitude sin(x - phase) from " + shots
                + " points with x in [-5, 5]; amplitude in [0.1, 5] and phase in" + " [0, pi] are hidden. Scored on "
                + queries + " other points.";
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
    public Measure measure() {
        return Measure.MEAN_SQUARED_ERROR;
    }

    @Override
    public boolean canShift() {
        return true;
    }

    @Override
    public Wave sample(Split split, RandomGenerator random) {
        double from = split == Split.SHIFTED ? MOST : LEAST;
        double to = split == Split.SHIFTED ? SHIFTED_MOST : MOST;
        double amplitude = from + (to - from) * random.nextDouble();
        return new Wave(amplitude, Math.PI * random.nextDouble());
    }

    @Override
    public Map<String, Object> toMap(Wave task) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("amplitude", task.amplitude());
        map.put("phase", task.phase());
        return map;
    }

    @Override
    public FewShotEpisode episode(Wave task, long seed) {
        return new FewShotEpisode(
                points(task, shots, Seeds.derive(seed, "support")), points(task, queries, Seeds.derive(seed, "query")));
    }

    private static Examples points(Wave wave, int count, long seed) {
        RandomGenerator random = Seeds.generator(seed);
        double[] x = new double[count];
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = REACH * (2 * random.nextDouble() - 1);
            y[i] = wave.at(x[i]);
        }
        return new Examples(count, 1, 1, x, y);
    }
}
