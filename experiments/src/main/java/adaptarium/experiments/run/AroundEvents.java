package adaptarium.experiments.run;

import adaptarium.envs.VectorEnvironment;
import adaptarium.meta.Evaluation;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds up the rewards of every task before and after the first thing that happens in an episode from outside, a switch or a fault. An episode in which
 * nothing has happened (yet, or because it ended first) counts as before.
 */
final class AroundEvents implements Evaluation.Observer {
    private final Evaluation.Observer next;
    private final List<double[]> before = new ArrayList<>(); // by round; of each task
    private final List<double[]> after = new ArrayList<>();
    private boolean[] active = {};
    private boolean happened;

    AroundEvents(Evaluation.Observer next) {
        this.next = next;
    }

    @Override
    public void step(int round, int step, VectorEnvironment<?> environments, int episodesPerRound) {
        if (step == 0) {
            before.add(new double[environments.slots() / episodesPerRound]);
            after.add(new double[environments.slots() / episodesPerRound]);
        } else {
            for (int slot = 0; slot < active.length; slot++) {
                if (active[slot]) {
                    boolean changed = !environments.events(slot).isEmpty();
                    double[] sums = (changed ? after : before).get(round);
                    sums[slot / episodesPerRound] += environments.rewards()[slot] / episodesPerRound;
                    happened |= changed;
                }
            }
        }
        active = environments.active().clone();
        next.step(round, step, environments, episodesPerRound);
    }

    /** Mean return per episode before the event, by task and round; empty where nothing ever happened. */
    List<List<Double>> returnsBefore() {
        return byTask(before);
    }

    /** Mean return per episode after the event, by task and round; empty where nothing ever happened. */
    List<List<Double>> returnsAfter() {
        return byTask(after);
    }

    private List<List<Double>> byTask(List<double[]> rounds) {
        List<List<Double>> tasks = new ArrayList<>();
        for (int task = 0; happened && task < rounds.get(0).length; task++) {
            List<Double> returns = new ArrayList<>();
            for (double[] round : rounds) {
                returns.add(round[task]);
            }
            tasks.add(returns);
        }
        return tasks;
    }
}
