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
    private static PlanningAgent agent(Workers workers) {
        ModelUnits units =
                new ModelUnits(Normaliser.identity(1), new double[3], new double[] {1, 1, 1}, 1, /* feedback= */ false);
        PlannerSettings settings = new PlannerSettings(PlannerSettings.Search.RANDOM, 4, 3, 1, 1, 0.5, 0);
        ActionScale scale = new ActionScale(new ActionSpace.Continuous(List.of(new Axis("push", "N", 0, 4))));
        return new PlanningAgent(units, new Gains(2), settings, scale, /* noise= */ 0, 2, 1, workers);
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
