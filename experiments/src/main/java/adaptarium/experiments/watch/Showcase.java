package adaptarium.experiments.watch;

import adaptarium.agents.store.State;
import adaptarium.experiments.run.MetricsRow;
import adaptarium.experiments.run.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where training puts its newest policy for others to look at. Training never waits for them, and copies its policy only when somebody has taken the one
 * before; the network it ends in is the same with and without.
 */
public final class Showcase implements TrainingListener {
    private static final int MOST = 400; // points of the curve

    private final AtomicBoolean wanted = new AtomicBoolean(true);
    private final CountDownLatch opened = new CountDownLatch(1);
    private final List<Double> returns = new ArrayList<>(); // guarded by itself
    private volatile @Nullable Shown newest;
    private volatile int total;
    private int firstUpdate = 1; // guarded by returns

    /**
     * A policy on show.
     *
     * @param iteration updates made
     * @param state the learner's state
     */
    public record Shown(int iteration, State state) {}

    @Override
    public void started(int done, int all) {
        total = all;
        synchronized (returns) {
            firstUpdate = done + 1;
        }
    }

    @Override
    public void updated(MetricsRow row) {
        synchronized (returns) {
            returns.add(row.meanReturn());
        }
    }

    @Override
    public void improved(int iteration, Supplier<State> state) {
        if (wanted.getAndSet(false) || iteration == total) { // nobody would ask for the last one in time
            newest = new Shown(iteration, state.get());
            opened.countDown();
        }
    }

    @Override
    public void ended(int done, int all) {
        opened.countDown();
    }

    /** Training has failed: nobody is to wait any longer. */
    public void abandon() {
        opened.countDown();
    }

    /** Waits for the first policy. */
    public Optional<Shown> first() {
        try {
            opened.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.ofNullable(newest);
    }

    /** The newest policy; the next one is asked for. */
    public Optional<Shown> take() {
        wanted.set(true);
        return Optional.ofNullable(newest);
    }

    /** How many updates the run makes in all. */
    public int total() {
        return total;
    }

    /** Number of the first update that was heard of. */
    int firstUpdate() {
        synchronized (returns) {
            return firstUpdate;
        }
    }

    /** Mean returns by update, the newest of them. */
    double[] returns() {
        synchronized (returns) {
            int from = Math.max(0, returns.size() - MOST);
            return returns.subList(from, returns.size()).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
        }
    }

    /** How many updates have been heard of. */
    int updates() {
        synchronized (returns) {
            return returns.size();
        }
    }
}
