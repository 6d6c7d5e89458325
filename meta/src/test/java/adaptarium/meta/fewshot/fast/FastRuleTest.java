package adaptarium.meta.fewshot.fast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.envs.Split;
import adaptarium.meta.fewshot.Differences;
import adaptarium.meta.fewshot.FewShotEpisode;
import adaptarium.meta.fewshot.FewShotProblems;
import adaptarium.meta.fewshot.Toy;
import adaptarium.meta.fewshot.problem.Sinusoid;
import adaptarium.random.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FastRuleTest {
    private static final Sinusoid SINUSOID = (Sinusoid) FewShotProblems.named("Sinusoid-v0+shots=4+queries=3");
    private static final FewShotEpisode EPISODE = SINUSOID.episode(new Sinusoid.Wave(2, 1), 4);

    private static MetaNetworksSettings settings(int fastLayers) {
        return new MetaNetworksSettings(List.of(5, 4), fastLayers, 3, 2, 2, 0.001);
    }

    /** Slow weights, writer, keys and temperature, through the gradients of the support examples. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theGradientIsThatOfTheLoss(int fastLayers) {
        Differences.check(new FastRule(SINUSOID, settings(fastLayers)), EPISODE);
    }

    @Test
    void theGradientIsThatOfTheLossOfClasses() {
        Toy toy = new Toy(2);
        Differences.check(new FastRule(toy, settings(1)), toy.episode(toy.sample(Split.TRAIN, Seeds.generator(1)), 6));
    }

    /** A writer that writes nothing leaves the slow network as it is. */
    @Test
    void withoutFastWeightsItIsTheSlowNetwork() {
        FastRule rule = new FastRule(SINUSOID, settings(3));
        float[] initial = rule.initial(Seeds.generator(1));
        double[] theta = new double[initial.length];
        int at = 0;
        for (var block : rule.layout().blocks()) {
            for (int i = 0; i < block.size(); i++, at++) {
                theta[at] = block.name().startsWith("writer") ? 0 : initial[at];
            }
        }
        List<double[]> predicted =
                rule.predict(theta, EPISODE.support(), EPISODE.query().x(), 1);
        assertArrayEquals(predicted.get(0), predicted.get(1), 1e-12);
    }

    @Test
    void moreFastLayersThanThereAreAreRefused() {
        assertEquals(
                "fastLayers must be at most 3, the layers there are, got 4",
                assertThrows(IllegalArgumentException.class, () -> settings(4)).getMessage());
    }
}
