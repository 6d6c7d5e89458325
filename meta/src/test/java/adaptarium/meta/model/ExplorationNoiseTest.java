package adaptarium.meta.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.action.ActionScale;
import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.kernel.Workers;
import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.gradient.parameter.LearnedRates;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ExplorationNoiseTest {
    private static final int SLOTS = 1000;

    /** What is drawn for a first step, by slot. */
    private static float[] firstActions(double noise) {
        ModelUnits units =
                new ModelUnits(Normaliser.identity(1), new double[3], new double[] {1, 1, 1}, 1, /* feedback= */ false);
        PlannerSettings settings = new PlannerSettings(PlannerSettings.Search.RANDOM, 2, 1, 1, 1, 0.5, 0);
        ActionScale scale = new ActionScale(new ActionSpace.Continuous(List.of(new Axis("push", "N", 0, 4))));
        boolean[] active = new boolean[SLOTS];
        Arrays.fill(active, true);
        float[] actions = new float[SLOTS];
        try (Workers workers = new Workers(1)) {
            PlanningAgent agent = new PlanningAgent(units, new Gains(SLOTS), settings, scale, noise, SLOTS, 1, workers);
            agent.act(new float[SLOTS], active, new float[0], actions);
            float[] drawn = agent.drawn().clone();
            for (int slot = 0; slot < SLOTS; slot++) {
                assertEquals(2 + 2 * drawn[slot], actions[slot], 1e-5, "what is done is what is said to be done");
            }
            return drawn;
        }
    }

    @Test
    void actionsAreAsFarFromThePlanAsItSays() {
        float[] planned = firstActions(0);
        float[] strayed = firstActions(0.2);
        double squares = 0;
        double sum = 0;
        int count = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            assertTrue(Math.abs(strayed[slot]) <= 1);
            if (Math.abs(planned[slot]) < 0.2) { // four deviations from the end of the range
                double difference = strayed[slot] - planned[slot];
                sum += difference;
                squares += difference * difference;
                count++;
            }
        }
        assertTrue(count > 100, "" + count);
        assertEquals(0, sum / count, 4 * 0.2 / Math.sqrt(count));
        assertEquals(0.2, Math.sqrt(squares / count), 4 * 0.2 / Math.sqrt(2 * count));
    }

    @Test
    void itIsForTrainingAlone() {
        TaskFamily<?> family = Families.named("UnknownGainSlider-v0");
        Trace still = trace(family, 0);
        Trace noisy = trace(family, 0.5);
        assertArrayEquals(still.evaluated, noisy.evaluated, "after an update of random actions, both know the same");
        assertNotEquals(still.trained, noisy.trained, "an update of planned actions is another one");
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    private record Trace(float[] evaluated, double trained) {}

    private static <T extends Record> Trace trace(TaskFamily<T> family, double noise) {
        PlannerSettings planner = new PlannerSettings(PlannerSettings.Search.RANDOM, 4, 2, 1, 1, 0.5, 0);
        ModelSettings model = new ModelSettings(
                1, OptionalInt.of(1), List.of(5), 1, 64, 0.001, 10_000, /* warmup= */ 1, noise, planner);
        GrbalSettings settings = new GrbalSettings(4, 0.1, LearnedRates.NONE, /* highestRate= */ 1, model);
        try (MetaLearner<T> learner = new Grbal().create(family, settings, 1, 1)) {
            List<T> tasks = List.of(family.tasks().sample(Split.TRAIN, Seeds.generator(1)));
            learner.metaUpdate(tasks, 2);
            float[] evaluated = new float[family.spec().actionSize()];
            try (var adaptation = learner.newAdaptation(1, 3)) {
                adaptation.act(
                        new float[family.spec().observationSize()], new boolean[] {true}, new float[0], evaluated);
            }
            return new Trace(evaluated, learner.metaUpdate(tasks, 4).meanReturn());
        }
    }
}
