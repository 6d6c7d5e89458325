package adaptarium.experiments.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.config.RunConfig;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.belief.VaribadSettings;
import adaptarium.meta.rl2.Rl2Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is shipped or published trains in the launcher's gibibyte of heap. */
class TrialsFitTest {
    private static final long HEAP = (long) (0.9 * (1L << 30)); // what a gibibyte leaves to objects that live, at least

    private static boolean remembers(RunConfig config) {
        return !config.isFewShot()
                && (config.algorithm().settings() instanceof Rl2Settings
                        || config.algorithm().settings() instanceof VaribadSettings);
    }

    private static void requireRoom(RunConfig config) {
        try (MetaLearner<?> learner = Trainer.newLearner(config.algorithm(), config.taskFamily(), 1, 2)) {
            learner.requireRoom(HEAP);
        }
    }

    @Test
    void everyShippedConfiguration() {
        List<RunConfig> configs = Configurations.shipped().keySet().stream()
                .map(name -> Configurations.load(name, List.of()))
                .filter(TrialsFitTest::remembers)
                .toList();
        assertTrue(configs.size() > 15, "only " + configs.size());
        configs.forEach(TrialsFitTest::requireRoom);
    }

    /** Every cell of the matrix that remembers: the learner's defaults on each of its families, three episodes in point navigation. */
    @Test
    void everyCellOfTheMatrix() {
        for (String algorithm : List.of("rl2", "varibad", "snail", "transformer")) {
            for (String family : List.of(
                    "BernoulliBandit-v0",
                    "TabularMdp-v0",
                    "PointNavigation-v0",
                    "CartPole-v0",
                    "Pendulum-v0",
                    "HalfCheetah-v0",
                    "PlanarQuadrotor-v0",
                    "ArmReach-v0",
                    "Decoy-v0")) {
                requireRoom(Configurations.parse(
                        "a.yaml",
                        "{family: %s, iterations: 1, algorithm: {name: %s}}".formatted(family, algorithm),
                        List.of()));
            }
        }
    }

    @Test
    void everyPublishedRun() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of("results"))) {
            files = all.filter(file -> file.endsWith("config.yaml")).sorted().toList();
        }
        List<RunConfig> configs = files.stream()
                .map(file -> Configurations.load(file.toString(), List.of()))
                .filter(TrialsFitTest::remembers)
                .toList();
        assertTrue(configs.size() > 15, "only " + configs.size());
        configs.forEach(TrialsFitTest::requireRoom);
    }
}
