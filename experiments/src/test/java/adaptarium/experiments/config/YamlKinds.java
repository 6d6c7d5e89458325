package adaptarium.experiments.config;

import static adaptarium.experiments.FileKind.text;

import adaptarium.envs.Families;
import adaptarium.experiments.FileKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What is written in YAML, or typed as it is: families, configurations with everything they may hold, settings, names of families. */
public final class YamlKinds {
    private static final double EFFORT = 6; // ms

    private static final String CONFIG = """
        extends: pointnav-maml
        family:
          id: CartPole-v0+noise=0.1
          horizon: 50
          episodes: 2
          poleMass: [0.1, 0.2]
          gain: {train: 0.5..2, shifted: 0.2..3, mean: 1, deviation: 0.4}
        tasks:
          curriculum: {updates: 50, from: {poleMass: 0.1..0.12}}
        validation: {times: 2, tasks: 5}
        keepEvery: 3
        algorithm:
          outerStep: {name: clipped, epochs: 2}
        evaluation:
          splits: [test]
          baselines:
            - iterations: 3
              algorithm: {name: ppo}
        """;

    private YamlKinds() {}

    /** The kinds. */
    public static List<FileKind> all() throws Exception {
        return List.of(
                family("data/hopper"),
                family("data/cheetah"),
                family("data/ball-on-beam"),
                family("data/arm-reach"),
                family("ball-throw"),
                config("resolved.yaml", YamlWriter.write(Configurations.load("pointnav-maml", List.of("threads=1")))),
                config("written.yaml", CONFIG),
                config("few-shot.yaml", shipped("identify-prototypical")),
                config("sac.yaml", shipped("pendulum-sac")),
                new FileKind("override.txt", "evaluation.tasks=5", EFFORT, text(YamlKinds::overridden)),
                new FileKind("section.txt", "family.poleMass=0.5..0.6", EFFORT, text(YamlKinds::overridden)),
                new FileKind("name.txt", "CartPole-v0:poleMass=0.5..1.5,gain=1+noise=0.1", text(Families::named)));
    }

    private static FileKind family(String name) throws Exception {
        Path file = Path.of("..", "envs", "src", "test", "examples").resolve(name + ".yaml");
        return new FileKind(
                name.replaceFirst(".*/", "") + ".family.yaml", Files.readString(file), EFFORT, FamilyFile::read);
    }

    private static FileKind config(String name, String whole) {
        return new FileKind(name, whole, EFFORT, file -> {
            RunConfig config = Configurations.load(file.toString(), List.of());
            YamlWriter.write(config);
            FlatSettings.of(config);
        });
    }

    private static String shipped(String name) {
        return YamlWriter.write(Configurations.load(name, List.of("threads=1")));
    }

    private static void overridden(String setting) {
        Configurations.load("pendulum-sac", List.of("family=CartPole-v0", setting));
    }
}
