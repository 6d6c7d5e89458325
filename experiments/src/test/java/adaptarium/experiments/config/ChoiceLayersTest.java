package adaptarium.experiments.config;

import static adaptarium.experiments.config.Parsed.complaint;
import static adaptarium.experiments.config.Parsed.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.meta.gradient.MamlSettings;
import adaptarium.meta.gradient.outer.ClippedStep;
import adaptarium.meta.gradient.outer.OuterStep;
import adaptarium.meta.gradient.outer.ReptileStep;
import adaptarium.meta.gradient.outer.TrustRegionStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that choose one of several records. */
final class ChoiceLayersTest {
    @TempDir
    private Path folder;

    private static OuterStep outerStep(RunConfig config) {
        return ((MamlSettings) config.algorithm().settings()).outerStep();
    }

    private static final String CHOICE = """
        family: PointNavigation-v0
        iterations: 5
        algorithm: {name: maml}
        """;

    private static OuterStep outerStep(String... overrides) {
        return outerStep(parse(CHOICE, overrides));
    }

    @Test
    void oneOfSeveralRecordsIsChosenByItsNameAndHasItsOwnDefaults() {
        assertEquals(new TrustRegionStep(), outerStep());
        assertEquals(new ClippedStep(), outerStep("algorithm.outerStep=clipped"));
        assertEquals(new ReptileStep(0.5), outerStep("algorithm.outerStep={name: reptile, stepSize: 0.5}"));
        assertEquals(
                new ClippedStep(1e-3, 2, 0.3, 5e-4),
                outerStep("algorithm.outerStep.name=clipped", "algorithm.outerStep.epochs=2"));
        // without a name the keys are those of what stands there by default
        assertEquals(
                new TrustRegionStep(0.5, 10, 1e-5, 0.8, 15, 80), outerStep("algorithm.outerStep.maxDivergence=0.5"));
        for (String name : List.of("trust-region", "clipped", "reptile", "evolution")) {
            RunConfig config = parse(CHOICE, "algorithm.outerStep=" + name);
            assertEquals(config, parse(YamlWriter.write(config)), name);
        }
    }

    @Test
    void aWrongChoiceNamesTheRightOnes() {
        assertEquals(
                "command line 'algorithm.outerStep=cliped': algorithm.outerStep must be one of trust-region, clipped,"
                        + " reptile, evolution, got 'cliped'; did you mean 'clipped'?",
                complaint(CHOICE, "algorithm.outerStep=cliped"));
        assertEquals(
                "command line 'algorithm.outerStep.name=7': algorithm.outerStep.name must be one of trust-region,"
                        + " clipped, reptile, evolution, got the number 7",
                complaint(CHOICE, "algorithm.outerStep.name=7"));
        assertEquals(
                "command line 'algorithm.outerStep=3': algorithm.outerStep must be one of trust-region, clipped,"
                        + " reptile, evolution, or a section with a name, got the number 3",
                complaint(CHOICE, "algorithm.outerStep=3"));
        assertEquals(
                "command line 'algorithm.outerStep={name: reptile, epochs: 3}': unknown key"
                        + " 'algorithm.outerStep.epochs'; reptile has stepSize",
                complaint(CHOICE, "algorithm.outerStep={name: reptile, epochs: 3}"));
        assertEquals(
                "command line 'algorithm.outerStep={name: clipped, epoch: 3}': unknown key 'algorithm.outerStep.epoch';"
                        + " did you mean 'epochs'?",
                complaint(CHOICE, "algorithm.outerStep={name: clipped, epoch: 3}"));
        assertEquals(
                "command line 'algorithm.outerStep={name: clipped, clip: -1}': algorithm.outerStep.clip must be"
                        + " positive, got -1.0",
                complaint(CHOICE, "algorithm.outerStep={name: clipped, clip: -1}"));
    }

    @Test
    void whatStoodBesideAChoiceOnceIsToldWhereItIsNow() {
        assertEquals(
                "command line 'algorithm.trustRegion.maxDivergence=0.1': 'algorithm.trustRegion' is now"
                        + " 'algorithm.outerStep', where algorithm.outerStep.name is trust-region",
                complaint(CHOICE, "algorithm.trustRegion.maxDivergence=0.1"));
        assertEquals(
                "command line 'algorithm.clipped.epochs=3': 'algorithm.clipped' is now 'algorithm.outerStep', where"
                        + " algorithm.outerStep.name is clipped",
                complaint(CHOICE, "algorithm.clipped.epochs=3"));
        assertEquals(
                "command line 'algorithm.curvatureStride=8': 'algorithm.curvatureStride' is now"
                        + " 'algorithm.outerStep.curvatureSamples', where algorithm.outerStep.name is trust-region",
                complaint(CHOICE, "algorithm.curvatureStride=8"));
    }

    private static String choosing(String outerStep) {
        return CHOICE.replace("{name: maml}", "{name: maml, outerStep: " + outerStep + "}");
    }

    @Test
    void aKeyThatIsTypedBelongsToTheChoiceThatTheFileNames() {
        ClippedStep byDefault = new ClippedStep();
        ClippedStep three =
                new ClippedStep(byDefault.learningRate(), 3, byDefault.clip(), byDefault.divergencePenalty());
        for (String file : List.of("clipped", "{name: clipped}", "{name: clipped, epochs: 7}")) {
            assertEquals(three, outerStep(parse(choosing(file), "algorithm.outerStep.epochs=3")), file);
            assertEquals(three, outerStep(parse(choosing(file), "algorithm.outerStep={epochs: 3}")), file);
        }
        assertEquals(
                "command line 'algorithm.outerStep.maxDivergence=0.5': unknown key"
                        + " 'algorithm.outerStep.maxDivergence'; clipped has learningRate, epochs, clip,"
                        + " divergencePenalty",
                complaint(choosing("clipped"), "algorithm.outerStep.maxDivergence=0.5"));
    }

    @Test
    void theSameNameKeepsWhatIsSetAndAnotherDropsIt() {
        String file = choosing("{name: clipped, epochs: 7}");
        ClippedStep seven = (ClippedStep) outerStep(parse(file));
        List<String> notes = new ArrayList<>();
        for (String key : List.of("algorithm.outerStep", "algorithm.outerStep.name")) {
            assertEquals(seven, outerStep(parse(file, key + "=clipped")));
            assertEquals(new TrustRegionStep(), outerStep(parse(file, key + "=trust-region")));
            Path written = write("mine.yaml", file);
            Configurations.load(written.toString(), List.of(key + "=reptile"), notes::add);
            assertEquals(
                    List.of("command line '" + key + "=reptile': what " + written
                            + ":3 sets for clipped (epochs) does not apply to reptile"),
                    notes);
            notes.clear();
        }
        // without a name the file's keys are those of the default
        String unnamed = choosing("{maxDivergence: 0.5}");
        assertEquals(new ClippedStep(), outerStep(parse(unnamed, "algorithm.outerStep=clipped")));
        assertEquals(outerStep(parse(unnamed)), outerStep(parse(unnamed, "algorithm.outerStep.name=trust-region")));
        // a section that is typed with its name stands for itself
        assertEquals(new ClippedStep(), outerStep(parse(file, "algorithm.outerStep={name: clipped}")));
    }

    @Test
    void filesThatExtendOthersAreLayersToo() {
        write("base.yaml", choosing("clipped"));
        Path above = write("above.yaml", "extends: base.yaml\nalgorithm: {outerStep: {epochs: 3}}\n");
        assertEquals(3, ((ClippedStep) outerStep(Configurations.load(above.toString(), List.of()))).epochs());
        Path named = write("named.yaml", "extends: above.yaml\nalgorithm: {outerStep: clipped}\n");
        assertEquals(3, ((ClippedStep) outerStep(Configurations.load(named.toString(), List.of()))).epochs());
        Path other =
                write("other.yaml", "extends: above.yaml\nalgorithm: {outerStep: {name: reptile, stepSize: 0.5}}\n");
        List<String> notes = new ArrayList<>();
        assertEquals(new ReptileStep(0.5), outerStep(Configurations.load(other.toString(), List.of(), notes::add)));
        assertEquals(1, notes.size(), notes.toString());
        assertEquals(
                " sets for clipped (epochs) does not apply to reptile",
                notes.get(0).substring(notes.get(0).indexOf(" sets")));
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
