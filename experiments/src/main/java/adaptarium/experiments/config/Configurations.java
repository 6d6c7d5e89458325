package adaptarium.experiments.config;

import adaptarium.envs.Spelling;
import adaptarium.experiments.FileTrouble;
import adaptarium.experiments.UserException;
import adaptarium.files.InputFile;
import adaptarium.meta.Algorithms;
import adaptarium.meta.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Finds configurations, shipped ones by name and others by path, and makes {@link RunConfig}s of them. */
public final class Configurations {
    private static final String DEFAULTS = "defaults.yaml";
    private static final String GAP = "gap.yaml";
    private static final String GAP_FAMILIES = "gap-families.yaml";
    private static final int LONGEST_FILE = 1 << 20; // bytes; the shipped ones have about 500

    private Configurations() {}

    /**
     * The configurations that come with the program.
     *
     * @return the first line of each, which says what it is for, by name
     */
    public static Map<String, String> shipped() {
        Map<String, String> summaries = new LinkedHashMap<>();
        for (String name : resource("index.txt").split("\\R")) {
            summaries.put(
                    name,
                    resource(name + ".yaml").lines().findFirst().orElse("").replaceFirst("^# *", ""));
        }
        return summaries;
    }

    /**
     * Reads a configuration.
     *
     * @param nameOrPath a shipped configuration's name, or a YAML file
     * @param overrides {@code key=value} with dotted keys, such as {@code algorithm.innerRate=0.1}; later ones win
     * @return the configuration, every key resolved
     * @throws UserException where it cannot be read or does not fit
     */
    public static RunConfig load(String nameOrPath, List<String> overrides) {
        return load(nameOrPath, overrides, note -> {});
    }

    /**
     * Reads a configuration.
     *
     * @param nameOrPath a shipped configuration's name, or a YAML file
     * @param overrides {@code key=value} with dotted keys, such as {@code algorithm.innerRate=0.1}; later ones win
     * @param notes told in a line what of the file does not apply, such as the settings of an algorithm that is replaced
     * @return the configuration, every key resolved
     * @throws UserException where it cannot be read or does not fit
     */
    public static RunConfig load(String nameOrPath, List<String> overrides, Consumer<String> notes) {
        if (shipped().containsKey(nameOrPath)) {
            String source = nameOrPath + ".yaml";
            return resolve(source, YamlReader.document(source, resource(source)), overrides, notes);
        }
        Path path = Path.of(nameOrPath);
        if (nameOrPath.isEmpty() || !Files.exists(path)) {
            String suggestion = Spelling.suggestion(nameOrPath, shipped().keySet());
            throw new UserException("no configuration '" + nameOrPath + "', neither a shipped one nor a file"
                    + suggestion + " 'adaptarium list configs' shows all");
        }
        Node.Mapping own = YamlReader.document(nameOrPath, read(path));
        return resolve(nameOrPath, Extension.whole(own, path.resolveSibling(""), notes), overrides, notes);
    }

    /**
     * Reads a configuration from text.
     *
     * @param source what to call it in messages
     * @param text YAML
     * @param overrides {@code key=value} with dotted keys; later ones win
     * @return the configuration, every key resolved
     * @throws UserException where it does not fit
     */
    public static RunConfig parse(String source, String text, List<String> overrides) {
        return resolve(source, YamlReader.document(source, text), overrides, note -> {});
    }

    /**
     * A configuration with other settings.
     *
     * @param source what to call it in messages
     * @param config the configuration
     * @param overrides {@code key=value} with dotted keys; later ones win
     * @return the changed configuration
     * @throws UserException where they do not fit
     */
    public static RunConfig changed(String source, RunConfig config, List<String> overrides) {
        return overrides.isEmpty() ? config : parse(source, YamlWriter.write(config), overrides);
    }

    /**
     * The configuration that measures a family's adaptation gap: the shipped {@code gap}, with what {@code gap-families} says of the family laid over it.
     *
     * @param family versioned id of the family, perhaps a variant or wrapped: it is trained as the family inside
     * @param overrides {@code key=value} with dotted keys; later ones win
     * @return the configuration of PPO that sees the task; its baseline is PPO that does not, with the same settings and budget
     * @throws UserException where the overrides do not fit or there is no such family
     */
    public static RunConfig gap(String family, List<String> overrides) {
        Node.Mapping given = YamlReader.document(GAP, resource(GAP));
        Node.Mapping families = YamlReader.document(GAP_FAMILIES, resource(GAP_FAMILIES));
        if (families.entries().get(family.replaceFirst("[:+].*", "")) instanceof Node.Mapping own) {
            given = merge(given, own);
        }
        Node.Scalar id = new Node.Scalar("command line", Node.Type.TEXT, family);
        RunConfig oracle = resolve(GAP, given.with("family", "command line", id), overrides, note -> {});
        EvaluationConfig protocol = oracle.evaluation();
        BaselineConfig fixed = new BaselineConfig(oracle.iterations(), untold(oracle.algorithm()));
        return new RunConfig(
                oracle.family(),
                oracle.seed(),
                oracle.threads(),
                oracle.iterations(),
                oracle.checkpointEvery(),
                oracle.keepEvery(),
                oracle.validation(),
                oracle.tasks(),
                oracle.algorithm(),
                new EvaluationConfig(protocol.tasks(), protocol.rounds(), protocol.splits(), List.of(fixed)));
    }

    /** The baseline that takes an oracle's settings: the same learner, not told the task. */
    private static AlgorithmConfig untold(AlgorithmConfig oracle) {
        if (oracle.algorithm().role() != Role.ORACLE) {
            throw new UserException("a gap is measured with an oracle, which '" + oracle.name() + "' is not; leave out"
                    + " algorithm.name");
        }
        return Algorithms.all().stream()
                .filter(algorithm -> algorithm.role() == Role.BASELINE
                        && algorithm.settingsType().isInstance(oracle.settings()))
                .findFirst()
                .map(algorithm -> new AlgorithmConfig(algorithm.name(), oracle.settings()))
                .orElseThrow(() -> new UserException(
                        "there is no baseline that takes the settings of oracle '" + oracle.name() + "'"));
    }

    private static RunConfig resolve(
            String source, Node.Mapping document, List<String> overrides, Consumer<String> notes) {
        Node.Mapping given = AlgorithmSection.replaced(document, overrides, notes);
        Node.Mapping merged = merge(YamlReader.document(DEFAULTS, resource(DEFAULTS)), given);
        if (!merged.entries().containsKey("threads")) {
            String cores = Integer.toString(Runtime.getRuntime().availableProcessors());
            merged = merged.with("threads", source, new Node.Scalar(source, Node.Type.INTEGER, cores));
        }
        return RecordBinder.bind(FamilySection.closed(merged), "", RunConfig.class, null);
    }

    /** The defaults with what is given laid over them, section by section. Missing keys are reported at the given file. */
    static Node.Mapping merge(Node.Mapping defaults, Node.Mapping given) {
        Map<String, Node> entries = new LinkedHashMap<>(defaults.entries());
        Map<String, String> keyPlaces = new LinkedHashMap<>(defaults.keyPlaces());
        for (Map.Entry<String, Node> entry : given.entries().entrySet()) {
            String key = entry.getKey();
            Node value = entry.getValue();
            if (value instanceof Node.Mapping above && defaults.entries().get(key) instanceof Node.Mapping below) {
                value = merge(below, above);
            }
            entries.put(key, value);
            keyPlaces.put(key, given.placeOf(key));
        }
        return new Node.Mapping(given.place(), entries, keyPlaces);
    }

    /** A file's text; what cannot be read is the user's to put right. */
    static String read(Path path) {
        try {
            if (Files.isDirectory(path)) {
                throw new UserException(path + " is a folder; expected a YAML file");
            }
            if (Files.size(path) > LONGEST_FILE) {
                throw new UserException(path + " is larger than 1 MiB; this is not a configuration");
            }
            byte[] content = InputFile.readGiven(path, LONGEST_FILE);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (MalformedInputException e) {
            throw new UserException(path + " is not a text file in UTF-8", e);
        } catch (IOException e) {
            throw FileTrouble.complaint("read", path, e);
        }
    }

    /** The text of a shipped file. */
    static String resource(String name) {
        try (InputStream in = Configurations.class.getResourceAsStream("/adaptarium/configs/" + name)) {
            if (in == null) {
                throw new IllegalStateException("resource configs/" + name + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
