package adaptarium.experiments.watch;

import adaptarium.meta.RoundKind;
import adaptarium.render.watch.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The returns of a task's rounds: those of the agent that adapts, and those of the one beside it. */
final class Returns {
    private final String name;
    private final RoundKind roundKind;
    private final List<Double> own = new ArrayList<>();
    private final List<Double> besides = new ArrayList<>();

    /**
     * No returns yet.
     *
     * @param name of the agent
     * @param roundKind what a round of its is
     */
    Returns(String name, RoundKind roundKind) {
        this.name = name;
        this.roundKind = roundKind;
    }

    void clear() {
        own.clear();
        besides.clear();
    }

    /** Somebody else is beside now; of the rounds before nothing is known. */
    void forgetBeside() {
        besides.clear();
        own.forEach(known -> besides.add(Double.NaN));
    }

    void add(Player<?> player, @Nullable Player<?> beside) {
        own.add(player.meanReturn());
        besides.add(beside == null ? Double.NaN : beside.meanReturn());
    }

    /**
     * The plot at this moment.
     *
     * @param running who plays a round just now; null between two rounds
     * @param runningBeside who plays it beside; null for nobody
     * @param besideName the other agent's name; empty for none
     * @return the plot
     */
    Snapshot.Plot plot(@Nullable Player<?> running, @Nullable Player<?> runningBeside, String besideName) {
        int first = roundKind.first();
        List<Snapshot.Curve> curves = new ArrayList<>();
        curves.add(new Snapshot.Curve(name, first, numbers(own), live(running)));
        if (!besideName.isEmpty()) {
            curves.add(new Snapshot.Curve(besideName, first, numbers(besides), live(runningBeside)));
        }
        String counts = roundKind.noun();
        return new Snapshot.Plot("Return per " + counts, counts, curves);
    }

    private static double live(@Nullable Player<?> player) {
        return player == null ? Double.NaN : player.meanReturn();
    }

    private static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
