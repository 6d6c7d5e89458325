package adaptarium.meta.gradient.outer;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import adaptarium.agents.store.State;
import adaptarium.agents.update.Adam;
import adaptarium.agents.update.TrustRegion;
import adaptarium.meta.gradient.parameter.Tensors;
import java.util.Map;

/**
 * Several epochs of Adam on a clipped objective with a divergence penalty, the outer step of ProMP (Rothfuss et al. 2019, arXiv:1810.06784, algorithm 1). It
 * remembers Adam's moments.
 *
 * @param learningRate of Adam
 * @param epochs passes over the frozen data; the inner steps are taken anew in each
 * @param clip ε, how far a likelihood ratio may leave 1
 * @param divergencePenalty η, weight of the divergence on the data from before adaptation
 */
public record ClippedStep(
        @Setting(
                value = "step size of Adam",
                range = "(0, inf)",
                change = "lower it where kl jumps, raise it where returns creep")
        double learningRate,

        @Setting(
                value = "passes over the frozen data; the inner steps are taken anew in each",
                range = "[1, 1000]",
                change = "raise it to get more out of each update; time grows with it")
        int epochs,

        @Setting(
                value = "how far a likelihood ratio may leave 1",
                range = "(0, inf)",
                change = "lower it for careful steps")
        double clip,

        @Setting(
                value = "weight of the divergence on the data from before adaptation",
                range = "[0, inf)",
                change = "raise it where kl jumps")
        double divergencePenalty)
        implements OuterStep {
    private static final double ADAM_EPSILON = 1e-8;

    /** Checks every component. */
    public ClippedStep {
        Settings.check(ClippedStep.class, learningRate, epochs, clip, divergencePenalty);
    }

    /** The ProMP authors' figures. */
    public ClippedStep() {
        this(1e-3, 5, 0.3, 5e-4);
    }

    @Override
    public boolean hasLoss() {
        return true;
    }

    @Override
    public OuterUpdate begin(int parameters) {
        Adam adam = new Adam(parameters, ADAM_EPSILON);
        return new OuterUpdate() {
            @Override
            public Wanted wanted() {
                return Wanted.NOTHING; // its gradient moves with the meta-parameters from epoch to epoch
            }

            @Override
            public float[] step(float[] theta, MetaBatch batch, Map<String, Double> metrics) {
                float[] moving = theta;
                for (int epoch = 0; epoch < epochs; epoch++) {
                    double[] gradient = batch.clippedGradient(moving, clip, divergencePenalty);
                    moving = adam.step(moving, Tensors.floats(gradient), learningRate);
                }
                TrustRegion.Trial after = batch.evaluate(moving);
                metrics.put("lossAfter", after.loss());
                metrics.put("kl", after.divergence());
                return moving;
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
