package adaptarium.experiments.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Families;
import adaptarium.envs.StepResult;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.check.CheckReport;
import adaptarium.envs.check.FamilyChecker;
import org.junit.jupiter.api.Test;

/** The guide's wrapper, compiled from its file. */
class SparseRewardTest {
    @Test
    void aWrapperOfOnesOwnChangesRewardAndHorizon() {
        try (PluginScope scope = new PluginScope()) {
            scope.give(Plugin.at(Examples.FOLDER.resolve("SparseReward.java")));
            TaskFamily<?> sparse = Families.named("GridNavigation-v0+sparse");
            assertEquals(30, sparse.spec().horizon());
            assertEquals("1 where the goal is met, 0 elsewhere.", sparse.spec().rewardMeaning());
            CheckReport report = FamilyChecker.check(sparse, 18, 1);
            assertTrue(report.passed(), report::text);
            rewardsAreOnlyForTheGoal(sparse);
            // what is planned inside knows of the time
            assertEquals(
                    60,
                    Families.named("GridNavigation-v0+switch=abrupt+sparse+sparse")
                            .spec()
                            .horizon());
        }
    }

    private static <T extends Record> void rewardsAreOnlyForTheGoal(TaskFamily<T> family) {
        int met = 0;
        for (long seed = 0; seed < 20; seed++) {
            Environment<T> env = new Environment<>(family, family.tasks().nominal());
            env.reset(seed);
            StepResult result;
            int t = 0;
            do {
                result = env.step(new float[] {1 + (t++ / 2 + seed) % 4});
                assertEquals(result.success() ? 1 : 0, result.reward());
                met += result.success() ? 1 : 0;
            } while (!result.done());
            assertEquals(30, t);
        }
        assertTrue(met > 0);
    }
}
