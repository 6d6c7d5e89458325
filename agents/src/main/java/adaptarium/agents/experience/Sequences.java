package adaptarium.agents.experience;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Some slots of some rollouts, packed for one run of a network: longest first, time-major, without padding. A sequence costs what it is long, whatever the
 * others are.
 *
 * @param batchSizes how many sequences reach step t
 * @param inputs float[S * I]
 * @param rollout which rollout a row comes from, int[S]
 * @param index where it stands there, int[S]
 */
@SuppressWarnings("ArrayRecordComponent") // hot path, made and dropped within one update
public record Sequences(int[] batchSizes, float[] inputs, int[] rollout, int[] index) {
    /** One slot of one rollout. */
    public record Source(int rollout, int slot) {}

    /** Packs the sources; of equally long ones, the earlier comes first. */
    public static Sequences pack(List<Rollout> rollouts, List<Source> sources) {
        List<Source> sorted = sources.stream()
                .sorted(Comparator.comparingInt(
                        (Source source) -> -rollouts.get(source.rollout()).length(source.slot())))
                .toList();
        int[] lengths = sorted.stream()
                .mapToInt(source -> rollouts.get(source.rollout()).length(source.slot()))
                .toArray();
        int rows = Arrays.stream(lengths).sum();
        int inputSize = rollouts.get(0).inputSize();
        int[] batchSizes = new int[lengths[0]];
        float[] inputs = new float[rows * inputSize];
        int[] rollout = new int[rows];
        int[] index = new int[rows];
        int[] rolloutOf = sorted.stream().mapToInt(Source::rollout).toArray();
        int[] slotOf = sorted.stream().mapToInt(Source::slot).toArray();
        Rollout[] from =
                sorted.stream().map(source -> rollouts.get(source.rollout())).toArray(Rollout[]::new);
        int row = 0;
        int reaching = lengths.length;
        for (int t = 0; t < batchSizes.length; t++) {
            while (lengths[reaching - 1] <= t) {
                reaching--;
            }
            batchSizes[t] = reaching;
            for (int n = 0; n < reaching; n++, row++) {
                int at = t * from[n].slots() + slotOf[n];
                rollout[row] = rolloutOf[n];
                index[row] = at;
                System.arraycopy(from[n].inputs(), at * inputSize, inputs, row * inputSize, inputSize);
            }
        }
        return new Sequences(batchSizes, inputs, rollout, index);
    }

    /** S, rows of all steps together. */
    public int rows() {
        return index.length;
    }
}
