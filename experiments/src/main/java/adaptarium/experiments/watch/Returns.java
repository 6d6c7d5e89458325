package adaptarium.experiments.watch;

import adaptarium.meta.Adaptation;
import adaptarium.meta.RoundKind;
import adaptarium.render.watch.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The returns of a task's rounds: those of the agent that adapts, and those of the one beside it, each also as it grew step by step, so that an unfinished
 * round is compared with what the round before had brought by the same step.
 */
final class Returns {
    private static final int MOST_ROUNDS = 50; // an axis with room for more would hide the first ones

    private final String name;
    private final RoundKind roundKind;
    private final String measure;
    private final int rounds;
    private ReturnRange range;
    private final Growth own = new Growth();
    private final Growth besides = new Growth();
    private List<Race> others = List.of();

    /** The finished rounds of one agent, and how the last of them and the present one grew. */
    private static final class Growth {
        private final List<Double> finished = new ArrayList<>();
        private List<Double> before = List.of(); // after each step of the round before
        private List<Double> now = new ArrayList<>();

        void clear() {
            finished.clear();
            forgetGrowth();
        }

        void forgetGrowth() {
            before = List.of();
            now = new ArrayList<>();
        }

        void finish(double value) {
            finished.add(value);
            before = now;
            now = new ArrayList<>();
        }

        // A round that had ended by this step had brought all that it brought.
        double then() {
            return before.isEmpty() || now.isEmpty() ? Double.NaN : before.get(Math.min(now.size(), before.size()) - 1);
        }

        Snapshot.Curve curve(String whose, int first, @Nullable Player<?> running) {
            double[] values = finished.stream().mapToDouble(Double::doubleValue).toArray();
            return running == null
                    ? new Snapshot.Curve(whose, first, values, Double.NaN, Double.NaN)
                    : new Snapshot.Curve(whose, first, values, running.meanReturn(), then());
        }
    }

    /**
     * No returns yet.
     *
     * @param plan names the agent, and says how many rounds follow the first and which returns are known to come up
     * @param adaptation how it adapts: what a round of its is, and how many episodes it plays, of which the scene shows the first
     */
    Returns(SessionPlan plan, Adaptation adaptation) {
        name = plan.title();
        roundKind = adaptation.roundKind();
        int episodes = adaptation.episodesPerRound();
        measure = episodes == 1 ? "return" : "return, mean of " + episodes + " episodes";
        rounds = plan.rounds();
        range = plan.returns();
    }

    /** Another task begins; which returns come up stays known. */
    void clear() {
        own.clear();
        besides.clear();
        others = List.of();
    }

    /** Somebody else is beside now; of the rounds before nothing is known. */
    void forgetBeside() {
        besides.clear();
        own.finished.forEach(known -> besides.finished.add(Double.NaN));
    }

    /** Takes in what others got in the rounds of this task. */
    void compare(List<Race> races) {
        others = List.copyOf(races);
    }

    /** Takes in a step of the present round. */
    void step(Player<?> player, @Nullable Player<?> beside) {
        own.now.add(player.meanReturn());
        besides.now.add(beside == null ? Double.NaN : beside.meanReturn());
    }

    /** Takes in the end of a round. */
    void finish(Player<?> player, @Nullable Player<?> beside) {
        own.finish(player.meanReturn());
        besides.finish(beside == null ? Double.NaN : beside.meanReturn());
        range = range.with(player.meanReturn());
        range = beside == null ? range : range.with(beside.meanReturn());
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
        curves.add(own.curve(name, first, running));
        if (!besideName.isEmpty() && others.isEmpty()) { // of who raced all rounds are known
            curves.add(besides.curve(besideName, first, runningBeside));
        }
        for (Race race : others) {
            double[] values =
                    race.returns().stream().mapToDouble(Double::doubleValue).toArray();
            curves.add(new Snapshot.Curve(race.name(), first, values, Double.NaN, Double.NaN));
        }
        String counts = roundKind.noun();
        double last = rounds <= MOST_ROUNDS ? first + rounds : Double.NaN;
        return new Snapshot.Plot("Return per " + counts, counts, measure, curves, last, range.low(), range.high());
    }
}
