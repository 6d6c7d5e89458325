package adaptarium.envs.wrapper;

/** A queue of fixed length for arrays: what goes in comes out some steps later. */
final class Delay {
    private final float[][] ring;
    private final float[] incoming;
    private int position;

    /** The length is the delay in steps; the first things to come out are the given ones. */
    Delay(int steps, float[] first) {
        ring = new float[steps][];
        incoming = new float[first.length];
        for (int i = 0; i < steps; i++) {
            ring[i] = first.clone();
        }
    }

    /** Puts the array's content in and overwrites it with what comes out. */
    void pass(float[] values) {
        if (ring.length == 0) {
            return;
        }
        System.arraycopy(values, 0, incoming, 0, values.length);
        System.arraycopy(ring[position], 0, values, 0, values.length);
        System.arraycopy(incoming, 0, ring[position], 0, values.length);
        position = (position + 1) % ring.length;
    }
}
