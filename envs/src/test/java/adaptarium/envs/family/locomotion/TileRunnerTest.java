package adaptarium.envs.family.locomotion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Split;
import adaptarium.envs.StepResult;
import adaptarium.envs.reference.References;
import adaptarium.envs.reference.TileJumper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TileRunnerTest {
    /** All tables of four kinds. */
    private static List<TileRunner.Task> tables() {
        List<TileRunner.Task> tables = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            tables.add(new TileRunner.Task(sign(i), sign(i >> 1), sign(i >> 2), sign(i >> 3), 1, -1, 4));
        }
        return tables;
    }

    private static int sign(int bit) {
        return bit % 2 == 0 ? 1 : -1;
    }

    /** The same tiles and actions under all tables together earn nothing but the jumps' costs: a touched tile is worth 0 on average. */
    @Test
    void overAllTablesATouchedTileIsWorthNothing() {
        for (int every : new int[] {3, 4, 7, 1000}) {
            double sum = 0;
            int jumps = 0;
            for (TileRunner.Task table : tables()) {
                Environment<TileRunner.Task> env = new Environment<>(new TileRunner(), table);
                env.reset(every);
                int flying = 0;
                for (int t = 1; t <= 160; t++) {
                    boolean jump = t % every == 0;
                    jumps += jump && flying == 0 ? 1 : 0;
                    flying = jump && flying == 0 ? 2 : Math.max(0, flying - 1);
                    sum += env.step(new float[] {jump ? 1 : 0}).reward();
                }
            }
            assertEquals(-0.2 * jumps, sum, 1e-4);
        }
        assertEquals(0, new TileRunner().memorylessCeiling(Split.TEST));
    }

    @Test
    void aTilePaysOnceAndAJumpNextToItClearsIt() {
        TileRunner.Task allGood = new TileRunner.Task(1, 1, 1, 1, 1, 1, 4);
        Environment<TileRunner.Task> env = new Environment<>(new TileRunner(), allGood);
        env.reset(1);
        assertEquals(0, env.step(new float[] {0}).reward());
        assertEquals(1, env.step(new float[] {0}).reward());
        assertEquals(0, env.step(new float[] {0}).reward());
        assertEquals(0, env.step(new float[] {0}).reward());
        StepResult next = env.step(new float[] {0});
        assertEquals(1, next.observation()[0]);
        double jumped = 0;
        for (int t = 0; t < 3; t++) {
            jumped += env.step(new float[] {t == 0 ? 1 : 0}).reward();
        }
        assertEquals(-0.2, jumped, 1e-6);
    }

    /** Of equally likely good tiles and traps the first pay 1 and the second a jump: 0.4 a tile, 16 an episode. */
    @Test
    void whoKnowsTheTableEarnsFourTenthsATile() {
        List<TileRunner.Task> tasks = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            tasks.addAll(tables());
        }
        double sum = 0;
        for (double[] trial : References.play(new TileJumper(), tasks, 1, 1)) {
            sum += trial[0];
        }
        // The number of good tiles in an episode has a standard deviation below 1.2 * sqrt(40) over tables as a whole.
        assertEquals(16, sum / tasks.size(), 4 * 1.2 * Math.sqrt(40) / Math.sqrt(tasks.size()));
        assertTrue(sum > 0);
    }
}
