package adaptarium.envs;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A few threads that do the same thing to disjoint ranges of slots, and a barrier. The caller works too, on the first range. A waiting thread spins for a
 * moment and then sleeps: most steps are shorter than waking a thread takes.
 */
final class StepWorkers implements AutoCloseable {
    private static final int SPINS = 2_000; // about 20 us

    /** What is done to a range of slots. */
    @FunctionalInterface
    interface Work {
        /**
         * Does the work on slots {@code from} (inclusive) to {@code to} (exclusive).
         *
         * @param from first slot
         * @param to end of the range
         */
        void run(int from, int to);
    }

    private final int slots;
    private final Work work;
    private final Worker[] workers;
    private boolean closed;

    StepWorkers(int slots, int threads, Work work) {
        this.slots = slots;
        this.work = work;
        workers = new Worker[Math.min(threads, slots) - 1];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Worker(start(i + 1), start(i + 2));
            Thread thread = new Thread(workers[i], "adaptarium-env-" + (i + 1));
            thread.setDaemon(true);
            workers[i].thread = thread;
            thread.start();
        }
    }

    private int start(int part) {
        return (int) ((long) slots * part / (workers.length + 1));
    }

    /** Runs the work on all slots and returns when all of it is done; what a worker throws is thrown here, that of the lowest slots first. */
    void runAll() {
        if (closed) {
            throw new IllegalStateException("closed: there is nobody left to step the environments");
        }
        for (Worker worker : workers) {
            worker.go();
        }
        Throwable failure = null;
        try {
            work.run(0, start(1));
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        for (Worker worker : workers) {
            Throwable theirs = worker.await();
            if (failure == null) {
                failure = theirs;
            }
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Worker worker : workers) {
            worker.stop();
        }
    }

    private final class Worker implements Runnable {
        private final int from;
        private final int to;
        private volatile int asked; // written by the caller
        private volatile int done; // written by the worker
        private volatile boolean stopped;
        private volatile @Nullable Thread waiter;
        private @Nullable Throwable failure; // published by done
        private @Nullable Thread thread;

        private Worker(int from, int to) {
            this.from = from;
            this.to = to;
        }

        private void go() {
            int round = done + 1; // no round is under way, so this thread alone writes
            asked = round;
            LockSupport.unpark(thread);
        }

        private @Nullable Throwable await() {
            int spins = 0;
            while (done != asked) {
                if (spins++ < SPINS) {
                    Thread.onSpinWait();
                } else {
                    waiter = Thread.currentThread();
                    if (done != asked) {
                        LockSupport.park(this);
                    }
                    waiter = null;
                }
            }
            return failure;
        }

        private void stop() {
            stopped = true;
            LockSupport.unpark(thread);
        }

        @Override
        public void run() {
            int spins = 0;
            while (!stopped) {
                if (asked == done) {
                    if (spins++ < SPINS) {
                        Thread.onSpinWait();
                    } else {
                        LockSupport.park(this);
                    }
                    continue;
                }
                spins = 0;
                failure = null;
                try {
                    work.run(from, to);
                } catch (RuntimeException | Error e) {
                    failure = e;
                }
                done = asked;
                Thread waiting = waiter;
                if (waiting != null) {
                    LockSupport.unpark(waiting);
                }
            }
        }
    }
}
