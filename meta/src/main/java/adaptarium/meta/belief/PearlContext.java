package adaptarium.meta.belief;

import adaptarium.agents.experience.ReplayTrial;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws the transitions from which a task is inferred while it is learnt from: out of its newest trials, each at most once, and now few, now many, since at test time a
 * belief has seen any number of steps from one episode's to a whole trial's.
 */
final class PearlContext {
    private final PearlSettings settings;
    private final float[] observation;
    private final float[] successor;
    private final float[] action;
    private final int inputs;
    private int[] order = new int[0]; // steps of the newest trials, numbered through

    /**
     * Draws for one learner.
     *
     * @param observations O
     * @param actions A
     * @param settings how many, and from how many trials
     */
    PearlContext(int observations, int actions, PearlSettings settings) {
        this.settings = settings;
        observation = new float[observations];
        successor = new float[observations];
        action = new float[actions];
        inputs = TransitionInputs.size(observations, actions);
    }

    /**
     * Draws transitions of one task.
     *
     * @param trials all that is held of the task, from the oldest to the newest; at least one
     * @param random source of the draws
     * @param told how a transition is written
     * @param out where to write
     * @param offset index of the first number; settings.contextSteps() transitions at most are written
     * @return how many were drawn
     */
    int draw(List<ReplayTrial> trials, RandomGenerator random, TransitionInputs told, float[] out, int offset) {
        int first = Math.max(0, trials.size() - settings.contextTrials());
        List<ReplayTrial> newest = trials.subList(first, trials.size());
        int steps = newest.stream().mapToInt(ReplayTrial::length).sum();
        if (order.length < steps) {
            order = new int[steps];
        }
        for (int i = 0; i < steps; i++) {
            order[i] = i;
        }
        int count = 1 + random.nextInt(Math.min(settings.contextSteps(), steps));
        for (int k = 0; k < count; k++) {
            int other = k + random.nextInt(steps - k);
            int drawn = order[other];
            order[other] = order[k];
            write(newest, drawn, told, out, offset + k * inputs);
        }
        return count;
    }

    private void write(List<ReplayTrial> newest, int step, TransitionInputs told, float[] out, int offset) {
        int t = step;
        int n = 0;
        while (t >= newest.get(n).length()) {
            t -= newest.get(n++).length();
        }
        ReplayTrial trial = newest.get(n);
        trial.copyObservation(t, observation, 0);
        trial.copyAction(t, action, 0);
        trial.copySuccessor(t, successor, 0);
        told.write(observation, 0, action, 0, trial.reward(t), successor, 0, out, offset);
    }
}
