package adaptarium.experiments.run;

import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.config.RunConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Small runs of the test algorithm, and what they leave. */
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

    static byte[] tensors(RunDirectory run, int iteration) throws IOException {
        return Files.readAllBytes(
                run.folder().resolve(String.format("checkpoints/update-%08d.safetensors", iteration)));
    }

    /** Trains up to a number of updates; what the listener was warned of. */
    static List<String> warnings(RunDirectory run, int updates) {
        List<String> warnings = new ArrayList<>();
        int[] done = {0};
        TrainingListener listener = new TrainingListener() {
            @Override
            public void started(int before, int total) {
                done[0] = before;
            }

            @Override
            public void updated(MetricsRow row) {
                done[0] = row.iteration();
            }

            @Override
            public void warned(String line) {
                warnings.add(line);
            }

            @Override
            public void ended(int after, int total) {}
        };
        new Trainer(run, run.config(), listener, () -> done[0] >= updates).train();
        return warnings;
    }
}
