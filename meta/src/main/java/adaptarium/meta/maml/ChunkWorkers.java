package adaptarium.meta.maml;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Runs one piece of work per chunk on a fixed number of threads and hands the results back in the chunks' order. */
final class ChunkWorkers implements AutoCloseable {
    private final ExecutorService pool;

    ChunkWorkers(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
        pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "maml-worker");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Maps every chunk, in parallel. The first failure in the chunks' order is thrown once all have ended. */
    <C, R> List<R> map(List<C> chunks, Function<C, R> work) {
        List<Callable<R>> calls = new ArrayList<>();
        for (C chunk : chunks) {
            calls.add(() -> work.apply(chunk));
        }
        try {
            List<R> results = new ArrayList<>();
            for (Future<R> future : pool.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failure.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException("a worker failed", failure.getCause());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for workers", interruption);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
