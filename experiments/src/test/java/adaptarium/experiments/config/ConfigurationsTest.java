package adaptarium.experiments.config;

import static adaptarium.experiments.config.Parsed.complaint;
import static adaptarium.experiments.config.Parsed.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Split;
import adaptarium.experiments.Drift;
import adaptarium.experiments.UserException;
import adaptarium.meta.baseline.PpoBaselineSettings;
import adaptarium.meta.gradient.MamlSettings;
import adaptarium.meta.rl2.Rl2Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigurationsTest {
    private static final String SMALL = """
        family: PointNavigation-v0
        iterations: 5
        algorithm:
          name: drift
          rate: 0.25
          tail:
            length: 2
        evaluation:
          tasks: 4
        """;

    @Test
    void everyShippedFileIsListed() throws Exception {
        try (Stream<Path> files =
                Files.list(Path.of("src/main/resources/adaptarium/configs"))) { // tests run in experiments/
            assertEquals(
                    Configurations.shipped().keySet().stream().sorted().toList(),
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".yaml"))
                            .map(name -> name.replace(".yaml", ""))
                            .filter(name -> !List.of("defaults", "gap-families").contains(name)) // no runs' own
                            .sorted()
                            .toList());
        }
    }

    /** Each of them once copied all that came before it. */
    @Test
    @Timeout(60)
    void manyKeysTakeNoTime() {
        StringBuilder text = new StringBuilder("family: CartPole-v0\n");
        for (int i = 0; i < 70_000; i++) {
            text.append('k').append(i).append(": 1\n");
        }
        assertEquals(
                "a.yaml:2: unknown key 'k0'; known are family, seed, threads, iterations, checkpointEvery, keepEvery,"
                        + " validation, tasks, algorithm, evaluation",
                assertThrows(UserException.class, () -> Configurations.parse("a.yaml", text.toString(), List.of()))
                        .getMessage());
    }

    @Test
    void givenKeysAreTakenAndOthersHaveTheirDefaults() {
        RunConfig config = parse(SMALL);
        assertEquals("PointNavigation-v0", config.family());
        assertEquals(5, config.iterations());
        assertEquals(1, config.seed());
        Drift.Settings settings = (Drift.Settings) config.algorithm().settings();
        assertEquals(0.25, settings.rate());
        assertEquals(3, settings.batch());
        assertEquals(2.0, settings.tail().length());
        assertEquals(4, config.evaluation().tasks());
        assertEquals(List.of(Split.TEST, Split.SHIFTED), config.evaluation().splits());
    }

    @Test
    void aFamilyIsKeptUnderItsFullName() {
        assertEquals("CartPole-v0", parse(SMALL, "family=CartPole").family());
        assertEquals(
                "Pendulum-v0+noise=0.1",
                parse(SMALL, "family=Pendulum+noise=0.1").family());
        assertEquals(
                "command line 'family=Pendulm': family: no family 'Pendulm'; did you mean 'Pendulum-v0'?"
                        + " 'adaptarium list families' shows all",
                complaint(SMALL, "family=Pendulm"));
    }

    @Test
    void overridesReachEveryKindOfSetting() {
        RunConfig config = parse(
                SMALL,
                "seed=-9223372036854775808",
                "algorithm.rate=1e-3",
                "algorithm.mode=round-about",
                "algorithm.hidden=[4, 5, 6]",
                "algorithm.centred=false",
                "algorithm.tail.length=3",
                "evaluation.splits=[shifted]",
                "algorithm.rate=2");
        assertEquals(Long.MIN_VALUE, config.seed());
        assertEquals(
                new Drift.Settings(2, 3, 0, Drift.Mode.ROUND_ABOUT, List.of(4, 5, 6), false, new Drift.Tail(3)),
                config.algorithm().settings());
        assertEquals(List.of(Split.SHIFTED), config.evaluation().splits());
    }

    @Test
    void whatIsWrittenReadsBackAsTheSameRecord() {
        RunConfig config = parse(SMALL, "seed=12345678901", "algorithm.rate=1e-7", "algorithm.mode=round-about");
        assertEquals(config, parse(YamlWriter.write(config)));
    }

    @Test
    void everyShippedConfigurationIsDescribedAndFits() {
        assertTrue(Configurations.shipped().containsKey("quickstart"));
        Configurations.shipped().forEach((name, summary) -> {
            assertFalse(summary.isBlank(), name);
            RunConfig config = Configurations.load(name, List.of());
            assertEquals(config, parse(YamlWriter.write(config)), name);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iteration=3           | command line 'iteration=3': unknown key 'iteration'; did you mean"
                        + " 'iterations'?",
                "algorithm.rat=3       | command line 'algorithm.rat=3': unknown key 'algorithm.rat'; did you mean"
                        + " 'rate'?",
                "algorithm.tail.lenth=3| command line 'algorithm.tail.lenth=3': unknown key 'algorithm.tail.lenth';"
                        + " did you mean 'length'?",
                "iterations=2.0        | command line 'iterations=2.0': iterations must be a whole number of at most"
                        + " 2147483647, got the number 2.0",
                "iterations=3000000000 | command line 'iterations=3000000000': iterations must be a whole number of at"
                        + " most 2147483647, got the number 3000000000",
                "iterations='3'        | command line 'iterations='3'': iterations must be a whole number of at most"
                        + " 2147483647, got '3'",
                "iterations=           | command line 'iterations=': iterations must be a whole number of at most"
                        + " 2147483647, got nothing",
                "iterations=0          | command line 'iterations=0': iterations must be at least 1, got 0",
                "seed=99999999999999999999 | command line 'seed=99999999999999999999': seed must fit into 64 bits, got"
                        + " 99999999999999999999",
                "family=12             | command line 'family=12': family must be a text, got the number 12",
                "family=PointNavigatio-v0 | command line 'family=PointNavigatio-v0': family: no family"
                        + " 'PointNavigatio-v0'; did you mean 'PointNavigation-v0'? 'adaptarium list families' shows all",
                "family=CartPole-v0+noise=abc | command line 'family=CartPole-v0+noise=abc': family: wrapper 'noise'"
                        + " needs a size, a number, got 'abc'",
                "family=ForwardDynamics-v0/Pendulm | command line 'family=ForwardDynamics-v0/Pendulm': family: no"
                        + " family 'Pendulm'; did you mean 'Pendulum-v0'? 'adaptarium list families' shows all",
                "algorithm.name=drif   | command line 'algorithm.name=drif': algorithm.name: no algorithm 'drif'; did"
                        + " you mean 'drift'? 'adaptarium list algorithms' shows all",
                "algorithm.rate=fast   | command line 'algorithm.rate=fast': algorithm.rate must be a number, got"
                        + " 'fast'",
                "algorithm.rate=.nan   | command line 'algorithm.rate=.nan': algorithm.rate must be a finite number,"
                        + " got the number .nan",
                "algorithm.rate=-1     | command line 'algorithm.rate=-1': algorithm.rate must be positive, got -1.0",
                "algorithm.mode=bent   | command line 'algorithm.mode=bent': algorithm.mode must be one of straight,"
                        + " round-about, got 'bent'",
                "algorithm.hidden=8    | command line 'algorithm.hidden=8': algorithm.hidden must be a list such as"
                        + " [1, 2], got the number 8",
                "algorithm.hidden=[8,x]| command line 'algorithm.hidden=[8,x]': algorithm.hidden[1] must be a whole"
                        + " number of at most 2147483647, got 'x'",
                "algorithm.centred=yes | command line 'algorithm.centred=yes': algorithm.centred must be true or"
                        + " false, got 'yes'",
                "algorithm.tail=1      | command line 'algorithm.tail=1': algorithm.tail must be a section with keys"
                        + " of its own, got the number 1",
                "iterations.x=1        | command line 'iterations.x=1': 'iterations' is a value, it has no key 'x'",
                "threads=0             | command line 'threads=0': threads must lie in [1, 1024], got 0",
                "evaluation.splits=[tset] | command line 'evaluation.splits=[tset]': evaluation.splits[0] must be one"
                        + " of train, test, shifted, got 'tset'",
                "seed                  | expected key=value such as algorithm.innerRate=0.1, got 'seed'",
            })
    void wrongOverridesAreOneClearLine(String override, String expected) {
        assertEquals(expected, complaint(SMALL, override));
    }

    private static final String RL2 = """
        family: CartPole-v0
        iterations: 5
        algorithm: {name: rl2, tasks: 4, episodes: 2}
        """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "algorithm.ppo.foo=1          | algorithm.ppo.foo=1 | unknown key 'algorithm.ppo.foo'; known are"
                        + " learningRate, epochs, minibatches, clip, gamma, lambda, entropy, valueWeight, maxGradientNorm",
                "algorithm.hiddenSize=100000  | algorithm.hiddenSize=100000 | 'algorithm.hiddenSize' is now called"
                        + " 'memorySize'",
                "algorithm.trials=4           | algorithm.trials=4 | 'algorithm.trials' is now called 'tasks'",
                "algorithm.memorySize=100000  | algorithm.memorySize=100000 | algorithm.memorySize must lie in [1,"
                        + " 2048], got 100000",
                "algorithm.hiddenSizes=[9999] | algorithm.hiddenSizes=[9999] | algorithm.hiddenSizes must lie in [1,"
                        + " 2048] each, got [9999]",
                "algorithm.episodes=0         | algorithm.episodes=0 | algorithm.episodes must lie in [1, 1000] or be"
                        + " auto, got 0",
                "algorithm.episodes=ato       | algorithm.episodes=ato | algorithm.episodes must be a whole number of"
                        + " at most 2147483647, or auto, got 'ato'",
                "algorithm.ppo.clip=0         | algorithm.ppo.clip=0 | algorithm.ppo.clip must be positive, got 0.0",
                "algorithm.ppo.minibatches=0  | algorithm.ppo.minibatches=0 | algorithm.ppo.minibatches must lie in"
                        + " [1, 100000], got 0",
                "evaluation.splits=[test,test]| evaluation.splits=[test,test] | evaluation.splits must name each once,"
                        + " got test twice",
            })
    void theSettingThatIsWrongIsNamedAndNoOther(String override, String place, String expected) {
        assertEquals("command line '" + place + "': " + expected, complaint(RL2, override));
    }

    /** Mutations found it: half an escape, told in Java's words. */
    @Test
    void halfAnEscapeIsToldInWords() {
        assertEquals(
                "command line '&a 1=\"\\u': this is not valid YAML: Malformed Number token: failed to tokenize",
                complaint(RL2, "&a 1=\"\\u"));
    }

    @Test
    void aKeyThatNoSettingHasIsToldWhichThereAre() {
        List<String> keys = Arrays.stream(Rl2Settings.class.getRecordComponents())
                .map(component -> component.getName())
                .toList();
        assertEquals(
                "command line 'algorithm.foo=1': unknown key 'algorithm.foo'; 'adaptarium describe rl2' explains "
                        + String.join(", ", keys),
                complaint(RL2, "algorithm.foo=1"));
    }

    @Test
    void whatIsRightBesideWhatIsWrongIsNotBlamed() {
        assertEquals(
                "command line 'algorithm.ppo.minibatches=0': algorithm.ppo.minibatches must lie in [1, 100000], got 0",
                complaint(RL2, "algorithm.ppo.epochs=2", "algorithm.ppo.minibatches=0"));
        assertEquals(
                "a.yaml:3: algorithm.tasks must lie in [1, 100000], got 0",
                complaint(RL2.replace("tasks: 4", "tasks: 0"), "algorithm.episodes=3"));
    }

    @Test
    void absentNumbersAndShortFractionsAreWrittenAsPeopleDo() {
        RunConfig config = parse(RL2, "algorithm.episodes=auto", "algorithm.initialStd=.5");
        Rl2Settings settings = (Rl2Settings) config.algorithm().settings();
        assertEquals(OptionalInt.empty(), settings.episodes());
        assertEquals(0.5, settings.initialStd());
        assertEquals(config, parse(YamlWriter.write(config)));
        assertTrue(YamlWriter.write(config).contains("episodes: auto\n"), YamlWriter.write(config));
    }

    private static RunConfig load(Path file, List<String> notes, String... overrides) {
        return Configurations.load(file.toString(), List.of(overrides), notes::add);
    }

    @Test
    void anotherAlgorithmBeginsFromItsOwnDefaultsAndSaysWhatIsDropped(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("a.yaml"), RL2);
        List<String> notes = new ArrayList<>();
        RunConfig config = load(file, notes, "algorithm.tasks=7", "algorithm.name=maml");
        MamlSettings settings = (MamlSettings) config.algorithm().settings();
        assertEquals(7, settings.tasks(), "what was typed applies");
        assertEquals(MamlSettings.defaults().episodes(), settings.episodes());
        assertEquals(
                List.of("command line 'algorithm.name=maml': what " + file
                        + ":3 sets for rl2 (tasks, episodes) does not apply to maml"),
                notes);
        notes.clear();
        assertEquals(RL2, Files.readString(file));
        RunConfig same = load(file, notes, "algorithm.name=rl2");
        assertEquals(4, ((Rl2Settings) same.algorithm().settings()).tasks());
        Files.writeString(file, RL2.replace("rl2", "ppo"));
        RunConfig oracle = load(file, notes, "algorithm.name=ppo-oracle");
        assertEquals(4, ((PpoBaselineSettings) oracle.algorithm().settings()).tasks(), "the settings are the same");
        assertEquals(List.of(), notes);
    }

    @Test
    void aConfigurationExtendsAnother(@TempDir Path folder) throws Exception {
        List<String> notes = new ArrayList<>();
        Path mine = Files.writeString(
                folder.resolve("mine.yaml"), "extends: cartpole-rl2\niterations: 7\nalgorithm: {memorySize: 16}\n");
        RunConfig config = load(mine, notes);
        RunConfig shipped = Configurations.load("cartpole-rl2", List.of());
        assertEquals(7, config.iterations());
        assertEquals(shipped.family(), config.family());
        assertEquals(shipped.evaluation(), config.evaluation());
        Rl2Settings settings = (Rl2Settings) config.algorithm().settings();
        assertEquals(16, settings.memorySize());
        assertEquals(OptionalInt.of(2), settings.episodes());
        Files.createDirectories(folder.resolve("below"));
        Path next = Files.writeString(
                folder.resolve("below/next.yaml"), "extends: ../mine.yaml\nalgorithm: {name: ppo, tasks: 3}\n");
        assertEquals(List.of(), notes);
        RunConfig second = load(next, notes, "seed=4");
        assertEquals(7, second.iterations());
        assertEquals(4, second.seed());
        assertEquals(3, ((PpoBaselineSettings) second.algorithm().settings()).tasks());
        assertEquals(1, notes.size(), notes.toString());
        assertTrue(notes.get(0).contains("(episodes, memorySize) does not apply to ppo"), notes.get(0));
        assertFalse(YamlWriter.write(second).contains("extends"));
    }

    @Test
    void whatCannotBeExtendedIsOneClearLine(@TempDir Path folder) throws Exception {
        Path a = folder.resolve("a.yaml");
        Path b = folder.resolve("b.yaml");
        Files.writeString(a, "iterations: 1\nextends: b.yaml\n");
        Files.writeString(b, "extends: a.yaml\n");
        assertEquals(
                a + ":2: configurations extend each other in a circle: " + b + " -> " + a + " -> " + b,
                load(a.toString()));
        Files.writeString(a, "extends: pointnav-malm\n");
        assertTrue(load(a.toString())
                .startsWith(a + ":1: extends: no configuration 'pointnav-malm', neither a shipped one nor a file;"
                        + " did you mean 'pointnav-maml'?"));
        Files.writeString(a, "extends: [a, b]\n");
        assertEquals(
                a + ":1: extends must be a shipped configuration's name or a YAML file, got a list",
                load(a.toString()));
        Files.writeString(b, "algorithm: {innerRat: 1}\nextends: pointnav-maml\n");
        assertEquals(b + ":1: unknown key 'algorithm.innerRat'; did you mean 'innerRate'?", load(b.toString()));
    }

    @Test
    void aListIsOverriddenAsAWhole() {
        assertEquals(
                "command line 'algorithm.hidden.0=1': 'hidden' is a list, to be given as a whole, it has no key '0'",
                complaint(SMALL.replace("  tail:", "  hidden: [8, 8]\n  tail:"), "algorithm.hidden.0=1"));
    }

    @Test
    void mistakesInAFileNameFileAndLine() {
        assertEquals(
                "a.yaml:5: algorithm.rate must be a number, got 'quick'", complaint(SMALL.replace("0.25", "quick")));
        assertEquals(
                "a.yaml:7: unknown key 'algorithm.tail.lngth'; did you mean 'length'?",
                complaint(SMALL.replace("length", "lngth")));
        assertEquals(
                "a.yaml:6: key 'iterations' is given twice, first at a.yaml:2",
                complaint(SMALL.replace("  tail:\n    length: 2\n", "iterations: 7\n")));
        assertEquals("a.yaml:5: algorithm.rate must be a number, got nothing", complaint(SMALL.replace(" 0.25", "")));
        assertEquals("a.yaml:1: key 'iterations' is missing", complaint(SMALL.replace("iterations: 5\n", "")));
        assertEquals("a.yaml:4: key 'algorithm.name' is missing", complaint(SMALL.replace("  name: drift\n", "")));
        assertTrue(complaint(SMALL.replace("length: 2", "length: [2")).startsWith("a.yaml:8: this is not valid YAML"));
        assertEquals(
                "a.yaml:5: type tags ('!!…') are not used in configurations",
                complaint(SMALL.replace("0.25", "!!float 0.25")));
        assertEquals(
                "a.yaml:5: aliases ('*name') are not used in configurations",
                complaint(SMALL.replace("0.25", "*rate").replace("5\n", "&rate 5\n")));
        assertEquals(
                "a.yaml:11: one document is enough; remove the second '---'", complaint(SMALL + "---\nfamily: x\n"));
        assertEquals("a.yaml: expected lines like 'family: PointNavigation-v0', got nothing", complaint("# nothing\n"));
    }

    @Test
    void filesThatCannotBeReadAreOneClearLine(@TempDir Path folder) throws Exception {
        Path missing = folder.resolve("quikstart");
        assertTrue(
                load(missing.toString()).startsWith("no configuration '" + missing + "', neither a shipped one nor"));
        assertEquals(
                "no configuration 'quikstart', neither a shipped one nor a file; did you mean 'quickstart'?"
                        + " 'adaptarium list configs' shows all",
                load("quikstart"));
        assertEquals(folder + " is a folder; expected a YAML file", load(folder.toString()));
        assertTrue(load("").startsWith("no configuration '', neither a shipped one nor a file"));
        Path binary = Files.write(folder.resolve("b.yaml"), new byte[] {(byte) 0xc3, (byte) 0x28});
        assertEquals(binary + " is not a text file in UTF-8", load(binary.toString()));
    }

    private static String load(String path) {
        return assertThrows(UserException.class, () -> Configurations.load(path, List.of()))
                .getMessage();
    }

    @Test
    void aGapIsBetweenAnOracleAndTheBaselineOfTheSameSettings() {
        RunConfig gap = Configurations.gap("CartPole-v0", List.of("algorithm.tasks=7"));
        assertEquals("ppo-oracle", gap.algorithm().name());
        AlgorithmConfig untold = gap.evaluation().baselines().get(0).algorithm();
        assertEquals("ppo", untold.name());
        assertEquals(gap.algorithm().settings(), untold.settings());
    }

    @Test
    void aGapWithoutAnOracleIsRefused() {
        UserException e = assertThrows(
                UserException.class, () -> Configurations.gap("CartPole-v0", List.of("algorithm.name=ppo")));
        assertEquals("a gap is measured with an oracle, which 'ppo' is not; leave out algorithm.name", e.getMessage());
    }
}
