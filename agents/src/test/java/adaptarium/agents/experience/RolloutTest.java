package adaptarium.agents.experience;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RolloutTest {
    // One slot: an episode of two steps that terminates, then one of two steps that is truncated.
    private static final float[] REWARDS = {1, 2, 3, 4};
    private static final float[] VALUES = {0.5f, 0.25f, -1, 2};
    private static final float FINAL_VALUE = 10;

    private static Rollout rollout() {
        Rollout rollout = new Rollout(2, 1, 1, 1);
        for (int t = 0; t < 4; t++) {
            rollout.act(1, new float[] {-1, 10 * t}, new float[] {0, t}, 1, new float[] {t}, 0, -t, VALUES[t]);
            rollout.outcome(1, REWARDS[t], t == 1, t == 3, new float[] {-1, 10 * t + 5}, FINAL_VALUE);
        }
        return rollout;
    }

    private static float advantage(Rollout rollout, int t) {
        return rollout.advantages()[t * 2 + 1];
    }

    @Test
    void stepsStandTimeMajor() {
        Rollout rollout = rollout();
        assertEquals(0, rollout.length(0));
        assertEquals(4, rollout.length(1));
        assertEquals(4, rollout.steps());
        assertEquals(2, rollout.inputs()[2 * 2 + 1]);
        assertEquals(-3, rollout.logProbabilities()[3 * 2 + 1]);
        assertEquals(true, rollout.terminated()[1 * 2 + 1]);
        assertEquals(true, rollout.truncated()[3 * 2 + 1]);
    }

    @Test
    void successorsAreTrueOnesEvenWhereAnEpisodeEnds() {
        Rollout rollout = rollout();
        // Observations are 0, 10, 20, 30; steps 1 and 3 end episodes, whose final observations are 15 and 35.
        float[] next = new float[2];
        for (int t = 0; t < 4; t++) {
            rollout.copySuccessor(1, t, next, 1);
            assertEquals(new float[] {10, 15, 30, 35}[t], next[1]);
            assertEquals(10 * t, rollout.observations()[t * 2 + 1]);
        }
        // A step that neither ended an episode nor is followed by another.
        rollout.act(1, new float[] {-1, 40}, new float[2], 1, new float[1], 0, 0, 0);
        rollout.outcome(1, 0, false, false, new float[] {-1, 50}, 0);
        rollout.copySuccessor(1, 4, next, 0);
        assertEquals(50, next[0]);
    }

    @Test
    void manyEndsInManySlotsAreKeptApart() {
        Rollout rollout = new Rollout(3, 2, 0, 1);
        for (int t = 0; t < 70; t++) {
            for (int slot = 0; slot < 3; slot++) {
                float[] next = new float[6];
                next[2 * slot] = 1000 * slot + t;
                next[2 * slot + 1] = -t;
                rollout.act(slot, new float[6], new float[0], 0, new float[1], 0, 0, 0);
                rollout.outcome(slot, 0, false, t % (slot + 1) == 0, next, 0);
            }
        }
        float[] next = new float[2];
        for (int slot = 0; slot < 3; slot++) {
            for (int t = 0; t < 70; t += slot + 1) {
                rollout.copySuccessor(slot, t, next, 0);
                assertArrayEquals(new float[] {1000 * slot + t, -t}, next);
            }
        }
    }

    @Test
    void withGammaAndLambdaOneTheFirstAdvantageIsTheTrialsReturnMinusTheValue() {
        Rollout rollout = rollout();
        rollout.estimate(1, Rollout.NO_BONUSES, 1, 1, /* acrossEpisodes= */ true);
        assertEquals(1 + 2 + 3 + 4 - 0.5, advantage(rollout, 0), 1e-6);
        assertEquals(4 - 2, advantage(rollout, 3), 1e-6);
        assertEquals(1 + 2 + 3 + 4, rollout.targets()[1], 1e-6);
    }

    @Test
    void advantagesAreTheDirectSumOfDiscountedErrors() {
        double gamma = 0.9;
        double lambda = 0.8;
        double scale = 0.5;
        for (boolean across : new boolean[] {true, false}) {
            Rollout rollout = rollout();
            rollout.estimate(scale, Rollout.NO_BONUSES, gamma, lambda, across);
            double[] next = across ? new double[] {0.25, -1, 2, 0} : new double[] {0.25, 0, 2, FINAL_VALUE};
            for (int t = 0; t < 4; t++) {
                double sum = 0;
                int end = across || t > 1 ? 3 : 1;
                for (int k = t; k <= end; k++) {
                    double error = scale * REWARDS[k] + gamma * next[k] - VALUES[k];
                    sum += Math.pow(gamma * lambda, k - t) * error;
                }
                assertEquals(sum, advantage(rollout, t), 1e-6, across + " " + t);
            }
        }
    }

    /** A bonus is paid beside the scaled reward, and stays out of the rewards. */
    @Test
    void bonusesCountAsIfTheyHadBeenRewarded() {
        for (boolean across : new boolean[] {true, false}) {
            Rollout rollout = rollout();
            float[] bonuses = new float[rollout.rewards().length];
            float[] rewards = rollout.rewards().clone();
            for (int i = 0; i < bonuses.length; i++) {
                bonuses[i] = 0.25f * i;
            }
            rollout.estimate(0.5, bonuses, 0.9, 0.8, across);
            assertArrayEquals(rewards, rollout.rewards());
            Rollout rewarded = rollout();
            for (int i = 0; i < bonuses.length; i++) {
                rewarded.rewards()[i] += bonuses[i] / 0.5f;
            }
            rewarded.estimate(0.5, Rollout.NO_BONUSES, 0.9, 0.8, across);
            for (int t = 0; t < 4; t++) {
                assertEquals(advantage(rewarded, t), advantage(rollout, t), 1e-5, across + " " + t);
            }
        }
    }

    @Test
    void returnsToGoStopAtEpisodesUnlessCreditFlowsAcross() {
        RunningMoments across = new RunningMoments(1);
        rollout().addReturns(across, 1, true);
        assertEquals((10 + 9 + 7 + 4) / 4.0, across.mean(0), 1e-9);
        RunningMoments within = new RunningMoments(1);
        rollout().addReturns(within, 1, false);
        assertEquals((3 + 2 + 7 + 4) / 4.0, within.mean(0), 1e-9);
    }

    @Test
    void clearedRolloutsKeepNothing() {
        Rollout rollout = rollout();
        rollout.clear();
        assertEquals(0, rollout.steps());
        for (int t = 0; t < 200; t++) {
            rollout.act(0, new float[2], new float[1], 0, new float[1], 0, t, 0);
            rollout.outcome(0, 0, false, false, new float[2], 0);
        }
        assertEquals(150, rollout.logProbabilities()[300]);
    }
}
