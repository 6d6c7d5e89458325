package adaptarium.experiments.study;

import adaptarium.experiments.UserException;
import adaptarium.experiments.study.StudyPlan.Cell;
import adaptarium.experiments.study.StudyPlan.State;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a study: as many runs at a time as there are workers. Each run is trained and evaluated in a process of its own, so that one that fails, or runs out
 * of memory, takes nobody with it.
 */
public final class StudyRunner {
    private final StudyPlan plan;
    private final Work work;
    private final Listener listener;
    private final BooleanSupplier stop;
    private final List<Cell> failed = new ArrayList<>();
    private int done;

    /** Trains and evaluates one run, in a process of its own. */
    @FunctionalInterface
    public interface Work {
        /**
         * Does it, from wherever it was left.
         *
         * @param cell which run
         * @return empty where it is done, else what went wrong in a line
         * @throws InterruptedException where the study is stopped
         */
        String carryOut(Cell cell) throws InterruptedException;
    }

    /** Hears how far the study has come. Called by one thread at a time. */
    public interface Listener {
        /**
         * A run has ended.
         *
         * @param cell which
         * @param trouble empty where it is done, else what went wrong
         * @param done how many are done
         * @param failed how many have failed
         * @param all how many there are
         */
        void ended(Cell cell, String trouble, int done, int failed, int all);
    }

    /**
     * A runner.
     *
     * @param plan what is to be done
     * @param work does it
     * @param listener hears of it
     * @param stop asked before every run; true begins no more
     */
    public StudyRunner(StudyPlan plan, Work work, Listener listener, BooleanSupplier stop) {
        this.plan = plan;
        this.work = work;
        this.listener = listener;
        this.stop = stop;
    }

    /**
     * Carries it out; what is done already stays as it is.
     *
     * @param workers how many runs at a time
     * @return the runs that failed
     */
    public List<Cell> run(int workers) {
        if (workers < 1) {
            throw new UserException("a study needs at least one worker, got " + workers);
        }
        List<Cell> open = plan.cells().stream()
                .filter(cell -> plan.state(cell) != State.DONE)
                .toList();
        done = plan.cells().size() - open.size();
        Iterator<Cell> queue = open.iterator();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Math.min(workers, open.size()); i++) {
            Thread thread = new Thread(() -> drain(queue), "study-" + i);
            threads.add(thread);
            thread.start();
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            threads.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
        }
        return List.copyOf(failed);
    }

    private void drain(Iterator<Cell> queue) {
        try {
            for (Cell cell = next(queue); cell != null; cell = next(queue)) {
                String trouble;
                try {
                    trouble = work.carryOut(cell);
                } catch (RuntimeException e) {
                    trouble = String.valueOf(e.getMessage()); // this run's; the others go on
                }
                if (!stop.getAsBoolean()) {
                    ended(cell, trouble);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Cell next(Iterator<Cell> queue) {
        synchronized (queue) {
            return queue.hasNext() && !stop.getAsBoolean() ? queue.next() : null;
        }
    }

    private synchronized void ended(Cell cell, String trouble) {
        if (trouble.isEmpty()) {
            done++;
        } else {
            failed.add(cell);
        }
        listener.ended(cell, trouble, done, failed.size(), plan.cells().size());
    }
}
