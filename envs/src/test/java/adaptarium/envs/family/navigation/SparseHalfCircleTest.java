package adaptarium.envs.family.navigation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.ShapedReward;
import adaptarium.envs.Split;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.VectorEnvironment;
import adaptarium.envs.family.classic.Pendulum;
import adaptarium.envs.family.navigation.SparseHalfCircle.Ring;
import adaptarium.random.Seeds;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SparseHalfCircleTest {
    @Test
    void onlyStepsWithin20CentimetresOfTheGoalEarnAnything() {
        try (VectorEnvironment<SparseHalfCircle.Task> env = new VectorEnvironment<>(new SparseHalfCircle(), 1, 1)) {
            env.assign(0, new SparseHalfCircle.Task(Math.PI / 2, Ring.MIDDLE), 0, 1);
            double sum = 0;
            for (int t = 1; t <= 12; t++) {
                env.step(new float[] {0, 1});
                double distance = Math.abs(1 - 0.1 * t);
                double expected = distance <= 0.2 + 1e-9 ? 1 - distance : 0;
                if (t != 8 && t != 12) { // at exactly 0.2 m rounding decides
                    assertEquals(expected, env.rewards()[0], 1e-6);
                    assertEquals(expected > 0, env.success()[0]);
                }
                sum += env.rewards()[0];
            }
            assertTrue(sum >= 2.7, "return " + sum);
        }
    }

    @Test
    void theDenseRewardIsMinusTheDistanceAndIsNotBehindAWrapper() {
        SparseHalfCircle family = new SparseHalfCircle();
        ShapedReward<SparseHalfCircle.Task> shaped = ShapedReward.of(family).orElseThrow();
        float[] aim = new float[1 + shaped.aimSize()];
        shaped.aim(new SparseHalfCircle.Task(0, Ring.MIDDLE), aim, 1);
        assertEquals(-1, shaped.shapedReward(aim, 1, new float[2], 0), 1e-7);
        assertEquals(-5, shaped.shapedReward(aim, 1, new float[] {9, 4, 4}, 1), 1e-7);
        assertEquals(Optional.empty(), ShapedReward.of(new Pendulum()));
        assertEquals(Optional.empty(), ShapedReward.of(family.withHorizon(20)));
    }

    @Test
    void trainingGoalsLieOnTheUpperHalfOfTheUnitCircleAndShiftedOnesDoNot() {
        TaskSpace<SparseHalfCircle.Task> space = TaskSpace.of(SparseHalfCircle.Task.class);
        RandomGenerator random = Seeds.generator(4);
        for (int i = 0; i < 1000; i++) {
            SparseHalfCircle.Task inner = space.sample(Split.TRAIN, random);
            assertEquals(1, Math.hypot(inner.goalX(), inner.goalY()), 1e-12);
            assertTrue(inner.goalY() >= 0);
            SparseHalfCircle.Task outer = space.sample(Split.SHIFTED, random);
            double radius = Math.hypot(outer.goalX(), outer.goalY());
            assertTrue(outer.goalY() < 0 || Math.abs(radius - 1) > 0.29, outer.toString());
        }
    }
}
