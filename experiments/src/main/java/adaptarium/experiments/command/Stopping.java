package adaptarium.experiments.command;

import adaptarium.experiments.plugin.PluginScope;
import adaptarium.experiments.study.ChildProcesses;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How the process ends when it is asked to: by Ctrl-C (INT), TERM or HUP, or because somebody's code calls {@code System.exit}. Work that can save is asked to
 * stop and waited for; a second request, or a minute ({@link #PATIENCE}), ends the process in any case, and says in whose code it was.
 *
 * <p>Java's own way, a shutdown hook, cannot hear a second signal, and {@code System.exit} from the thread that the hook waits for would never return. So
 * signals are taken by {@code sun.misc.Signal}, which every JDK has in jdk.unsupported; it is called by reflection because the compiler warns of it without a
 * way to say that it is meant. Where it is missing, the hook alone does what it can.
 */
final class Stopping {
    /** Java's property with the seconds from the first request to the end of the process, whatever happens; 60 without it. */
    static final String PATIENCE = "adaptarium.patience";

    private static final long LAST_WORDS = 2; // s for the main thread to say what it saved
    private static final Map<String, Integer> SIGNALS = Map.of("INT", 2, "TERM", 15, "HUP", 1);

    private final PrintWriter err;
    private final long patience = Long.getLong(PATIENCE, 60); // s
    private final List<Interruption> open = new ArrayList<>(); // guarded by this, as all that follows
    private PluginScope plugins = new PluginScope();
    private int asked;
    private int code = -1; // what a signal wants the process to end with
    private boolean leaving;

    private Stopping(PrintWriter err) {
        this.err = err;
    }

    /** For commands that run inside another process, whose signals are not theirs. */
    static Stopping inside() {
        return new Stopping(new PrintWriter(java.io.Writer.nullWriter()));
    }

    /**
     * Takes this process's signals.
     *
     * @param err where last words go
     * @return what commands announce their work to
     */
    static Stopping ofProcess(PrintWriter err) {
        Stopping stopping = new Stopping(err);
        Runtime.getRuntime().addShutdownHook(new Thread(stopping::exitCalled, "stopping"));
        // a terminal sends INT and HUP to every process of a study; the one that carries it out passes them on as TERM,
        // once
        boolean child = Long.getLong(ChildProcesses.PARENT, 0L) > 0;
        SIGNALS.forEach((name, number) -> stopping.listen(
                name, child && !name.equals("TERM") ? () -> {} : () -> stopping.signalled(128 + number)));
        return stopping;
    }

    private void listen(String name, Runnable heard) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            heard.run();
                            return null;
                        }
                        return method.getName().equals("equals")
                                ? proxy == arguments[0]
                                : method.getName().equals("hashCode") ? System.identityHashCode(proxy) : name;
                    });
            Method handle = signal.getMethod("handle", signal, handler);
            handle.invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
        } catch (InvocationTargetException | ClassNotFoundException e) {
            // the system does not know this signal, or Java was told to leave signals alone: the hook stays
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("sun.misc.Signal is another class than it was", e);
        }
    }

    /** Says whose plug-ins are loaded, to name the one that does not come back. */
    synchronized void setPlugins(PluginScope scope) {
        plugins = scope;
    }

    /**
     * Begins work that is asked to stop, rather than ended, and saves.
     *
     * @param work what it is, such as {@code training rl2 on CartPole-v0}
     * @return to be closed when all is saved
     */
    Interruption begin(String work) {
        return begin(new Interruption(this, work, /* waits= */ true, null));
    }

    /**
     * Begins work that is told when it is asked to stop, and saves.
     *
     * @param work what it is
     * @param stop called from another thread when somebody asks to stop, and again when somebody asks once more: then it is to end at once
     * @return to be closed when all is saved
     */
    Interruption begin(String work, Runnable stop) {
        return begin(new Interruption(this, work, /* waits= */ true, stop));
    }

    /**
     * Begins work that is not waited for, but something is done before the process ends.
     *
     * @param work what it is
     * @param last done when somebody asks to stop
     * @return to be closed at the work's end
     */
    Interruption beginUnsaved(String work, Runnable last) {
        return begin(new Interruption(this, work, /* waits= */ false, last));
    }

    private synchronized Interruption begin(Interruption interruption) {
        open.add(interruption);
        if (asked > 0) {
            interruption.request();
        }
        return interruption;
    }

    synchronized void ended(Interruption interruption) {
        open.remove(interruption);
        notifyAll();
    }

    /** The process ends by itself now; the exit code is the signal's where there was one. */
    synchronized int leave(int own) {
        leaving = true;
        notifyAll();
        return code < 0 ? own : code;
    }

    /** Another process, for which this one works, has ended: as if somebody had asked to stop. */
    void parentEnded() {
        signalled(Interruption.EXIT_CODE);
    }

    private void signalled(int wanted) {
        boolean first;
        List<Interruption> working;
        synchronized (this) {
            first = asked++ == 0;
            code = first ? wanted : code;
            working = List.copyOf(open);
        }
        if (!first) {
            working.forEach(Interruption::urge);
            synchronized (this) {
                if (working.stream().anyMatch(Interruption::isElsewhere)) {
                    waitUntil(() -> leaving, LAST_WORDS); // of the processes that do the work: they know where it hangs
                }
            }
            end(working, "ended at the second request");
        }
        String place = place();
        if (working.isEmpty()) {
            if (!place.isEmpty()) {
                err.println("adaptarium: interrupted" + place);
            }
            synchronized (this) {
                leaving = true;
            }
            System.exit(wanted);
        }
        stop(working);
        synchronized (this) {
            if (open.isEmpty()) {
                waitUntil(() -> leaving, LAST_WORDS);
            }
            leaving = true;
        }
        System.exit(wanted);
    }

    /** Asks all work to stop and waits for it; after the patience the process ends here. */
    private void stop(List<Interruption> working) {
        working.forEach(Interruption::request);
        if (working.stream().noneMatch(Interruption::waits)) {
            return;
        }
        err.println("adaptarium: stopping when this update is saved, at the latest in " + patience
                + " s; asked once more, at once");
        boolean stopped;
        synchronized (this) {
            stopped = waitUntil(() -> open.stream().noneMatch(Interruption::waits), patience);
        }
        if (!stopped) {
            end(working, "ended after " + patience + " s");
        }
    }

    private boolean waitUntil(java.util.function.BooleanSupplier condition, long seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try {
            while (!condition.getAsBoolean() && System.nanoTime() < end) {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(1_000_000, end - System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return condition.getAsBoolean();
    }

    private void end(List<Interruption> working, String how) {
        String work = working.isEmpty()
                ? ""
                : " while " + working.get(working.size() - 1).work();
        err.println("adaptarium: " + how + work + place() + "; what was complete is saved");
        Runtime.getRuntime().halt(code);
    }

    /** In whose code a thread is, in words; empty where that is the program's own. */
    private String place() {
        return find(Thread.getAllStackTraces()).map(where -> ", in " + where).orElse("");
    }

    private synchronized Optional<String> find(Map<Thread, StackTraceElement[]> threads) {
        return threads.values().stream()
                .map(plugins::place)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Runs in every shutdown: one that neither the program nor a signal began is somebody's {@code System.exit}. */
    private void exitCalled() {
        List<Interruption> working;
        synchronized (this) {
            if (leaving) {
                return;
            }
            working = List.copyOf(open);
        }
        Map<Thread, StackTraceElement[]> exiting = new java.util.HashMap<>(Thread.getAllStackTraces());
        exiting.values()
                .removeIf(frames -> Arrays.stream(frames)
                        .noneMatch(frame -> frame.getClassName().equals("java.lang.Runtime")
                                && frame.getMethodName().equals("exit")));
        Optional<String> culprit = find(exiting);
        if (culprit.isPresent()) {
            String work = working.isEmpty()
                    ? ""
                    : " while " + working.get(working.size() - 1).work();
            err.println("adaptarium: " + culprit.get() + " called System.exit" + work
                    + ", which is not its business; what was complete is saved");
            Runtime.getRuntime().halt(Complaints.USER);
        }
        if (!working.isEmpty()) { // a signal that could not be taken above
            stop(working);
        }
    }
}
