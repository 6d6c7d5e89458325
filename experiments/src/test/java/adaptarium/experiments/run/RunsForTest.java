package adaptarium.experiments.run;

import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.config.RunConfig;
import java.nio.file.Path;
import java.util.List;

/** Small runs of the test algorithm. */
final class RunsForTest {
    static final String CONFIG = """
        family: PointNavigation-v0
        seed: 7
        iterations: 12
        threads: 1
        algorithm:
          name: drift
        """;

    private RunsForTest() {}

    static RunConfig config(String... overrides) {
        return Configurations.parse("test.yaml", CONFIG, List.of(overrides));
    }

    static RunDirectory create(Path runs, String name, String... overrides) {
        return RunDirectory.create(runs, name, config(overrides), "test");
    }

    static int train(RunDirectory run) {
        return new Trainer(run, run.config(), TrainingListener.SILENT, () -> false).train();
    }
}
