package adaptarium.meta.gradient;

import adaptarium.agents.experience.BaselineAdvantages;
import adaptarium.agents.network.tensor.Activation;
import adaptarium.agents.network.tensor.Policy;
import adaptarium.agents.setting.Choice;
import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import adaptarium.agents.update.Surrogate;
import adaptarium.meta.gradient.inner.GradientStep;
import adaptarium.meta.gradient.inner.InnerRule;
import adaptarium.meta.gradient.inner.InnerStep;
import adaptarium.meta.gradient.inner.LaterSteps;
import adaptarium.meta.gradient.inner.LearnedRateStep;
import adaptarium.meta.gradient.inner.ScaledSteps;
import adaptarium.meta.gradient.outer.OuterStep;
import adaptarium.meta.gradient.outer.TrustRegionStep;
import adaptarium.meta.gradient.parameter.AdaptedPart;
import adaptarium.meta.gradient.parameter.LearnedRates;
import adaptarium.meta.gradient.parameter.MetaParameters;
import adaptarium.meta.gradient.parameter.WholePart;
import java.util.List;
import java.util.OptionalInt;

/**
 * What {@link Maml} can be told.
 *
 * @param hiddenSizes widths of the policy's hidden layers
 * @param activation after each hidden layer
 * @param initialStd standard deviation of actions at first; 1 is half the width of an action's range
 * @param normaliseObservations whether observations are shifted and scaled by running statistics
 * @param tasks tasks of an update
 * @param episodes episodes played in each task before every gradient step, and once more after the last
 * @param innerRate α, step size of an inner gradient step
 * @param innerSteps K, inner gradient steps of training
 * @param laterSteps how long the steps beyond those of training are at test time
 * @param testEpisodes episodes played in each task before every gradient step at test time; absent for those of training. The MAML authors' test scripts
 *     play 20 to 40
 * @param surrogate loss of the inner step
 * @param firstOrder whether the derivative of the inner step is taken for the identity (FOMAML)
 * @param advantages discounting, and the treatment of time limits
 * @param outerStep how the meta-parameters move
 * @param adapts what of the policy the inner steps move
 * @param learnedRates which step sizes are learnt, relative to α
 * @param exploration weight of the term that credits episodes before adaptation with the return after it (E-MAML)
 */
public record MamlSettings(
        @Setting(
                value = "widths of the policy's hidden layers",
                range = "[1, 2048]",
                most = 8,
                change = "raise them where one gradient step changes too little; time grows with their product")
        List<Integer> hiddenSizes,

        @Setting(
                value = "what follows each hidden layer",
                change = "relu where tanh saturates; tanh is smoother to adapt")
        Activation activation,

        @Setting(
                value = "standard deviation of actions at first",
                unit = "half the axis",
                range = "(0, inf)",
                change = "lower it where full-size noise ends episodes at once, raise it where nothing is found")
        double initialStd,

        @Setting(
                value = "whether observations are shifted and scaled by running statistics",
                change = "true where the axes of an observation differ much in size")
        boolean normaliseObservations,

        @Setting(
                value = "tasks of an update",
                range = "[1, 100000]",
                change = "raise it where updates are noisy, that is where tasks differ much; time grows with it",
                formerly = "tasksPerBatch")
        int tasks,

        @Setting(
                value = "episodes played in each task before every inner step, and once more after the last",
                range = "[1, 1000]",
                change = "raise it where inner gradients are noisy; time grows with it",
                formerly = "episodesPerTask")
        int episodes,

        @Setting(
                value = "step size of an inner gradient step",
                range = "[0, inf)",
                change = "raise it where return/episode/1 is hardly above return/episode/0, lower it where it falls"
                        + " below")
        double innerRate,

        @Setting(
                value = "inner gradient steps of training",
                range = "[0, 100]",
                change = "as many as the agent may take in a task; each costs another round of episodes")
        int innerSteps,

        @Setting(
                value = "how long the steps beyond those of training are at test time",
                change = "limited where tasks differ in how long a step they bear; advantages have unit spread in every"
                        + " round, so steps do not get shorter by themselves",
                formerly = "laterRateFactor")
        LaterSteps laterSteps,

        @Setting(
                value = "episodes played in each task before every gradient step at test time",
                range = "[1, 1000]",
                auto = "as many as episodes says",
                change = "raise it for surer steps in tasks where the agent has the time")
        OptionalInt testEpisodes,

        @Setting(
                value = "loss of the inner step",
                change = "log-likelihood only to repeat early results: its curvature is wrong (Rothfuss et al. 2019)")
        Surrogate surrogate,

        @Setting(
                value = "whether the derivative of the inner step is taken for the identity (FOMAML)",
                change = "true to save time at some cost in returns; outerStep.maxDivergence 0.01 is safer then")
        boolean firstOrder,

        @Setting("discounting, and the treatment of time limits")
        BaselineAdvantages advantages,

        @Setting(
                value = "how the meta-parameters move",
                change = "clipped for ProMP's step, reptile or evolution to do without second derivatives",
                formerly = {"trustRegion", "clipped", "curvatureStride"})
        OuterStep outerStep,

        @Setting(
                value = "what of the policy the inner steps move",
                change = "head for cheaper, tamer steps, context where tasks differ in a few numbers")
        AdaptedPart adapts,

        @Setting(
                value = "which step sizes are learnt, relative to innerRate",
                change =
                        "parameter or layer where one rate for all is hard to choose; more to learn from the same data")
        LearnedRates learnedRates,

        @Setting(
                value = "weight of the term that credits episodes before adaptation with the return after it (E-MAML)",
                range = "[0, inf)",
                change = "raise it from 0 where a task must be explored before anything is earned; 1 is the authors'")
        double exploration) {
    /** Copies the list and checks every component. */
    public MamlSettings {
        hiddenSizes = List.copyOf(hiddenSizes);
        Settings.check(
                MamlSettings.class,
                hiddenSizes,
                activation,
                initialStd,
                normaliseObservations,
                tasks,
                episodes,
                innerRate,
                innerSteps,
                laterSteps,
                testEpisodes,
                surrogate,
                firstOrder,
                advantages,
                outerStep,
                adapts,
                learnedRates,
                exploration);
        outerStep.require(adapts.isWhole() && learnedRates == LearnedRates.NONE, innerSteps, innerRate);
        if (exploration > 0 && !outerStep.hasLoss()) {
            throw new IllegalArgumentException("exploration must be 0 with outerStep "
                    + Choice.nameOf((Record) outerStep).orElseThrow() + ", got " + exploration
                    + ": it has no loss that this could be a term of");
        }
    }

    /** Whether a step at test time, counted from 0, is one that training takes, too; where training takes none, the first goes all the way. */
    boolean isTrained(int step) {
        return step < Math.max(1, innerSteps);
    }

    /** The kind of inner step that is asked for: with a fixed rate or learnt ones. */
    public InnerStep.Kind kind() {
        return learnedRates == LearnedRates.NONE ? GradientStep::from : new LearnedRateStep.OfKind(/* curved= */ true);
    }

    /**
     * How the parameters of a task follow from a policy's.
     *
     * @param policy whose parameters they are
     * @param kind of the steps, with its exact derivative
     */
    InnerRule rule(Policy policy, InnerStep.Kind kind) {
        MetaParameters parameters = new MetaParameters(policy.layout(), adapts, learnedRates, innerSteps);
        return new InnerRule(policy, parameters, surrogate, innerRate, firstOrder ? kind.firstOrder() : kind);
    }

    /** Episodes in each task before a gradient step at test time. */
    int episodesAtTest() {
        return testEpisodes.orElse(episodes);
    }

    /**
     * The defaults: MAML-RL on a laptop.
     *
     * <p>They follow the authors' 2D navigation with four changes that were measured there: 20 tasks instead of 40, actions of half the deviation at first, a
     * trust region three times as wide, and eighty samples of each task for the curvature. Together they reach the same returns in a tenth of the computing time.
     */
    public static MamlSettings defaults() {
        return of(/* innerRate= */ 0.1, /* innerSteps= */ 1, new TrustRegionStep(), new WholePart(), LearnedRates.NONE);
    }

    /** The defaults with other inner and outer steps. */
    public static MamlSettings of(
            double innerRate, int innerSteps, OuterStep outerStep, AdaptedPart adapts, LearnedRates learnedRates) {
        return new MamlSettings(
                List.of(64, 64),
                Activation.TANH,
                /* initialStd= */ 0.5,
                /* normaliseObservations= */ false,
                /* tasks= */ 20,
                /* episodes= */ 20,
                innerRate,
                innerSteps,
                new ScaledSteps(),
                /* testEpisodes= */ OptionalInt.empty(),
                Surrogate.LIKELIHOOD_RATIO,
                /* firstOrder= */ false,
                new BaselineAdvantages(0.99, 1, BaselineAdvantages.TimeLimits.BOOTSTRAP),
                outerStep,
                adapts,
                learnedRates,
                /* exploration= */ 0);
    }

    /** These settings with E-MAML's term, and with the log-likelihood, whose frozen curvature the term completes. */
    public MamlSettings exploring(double weight) {
        return new MamlSettings(
                hiddenSizes,
                activation,
                initialStd,
                normaliseObservations,
                tasks,
                episodes,
                innerRate,
                innerSteps,
                laterSteps,
                testEpisodes,
                Surrogate.LOG_LIKELIHOOD,
                firstOrder,
                advantages,
                outerStep,
                adapts,
                learnedRates,
                weight);
    }
}
