package adaptarium.experiments.run;

import adaptarium.envs.VectorEnvironment;
import adaptarium.meta.Evaluation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Adds up the rewards of every task before and after the first thing that happens in an episode from outside, a switch or a fault. An episode in which
 * nothing has happened (yet, or because it ended first) counts as before. Of the last round it keeps how rewards went on around it.
 */
final class AroundEvents implements Evaluation.Observer {
    private final Evaluation.Observer next;
    private final List<double[]> before = new ArrayList<>(); // by round; of each task
    private final List<double[]> after = new ArrayList<>();
    private static final int BINS = 50; // of an episode's longest time
    private static final int BINS_BEFORE = 10;

    private final List<float[]> rewards =
            new ArrayList<>(); // of the last round by step, of each slot; NaN of one that has ended
    private int[] eventSteps = {}; // of each slot, the first step that something else paid; −1 where there was none
    private int episodes = 1;
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
            rewards.clear();
            episodes = episodesPerRound;
            eventSteps = new int[environments.slots()];
            Arrays.fill(eventSteps, -1);
        } else {
            float[] paid = new float[active.length];
            Arrays.fill(paid, Float.NaN);
            rewards.add(paid);
            for (int slot = 0; slot < active.length; slot++) {
                if (active[slot]) {
                    boolean changed = !environments.events(slot).isEmpty();
                    double[] sums = (changed ? after : before).get(round);
                    sums[slot / episodesPerRound] += environments.rewards()[slot] / episodesPerRound;
                    paid[slot] = environments.rewards()[slot];
                    if (changed && eventSteps[slot] < 0) {
                        eventSteps[slot] = rewards.size() - 1;
                    }
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

    /** How rewards went on around the event in the last round; empty where nothing ever happened. */
    EventCurve curve() {
        if (!happened) {
            return EventCurve.NONE;
        }
        int width = Math.max(1, rewards.size() / BINS);
        List<List<Double>> tasks = new ArrayList<>();
        for (int first = 0; first < eventSteps.length; first += episodes) {
            tasks.add(binned(first, width));
        }
        return new EventCurve(width, BINS_BEFORE, tasks);
    }

    private List<Double> binned(int first, int width) {
        double[] sums = new double[BINS_BEFORE + BINS];
        int[] counts = new int[sums.length];
        for (int slot = first; slot < first + episodes; slot++) {
            for (int step = 0; eventSteps[slot] >= 0 && step < rewards.size(); step++) {
                int bin = BINS_BEFORE + Math.floorDiv(step - eventSteps[slot], width);
                float reward = rewards.get(step)[slot];
                if (bin >= 0 && bin < sums.length && !Float.isNaN(reward)) {
                    sums[bin] += reward;
                    counts[bin]++;
                }
            }
        }
        List<Double> means = new ArrayList<>();
        for (int bin = 0; bin < sums.length; bin++) {
            means.add(counts[bin] == 0 ? Double.NaN : sums[bin] / counts[bin]);
        }
        return means;
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
