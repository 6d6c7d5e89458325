package adaptarium.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.fewshot.FewShotAlgorithm;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.FewShotProblems;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What three updates of every registered algorithm come to that {@link GoldenDigestsTest} does not have, on one problem and by its name. A digest may change only
 * together with a commit that says why. Settings are the algorithm's own but for those that make it small.
 */
class RegisteredDigestsTest {
    private static final int[] THREADS = {1, 3};

    /** On the heap: the same on every processor. */
    @ParameterizedTest
    @CsvSource({
        "varibad, GridNavigation-v0, 7c2d398571fa92c1332a3c56ef4e83510d5480cb3e978f20280b4862510236c4",
        "rebal, CartPole-v0, 8288663916b28469097819a3c0c0db152030a24a158f102a2554fd0949b5a2d3",
        "ppo-finetuned, GridNavigation-v0, 32e5b090294c854e2c0d606b81e87e63dcf8c78f48f3255851892241f3f7285b",
        "ppo-from-scratch, GridNavigation-v0, 4ad5f98708856df5483e90bb7c3f015d8c77ef0b1f9cfe23053ca80a35168418",
        "few-shot-maml, Sinusoid-v0, 1ca816d5b945364bc200655f870cdd77827af253fc674e8f953099fbb56f53cc",
        "few-shot-anil, Sinusoid-v0, 45c77cc9afc6103dbe11501b83d6eb5a809ef8e71c82c3ea88a034a3d50903fd",
        "few-shot-meta-sgd, Sinusoid-v0, d4732761dc4042c505073eccdfb93d6ed057a2bbcab7853e38809304455f7f46",
        "few-shot-cavia, Sinusoid-v0, 508279b600161ae5d9886051468b82fe51faaab3a9623983d763d9a83d5aee46",
        "few-shot-reptile, Sinusoid-v0, dae655ac8a8537989e5ccdf0f0b8774bbe2c9fa28ecd85f2fdc9794f9d3f18ec",
        "few-shot-pretraining, Sinusoid-v0, 3637df080aed18cef0b2720272835c48ca77a4d05c7f4e96a37d12bddf605faa",
        "meta-networks, Sinusoid-v0, 8fc3969c7cfb16484519a053283bb56bd0c3ba4f286d823772e2b8b86358e5a1",
        "prototypical, DynamicsIdentification-v0+ways=3+shots=2+queries=2+steps=8/TwistedDrive-v0, 32046ae256b6cde7bb6aad39a18c0e5d0865fc02223fedcc92443248f0bec574",
        "matching, DynamicsIdentification-v0+ways=3+shots=2+queries=2+steps=8/TwistedDrive-v0, c0bf6a2fe632743cf3284e7c7ea01b0ef99ffd31d01ba51a7f00500524016dc4",
        "relation, DynamicsIdentification-v0+ways=3+shots=2+queries=2+steps=8/TwistedDrive-v0, d40956f2d955675b00dcc87edd6a52296eb09d17a2cd8dc28f4eb5d89327265d",
        "siamese, DynamicsIdentification-v0+ways=3+shots=2+queries=2+steps=8/TwistedDrive-v0, ecc8085d08258fc34bf5c33ccf3d86aaa1e8f3a5a1f42cd08d0530f46fc88a2c",
        "triplet, DynamicsIdentification-v0+ways=3+shots=2+queries=2+steps=8/TwistedDrive-v0, 3daecdd3195ca73bac94b688c636bb1860794e072022872e861b7251deccca6b",
        "parameter-estimator, ParameterRegression-v0+steps=10/UnknownGainSlider-v0, 89f8f0a9e27a07e47b30af16dbc1046a2ea7316159c347ecf69526c3cc634194",
        "motion-regression, ParameterRegression-v0+steps=10/UnknownGainSlider-v0, ebc10381e0dbe1d031b43ea4b23322bb133619e4a07444dfd69a5c5428eab2c3",
        "least-squares, DynamicsIdentification-v0+ways=3+shots=2+queries=2+steps=8/TwistedDrive-v0, 1b287cc1c114414bd193576e8dfd3ce2af3a7bff82f92efb8dd1f945844595f5",
    })
    void learnersOnTheHeap(String algorithm, String problem, String expected) {
        for (int threads : THREADS) {
            assertEquals(expected, digest(algorithm, problem, threads), algorithm + ", " + threads + " threads");
        }
    }

    /** On tensors, or planning with such a model: the digests hold for one kind of processor. */
    @ParameterizedTest
    @CsvSource({
        "anil, GridNavigation-v0, e980cc02fc6e4467dc7b6508d5dd762ed212f13712e6fac011cb40afd12c1f6b, d4471347e3a9f77800c4f1f829f482bbd60a6c4f23e68cfc985638c9fd345b2e",
        "cavia, GridNavigation-v0, 9f8f23bc06b385484b58a63ef7d15d6da9e9cf1a6f823750070fc2b3a37c8a8b, 014296c2701d9f2f14da201b6bf0c25469bddef6fc60c1b0a9a8bdc229dc0f1b",
        "meta-sgd, GridNavigation-v0, 3cfa72fe68658b715f9a503ab8f679394d1a44b4f917628e33bcbab45cdcbcaf, 160224036c6ea4d43dc45cdce0443bb7c4625ea42b78b62989827a28af2f80fe",
        "e-maml, GridNavigation-v0, e86463e06555c84111405e3d9a8ac22f56cdbd184c8a7dde34fd235108c7333b, 36efc91d2c140e4e2aee07903d0df36387191b3e002ec3c79aa668d2f6114d26",
        "es-maml, GridNavigation-v0, 907a4460fc314332e733c5700194a985feeec755891d73bddb92ba57e2a4b595, 907a4460fc314332e733c5700194a985feeec755891d73bddb92ba57e2a4b595",
        "reptile, GridNavigation-v0, 18df6a81625fd30a1b45b193c6a3555e11bd2edeceb5a483b893d177e4b7ce78, 71109ddc0b75e4d69b48c40e595c719bbb9902aeefea0bdde643d36970528af6",
        "grbal, CartPole-v0, a411e1e0e8a782aec17ee3f795e1dc4e46cee607e2a80907dc84fdb757a7aa90, 96e6427e826694691b93aa006b98ee6c26b270cc8808bcb937c4a187a367a23d",
        "model-planner, CartPole-v0, 817a091c2714c4db087b3b8cb0846f85e2145f4b869024b53fff4a44902ff727, a69c9cf6428d3e4b7ec86fdeb6e942a47cdca64b57130cfd00589cd24f1f7a43",
        "fine-tuned-model, CartPole-v0, 6c74200372f9dab389ffbcffa38112fb2840d59b6192b667300a4488662dbb71, f768765d8dd8213c7f80c18f8e2701a6d1ca21f1ac59dd4853f120c13c25810c",
    })
    void learnersOnTensors(String algorithm, String problem, String intel, String amd) throws IOException {
        String first = digest(algorithm, problem, 1);
        assertEquals(first, digest(algorithm, problem, 3), algorithm + " on 3 threads");
        Digests.Processor here = Digests.Processor.here();
        assumeTrue(here != Digests.Processor.OTHER, "taken on other kinds of processor");
        assertEquals(here == Digests.Processor.INTEL ? intel : amd, first, algorithm);
    }

    /** Whoever registers an algorithm gives it a digest. */
    @Test
    void everyRegisteredAlgorithmHasOne() {
        TreeSet<String> without =
                Algorithms.all().stream().map(Algorithm::name).collect(Collectors.toCollection(TreeSet::new));
        Stream.of(RegisteredDigestsTest.class, GoldenDigestsTest.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .flatMap(RegisteredDigestsTest::names)
                .forEach(without::remove);
        without.remove("maml"); // GoldenDigestsTest has its variants
        assertEquals(List.of(), List.copyOf(without));
    }

    private static Stream<String> names(Method test) {
        CsvSource source = test.getAnnotation(CsvSource.class);
        return source == null ? Stream.of() : Arrays.stream(source.value()).map(row -> row.split(",", 2)[0].strip());
    }

    private static String digest(String name, String problem, int threads) {
        return digest(Algorithms.named(name), problem, threads);
    }

    private static <C extends Record> String digest(Algorithm<C> algorithm, String problem, int threads) {
        C settings = SettingsJson.read(small(algorithm.name()), algorithm.defaults());
        return algorithm instanceof FewShotAlgorithm<C> fewShot
                ? digest(fewShot, FewShotProblems.named(problem), settings, threads)
                : digest(algorithm, Families.named(problem), settings, threads);
    }

    private static <C extends Record, T> String digest(
            FewShotAlgorithm<C> algorithm, FewShotProblem<T> problem, C settings, int threads) {
        try (FewShotLearner<T> learner = algorithm.create(problem, settings, 3, threads)) {
            return Digests.afterThreeUpdates(learner, random -> problem.sample(Split.TRAIN, random));
        }
    }

    private static <C extends Record, T extends Record> String digest(
            Algorithm<C> algorithm, TaskFamily<T> family, C settings, int threads) {
        try (MetaLearner<T> learner = algorithm.create(family, settings, 3, threads)) {
            return Digests.afterThreeUpdates(learner, random -> family.tasks().sample(Split.TRAIN, random));
        }
    }

    /** Fewer tasks and smaller networks than by default, as JSON. */
    private static String small(String algorithm) {
        String model = """
                "model": {"tasks": 2, "episodes": 1, "hiddenSizes": [13, 6], "gradientSteps": 3, "batchSize": 20,
                 "planner": {"candidates": 8, "horizon": 3, "iterations": 2}}""";
        return switch (algorithm) {
            case "varibad" -> """
                {"tasks": 20, "episodes": 2, "memorySize": 7, "latentSize": 3, "hiddenSizes": [6],
                 "belief": {"decoderSizes": [5], "epochs": 1, "minibatches": 2, "pastTrials": 30, "pastSteps": 40}}""";
            case "model-planner" -> model.substring(model.indexOf('{'));
            case "rebal" -> "{\"memorySize\": 7, \"sequence\": 10, " + model + "}";
            case "grbal", "fine-tuned-model" -> "{\"window\": 8, " + model + "}";
            case "ppo-finetuned", "ppo-from-scratch" -> "{\"training\": {\"tasks\": 20, \"hiddenSizes\": [13, 6]}}";
            case "anil", "cavia", "meta-sgd", "e-maml", "es-maml", "reptile" ->
                "{\"tasks\": 4, \"episodes\": 2, \"hiddenSizes\": [13, 6]}";
            case "meta-networks" -> "{\"tasks\": 2, \"hiddenSizes\": [7, 6], \"keySize\": 5}";
            case "prototypical", "matching", "relation", "siamese", "triplet" ->
                "{\"tasks\": 2, \"hiddenSizes\": [7], \"embedding\": 5}";
            case "least-squares" -> "{}";
            default -> "{\"tasks\": 2, \"hiddenSizes\": [7, 6]}";
        };
    }
}
