package adaptarium.meta.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.store.State;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.diagnostic.GridNavigation;
import adaptarium.meta.Algorithms;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.gradient.learner.AnilAlgorithm;
import adaptarium.meta.gradient.learner.CaviaAlgorithm;
import adaptarium.meta.gradient.learner.EMamlAlgorithm;
import adaptarium.meta.gradient.learner.EsMamlAlgorithm;
import adaptarium.meta.gradient.learner.GradientAlgorithm;
import adaptarium.meta.gradient.learner.MamlAlgorithm;
import adaptarium.meta.gradient.learner.MetaSgdAlgorithm;
import adaptarium.meta.gradient.learner.ReptileAlgorithm;
import adaptarium.meta.gradient.outer.ClippedStep;
import adaptarium.meta.gradient.outer.EvolutionStep;
import adaptarium.meta.gradient.outer.OuterStep;
import adaptarium.meta.gradient.outer.ReptileStep;
import adaptarium.meta.gradient.outer.TrustRegionStep;
import adaptarium.meta.gradient.parameter.AdaptedPart;
import adaptarium.meta.gradient.parameter.ContextPart;
import adaptarium.meta.gradient.parameter.HeadPart;
import adaptarium.meta.gradient.parameter.LearnedRates;
import adaptarium.meta.gradient.parameter.WholePart;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parts that are combined as nobody ships them, and what is refused. */
class CombinationsTest {
    private static final List<AdaptedPart> PARTS = List.of(new WholePart(), new HeadPart(), new ContextPart(3));

    private static MamlSettings settings(
            List<Integer> hidden,
            int tasks,
            int innerSteps,
            OuterStep outer,
            AdaptedPart part,
            LearnedRates learned,
            double exploration) {
        MamlSettings all = MamlSettings.defaults();
        return new MamlSettings(
                hidden,
                all.activation(),
                all.initialStd(),
                /* normaliseObservations= */ true,
                tasks,
                /* episodes= */ 2,
                all.innerRate(),
                innerSteps,
                all.laterSteps(),
                all.testEpisodes(),
                all.surrogate(),
                all.firstOrder(),
                all.advantages(),
                outer,
                part,
                learned,
                exploration);
    }

    /** The first layer is the last, and of choices there is no log-std: then the head is the whole. */
    @Test
    void aNetworkWithoutHiddenLayersWillDo() {
        for (TaskFamily<?> family : List.of(MamlTest.NAVIGATION, new GridNavigation())) {
            for (AdaptedPart part : PARTS) {
                for (LearnedRates learned : LearnedRates.values()) {
                    learns(family, settings(List.of(), 3, 2, new TrustRegionStep(), part, learned, 1));
                }
            }
        }
    }

    /** One task has no spread of returns, and without inner steps nothing was done before adaptation; moved meta-parameters are every part's. */
    @Test
    void littleToGoByIsEnough() {
        for (AdaptedPart part : PARTS) {
            learns(MamlTest.NAVIGATION, settings(List.of(4), 1, 1, new ClippedStep(), part, LearnedRates.LAYER, 1));
            learns(
                    MamlTest.NAVIGATION,
                    settings(List.of(4), 2, 0, new TrustRegionStep(), part, LearnedRates.PARAMETER, 1));
            learns(MamlTest.NAVIGATION, settings(List.of(4), 1, 2, new EvolutionStep(), part, LearnedRates.LAYER, 0));
        }
    }

    /** An update moves the parameters, and a state goes on to the same bits. */
    private static <T extends Record> void learns(TaskFamily<T> family, MamlSettings settings) {
        try (Maml<T> learner = new Maml<>(family, settings, 3, 1);
                Maml<T> resumed = new Maml<>(family, settings, 4, 2)) {
            float[] start = learner.theta();
            MamlTest.train(family, learner, 0, 1, 8);
            assertFalse(Arrays.equals(start, learner.theta()), settings.toString());
            State saved = learner.state();
            MamlTest.train(family, learner, 1, 2, 8);
            resumed.restore(saved);
            MamlTest.train(family, resumed, 1, 2, 8);
            assertArrayEquals(learner.theta(), resumed.theta(), settings.toString());
        }
    }

    @Test
    void whatCannotBeCombinedIsRefusedByName() {
        assertTrue(
                refusal(new ReptileStep(), new HeadPart(), LearnedRates.NONE, 0).contains("adapts must be whole"));
        assertTrue(refusal(new ReptileStep(), new WholePart(), LearnedRates.LAYER, 0)
                .contains("learnedRates none"));
        assertTrue(refusal(new EvolutionStep(), new WholePart(), LearnedRates.NONE, 0.5)
                .contains("exploration must be 0"));
        for (int steps : new int[] {0, 2}) { // without a step, and with steps of no length
            String refused = String.valueOf(assertThrows(
                            IllegalArgumentException.class,
                            () -> MamlTest.small(new ReptileStep(), steps, /* innerRate= */ steps == 0 ? 0.1 : 0))
                    .getMessage());
            assertTrue(refused.contains("innerSteps must be at least 1 and innerRate above 0"), refused);
        }
    }

    private static String refusal(OuterStep outer, AdaptedPart part, LearnedRates learned, double exploration) {
        return String.valueOf(assertThrows(
                        IllegalArgumentException.class,
                        () -> settings(List.of(4), 2, 1, outer, part, learned, exploration))
                .getMessage());
    }

    /** {@code anil} that adapts everything would be MAML under another name. */
    @Test
    void aNamedLearnerIsWhatItsNameSays() {
        MamlSettings maml = MamlSettings.defaults();
        for (GradientAlgorithm algorithm : List.of(
                new ReptileAlgorithm(),
                new AnilAlgorithm(),
                new MetaSgdAlgorithm(),
                new CaviaAlgorithm(),
                new EMamlAlgorithm(),
                new EsMamlAlgorithm())) {
            assertEquals(
                    algorithm.getClass(), Algorithms.named(algorithm.name()).getClass());
            String refused = String.valueOf(assertThrows(
                            IllegalArgumentException.class, () -> algorithm.create(MamlTest.NAVIGATION, maml, 1, 1))
                    .getMessage());
            assertTrue(refused.contains(" must be ") && refused.contains(" for " + algorithm.name()), refused);
            try (MetaLearner<?> own = algorithm.create(MamlTest.NAVIGATION, algorithm.defaults(), 1, 1);
                    MetaLearner<?> any = new MamlAlgorithm().create(MamlTest.NAVIGATION, algorithm.defaults(), 1, 1)) {
                assertEquals(own.state().names(), any.state().names());
            }
        }
    }
}
