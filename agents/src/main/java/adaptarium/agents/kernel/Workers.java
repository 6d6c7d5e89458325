package adaptarium.agents.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * A fixed number of threads for pieces of work whose results are wanted in order. What the pieces are must not depend on the number of threads; then
 * nothing does.
 */
public final class Workers implements AutoCloseable {
    private final ExecutorService executor;

    /**
     * Starts the threads; they do not keep the process alive.
     *
     * @param threads at least 1
     */
    public Workers(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
        executor = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "adaptarium-worker");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Does all pieces of work and waits for them.
     *
     * @param <R> a result
     * @param count how many pieces
     * @param work from a piece's index to its result
     * @return the results in the order of their indices; what the first failing piece threw is thrown here, after all have ended
     */
    public <R> List<R> map(int count, IntFunction<R> work) {
        List<Future<R>> futures = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int index = i;
            futures.add(executor.submit(() -> work.apply(index)));
        }
        List<R> results = new ArrayList<>(count);
        Throwable failure = null;
        for (Future<R> future : futures) {
            try {
                results.add(result(future));
            } catch (ExecutionException e) {
                failure = failure == null ? e.getCause() : failure;
            }
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw failure instanceof RuntimeException runtime ? runtime : new IllegalStateException(failure);
        }
        return results;
    }

    /** Waits through interruptions, which are kept for the caller to see: what it would free next is still in the workers' hands. */
    private static <R> R result(Future<R> future) throws ExecutionException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Ends the threads. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
