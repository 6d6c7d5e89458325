package adaptarium.meta.maml;

import adaptarium.agents.experience.BaselineAdvantages;
import adaptarium.agents.network.Activation;
import adaptarium.agents.update.Surrogate;
import adaptarium.agents.update.TrustRegion;
import java.util.List;

/**
 * What {@link Maml} can be told.
 *
 * @param hiddenSizes widths of the policy's hidden layers
 * @param activation after each hidden layer
 * @param initialStd standard deviation of actions at first; 1 is half the width of an action's range
 * @param normaliseObservations whether observations are shifted and scaled by running statistics
 * @param tasksPerBatch tasks of a meta-update
 * @param episodesPerTask episodes played in each task before every gradient step, and once more after the last
 * @param innerRate α, step size of an inner gradient step
 * @param innerSteps K, inner gradient steps of training
 * @param laterRateFactor α of every step beyond those of training, relative to theirs, at test time; the MAML authors train one step and halve the later
 *     ones
 * @param testEpisodes episodes played in each task before every gradient step at test time; 0 means {@code episodesPerTask}. The MAML authors' test scripts
 *     play 20 to 40
 * @param surrogate loss of the inner step
 * @param firstOrder whether the derivative of the inner step is taken for the identity (FOMAML)
 * @param advantages discounting, and the treatment of time limits
 * @param outerStep how the meta-parameters move
 * @param trustRegion the step of {@link OuterStep#TRUST_REGION}
 * @param curvatureStride every how many samples one serves the Fisher product; gradient, loss and divergence always use all
 * @param clipped the step of {@link OuterStep#CLIPPED}
 */
public record MamlSettings(
        List<Integer> hiddenSizes,
        Activation activation,
        double initialStd,
        boolean normaliseObservations,
        int tasksPerBatch,
        int episodesPerTask,
        double innerRate,
        int innerSteps,
        double laterRateFactor,
        int testEpisodes,
        Surrogate surrogate,
        boolean firstOrder,
        BaselineAdvantages advantages,
        OuterStep outerStep,
        TrustRegion trustRegion,
        int curvatureStride,
        ClippedStep clipped) {
    /** How the meta-parameters move. */
    public enum OuterStep {
        /** Conjugate gradients and a line search within a trust region (TRPO), as in MAML-RL. */
        TRUST_REGION,
        /** Several epochs of Adam on a clipped objective with a divergence penalty, as in ProMP. */
        CLIPPED
    }

    /**
     * The outer step of ProMP (Rothfuss et al. 2019, arXiv:1810.06784, algorithm 1).
     *
     * @param learningRate of Adam
     * @param epochs passes over the frozen data; the inner steps are taken anew in each
     * @param clip ε, how far a likelihood ratio may leave 1
     * @param divergencePenalty η, weight of the divergence on the data from before adaptation
     */
    public record ClippedStep(double learningRate, int epochs, double clip, double divergencePenalty) {
        /** Checks every component. */
        public ClippedStep {
            if (!(learningRate > 0) || epochs < 1) {
                throw new IllegalArgumentException(
                        "learningRate must be positive and epochs at least 1, got " + learningRate + " and " + epochs);
            }
            if (!(clip > 0) || !(divergencePenalty >= 0)) {
                throw new IllegalArgumentException("clip must be positive and divergencePenalty not negative, got "
                        + clip + " and " + divergencePenalty);
            }
        }
    }

    /** Copies the list and checks every component. */
    public MamlSettings {
        hiddenSizes = List.copyOf(hiddenSizes);
        if (hiddenSizes.stream().anyMatch(width -> width < 1)) {
            throw new IllegalArgumentException("hiddenSizes must be at least 1 each, got " + hiddenSizes);
        }
        if (!(initialStd > 0)) {
            throw new IllegalArgumentException("initialStd must be positive, got " + initialStd);
        }
        if (tasksPerBatch < 1 || episodesPerTask < 1 || innerSteps < 0 || curvatureStride < 1) {
            throw new IllegalArgumentException(
                    "tasksPerBatch, episodesPerTask and curvatureStride must be at least 1, innerSteps at least 0, got "
                            + tasksPerBatch + ", " + episodesPerTask + ", " + curvatureStride + " and " + innerSteps);
        }
        if (testEpisodes < 0) {
            throw new IllegalArgumentException(
                    "testEpisodes must be at least 1, or 0 for those of training, got " + testEpisodes);
        }
        if (!(innerRate >= 0) || !(laterRateFactor >= 0)) {
            throw new IllegalArgumentException(
                    "innerRate and laterRateFactor must not be negative, got " + innerRate + " and " + laterRateFactor);
        }
    }

    /** Whether a step at test time, counted from 0, is one that training takes, too; where training takes none, the first goes all the way. */
    boolean isTrained(int step) {
        return step < Math.max(1, innerSteps);
    }

    /** Episodes in each task before a gradient step at test time. */
    int episodesAtTest() {
        return testEpisodes == 0 ? episodesPerTask : testEpisodes;
    }

    /**
     * The defaults: MAML-RL on a laptop.
     *
     * <p>They follow the authors' 2D navigation with four changes that were measured there: 20 tasks instead of 40, actions of half the deviation at first, a
     * trust region three times as wide, and a tenth of the samples for the curvature. Together they reach the same returns in a tenth of the computing time.
     */
    public static MamlSettings defaults() {
        return new MamlSettings(
                List.of(64, 64),
                Activation.TANH,
                /* initialStd= */ 0.5,
                /* normaliseObservations= */ false,
                /* tasksPerBatch= */ 20,
                /* episodesPerTask= */ 20,
                /* innerRate= */ 0.1,
                /* innerSteps= */ 1,
                /* laterRateFactor= */ 0.5,
                /* testEpisodes= */ 0,
                Surrogate.LIKELIHOOD_RATIO,
                /* firstOrder= */ false,
                new BaselineAdvantages(0.99, 1, BaselineAdvantages.TimeLimits.BOOTSTRAP),
                OuterStep.TRUST_REGION,
                new TrustRegion(0.03, 10, 1e-5, 0.8, 15),
                /* curvatureStride= */ 10,
                new ClippedStep(1e-3, 5, 0.3, 5e-4));
    }
}
