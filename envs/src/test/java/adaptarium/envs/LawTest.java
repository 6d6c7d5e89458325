package adaptarium.envs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.random.Seeds;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** Draws that are not uniform, against closed forms and another library's normal distribution. */
class LawTest {
    private static final int N = 20_000;

    private static RangeParameter parameter(String settings) {
        return (RangeParameter) Families.named("CartPole-v0:" + settings).tasks().parameters().stream()
                .filter(p -> settings.startsWith(p.name()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theStandardNormalIsTheOtherLibrarys() {
        NormalDistribution normal = new NormalDistribution();
        for (double x = -8; x <= 8; x += 0.25) {
            assertEquals(normal.cumulativeProbability(x), StandardNormal.cumulative(x), 1e-14);
            assertEquals(normal.density(x), StandardNormal.density(x), 1e-15);
        }
        for (double p = 0.001; p < 1; p += 0.001) {
            assertEquals(normal.inverseCumulativeProbability(p), StandardNormal.quantile(p), 1e-9);
        }
    }

    @Test
    void aNormalDrawIsCutOffAtTheEndsOfItsRange() {
        RangeParameter gain = parameter("gain=0.5..2,gain.mean=1,gain.deviation=0.4");
        NormalDistribution normal = new NormalDistribution(1, 0.4);
        double below = normal.cumulativeProbability(0.5);
        double all = normal.cumulativeProbability(2) - below;
        for (double share = 0; share <= 1; share += 0.05) {
            double value = gain.quantile(share);
            assertEquals(share, (normal.cumulativeProbability(value) - below) / all, 1e-9);
        }
        assertEquals(0.5, gain.quantile(0), 1e-12);
        assertEquals(2, gain.quantile(1), 1e-12);
        assertTrue(gain.trainText().contains("normal, mean 1.0, deviation 0.4"), gain.trainText());
    }

    @Test
    void aLogNormalDrawIsNormalInTheLogarithm() {
        RangeParameter gain = parameter("gain=0.1..10,gain.median=1,gain.deviation=0.5");
        assertEquals(Parameter.Scale.LOG, gain.scale());
        assertEquals(1, gain.quantile(0.5), 1e-9); // the range is symmetric in the logarithm
        NormalDistribution normal = new NormalDistribution(0, 0.5);
        double below = normal.cumulativeProbability(Math.log(0.1));
        double value = gain.quantile(0.9);
        assertEquals(0.9, (normal.cumulativeProbability(Math.log(value)) - below) / (1 - 2 * below), 1e-9);
    }

    @Test
    void whatAnOracleSeesHasMeanNought() {
        RangeParameter gain = parameter("gain=0.5..3,gain.mean=1,gain.deviation=0.5"); // cut off on one side only
        RandomGenerator random = Seeds.generator(2);
        float[] context = new float[1];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < N; i++) {
            gain.context(gain.drawInner(random), context, 0);
            sum += context[0];
            squares += context[0] * context[0];
        }
        assertEquals(0, sum / N, 4 / Math.sqrt(N));
        assertTrue(squares / N > 0.3 && squares / N < 3, "" + squares / N);
    }

    @Test
    void correlatedParametersKeepTheirOwnDistributions() {
        double rho = 0.8;
        TaskSpace<?> space =
                Families.named("CartPole-v0:correlations.poleMass.gain=" + rho).tasks();
        assertEquals(List.of(new Correlation("poleMass", "gain", rho)), space.correlations());
        double[][] u = uniforms(space, "poleMass", "gain");
        // Of two normals with correlation r, the ranks have (6/pi) asin(r/2); each is uniform: mean 1/2, variance 1/12.
        double expected = 6 / Math.PI * Math.asin(rho / 2);
        assertEquals(expected, correlation(u[0], u[1]), 4 / Math.sqrt(N));
        assertEquals(0.5, mean(u[0]), 4 * Math.sqrt(1.0 / 12 / N));
        assertEquals(0.5, mean(u[1]), 4 * Math.sqrt(1.0 / 12 / N));
        double[][] free = uniforms(space, "poleMass", "cartMass");
        assertEquals(0, correlation(free[0], free[1]), 4 / Math.sqrt(N));
    }

    @Test
    void correlationsThatNoDrawsCanHaveAreRefused() {
        String all = "correlations.gain.drag=0.9,correlations.poleMass.gain=0.9,correlations.poleMass.drag=-0.9";
        assertTrue(Refusal.of(() -> Families.named("CartPole-v0:" + all)).contains("no draws can have"));
    }

    private static <T extends Record> double[][] uniforms(TaskSpace<T> space, String a, String b) {
        RandomGenerator random = Seeds.generator(11);
        double[][] u = new double[2][N];
        for (int i = 0; i < N; i++) {
            T task = space.sample(Split.TRAIN, random);
            for (int k = 0; k < 2; k++) {
                RangeParameter p = (RangeParameter) space.parameter(k == 0 ? a : b);
                u[k][i] = ((Double) space.get(task, p.name()) - p.low()) / (p.high() - p.low());
            }
        }
        return u;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double correlation(double[] x, double[] y) {
        double xy = 0;
        double xx = 0;
        double yy = 0;
        double mx = mean(x);
        double my = mean(y);
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - mx) * (y[i] - my);
            xx += (x[i] - mx) * (x[i] - mx);
            yy += (y[i] - my) * (y[i] - my);
        }
        return xy / Math.sqrt(xx * yy);
    }
}
