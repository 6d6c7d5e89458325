package adaptarium.meta.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.envs.check.CheckReport.Outcome;
import adaptarium.envs.check.CheckReport.Result;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Algorithms;
import adaptarium.meta.fewshot.FewShotAlgorithm;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every registered algorithm learns the two-armed problem by its default settings, whatever the seed. */
class LearningTest {
    private static final int UPDATES = 50;

    static Stream<Arguments> algorithmsAndSeeds() {
        return Algorithms.all().stream()
                .filter(algorithm -> !(algorithm instanceof FewShotAlgorithm<?>)) // EveryAlgorithmTest sees those learn
                .map(Algorithm::name)
                .flatMap(name -> Stream.of(1L, 2L, 3L).map(seed -> Arguments.of(name, seed)));
    }

    @ParameterizedTest
    @MethodSource("algorithmsAndSeeds")
    void learnsForThreeSeeds(String name, long seed) {
        Result result = learn(Algorithms.named(name), seed);
        assertEquals(Outcome.PASSED, result.outcome(), result::reason);
    }

    private static <C extends Record> Result learn(Algorithm<C> algorithm, long seed) {
        boolean discrete = seed % 2 == 1 && takesChoices(algorithm);
        Learners<C> learners = new Learners<>(algorithm, algorithm.defaults(), new TwoArms(discrete), seed);
        return new Learning(learners, UPDATES).learns();
    }

    /** Some learners are for actions that are numbers alone. */
    private static <C extends Record> boolean takesChoices(Algorithm<C> algorithm) {
        Learners<C> learners = new Learners<>(algorithm, algorithm.defaults(), new TwoArms(true), 1);
        try {
            learners.fresh(1).close();
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
