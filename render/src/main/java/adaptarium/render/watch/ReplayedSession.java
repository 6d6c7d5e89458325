package adaptarium.render.watch;

/** A session that is given logged commands at the steps they were given first; nobody else can command it. */
public final class ReplayedSession implements Session {
    private final Session session;
    private final CommandLog log;
    private final long steps;
    private int next;
    private long step;

    /**
     * A replay from the beginning.
     *
     * @param session made as the logged one was; closed with this
     * @param log the commands
     * @param steps where the replay ends
     */
    public ReplayedSession(Session session, CommandLog log, long steps) {
        this.session = session;
        this.log = log;
        this.steps = steps;
        obey();
    }

    private void obey() {
        while (next < log.entries().size() && log.entries().get(next).step() == step) {
            session.apply(log.entries().get(next).command());
            next++;
        }
    }

    @Override
    public About about() {
        About original = session.about();
        return original.titled(original.title() + " (replay)");
    }

    @Override
    public Snapshot snapshot() {
        return session.snapshot().ending(step >= steps);
    }

    @Override
    public void step() {
        if (step < steps) {
            session.step();
            step++;
            obey();
        }
    }

    @Override
    public void apply(Command command) {
        throw new IllegalArgumentException("a replay cannot be changed");
    }

    @Override
    public void close() {
        session.close();
    }
}
