package adaptarium.meta.gradient.outer;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import adaptarium.agents.store.State;
import adaptarium.agents.update.Adam;
import java.util.Map;

/**
 * A step of Adam along a gradient that is estimated without any derivative: every task is adapted to from meta-parameters that are moved a little to either side at
 * random, and which side earned more after adaptation says where to go (ES-MAML: Song et al. 2020, arXiv:1910.01215, algorithm 3, with mirrored samples). Both sides play the
 * same episodes with the same noise. What the inner steps are does not matter. It remembers Adam's moments.
 *
 * @param pairs n, ways tried in each task, to both sides
 * @param noise σ
 * @param learningRate of Adam
 */
public record EvolutionStep(
        @Setting(
                value = "directions tried in each task of an update, to both sides",
                range = "[1, 10000]",
                change = "raise it where returns swing; time grows with it, as it does with tasks, which serve as well")
        int pairs,

        @Setting(
                value = "standard deviation of the moves, in each parameter",
                range = "(0, inf)",
                change = "lower it where moved policies are much worse, raise it where both sides earn the same")
        double noise,

        @Setting(
                value = "step size of Adam",
                range = "(0, inf)",
                change = "lower it where returns swing, raise it where they creep")
        double learningRate)
        implements OuterStep {
    private static final double ADAM_EPSILON = 1e-8;

    /** Checks every component. */
    public EvolutionStep {
        Settings.check(EvolutionStep.class, pairs, noise, learningRate);
    }

    /** One direction a task; noise and step size from point navigation. */
    public EvolutionStep() {
        this(1, 0.1, 0.03);
    }

    @Override
    public boolean hasLoss() {
        return false;
    }

    @Override
    public OuterUpdate begin(int parameters) {
        Adam adam = new Adam(parameters, ADAM_EPSILON);
        return new OuterUpdate() {
            @Override
            public Wanted wanted() {
                return Wanted.moved(pairs, noise);
            }

            @Override
            public float[] step(float[] theta, MetaBatch batch, Map<String, Double> metrics) {
                double[] ascent = batch.estimatedGradient();
                float[] descent = new float[ascent.length];
                double squares = 0;
                for (int p = 0; p < descent.length; p++) {
                    descent[p] = (float) -ascent[p];
                    squares += ascent[p] * ascent[p];
                }
                metrics.put("gradientNorm", Math.sqrt(squares));
                return adam.step(theta, descent, learningRate);
            }

            @Override
            public void save(State state) {
                state.putAll("adam", adam.state());
            }

            @Override
            public void restore(State state) {
                adam.restore(state.under("adam"));
            }
        };
    }
}
