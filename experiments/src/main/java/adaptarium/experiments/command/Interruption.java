package adaptarium.experiments.command;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Work that is asked to stop and saves first, from its beginning to its end; the process waits for it ({@link Stopping}). */
final class Interruption implements AutoCloseable {
    /** What a shell reports for a process ended by Ctrl-C. */
    static final int EXIT_CODE = 130;

    private final Stopping stopping;
    private final boolean waits;
    private final @Nullable Runnable stop;
    private final AtomicBoolean requested = new AtomicBoolean();
    private volatile String work;

    Interruption(Stopping stopping, String work, boolean waits, @Nullable Runnable stop) {
        this.stopping = stopping;
        this.work = work;
        this.waits = waits;
        this.stop = stop;
    }

    /** Whether somebody has asked to stop. */
    boolean requested() {
        return requested.get();
    }

    /** Says what is being done now, where it has changed. */
    void now(String what) {
        work = what;
    }

    /** What is being done, such as {@code training rl2 on CartPole-v0}. */
    String work() {
        return work;
    }

    /** Whether the process waits for its end. */
    boolean waits() {
        return waits;
    }

    /** Asks to stop, once. */
    void request() {
        if (!requested.getAndSet(true) && stop != null) {
            stop.run();
        }
    }

    /** Whether others do the work, who are told when somebody asks to stop. */
    boolean isElsewhere() {
        return waits && stop != null;
    }

    /** Passes on to them that somebody has asked once more. */
    void urge() {
        if (waits && stop != null) {
            stop.run();
        }
    }

    @Override
    public void close() {
        stopping.ended(this);
    }
}
