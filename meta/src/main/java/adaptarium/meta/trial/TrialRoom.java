package adaptarium.meta.trial;

import adaptarium.agents.experience.Rollout;
import adaptarium.agents.network.Network;
import adaptarium.envs.EnvironmentSpec;

/**
 * How much of Java's heap an update's trials take, as far as it can be told before one is played. It is no less than what must lie in it at the same time, but for
 * trials that end early: arrays that are grown, and what is dropped at once, come on top.
 *
 * @param memory what the network remembers with, as its settings have it, such as {@code "memory transformer of memorySize 64"}
 * @param remedies what to lower, such as {@code "tasks, memorySize"}
 */
public record TrialRoom(String memory, String remedies) {
    private static final double SLACK = 1.5; // of the heap that is proposed: what the estimate leaves out

    /** Of a network that nobody named. */
    static final TrialRoom UNNAMED = new TrialRoom("the network", "tasks");

    /**
     * Bytes that an update has in use at the same time: its rollouts, the memories of the slots that are played by some threads, and what a minibatch keeps for
     * the way back, of trials of the mean length.
     *
     * @param network what is trained
     * @param settings how
     * @param spec the family's
     * @param threads that play
     */
    static long bytes(Network network, TrialSettings settings, EnvironmentSpec spec, int threads) {
        int trials = settings.trials();
        long longest = steps(settings, spec);
        long mean = (settings.episodes() + (long) settings.mostEpisodes()) * spec.horizon() / 2;
        long rollouts = Rollout.bytes(trials, spec.observationSize(), network.inputs(), spec.actionSize(), longest);
        long playing = Math.min(trials, (long) threads * TrialLearner.SLOTS_PER_SAMPLER) * network.remembered(longest);
        long batch =
                (trials + settings.ppo().minibatches() - 1L) / settings.ppo().minibatches();
        return rollouts + Float.BYTES * playing + learning(network, batch, mean, Math.min(mean, settings.pieceSteps()));
    }

    /**
     * Bytes that a network's tape has in use.
     *
     * @param network what is trained
     * @param trials of a minibatch
     * @param steps of each
     * @param pieceSteps through which gradients flow
     */
    public static long learning(Network network, long trials, long steps, long pieceSteps) {
        long packed = steps * (network.inputs() + 2L); // and where each comes from
        return Float.BYTES * trials * (packed + pieceSteps * network.kept() + network.remembered(steps));
    }

    /** Steps of the longest trial. */
    static long steps(TrialSettings settings, EnvironmentSpec spec) {
        return (long) settings.mostEpisodes() * spec.horizon();
    }

    /**
     * Refuses what does not fit.
     *
     * @param bytes that are needed
     * @param heap that there are
     * @param settings how trials are made
     * @param spec the family's
     * @throws IllegalArgumentException where more are needed
     */
    void require(long bytes, long heap, TrialSettings settings, EnvironmentSpec spec) {
        if (bytes > heap) {
            throw new IllegalArgumentException(memory + " does not fit " + settings.trials() + " trials of "
                    + steps(settings, spec) + " steps (" + settings.mostEpisodes() + " episodes of " + spec.horizon()
                    + ") into Java's heap: about " + (bytes >> 20) + " MiB are needed, there are " + (heap >> 20)
                    + " MiB; lower " + remedies + ", or give it more with ADAPTARIUM_JAVA_OPTS=-Xmx"
                    + (long) Math.ceil(SLACK * bytes / (1L << 30)) + "g");
        }
    }
}
