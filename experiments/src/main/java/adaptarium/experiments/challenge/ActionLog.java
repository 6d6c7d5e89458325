package adaptarium.experiments.challenge;

import adaptarium.meta.Adaptation;
import adaptarium.meta.RoundKind;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Watches an agent act: keeps every action, counts every environment step of every task, and the processor time that the agent takes. */
final class ActionLog implements Adaptation {
    private static final double NANO = 1e-9; // s

    private final Adaptation agent;
    private final int actionSize;
    private final long[] steps;
    private final long mostSteps;
    private final double mostSeconds;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private long cpu; // ns

    /** Thrown where an agent has used up what it may. */
    static final class BudgetException extends RuntimeException {
        private static final long serialVersionUID = 1;

        BudgetException(String message) {
            super(message);
        }
    }

    ActionLog(Adaptation agent, int actionSize, long mostSteps, double mostSeconds) {
        this.agent = agent;
        this.actionSize = actionSize;
        this.mostSteps = mostSteps;
        this.mostSeconds = mostSeconds;
        steps = new long[agent.tasks()];
    }

    /** Every action as little-endian floats: by round, step and slot, of slots that were active. */
    byte[] bytes() {
        return log.toByteArray();
    }

    /** Environment steps of the task that took most. */
    long mostSteps() {
        long most = 0;
        for (long taken : steps) {
            most = Math.max(most, taken);
        }
        return most;
    }

    /** Processor time of the agent, s. */
    double cpuSeconds() {
        return NANO * cpu;
    }

    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void used(long since) {
        cpu += now() - since;
        if (NANO * cpu > mostSeconds) {
            throw new BudgetException("the agent took more than " + mostSeconds + " s of processor time");
        }
    }

    @Override
    public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
        int episodes = agent.episodesPerRound();
        for (int slot = 0; slot < active.length; slot++) {
            if (active[slot] && ++steps[slot / episodes] > mostSteps) {
                throw new BudgetException("the agent took more than " + mostSteps + " environment steps in a task");
            }
        }
        long start = now();
        agent.act(observations, active, contexts, actions);
        used(start);
        ByteBuffer floats = ByteBuffer.allocate(Float.BYTES * actions.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int slot = 0; slot < active.length; slot++) {
            for (int i = 0; active[slot] && i < actionSize; i++) {
                floats.putFloat(actions[slot * actionSize + i]);
            }
        }
        log.write(floats.array(), 0, floats.position());
    }

    @Override
    public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {
        long start = now();
        agent.observe(rewards, terminated, truncated, nextObservations);
        used(start);
    }

    @Override
    public void endRound() {
        long start = now();
        agent.endRound();
        used(start);
    }

    @Override
    public int tasks() {
        return agent.tasks();
    }

    @Override
    public int episodesPerRound() {
        return agent.episodesPerRound();
    }

    @Override
    public int rounds() {
        return agent.rounds();
    }

    @Override
    public RoundKind roundKind() {
        return agent.roundKind();
    }

    @Override
    public void close() {
        agent.close();
    }
}
