package adaptarium.meta.fewshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Split;
import adaptarium.meta.fewshot.problem.Sinusoid;
import adaptarium.random.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FewShotProblemsTest {
    @Test
    void idsAreReadAndWrittenInOneOrder() {
        assertEquals("Sinusoid-v0", FewShotProblems.named("Sinusoid").id());
        assertEquals(
                "Sinusoid-v0", FewShotProblems.named("Sinusoid-v0+shots=10").id());
        assertEquals(
                "Sinusoid-v0+shots=5+queries=7",
                FewShotProblems.named("Sinusoid-v0+queries=07+shots=5").id());
        assertTrue(FewShotProblems.kind("Sinusoid-v0+shots=5").isPresent());
        assertFalse(FewShotProblems.kind("CartPole-v0").isPresent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sinusoid-v0+shot=5    | Sinusoid-v0 has no option 'shot'; did you mean 'shots'? There are [shots,"
                        + " queries]",
                "Sinusoid-v0+shots=0   | shots of Sinusoid-v0 must be a whole number in [1, 1000], got '0'",
                "Sinusoid-v0+shots=x   | shots of Sinusoid-v0 must be a whole number in [1, 1000], got 'x'",
                "Sinusoid-v0+shots     | shots of Sinusoid-v0 must be a whole number in [1, 1000], got ''",
                "Sinusoid-v0/CartPole-v0 | Sinusoid-v0 is of no family, got 'CartPole-v0'",
                "Sinusiod-v0           | no few-shot problem 'Sinusiod-v0'; did you mean 'Sinusoid-v0'? 'adaptarium"
                        + " list problems' shows all",
            })
    void whatDoesNotFitIsRefusedInOneLine(String id, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> FewShotProblems.named(id))
                        .getMessage());
    }

    /** Finn et al. 2017, section 5.1. */
    @Test
    void sinusoidsAreThoseOfThePaper() {
        Sinusoid problem = new Sinusoid("Sinusoid-v0", 10, 10);
        double amplitude = 0;
        double phase = 0;
        int draws = 20_000;
        for (int i = 0; i < draws; i++) {
            Sinusoid.Wave wave = problem.sample(Split.TRAIN, Seeds.generator(i));
            assertTrue(
                    wave.amplitude() >= 0.1 && wave.amplitude() <= 5 && wave.phase() >= 0 && wave.phase() <= Math.PI);
            amplitude += wave.amplitude() / draws;
            phase += wave.phase() / draws;
        }
        assertEquals(2.55, amplitude, 0.04); // (0.1 + 5) / 2; four deviations of 4.9 / sqrt(12 * 20000)
        assertEquals(Math.PI / 2, phase, 0.03);
        Sinusoid.Wave wave = new Sinusoid.Wave(3, 1);
        FewShotEpisode episode = problem.episode(wave, 5);
        for (Examples examples : new Examples[] {episode.support(), episode.query()}) {
            assertEquals(10, examples.count());
            for (int i = 0; i < 10; i++) {
                double x = examples.x()[i];
                assertTrue(Math.abs(x) <= 5);
                assertEquals(3 * Math.sin(x - 1), examples.y()[i], 1e-12);
            }
        }
        assertTrue(problem.sample(Split.SHIFTED, Seeds.generator(1)).amplitude() > 5);
    }

    @Test
    void examplesMustBeFiniteAndOfTheirShape() {
        assertEquals(
                "inputs must be finite, got NaN in example 1",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new Examples(2, 1, 1, new double[] {1, Double.NaN}, new double[2]))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Examples(2, 1, 1, new double[3], new double[2]));
        Examples one = new Examples(1, 1, 1, new double[1], new double[1]);
        Examples wide = new Examples(1, 2, 1, new double[2], new double[1]);
        assertThrows(IllegalArgumentException.class, () -> new FewShotEpisode(one, wide));
    }

    @Test
    void scoresAreTheLargerTheBetter() {
        Examples numbers = new Examples(2, 1, 1, new double[2], new double[] {1, 2});
        assertEquals(-2.5, Measure.MEAN_SQUARED_ERROR.score(new double[] {0, 0}, numbers)); // (1 + 4) / 2
        Examples classes = new Examples(2, 1, 2, new double[2], new double[] {1, 0, 0, 1});
        assertEquals(0.5, Measure.ACCURACY.score(new double[] {3, 1, 2, 1}, classes));
        assertTrue(Double.isNaN(Measure.ACCURACY.score(new double[] {3, Double.NaN, 2, 1}, classes)));
    }
}
