package adaptarium.meta.play;

import adaptarium.agents.action.ActionScale;
import java.util.random.RandomGenerator;

/** Draws each action uniformly and keeps it for some steps: what explores before anything has been learnt. */
public final class UniformAgent implements DrawingAgent {
    private final ActionScale scale;
    private final RandomGenerator[] random;
    private final int hold;
    private final float[] drawn;
    private final int[] left; // steps for which a slot keeps its action

    /**
     * An agent for some slots.
     *
     * @param scale of the family's actions, which are numbers
     * @param axes A, numbers of an action
     * @param random one generator per slot
     * @param hold for how many steps an action is kept, at least 1
     */
    public UniformAgent(ActionScale scale, int axes, RandomGenerator[] random, int hold) {
        this.scale = scale;
        this.random = random.clone();
        this.hold = hold;
        drawn = new float[random.length * axes];
        left = new int[random.length];
    }

    @Override
    public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
        int axes = drawn.length / random.length;
        for (int slot = 0; slot < active.length; slot++) {
            if (active[slot]) {
                for (int j = 0; j < axes && left[slot] == 0; j++) {
                    drawn[slot * axes + j] = (float) (2 * random[slot].nextDouble() - 1);
                }
                left[slot] = left[slot] == 0 ? hold - 1 : left[slot] - 1;
                scale.apply(drawn, slot * axes, actions);
            }
        }
    }

    @Override
    public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {
        // whatever happened, the next action is drawn alike
    }

    @Override
    public float[] drawn() {
        return drawn;
    }
}
