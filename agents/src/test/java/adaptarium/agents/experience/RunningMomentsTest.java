package adaptarium.agents.experience;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.random.Seeds;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;

class RunningMomentsTest {
    @Test
    void agreesWithCommonsMath() {
        RandomGenerator random = Seeds.generator(1);
        RunningMoments moments = new RunningMoments(2);
        SummaryStatistics reference = new SummaryStatistics();
        for (int i = 0; i < 1000; i++) {
            float[] values = {1e3f, (float) (1e4 + random.nextGaussian())};
            moments.add(values, 0);
            reference.addValue(values[1]);
        }
        assertEquals(1e3, moments.mean(0));
        assertEquals(0, moments.variance(0));
        assertEquals(reference.getMean(), moments.mean(1), 1e-9);
        assertEquals(reference.getPopulationVariance(), moments.variance(1), 1e-9);
    }

    @Test
    void mergingTwoHalvesIsSeeingTheWhole() {
        RandomGenerator random = Seeds.generator(2);
        RunningMoments whole = new RunningMoments(1);
        RunningMoments left = new RunningMoments(1);
        RunningMoments right = new RunningMoments(1);
        for (int i = 0; i < 300; i++) {
            float[] value = {(float) (random.nextGaussian() * 3 + (i < 100 ? 5 : -2))};
            whole.add(value, 0);
            (i < 100 ? left : right).add(value, 0);
        }
        left.merge(right);
        left.merge(new RunningMoments(1));
        assertEquals(300, left.count());
        assertEquals(whole.mean(0), left.mean(0), 1e-12);
        assertEquals(whole.variance(0), left.variance(0), 1e-9);
        RunningMoments other = new RunningMoments(2);
        assertThrows(IllegalArgumentException.class, () -> whole.merge(other));
    }

    @Test
    void restoredMomentsContinueToTheSameBits() {
        RunningMoments straight = new RunningMoments(1);
        for (int i = 0; i < 9; i++) {
            straight.add(new float[] {i * 0.1f}, 0);
        }
        RunningMoments resumed = new RunningMoments(1);
        resumed.restore(straight.state());
        straight.add(new float[] {7}, 0);
        resumed.add(new float[] {7}, 0);
        assertArrayEquals(
                straight.state().doubles("squares", 1), resumed.state().doubles("squares", 1));
        assertArrayEquals(straight.state().doubles("mean", 1), resumed.state().doubles("mean", 1));
    }

    @Test
    void beforeTwoVectorsTheVarianceIsOne() {
        RunningMoments moments = new RunningMoments(1);
        assertEquals(1, moments.variance(0));
        moments.add(new float[] {3}, 0);
        assertEquals(1, moments.variance(0));
    }
}
