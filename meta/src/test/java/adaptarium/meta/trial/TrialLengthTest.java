package adaptarium.meta.trial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.action.ActionDistribution;
import adaptarium.agents.network.memory.Gru;
import adaptarium.agents.network.policy.ActorCritic;
import adaptarium.agents.update.PpoSettings;
import adaptarium.agents.update.Schedule;
import adaptarium.meta.MetaTraining.Update;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trials of a random number of episodes, and schedules. */
class TrialLengthTest {
    private static final SignGame FAMILY = new SignGame(true);
    private static final PpoSettings PPO = new PpoSettings(0.01, 1, 2, 0.2, 0.95, 0.9, 0.01, 0.5, 1);
    private static final int TRIALS = 80; // more than one sampler's
    private static final List<SignGame.Task> TASKS = Collections.nCopies(TRIALS, new SignGame.Task(1));

    private static TrialLearner<SignGame.Task> learner(int fewest, int most, Schedule schedule, int threads) {
        TrialInputs inputs = TrialInputs.of(FAMILY.spec(), true, 0);
        ActorCritic network = ActorCritic.withMemory(
                new Gru(inputs.size(), 4),
                4,
                ActionDistribution.of(FAMILY.spec().actions()),
                1);
        TrialSettings settings =
                new TrialSettings(TRIALS, fewest, most, true, true, new float[0], Integer.MAX_VALUE, schedule, PPO);
        return new TrialLearner<>(FAMILY, settings, network, inputs, 1, threads);
    }

    /** Two steps an episode: of 80 trials with one to three episodes, about 320 steps; all of them on any number of threads. */
    @Test
    void trialsHaveARandomNumberOfEpisodes() {
        float[] expected = new float[0];
        for (int threads = 1; threads <= 2; threads++) {
            try (TrialLearner<SignGame.Task> learner = learner(1, 3, Schedule.CONSTANT, threads)) {
                Update update = learner.metaUpdate(TASKS, 7);
                assertTrue(update.environmentSteps() > 250 && update.environmentSteps() < 390, update.toString());
                assertTrue(update.metrics().containsKey("return/episode/2"));
                assertEquals(2, learner.newAdaptation(1, 1).rounds());
                float[] theta = learner.agent().theta();
                if (threads > 1) {
                    assertArrayEquals(expected, theta);
                }
                expected = theta;
            }
        }
    }

    /** A trial is stopped after its last episode, whose end and success count like any other's. */
    @Test
    void theLastEpisodeOfAShortTrialCounts() {
        try (TrialLearner<SignGame.Task> learner = learner(1, 3, Schedule.CONSTANT, 1);
                TrialSampler<SignGame.Task> sampler = new TrialSampler<>(
                        FAMILY, 20, 1, 3, learner.agent().inputs().size())) {
            sampler.play(learner.agent(), TASKS.subList(0, 20), 7, 0);
            for (int number = 0; number < 3; number++) {
                int played = 0;
                for (int slot = 0; slot < 20; slot++) {
                    played += sampler.episodes(slot) > number ? 1 : 0;
                }
                assertEquals(played, sampler.successes().ended(number));
            }
        }
    }

    @Test
    void theLongestMustBeAsLongAsTheShortest() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> learner(3, 2, Schedule.CONSTANT, 1));
        assertEquals("mostEpisodes must be at least episodes, 3, got 2", e.getMessage());
    }

    /** A learner that is restored after an update goes on with the second update's rate, and so to the same bits. */
    @Test
    void aScheduleGoesOnWhereItWas() {
        Schedule schedule = new Schedule(4, 0.1, 0);
        try (TrialLearner<SignGame.Task> straight = learner(2, 2, schedule, 1);
                TrialLearner<SignGame.Task> resumed = learner(2, 2, schedule, 1);
                TrialLearner<SignGame.Task> constant = learner(2, 2, Schedule.CONSTANT, 1)) {
            straight.metaUpdate(TASKS, 7);
            constant.metaUpdate(TASKS, 7);
            assertArrayEquals(constant.agent().theta(), straight.agent().theta(), "the first update is as it is set");
            resumed.restore(straight.state());
            straight.metaUpdate(TASKS, 8);
            constant.metaUpdate(TASKS, 8);
            resumed.metaUpdate(TASKS, 8);
            assertArrayEquals(straight.agent().theta(), resumed.agent().theta());
            assertTrue(straight.agent().theta()[0] != constant.agent().theta()[0]);
        }
    }
}
