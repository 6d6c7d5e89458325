package adaptarium.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import adaptarium.agents.network.layer.HeadStart;
import adaptarium.agents.network.memory.MemoryCell;
import adaptarium.agents.network.policy.MemoryHead;
import adaptarium.agents.update.PpoSettings;
import adaptarium.agents.update.SacSettings;
import adaptarium.agents.update.Schedule;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.family.classic.CartPole;
import adaptarium.envs.family.diagnostic.GridNavigation;
import adaptarium.meta.baseline.PpoBaseline;
import adaptarium.meta.baseline.PpoBaselineSettings;
import adaptarium.meta.baseline.PpoOracle;
import adaptarium.meta.baseline.SacBaseline;
import adaptarium.meta.baseline.SacBaselineSettings;
import adaptarium.meta.baseline.SacOracle;
import adaptarium.meta.belief.Pearl;
import adaptarium.meta.belief.PearlSettings;
import adaptarium.meta.gradient.MamlSettings;
import adaptarium.meta.gradient.learner.MamlAlgorithm;
import adaptarium.meta.gradient.outer.ClippedStep;
import adaptarium.meta.gradient.outer.TrustRegionStep;
import adaptarium.meta.rl2.Rl2;
import adaptarium.meta.rl2.Rl2Settings;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What three updates come to, to the bit, on any number of threads, of the learners that most others are made of; {@link RegisteredDigestsTest} has the rest. A digest may
 * change only together with a commit that says why. The families: Cart is physics with continuous actions, Grid has discrete ones.
 */
class GoldenDigestsTest {
    private static final int[] THREADS = {1, 2, 3, 8};
    private static final PpoSettings PPO = new PpoSettings(3e-3, 2, 3, 0.2, 0.98, 0.95, 0.002, 0.5, 1);

    private static final SacBaselineSettings SAC = new SacBaselineSettings(
            3, OptionalInt.of(1), List.of(13, 6), 0.3, 200, 1, new SacSettings(1e-3, 130, 0.99, 0.01, -1, 0.1));

    private static final PearlSettings PEARL = new PearlSettings(
            /* tasks= */ 3,
            OptionalInt.of(2),
            /* priorEpisodes= */ 1,
            /* latentSize= */ 3,
            List.of(7),
            List.of(13, 6),
            /* batchTasks= */ 2,
            /* contextSteps= */ 9,
            /* contextTrials= */ 1,
            /* klWeight= */ 0.1,
            /* replayRatio= */ 0.1,
            /* capacity= */ 200,
            /* warmup= */ 1,
            /* warmupHold= */ 2,
            /* testNoise= */ false,
            /* shapedRewards= */ false,
            SAC.sac());

    /** On the heap: the same on every processor. */
    @ParameterizedTest
    @CsvSource({
        "rl2, Grid, 92a4c9f27ae2f52bbdd4ee38d78d714e0873c0344da212cbdb84953d29ee04f2",
        "rl2, Cart, 3d68a265ec1a2df1ba6519cc4d6c0b177e2c079d961e84949d9bac9786a02632",
        "transformer, Grid, 25501939360299b60f4aa98a3d8de5d46ea6cf57e0132ab8d81627cd80663bed",
        "snail, Cart, e01ab0311aba132d1e77c5a62f4b2ba4ab6f34f5d06b21f9f3bbf4cf9385299f",
        "hypernetwork, Cart, 4ba7023481e7a80afaa232ee71000880a26e6cc147ff61a4f6a56b550aeaa1db",
        "ppo, Grid, 3dc74bfca9dcf4066f9fb4207529741141b28bb308dfde9a237c7c9c8eaa9feb",
        "ppo, Cart, 404baa45458f8ec8007f256679b946c54fed78a7e9fc12e3182ac0e965391692",
        "ppo-oracle, Grid, 8dcbeffe2e71d96c29ad26a6e389df5f1aa17a50a45585f56715ca9f99cb9012",
        "ppo-oracle, Cart, f0e70cab4143f2064338926ad579c36e1ff83018804c5a52866d022d85aa5ef2",
        "sac, Cart, ceed82de6470f10ae6e476fef9b982bd30d0061233a53abc2d53c05383d7c430",
        "sac-oracle, Cart, baeaa5b9255448a0e23cf7b0076d45f00c2de0bfa61c4c9e1551959af316070b",
        "pearl, Cart, 804c015c93ec4003d406b6738244f2fb4446307917bd8932ac5b4ad29e0c481b",
    })
    void learnersOnTheHeap(String learner, String family, String expected) {
        check(learner, family, expected);
    }

    /** On tensors, whose library chooses its instructions by the processor: the digests hold for one kind of it. */
    @ParameterizedTest
    @CsvSource({
        "trust region, Grid, 97d7fb2be7621fa7bb4b3dd29bfcc1dfb0be03a4933eb49689bd9f494a85de66",
        "trust region, Cart, dbbed6df890fa56f5fc0e23cf4de320f844deafa968fb7337b53d76c93cab8d2",
        "clipped, Grid, d7d74b2492c52d017afff4c128b079c37cca119a0d70b385cbd008c788086b19",
        "clipped, Cart, 7bce1dac3579e74f946049361a840c913cfdcd4d7bf16cbc77cb1d5d4ae15fa0",
        "first order, Grid, 3ada3e2ad6109ca132e4b0947157c43dce0ff43276826770c20f08e603e4e092",
        "first order, Cart, 70f6e1abdffefae5779daf369fc7d75021ee02b65137dc677ee3180aa6f62437",
        "two inner steps, Grid, 54e65affe34b5f830be06e60ffa275e72155d36e10ba70603bfc088750a95d06",
        "two inner steps, Cart, a9628618fd53df284306f9ac818d4ee68853a7f5fc6e5c6475221a7b6347b718",
    })
    void learnersOnTensors(String variant, String family, String amd) throws IOException {
        String first = digest(variant, family, 1);
        for (int threads : THREADS) {
            assertEquals(first, digest(variant, family, threads), variant + " on " + threads + " threads");
        }
        assumeTrue(
                Digests.Processor.here() == Digests.Processor.AMD,
                "the digests were taken on another kind of processor");
        assertEquals(amd, first, variant + " on " + family);
    }

    private static void check(String learner, String family, String expected) {
        for (int threads : THREADS) {
            assertEquals(
                    expected,
                    digest(learner, family, threads),
                    learner + " on " + family + ", " + threads + " threads");
        }
    }

    private static String digest(String learner, String family, int threads) {
        return family.equals("Grid")
                ? digest(learner, new GridNavigation(), threads)
                : digest(learner, new CartPole(), threads);
    }

    private static <T extends Record> String digest(String name, TaskFamily<T> family, int threads) {
        try (MetaLearner<T> learner = learner(name, family, threads)) {
            TaskSpace<T> space = family.tasks();
            return Digests.afterThreeUpdates(learner, random -> space.sample(Split.TRAIN, random));
        }
    }

    private static <T extends Record> MetaLearner<T> learner(String name, TaskFamily<T> family, int threads) {
        PpoBaselineSettings baseline = new PpoBaselineSettings(70, OptionalInt.of(1), List.of(13, 6), 0.7, PPO);
        return switch (name) {
            case "rl2" ->
                new Rl2()
                        .create(
                                family,
                                new Rl2Settings(70, OptionalInt.of(2), MemoryCell.GRU, 11, List.of(13), 0.7, PPO),
                                3,
                                threads);
            case "transformer", "snail", "hypernetwork" -> new Rl2().create(family, remembering(name), 3, threads);
            case "ppo" -> new PpoBaseline().create(family, baseline, 3, threads);
            case "ppo-oracle" -> new PpoOracle().create(family, baseline, 3, threads);
            case "sac" -> new SacBaseline().create(family, SAC, 3, threads);
            case "pearl" -> new Pearl().create(family, PEARL, 3, threads);
            case "sac-oracle" -> new SacOracle().create(family, SAC, 3, threads);
            default -> new MamlAlgorithm().create(family, maml(name), 3, threads);
        };
    }

    /** Every setting of RL² that is not its default. */
    private static Rl2Settings remembering(String variant) {
        return new Rl2Settings(
                /* tasks= */ 20,
                OptionalInt.of(1),
                /* mostEpisodes= */ OptionalInt.of(2),
                /* wholeTransitions= */ true,
                /* normaliseObservations= */ false,
                /* encoderSizes= */ List.of(5),
                switch (variant) {
                    case "transformer" -> MemoryCell.TRANSFORMER;
                    case "snail" -> MemoryCell.SNAIL;
                    default -> MemoryCell.LINEAR_ATTENTION;
                },
                /* memorySize= */ 6,
                /* memoryLayers= */ 2,
                variant.equals("hypernetwork") ? MemoryHead.HYPERNETWORK : MemoryHead.FILM,
                HeadStart.BIAS,
                List.of(7),
                /* separateValue= */ variant.equals("transformer"),
                /* initialStd= */ 0.7,
                /* encoderRate= */ 0.5,
                /* backpropagation= */ OptionalInt.of(13),
                new Schedule(2, 0.5, 0),
                PPO);
    }

    private static MamlSettings maml(String variant) {
        MamlSettings all = MamlSettings.defaults();
        return new MamlSettings(
                List.of(13),
                all.activation(),
                all.initialStd(),
                /* normaliseObservations= */ true,
                /* tasks= */ 6,
                /* episodes= */ 2,
                all.innerRate(),
                variant.equals("two inner steps") ? 2 : 1,
                all.laterSteps(),
                all.testEpisodes(),
                all.surrogate(),
                variant.equals("first order"),
                all.advantages(),
                variant.equals("clipped") ? new ClippedStep() : new TrustRegionStep(),
                all.adapts(),
                all.learnedRates(),
                all.exploration());
    }
}
