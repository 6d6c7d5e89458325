package adaptarium.meta.fewshot;

import adaptarium.envs.Split;
import adaptarium.random.Seeds;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A classification for tests: three classes around points of a plane.
 *
 * @param shots examples of each class
 * @param hasOwnClasses whether a learner may know that its classes are its own
 */
public record Toy(int shots, boolean hasOwnClasses) implements FewShotProblem<double[]> {
    private static final int WAYS = 3;
    private static final int INPUTS = 2;

    /** Of which a learner must not know so. */
    public Toy(int shots) {
        this(shots, /* hasOwnClasses= */ false);
    }

    @Override
    public String id() {
        return "Toy-v0";
    }

    @Override
    public String summary() {
        return "Three classes around points of a plane.";
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
    public Measure measure() {
        return Measure.ACCURACY;
    }

    @Override
    public double[] sample(Split split, RandomGenerator random) {
        double[] centres = new double[WAYS * INPUTS];
        for (int i = 0; i < centres.length; i++) {
            centres[i] = 2 * random.nextGaussian();
        }
        return centres;
    }

    @Override
    public boolean canShift() {
        return false;
    }

    @Override
    public Map<String, Object> toMap(double[] task) {
        return Map.of("first", task[0]);
    }

    @Override
    public FewShotEpisode episode(double[] task, long seed) {
        RandomGenerator random = Seeds.generator(seed);
        return new FewShotEpisode(points(task, shots, random), points(task, 2, random));
    }

    private static Examples points(double[] centres, int each, RandomGenerator random) {
        double[] x = new double[WAYS * each * INPUTS];
        double[] y = new double[WAYS * each * WAYS];
        for (int i = 0; i < WAYS * each; i++) {
            int label = i % WAYS;
            for (int j = 0; j < INPUTS; j++) {
                x[i * INPUTS + j] = centres[label * INPUTS + j] + 0.5 * random.nextGaussian();
            }
            y[i * WAYS + label] = 1;
        }
        return new Examples(WAYS * each, INPUTS, WAYS, x, y);
    }
}
