package adaptarium.experiments.challenge;

import adaptarium.meta.Adaptation;
import adaptarium.meta.RoundKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Acts as a log says, whatever it sees: the environment alone decides what comes of it. */
final class LoggedAgent implements Adaptation {
    private final int tasks;
    private final int episodes;
    private final int actionSize;
    private final ByteBuffer log;

    /** Thrown where an episode is not over and the log is. */
    static final class EndedException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    LoggedAgent(int tasks, int episodes, int actionSize, byte[] log) {
        this.tasks = tasks;
        this.episodes = episodes;
        this.actionSize = actionSize;
        this.log = ByteBuffer.wrap(log).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Whether every action was played. */
    boolean isAtItsEnd() {
        return !log.hasRemaining();
    }

    @Override
    public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
        for (int slot = 0; slot < active.length; slot++) {
            for (int i = 0; active[slot] && i < actionSize; i++) {
                if (log.remaining() < Float.BYTES) {
                    throw new EndedException();
                }
                actions[slot * actionSize + i] = log.getFloat();
            }
        }
    }

    @Override
    public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {}

    @Override
    public void endRound() {}

    @Override
    public int tasks() {
        return tasks;
    }

    @Override
    public int episodesPerRound() {
        return episodes;
    }

    @Override
    public RoundKind roundKind() {
        return RoundKind.NONE;
    }

    @Override
    public int rounds() {
        return 0;
    }
}
