package adaptarium.meta.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
        float[] each = learnt(Families.named("UnknownGainSlider-v0"), LearnedRates.PARAMETER);
        float[] blocks = learnt(Families.named("UnknownGainSlider-v0"), LearnedRates.LAYER);
        float[] none = learnt(Families.named("UnknownGainSlider-v0"), LearnedRates.NONE);
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

    /** How far the logarithms of the rates have moved in one gradient step. */
    private static <T extends Record> float[] learnt(TaskFamily<T> family, LearnedRates learned) {
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
        GrbalSettings settings = new GrbalSettings(4, INNER_RATE, learned, model);
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
