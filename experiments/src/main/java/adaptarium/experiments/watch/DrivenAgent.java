package adaptarium.experiments.watch;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.meta.Adaptation;
import adaptarium.meta.RoundKind;
import java.util.List;

/** An agent that somebody drives: it does what it is told. One episode a round, without end. */
final class DrivenAgent implements Adaptation {
    private final EnvironmentSpec spec;
    private final float[] action;
    private boolean told;

    /**
     * An agent at rest.
     *
     * @param spec the family's specification
     */
    DrivenAgent(EnvironmentSpec spec) {
        this.spec = spec;
        action = new float[spec.actionSize()];
        if (spec.actions() instanceof ActionSpace.Continuous continuous) {
            for (int i = 0; i < action.length; i++) {
                action[i] = (float) Math.min(
                        continuous.axes().get(i).high(),
                        Math.max(continuous.axes().get(i).low(), 0));
            }
        }
    }

    /**
     * Says what to do: from now on, or once where it is a choice.
     *
     * @param newAction one number per axis, or the index of a choice
     * @throws IllegalArgumentException where the family has no such action
     */
    void drive(List<Double> newAction) {
        if (newAction.size() != action.length) {
            throw new IllegalArgumentException(
                    "an action of " + spec.id() + " has " + action.length + " numbers, got " + newAction.size());
        }
        if (spec.actions() instanceof ActionSpace.Discrete discrete
                && !(newAction.get(0) >= 0
                        && newAction.get(0) < discrete.choices().size())) {
            throw new IllegalArgumentException("no choice " + newAction.get(0) + " in " + discrete.choices());
        }
        for (int i = 0; i < action.length; i++) {
            action[i] = newAction.get(i).floatValue();
        }
        told = true;
    }

    /** Whether it knows what to do next: a choice is made once for each time it is told. */
    boolean ready() {
        return told || spec.actions() instanceof ActionSpace.Continuous;
    }

    @Override
    public int tasks() {
        return 1;
    }

    @Override
    public int episodesPerRound() {
        return 1;
    }

    @Override
    public int rounds() {
        return Integer.MAX_VALUE;
    }

    @Override
    public RoundKind roundKind() {
        return RoundKind.NONE;
    }

    @Override
    public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
        System.arraycopy(action, 0, actions, 0, action.length);
        told = false;
    }

    @Override
    public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {}

    @Override
    public void endRound() {}

    @Override
    public float[] fastState(int task) {
        return new float[0];
    }

    @Override
    public void close() {}
}
