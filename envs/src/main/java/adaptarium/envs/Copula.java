package adaptarium.envs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Parameters of which some are drawn together: normal draws with given correlations, each turned into its cumulative probability, of which the parameter's value
 * is the quantile.
 */
final class Copula {
    private final List<TaskParameter> parameters;
    private final int[] indices; // of the parameters that take part, ascending
    private final double[][] factor; // lower triangular L with L Lᵀ the matrix of correlations

    private Copula(List<TaskParameter> parameters, int[] indices, double[][] factor) {
        this.parameters = parameters;
        this.indices = indices;
        this.factor = factor;
    }

    /**
     * Factors the matrix of correlations.
     *
     * @param correlations pairs; others are not correlated
     * @param parameters all parameters
     * @return what draws them
     * @throws IllegalArgumentException where a name is unknown or no real number's, a pair is given twice, or no draws can have these correlations together
     */
    static Copula of(List<Correlation> correlations, List<TaskParameter> parameters) {
        List<String> names = parameters.stream().map(TaskParameter::name).toList();
        boolean[] takesPart = new boolean[names.size()];
        double[][] matrix = new double[names.size()][names.size()];
        for (Correlation c : correlations) {
            int i = requireRange(c.first(), names, parameters);
            int j = requireRange(c.second(), names, parameters);
            if (matrix[i][j] != 0) {
                throw new IllegalArgumentException(
                        "the correlation of '" + c.first() + "' and '" + c.second() + "' is given twice");
            }
            matrix[i][j] = c.coefficient();
            matrix[j][i] = c.coefficient();
            takesPart[i] = true;
            takesPart[j] = true;
        }
        List<Integer> parts = new ArrayList<>();
        for (int i = 0; i < takesPart.length; i++) {
            matrix[i][i] = 1;
            if (takesPart[i]) {
                parts.add(i);
            }
        }
        int[] indices = parts.stream().mapToInt(Integer::intValue).toArray();
        double[][] factor = new double[indices.length][indices.length];
        for (int r = 0; r < indices.length; r++) {
            for (int c = 0; c <= r; c++) {
                double rest = matrix[indices[r]][indices[c]];
                for (int k = 0; k < c; k++) {
                    rest -= factor[r][k] * factor[c][k];
                }
                if (r == c && !(rest > 0)) {
                    throw new IllegalArgumentException("no draws can have these correlations together: "
                            + correlations.stream()
                                    .map(pair -> pair.first() + " and " + pair.second() + " " + pair.coefficient())
                                    .toList());
                }
                factor[r][c] = r == c ? StrictMath.sqrt(rest) : rest / factor[c][c];
            }
        }
        return new Copula(parameters, indices, factor);
    }

    private static int requireRange(String name, List<String> names, List<TaskParameter> parameters) {
        int index = TaskSpace.index(name, names);
        if (!(parameters.get(index) instanceof RangeParameter)) {
            throw new IllegalArgumentException("only real numbers can be correlated; '" + name + "' is none");
        }
        return index;
    }

    /**
     * Draws every parameter of a training task.
     *
     * @param random the only source of randomness
     * @return values in the parameters' order
     */
    Object[] draw(RandomGenerator random) {
        double[] normal = new double[indices.length];
        for (int i = 0; i < normal.length; i++) {
            normal[i] = random.nextGaussian();
        }
        Object[] values = new Object[parameters.size()];
        for (int r = 0; r < normal.length; r++) {
            double z = 0;
            for (int k = 0; k <= r; k++) {
                z += factor[r][k] * normal[k];
            }
            RangeParameter range = (RangeParameter) parameters.get(indices[r]);
            values[indices[r]] = range.quantile(StandardNormal.cumulative(z));
        }
        for (int i = 0; i < values.length; i++) {
            if (Arrays.binarySearch(indices, i) < 0) {
                values[i] = parameters.get(i).drawInner(random);
            }
        }
        return values;
    }
}
