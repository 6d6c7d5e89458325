package adaptarium.experiments.config;

import adaptarium.agents.setting.Choice;
import adaptarium.envs.ForeignCode;
import java.io.StringWriter;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Writes configurations so that {@link Configurations#parse} reads the same record again. */
public final class YamlWriter {
    private YamlWriter() {}

    /**
     * A configuration as text, every key given.
     *
     * @param config the configuration
     * @return YAML
     */
    public static String write(RunConfig config) {
        StringWriter text = new StringWriter();
        YAMLFactory yaml = YAMLFactory.builder()
                .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                .build();
        try (JsonGenerator out = yaml.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            components(out, config);
            out.writeEndObject();
        }
        return text.toString();
    }

    private static void components(JsonGenerator out, Record record) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            out.writeName(component.getName());
            value(out, read(component, record));
        }
    }

    private static void curriculum(JsonGenerator out, Curriculum curriculum) {
        out.writeStartObject();
        out.writeName(Curriculum.KEY);
        out.writeStartObject();
        out.writeName(Curriculum.UPDATES);
        out.writeNumber(curriculum.updates());
        out.writeName(Curriculum.FROM);
        out.writeStartObject();
        curriculum.from().forEach((parameter, range) -> {
            out.writeName(parameter);
            out.writeString(range);
        });
        out.writeEndObject();
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void value(JsonGenerator out, Object value) {
        if (value instanceof AlgorithmConfig algorithm) {
            out.writeStartObject();
            out.writeName("name");
            out.writeString(algorithm.name());
            components(out, algorithm.settings());
            out.writeEndObject();
        } else if (value instanceof TaskSupply supply && supply.curriculum().isPresent()) {
            curriculum(out, supply.curriculum().get());
        } else if (value instanceof TaskSupply supply && supply.learnable().isPresent()) {
            out.writeStartObject();
            out.writeName(TaskSupply.LEARNABLE_KEY);
            out.writeNumber(supply.learnable().getAsInt());
            out.writeEndObject();
        } else if (value instanceof TaskSupply supply && supply.pool().isEmpty()) {
            out.writeString(TaskSupply.FRESH_WORD);
        } else if (value instanceof TaskSupply supply) {
            out.writeStartObject();
            out.writeName(TaskSupply.POOL_KEY);
            out.writeNumber(supply.pool().getAsInt());
            out.writeEndObject();
        } else if (value instanceof Record record) {
            out.writeStartObject();
            Choice.nameOf(record).ifPresent(name -> {
                out.writeName("name");
                out.writeString(name);
            });
            components(out, record);
            out.writeEndObject();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            list.forEach(item -> value(out, item));
            out.writeEndArray();
        } else if (value instanceof Double number) {
            out.writeNumber(number);
        } else if (value instanceof Long || value instanceof Integer) {
            out.writeNumber(((Number) value).longValue());
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof Enum<?> constant) {
            out.writeString(RecordBinder.dashed(constant.name()));
        } else if (value instanceof OptionalInt number) {
            if (number.isPresent()) {
                out.writeNumber(number.getAsInt());
            } else {
                out.writeString(RecordBinder.AUTO);
            }
        } else if (value instanceof String text) {
            out.writeString(text);
        } else {
            throw new IllegalStateException(
                    "a configuration cannot hold a " + value.getClass().getName());
        }
    }

    private static Object read(RecordComponent component, Record record) {
        return ForeignCode.read(record, component);
    }
}
