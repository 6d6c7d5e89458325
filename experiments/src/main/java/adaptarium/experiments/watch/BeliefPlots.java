package adaptarium.experiments.watch;

import adaptarium.render.Numbers;
import adaptarium.render.watch.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be read out of an agent's belief as time goes by, against the true parameters. */
final class BeliefPlots {
    private static final int MOST_MOMENTS = 300;
    private static final int MOST_PLOTS = 2; // beside the returns there is room for no more

    private final List<BeliefReadout.Line> lines;
    private final List<Moment> moments = new ArrayList<>();
    private int first;

    /** What was carried, and what the task was then: a live parameter may have changed since. */
    @SuppressWarnings("ArrayRecordComponent") // drawn, never compared
    private record Moment(float[] carried, Map<String, Object> task) {}

    BeliefPlots(BeliefReadout readout) {
        lines = readout.lines().subList(0, Math.min(MOST_PLOTS, readout.lines().size()));
    }

    void clear() {
        moments.clear();
        first = 0;
    }

    void remember(float[] carried, Map<String, Object> task) {
        if (lines.isEmpty()) {
            return;
        }
        moments.add(new Moment(carried, task));
        if (moments.size() > MOST_MOMENTS) {
            moments.remove(0);
            first++;
        }
    }

    /** A plot for each parameter that can be read. */
    List<Snapshot.Plot> plots() {
        return lines.stream().map(this::plot).toList();
    }

    private Snapshot.Plot plot(BeliefReadout.Line line) {
        int count = moments.size();
        double[] truth = new double[count];
        double[] read = new double[count];
        double[] deviations = new double[count];
        for (int i = 0; i < count; i++) {
            Moment moment = moments.get(i);
            truth[i] = number(moment.task.get(line.name()));
            read[i] = line.value(moment.carried);
            deviations[i] = line.deviation(moment.carried);
        }
        return new Snapshot.Plot(
                line.name() + " in the belief",
                "step",
                "R² " + Numbers.brief(line.explained()),
                List.of(
                        new Snapshot.Curve("read", first, read, Double.NaN, Double.NaN, deviations),
                        new Snapshot.Curve("true", first, truth, Double.NaN, Double.NaN)),
                Double.NaN,
                Double.NaN,
                Double.NaN);
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
