package adaptarium.envs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Parameter.Scale;
import adaptarium.random.Seeds;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TaskParameterTest {
    private static RangeParameter range(double outerLow, double low, double high, double outerHigh, Scale scale) {
        return new RangeParameter("gain", "1", low, high, outerLow, outerHigh, scale, low, false, false, "");
    }

    @Test
    void shiftedDrawsAreUniformOnTheScaleOnBothSidesOfTheTrainingRange() {
        RangeParameter gain = range(0.125, 0.5, 2, 8, Scale.LOG);
        assertEquals(1.0 / 3, gain.innerProbability(), 1e-12);
        RandomGenerator random = Seeds.generator(1);
        int n = 30_000;
        int[] octaves = new int[6]; // from 1/8 to 8
        for (int i = 0; i < n; i++) {
            octaves[(int) Math.floor(Math.log(gain.drawShell(random)) / Math.log(2)) + 3]++;
        }
        for (int k = 0; k < 6; k++) {
            double expected = k == 2 || k == 3 ? 0 : n / 4.0; // 1/2 to 2 is for training
            assertEquals(expected, octaves[k], 5 * Math.sqrt(n / 4.0), "octave " + k);
        }
    }

    @Test
    void drawsFromTheOuterRangeAreUniformOnTheScale() {
        RangeParameter gain = range(0.125, 0.5, 2, 8, Scale.LOG);
        RandomGenerator random = Seeds.generator(2);
        int n = 30_000;
        int[] octaves = new int[6];
        for (int i = 0; i < n; i++) {
            octaves[(int) Math.floor(Math.log(gain.drawOuter(random)) / Math.log(2)) + 3]++;
        }
        for (int k = 0; k < 6; k++) {
            assertEquals(n / 6.0, octaves[k], 5 * Math.sqrt(n / 6.0), "octave " + k);
        }
    }

    @Test
    void roundingBringsNoDrawAcrossABound() {
        List<RandomGenerator> extremes = List.of(() -> 0L, () -> -1L); // the least and the greatest draw there is
        RandomGenerator random = Seeds.generator(3);
        for (int k = 0; k < 2000; k++) {
            double[] bounds = new double[4];
            double bound = 0.01 + random.nextDouble();
            for (int i = 0; i < 4; i++) {
                bounds[i] = bound;
                bound *= 1 + random.nextDouble();
            }
            RangeParameter range =
                    range(bounds[0], bounds[1], bounds[2], bounds[3], k % 2 == 0 ? Scale.LOG : Scale.LINEAR);
            for (RandomGenerator extreme : extremes) {
                double inner = range.drawInner(extreme);
                assertTrue(inner >= bounds[1] && inner <= bounds[2], () -> inner + " in " + range);
                double outer = range.drawOuter(extreme);
                assertTrue(outer >= bounds[0] && outer <= bounds[3], () -> outer + " in " + range);
                double shell = range.drawShell(extreme);
                assertTrue(shell <= bounds[1] || shell >= bounds[2], () -> shell + " is for training in " + range);
                assertTrue(shell >= bounds[0] && shell <= bounds[3], () -> shell + " in " + range);
            }
        }
    }

    @Test
    void roundingAtAnEndIsTheEnd() {
        RangeParameter reach = range(-0.85, -0.6, 0.6, 0.85, Scale.LINEAR);
        assertEquals(0.85, reach.parse(0.8500000000000001));
        assertEquals(0.85, reach.parse(0.85f));
        assertEquals(-0.85, reach.parse(-0.8500000000000001));
        assertEquals(0.6, reach.parse(0.6), "inside, nothing is moved");
        assertEquals(
                "task parameter 'gain' must lie in [-0.85, 0.85] 1, got 0.8501 1",
                Refusal.of(() -> reach.parse(0.8501)));
        assertTrue(Refusal.of(() -> reach.parse(Double.NaN)).contains("got NaN"));
    }

    @Test
    void everyKnobOfEveryFamilyReachesBothItsEnds() {
        for (TaskFamily<?> family : Families.all()) {
            reaches(family);
        }
    }

    private static <T extends Record> void reaches(TaskFamily<T> family) {
        TaskSpace<T> space = family.tasks();
        for (TaskParameter parameter : space.parameters()) {
            if (parameter instanceof RangeParameter range) {
                for (double end : new double[] {range.outerLow(), range.outerHigh()}) {
                    double width = range.outerHigh() - range.outerLow();
                    double walked = end == range.outerLow() ? end : range.outerLow() + width * 1.0000000000000002;
                    for (double asked : new double[] {end, Math.nextUp(end), Math.nextDown(end), (float) end, walked}) {
                        double got = (Double) space.get(space.with(space.nominal(), range.name(), asked), range.name());
                        assertTrue(got >= range.outerLow() && got <= range.outerHigh(), range + " " + asked);
                        assertEquals(end, got, 1e-6 * (1 + Math.abs(end)), range + " " + asked);
                    }
                }
            } else if (parameter instanceof ChoiceParameter choices) {
                for (Object value : choices.values()) {
                    T task = space.with(space.nominal(), choices.name(), value);
                    assertEquals(value, space.get(task, choices.name()));
                }
            }
        }
    }

    @Test
    void aValueThatIsListedTwiceIsNamed() {
        assertEquals(
                "choice 'delay' lists '0' twice",
                Refusal.of(() -> new ChoiceParameter("delay", List.of(0, 0, 3), List.of(), false, false, "")));
        assertEquals(
                "choice 'delay' lists '3' twice",
                Refusal.of(() -> new ChoiceParameter("delay", List.of(0, 3), List.of(3), false, false, "")));
        assertTrue(Refusal.of(() -> new ChoiceParameter("delay", List.of(0), List.of(), false, false, ""))
                .contains("at least two values"));
    }

    @Test
    void aContextIsLinearOnTheScale() {
        RangeParameter gain = range(0.125, 0.5, 2, 8, Scale.LOG);
        float[] out = new float[5];
        double[] values = {0.25, 0.5, 1, 2, 8};
        for (int i = 0; i < 5; i++) {
            gain.context(values[i], out, i);
        }
        float[] expected = {-2, -1, 0, 1, 3};
        for (int i = 0; i < 5; i++) {
            assertEquals(expected[i], out[i], 1e-6f);
        }
    }
}
