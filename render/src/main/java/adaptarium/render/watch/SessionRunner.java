package adaptarium.render.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs a session on a thread of its own, in real time times a speed, and publishes what is to be shown. Commands are carried out between two steps and logged.
 * Pausing, stepping and looking back never change what the session does.
 *
 * <p>The constructor's session belongs to the runner. {@link #state} and the controls may be called from any thread.
 */
public final class SessionRunner implements AutoCloseable {
    private static final double LEAST_SPEED = 1 / 64.0;
    private static final double GREATEST_SPEED = 64;
    private static final long NAP = 2_000_000; // ns
    private static final long LOOK = 100_000; // ns from one look at what was carried out to the next
    private static final double LATEST = 0.1; // s of delay that are caught up
    private static final double NEWEST_SHARE = 0.05; // of a step in the mean of their times
    private static final double DRAG = 1; // s between two changes of one parameter that are one movement
    private static final Duration PATIENCE = Duration.ofSeconds(5); // with the last step, which may adapt a network

    private final Session session;
    private final Session.About about;
    private final Thread thread = new Thread(this::run, "simulation");
    private final ConcurrentLinkedQueue<Command> commands = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Command.Play> playlist = new ConcurrentLinkedQueue<>();
    private volatile State state; // written by the simulation's thread only
    private volatile double stepSeconds; // written by the simulation's thread only
    private volatile boolean paused;
    private volatile boolean closed;
    private volatile double speed = 1;
    private int stepsAsked;
    private final AtomicLong asked = new AtomicLong(); // commands
    private final AtomicLong answered = new AtomicLong(); // commands carried out or refused
    private volatile @Nullable Throwable failure;
    private final Function<Snapshot, List<Command>> script;
    private final List<CommandLog.Entry> log = new ArrayList<>(); // guarded by itself

    /**
     * All that is published, at once: whoever sees a command in the log sees in the same state what it did.
     *
     * @param number how often something had been published before
     * @param history what has been seen
     * @param steps how many times the session had been advanced
     * @param commands how many commands had been carried out
     * @param complaint why the last command was refused; empty where it was not
     */
    public record State(long number, History history, long steps, int commands, String complaint) {
        /** The present moment. */
        public Snapshot now() {
            return history.newest();
        }
    }

    /**
     * A runner; {@link #start} sets it going.
     *
     * @param session what to run, closed with the runner
     */
    public SessionRunner(Session session) {
        this(session, moment -> List.of());
    }

    /**
     * A runner that also gives commands of its own, such as a switch of the task three seconds into an episode. They are logged like any other.
     *
     * @param session what to run, closed with the runner
     * @param script the commands before the step that follows a moment
     */
    public SessionRunner(Session session, Function<Snapshot, List<Command>> script) {
        this.session = session;
        this.script = script;
        about = session.about();
        state = new State(0, History.of(session.snapshot()), /* steps= */ 0, /* commands= */ 0, /* complaint= */ "");
        thread.setDaemon(true);
    }

    /** Starts the thread. */
    public void start() {
        thread.start();
    }

    /** What does not change. */
    public Session.About about() {
        return about;
    }

    /** What is to be shown. */
    public State state() {
        return state;
    }

    /** How many moments have been published: another number, another {@link #state}. */
    public long published() {
        return state.number();
    }

    /** Whether it stands still. */
    public boolean paused() {
        return paused;
    }

    /** Stands still, or goes on. */
    public void togglePause() {
        paused = !paused;
    }

    /** Advances by one step and stands still. */
    public synchronized void stepOnce() {
        paused = true;
        stepsAsked++;
    }

    /** How long a step takes to compute, about, s; 0 before the first. */
    public double stepSeconds() {
        return stepSeconds;
    }

    /** How many times as fast as real time. */
    public double speed() {
        return speed;
    }

    /**
     * Runs faster or slower.
     *
     * @param factor such as 2 or 0.5
     */
    public synchronized void scaleSpeed(double factor) {
        speed = Math.min(GREATEST_SPEED, Math.max(LEAST_SPEED, speed * factor));
    }

    /**
     * Asks something of the session, before its next step.
     *
     * @param command what is asked
     */
    public void ask(Command command) {
        asked.incrementAndGet();
        commands.add(command);
        LockSupport.unpark(thread);
    }

    /**
     * Waits until what has been asked is carried out, so that the next picture shows it; most commands take less than a millisecond.
     *
     * @param nanoseconds how long at most: a task that is played anew takes longer, and the picture goes on meanwhile
     */
    public void await(long nanoseconds) {
        long begun = System.nanoTime();
        long all = asked.get();
        while (answered.get() < all && thread.isAlive() && System.nanoTime() - begun < nanoseconds) {
            LockSupport.parkNanos(LOOK);
        }
    }

    /**
     * Begins the first of some tasks; each time the next task is asked for it is the next of them, until there is none left.
     *
     * @param tasks the tasks
     */
    public void playlist(List<Command.Play> tasks) {
        playlist.addAll(tasks);
        if (!tasks.isEmpty()) {
            ask(new Command.NextTask());
        }
    }

    /** Why the last command was refused; empty where it was not. */
    public String complaint() {
        return state.complaint();
    }

    /** What ended the simulation, if something did. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** The commands so far: those whose effect {@link #state} shows. */
    public CommandLog log() {
        int count = state.commands();
        synchronized (log) {
            return new CommandLog(log.subList(0, count));
        }
    }

    /** How many times the session has been advanced. */
    public long steps() {
        return state.steps();
    }

    private void run() {
        try {
            double due = 0; // steps
            long before = System.nanoTime();
            while (!closed) {
                obey();
                long now = System.nanoTime();
                if (!paused) {
                    due += Math.min(LATEST, (now - before) * 1e-9) * speed / about.controlTimestep();
                }
                before = now;
                int count = (int) due + takeAsked();
                due -= (int) due;
                for (int i = 0; i < count && !closed; i++) {
                    advance();
                }
                LockSupport.parkNanos(NAP);
            }
        } catch (RuntimeException | Error e) { // of a plug-in, too
            failure = e; // the window shows it and ends
        }
    }

    private synchronized int takeAsked() {
        int asked = stepsAsked;
        stepsAsked = 0;
        return asked;
    }

    private void obey() {
        for (Command command = commands.poll(); command != null; command = commands.poll()) {
            Command.Play kept = command instanceof Command.NextTask ? playlist.poll() : null;
            carryOut(kept == null ? command : kept, Happening.Kind.HAND);
            answered.incrementAndGet();
        }
    }

    private void carryOut(Command command, Happening.Kind by) {
        State before = state;
        int count = before.commands();
        String complaint = "";
        boolean goesOn = goesOn(command, before);
        try {
            session.apply(command);
            synchronized (log) {
                log.add(new CommandLog.Entry(before.steps(), command));
            }
            count++;
        } catch (IllegalArgumentException e) {
            complaint = String.valueOf(e.getMessage());
        }
        boolean changes = complaint.isEmpty() && !goesOn;
        publish(
                before,
                before.steps(),
                count,
                complaint,
                changes ? Happening.of(by, command, about.knobs()) : List.of());
    }

    // What is dragged is one change, not one for every pixel.
    private boolean goesOn(Command command, State before) {
        if (command instanceof Command.Pull) {
            return before.now().hand() != null;
        }
        synchronized (log) {
            return command instanceof Command.Change change
                    && !log.isEmpty()
                    && log.get(log.size() - 1).command() instanceof Command.Change last
                    && last.name().equals(change.name())
                    && before.steps() - log.get(log.size() - 1).step() < DRAG / about.controlTimestep();
        }
    }

    private void advance() {
        if (state.now().over()) {
            return;
        }
        script.apply(state.now()).forEach(command -> carryOut(command, Happening.Kind.SWITCH));
        long begun = System.nanoTime();
        session.step();
        double mean = stepSeconds;
        stepSeconds = mean + (1e-9 * (System.nanoTime() - begun) - mean) * NEWEST_SHARE;
        State before = state;
        publish(before, before.steps() + 1, before.commands(), before.complaint(), List.of());
    }

    private void publish(State before, long steps, int count, String complaint, List<Happening> changes) {
        Snapshot snapshot = session.snapshot();
        List<Happening> happened = new ArrayList<>(changes);
        happened.addAll(Happening.between(before.now(), snapshot));
        History history = before.history().plus(steps, snapshot, happened);
        state = new State(before.number() + 1, history, steps, count, complaint);
    }

    /** Ends the thread and closes the session; one whose step does not come back is given up and named as the {@link #failure}. */
    @Override
    public void close() {
        close(PATIENCE);
    }

    void close(Duration patience) {
        closed = true;
        try {
            thread.join(Math.max(1, patience.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            failure = new HangingException(about.family(), patience, thread.getStackTrace());
        } else {
            session.close(); // else it is in use; the thread ends with the process
        }
    }
}
