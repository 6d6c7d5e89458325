package adaptarium.meta;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A score matrix whose samples come sorted: all scores are sorted once, and a sample is counted out of them in time that grows with its size alone. */
final class SortedScores {
    private final double[] sorted; // all scores, lowest first
    private final int[][] places; // of every score in it, by seed and task

    /** The scores of some seeds, {@code scores.get(seed)[task]}, all of as many tasks. */
    SortedScores(List<double[]> scores) {
        int columns = scores.get(0).length;
        List<Integer> order = IntStream.range(0, scores.size() * columns)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores.get(i / columns)[i % columns]))
                .toList();
        sorted = new double[order.size()];
        places = new int[scores.size()][columns];
        for (int place = 0; place < sorted.length; place++) {
            int i = order.get(place);
            sorted[place] = scores.get(i / columns)[i % columns];
            places[i / columns][i % columns] = place;
        }
    }

    /** The scores of some rows and columns, perhaps of some more than once, lowest first, as {@link Arrays#sort(double[])} has them. */
    double[] sample(int[] rows, int[] columns) {
        int[] times = new int[sorted.length];
        for (int row : rows) {
            int[] of = places[row];
            for (int column : columns) {
                times[of[column]]++;
            }
        }
        double[] sample = new double[rows.length * columns.length];
        int at = 0;
        for (int place = 0; place < sorted.length; place++) {
            int end = at + times[place];
            Arrays.fill(sample, at, end, sorted[place]);
            at = end;
        }
        return sample;
    }
}
