package adaptarium.meta.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.store.State;
import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.gradient.parameter.LearnedRates;
import adaptarium.random.Seeds;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LearnedRatesOfModelsTest {
    private static final double INNER_RATE = 0.1;
    private static final double RATE = 0.001; // of Adam; ten times that for the logarithms of the inner rates

    /** Adam's first step has the same length for all, whatever their slopes: ln α moves by ten rates, up or down, or not at all where nothing depends on it. */
    @Test
    void everyGroupHasARateOfItsOwn() {
        float[] each = learnt(Families.named("UnknownGainSlider-v0"), LearnedRates.PARAMETER, 10);
        float[] blocks = learnt(Families.named("UnknownGainSlider-v0"), LearnedRates.LAYER, 10);
        float[] none = learnt(Families.named("UnknownGainSlider-v0"), LearnedRates.NONE, 10);
        assertEquals(4, blocks.length, "weights and biases of two layers");
        assertTrue(each.length > 5 * 4 + 5, "as many as there are parameters");
        assertArrayEquals(new float[4], none);
        int up = 0;
        for (float moved : each) {
            assertTrue(moved == 0 || Math.abs(Math.abs(moved) - 10 * RATE) < 1e-4, "moved by " + moved);
            up += moved > 0 ? 1 : 0;
        }
        assertTrue(up > 0 && up < each.length, "some up, others not");
        for (float moved : blocks) {
            assertEquals(10 * RATE, Math.abs(moved), 1e-4);
        }
    }

    @Test
    void noRateExceedsTheHighest() {
        float[] each = learnt(Families.named("UnknownGainSlider-v0"), LearnedRates.PARAMETER, INNER_RATE);
        int down = 0;
        int held = 0;
        for (float moved : each) {
            assertTrue(moved <= 0, "moved by " + moved);
            down += moved < 0 ? 1 : 0;
            held += moved == 0 ? 1 : 0;
        }
        assertTrue(down > 0 && held > 0, "those that would rise are held, the others fall");
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> learnt(Families.named("UnknownGainSlider-v0"), LearnedRates.PARAMETER, INNER_RATE / 2));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith("innerRate must be at most highestRate"));
    }

    /** How far the logarithms of the rates have moved in one gradient step. */
    private static <T extends Record> float[] learnt(TaskFamily<T> family, LearnedRates learned, double highestRate) {
        ModelSettings model = new ModelSettings(
                2,
                OptionalInt.of(1),
                List.of(5),
                1,
                64,
                RATE,
                10_000,
                /* warmup= */ 2,
                /* explorationNoise= */ 0,
                PlannerSettings.standard());
        GrbalSettings settings = new GrbalSettings(4, INNER_RATE, learned, highestRate, model);
        try (MetaLearner<T> learner = new Grbal().create(family, settings, 1, 1)) {
            List<T> tasks = List.of(
                    family.tasks().sample(Split.TRAIN, Seeds.generator(1)),
                    family.tasks().sample(Split.TRAIN, Seeds.generator(2)));
            learner.metaUpdate(tasks, 3);
            State state = learner.state().under("model");
            float[] rates =
                    state.floats("logRates", state.entry("logRates").shape()).clone();
            for (int i = 0; i < rates.length; i++) {
                rates[i] -= (float) Math.log(INNER_RATE);
            }
            return rates;
        }
    }
}
