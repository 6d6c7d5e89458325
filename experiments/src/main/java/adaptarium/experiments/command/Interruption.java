package adaptarium.experiments.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ctrl-C, heard politely: what runs inside is asked to stop, and the process waits until it has saved. */
final class Interruption implements AutoCloseable {
    /** What a shell reports for a process ended by Ctrl-C. */
    static final int EXIT_CODE = 130;

    private final AtomicBoolean requested = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "interruption");

    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void interrupt() {
        requested.set(true);
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether somebody has asked to stop. */
    boolean requested() {
        return requested.get();
    }

    @Override
    public void close() {
        if (!requested()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                requested.set(true); // the signal came just now; the hook only waits for the next line
            }
        }
        closed.countDown();
    }
}
