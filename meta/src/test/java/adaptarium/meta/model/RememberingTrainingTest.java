package adaptarium.meta.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.experience.ReplayBuffer;
import adaptarium.agents.experience.ReplayShape;
import adaptarium.agents.experience.Rollout;
import adaptarium.agents.experience.RunningMoments;
import adaptarium.agents.network.memory.MemoryCell;
import adaptarium.agents.store.State;
import adaptarium.random.Seeds;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RememberingTrainingTest {
    private static final double FIRST_MOMENT = 0.1; // share of a gradient that Adam's first moment takes up at once
    private static final float STEP = 0.01F;

    /** Trials of 1, 2, 3 and 7 steps, of which sequences have at most 5. */
    private final ReplayBuffer buffer = new ReplayBuffer(new ReplayShape(2, 1, 0), 1000);

    private final RunningMoments observed = new RunningMoments(2);
    private final RunningMoments outcomes = new RunningMoments(4);

    private void fill() {
        RandomGenerator random = Seeds.generator(5);
        for (int length : new int[] {7, 2, 3, 1}) {
            Rollout rollout = new Rollout(1, 2, 0, 1);
            float[] at = {(float) random.nextGaussian(), (float) random.nextGaussian()};
            for (int t = 0; t < length; t++) {
                float[] action = {(float) (2 * random.nextDouble() - 1)};
                float[] next = {at[0] + action[0], 0.5F * at[1] + at[0]};
                float reward = (float) random.nextGaussian();
                boolean last = t == length - 1;
                rollout.act(0, at, new float[0], 0, action, 0, 0, 0);
                rollout.outcome(0, reward, /* hasTerminated= */ last && length == 3, last && length != 3, next, 0);
                observed.add(at, 0);
                ModelUnits.addOutcome(outcomes, at, next, reward, last && length == 3);
                at = next;
            }
            buffer.add(rollout, 0, 0, new float[0]);
        }
    }

    private static RebalSettings settings() {
        ModelSettings model = new ModelSettings(
                1,
                OptionalInt.empty(),
                List.of(4, 3),
                /* gradientSteps= */ 1,
                /* batchSize= */ 30, // six sequences of five steps, in chunks of four and two
                /* learningRate= */ 1e-3,
                /* capacity= */ 1000,
                /* warmup= */ 1,
                /* explorationNoise= */ 0,
                PlannerSettings.standard());
        return new RebalSettings(MemoryCell.GRU, /* memorySize= */ 3, /* sequence= */ 5, model);
    }

    private double error(RememberingTraining training, ModelUnits units, State state, float[] theta) {
        training.restore(new State().put("theta", theta).putAll("adam", state.under("adam")));
        return Objects.requireNonNull(
                training.learn(buffer, units, Seeds.generator(8)).get("error"));
    }

    /**
     * The gradient, which Adam's first moment tells, against central differences of the error that is reported. Numbers are floats: differences over 0.02 are off by about
     * 1e-7 / 0.02 and by the square of the step.
     */
    @Test
    void theGradientThroughPackedSequencesIsThatOfCentralDifferences() {
        fill();
        ModelUnits units = ModelUnits.of(observed, outcomes, 1, /* feedback= */ true);
        RememberingTraining training = new RememberingTraining(units.inputs(), units.outputs(), settings(), 2, 1);
        State fresh = training.state();
        float[] theta = fresh.floats("theta", ((float[]) fresh.entry("theta").values()).length)
                .clone();
        training.learn(buffer, units, Seeds.generator(8));
        float[] moment = training.state()
                .under("adam")
                .floats("firstMoment", theta.length)
                .clone();
        double largest = 0;
        for (float m : moment) {
            largest = Math.max(largest, Math.abs(m / FIRST_MOMENT));
        }
        assertTrue(largest > 0.05, "a gradient that is nearly zero shows nothing");
        for (int i = 0; i < theta.length; i++) {
            float[] up = theta.clone();
            float[] down = theta.clone();
            up[i] += STEP;
            down[i] -= STEP;
            double slope = (error(training, units, fresh, up) - error(training, units, fresh, down))
                    / ((double) up[i] - down[i]);
            assertEquals(slope, moment[i] / FIRST_MOMENT, 1e-3 * largest, "parameter " + i);
        }
        training.close();
    }
}
