package adaptarium.agents;

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
        RuntimeException failure = null;
        for (Future<R> future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                failure = failure == null ? unchecked(e.getCause()) : failure;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for workers", e);
            }
        }
        if (failure != null) {
            throw failure;
        }
        return results;
    }

    private static RuntimeException unchecked(@org.jspecify.annotations.Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
    }

    /** Ends the threads. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
