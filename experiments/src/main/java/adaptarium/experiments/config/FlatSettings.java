package adaptarium.experiments.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What decides how a learner was trained, as texts by dotted key: what two learners differ in is told from these. */
public final class FlatSettings {
    /** The key of the algorithm's name. */
    public static final String ALGORITHM = "algorithm";

    private FlatSettings() {}

    /**
     * The settings of a training: its algorithm with all of its settings, and the number of updates. Not its seed, nor what changes no result, nor how it is
     * evaluated.
     *
     * @param config the training's configuration
     * @return texts by key, in the configuration's order, owned by the caller
     */
    public static Map<String, String> of(RunConfig config) {
        return of(config.algorithm(), config.iterations(), config.tasks());
    }

    /**
     * The settings of a training.
     *
     * @param algorithm who learned
     * @param iterations for how many updates
     * @param tasks where the training tasks came from; told where they were not simply fresh
     * @return texts by key, in the configuration's order, owned by the caller
     */
    public static Map<String, String> of(AlgorithmConfig algorithm, int iterations, TaskSupply tasks) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(ALGORITHM, algorithm.name());
        add(settings, "", algorithm.settings());
        settings.put("iterations", Integer.toString(iterations));
        if (!tasks.equals(TaskSupply.FRESH)) {
            settings.put("training tasks", tasks.words());
        }
        return settings;
    }

    /**
     * The same of a configuration with every key resolved, by its text alone: where nobody is there who knows its algorithm or family.
     *
     * @param source the file's name, for messages
     * @param yaml the configuration
     * @return texts by key, in the configuration's order, owned by the caller
     */
    public static Map<String, String> ofText(String source, String yaml) {
        Map<String, Node> sections = YamlReader.document(source, yaml).entries();
        Map<String, String> settings = new LinkedHashMap<>();
        if (sections.get(ALGORITHM) instanceof Node.Mapping algorithm) {
            add(settings, "", algorithm);
            String name = settings.remove("name");
            settings.put(ALGORITHM, name == null ? "" : name);
        }
        if (sections.get("iterations") instanceof Node.Scalar iterations) {
            settings.put("iterations", iterations.text());
        }
        return settings;
    }

    private static void add(Map<String, String> settings, String prefix, Node.Mapping section) {
        section.entries().forEach((key, node) -> {
            if (node instanceof Node.Mapping inner) {
                add(settings, prefix + key + ".", inner);
            } else {
                settings.put(prefix + key, text(node));
            }
        });
    }

    private static String text(Node node) {
        if (node instanceof Node.Sequence list) {
            return list.items().stream().map(FlatSettings::text).toList().toString();
        }
        if (!(node instanceof Node.Scalar scalar)) {
            return "";
        }
        return scalar.type() == Node.Type.REAL ? text(Double.valueOf(scalar.text())) : scalar.text();
    }

    private static void add(Map<String, String> settings, String prefix, Record record) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = read(component, record);
            String key = prefix + component.getName();
            if (value instanceof Record inner) {
                add(settings, key + ".", inner);
            } else {
                settings.put(key, text(value));
            }
        }
    }

    private static String text(Object value) {
        if (value instanceof Enum<?> constant) {
            return RecordBinder.dashed(constant.name());
        }
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e9) {
            return Long.toString(Math.round(number)); // as people write it
        }
        if (value instanceof OptionalInt number) {
            return number.isPresent() ? Integer.toString(number.getAsInt()) : RecordBinder.AUTO;
        }
        return value instanceof List<?> list
                ? list.stream().map(FlatSettings::text).toList().toString()
                : String.valueOf(value);
    }

    private static Object read(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
