package adaptarium.meta.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.action.ActionScale;
import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.kernel.Workers;
import adaptarium.agents.network.Network;
import adaptarium.agents.network.memory.Gru;
import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.meta.Adaptation;
import adaptarium.random.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastTest {
    /** A place on a rail that an action in [−1, 1] moves by the gain of each slot; the gain is the last step's, which is all it learns. */
    private static final class Gains implements OnlineModel {
        private final float[] gains = {1, 1};

        @Override
        public void learn(int slot, float[] input, float[] target) {
            gains[slot] = target[0] / input[1];
        }

        @Override
        public Foresight foresight(int slot) {
            return along(gains[slot]);
        }

        @Override
        public Foresight kept(int slot) {
            return along(gains[slot]);
        }

        private static Foresight along(float gain) {
            return new Foresight() {
                private int rows;

                @Override
                public void begin(int count) {
                    rows = count;
                }

                @Override
                public float[] next(float[] inputs) {
                    float[] predicted = new float[3 * rows];
                    for (int row = 0; row < rows; row++) {
                        predicted[3 * row] = gain * inputs[2 * row + 1];
                        predicted[3 * row + 1] = inputs[2 * row + 1]; // so that it does act
                    }
                    return predicted;
                }
            };
        }

        @Override
        public float[] adapted(int slot) {
            return new float[0];
        }

        @Override
        public List<Adaptation.FastPart> adaptedParts() {
            return List.of();
        }
    }

    private static PlanningAgent agent(Workers workers) {
        ModelUnits units =
                new ModelUnits(Normaliser.identity(1), new double[3], new double[] {1, 1, 1}, 1, /* feedback= */ false);
        PlannerSettings settings = new PlannerSettings(PlannerSettings.Search.RANDOM, 4, 3, 1, 1, 0.5, 0);
        ActionScale scale = new ActionScale(new ActionSpace.Continuous(List.of(new Axis("push", "N", 0, 4))));
        return new PlanningAgent(units, new Gains(), settings, scale, 2, 1, workers);
    }

    private static float step(PlanningAgent agent, float x, float gain) {
        float[] actions = new float[2];
        agent.act(new float[] {0, x}, new boolean[] {false, true}, new float[0], actions);
        float next = x + gain * (actions[1] - 2) / 2;
        agent.observe(new float[2], new boolean[2], new boolean[2], new float[] {0, next});
        return next;
    }

    @Test
    void aForecastIsTheModelAsItWasThen() {
        try (Workers workers = new Workers(1)) {
            PlanningAgent agent = agent(workers);
            assertTrue(agent.forecast(1).isEmpty(), "nothing has been observed yet");
            float x = step(agent, 5, /* gain= */ 0.5F);
            assertTrue(agent.forecast(0).isEmpty(), "this slot idles");
            Adaptation.Forecast then = agent.forecast(1).orElseThrow();
            // 4, 2 and 1 N are 1, 0 and −0.5 of what the policy draws; half of that is the way
            float[] expected = {x + 0.5F, x + 0.5F, x + 0.25F};
            assertArrayEquals(expected, then.observations(new float[] {4, 2, 1}), 1e-5F);
            step(agent, x, /* gain= */ -1);
            assertArrayEquals(expected, then.observations(new float[] {4, 2, 1}), 1e-5F, "it learns nothing later");
            float[] now = agent.forecast(1).orElseThrow().observations(new float[] {4});
            assertNotEquals(expected[0], now[0], 1e-5F);
        }
    }

    /** A gradient step makes new parameters and leaves those that were kept. */
    @Test
    void aSteppedModelKeepsWhatItWas() {
        Network network = new Network(new Gru(2, 3)); // as a tape of single steps any network will do
        float[] theta = network.initialParameters(Seeds.generator(1));
        float[] rates = new float[theta.length];
        java.util.Arrays.fill(rates, 0.1F);
        SteppedModel model = new SteppedModel(network, theta, rates, 1, SteppedModel.Start.META, 1);
        float[] input = {1, -1};
        model.learn(0, input, new float[] {1, 2, 3});
        Foresight kept = model.kept(0);
        kept.begin(1);
        float[] before = kept.next(input).clone();
        Foresight present = model.foresight(0);
        present.begin(1);
        assertArrayEquals(present.next(input).clone(), before, "as it is now");
        model.learn(0, input, new float[] {-3, -2, -1});
        kept.begin(1);
        assertArrayEquals(before, kept.next(input).clone());
        present.begin(1);
        assertNotEquals(before[0], present.next(input)[0]);
        assertEquals(3, before.length);
    }
}
