package adaptarium.agents.experience;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class NormaliserTest {
    @Test
    void mapsToMeanZeroAndDeviationOne() {
        RunningMoments moments = new RunningMoments(1);
        moments.add(new float[] {1}, 0);
        moments.add(new float[] {5}, 0);
        float[] out = new float[3];
        Normaliser normaliser = Normaliser.of(moments);
        normaliser.apply(new float[] {0, 7}, 1, out, 2);
        assertArrayEquals(new float[] {0, 0, 2}, out, 1e-6f);
    }

    @Test
    void isFrozenWhenMade() {
        RunningMoments moments = new RunningMoments(1);
        moments.add(new float[] {-1}, 0);
        moments.add(new float[] {1}, 0);
        Normaliser normaliser = Normaliser.of(moments);
        moments.add(new float[] {100}, 0);
        float[] out = new float[1];
        normaliser.apply(new float[] {0.5f}, 0, out, 0);
        assertArrayEquals(new float[] {0.5f}, out, 1e-6f);
    }

    @Test
    void clipsOutliersAndConstantsStayFinite() {
        RunningMoments moments = new RunningMoments(1);
        moments.add(new float[] {2}, 0);
        moments.add(new float[] {2}, 0);
        float[] out = new float[2];
        Normaliser.of(moments).apply(new float[] {2}, 0, out, 0);
        Normaliser.of(moments).apply(new float[] {3}, 0, out, 1);
        assertArrayEquals(new float[] {0, 10}, out);
    }

    @Test
    void identityChangesNothingSmall() {
        float[] out = new float[2];
        Normaliser.identity(2).apply(new float[] {0.25f, -3}, 0, out, 0);
        assertArrayEquals(new float[] {0.25f, -3}, out);
    }
}
