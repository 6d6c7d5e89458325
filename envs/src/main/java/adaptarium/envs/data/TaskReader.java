package adaptarium.envs.data;

import adaptarium.envs.ChoiceParameter;
import adaptarium.envs.Law;
import adaptarium.envs.Parameter;
import adaptarium.envs.RangeParameter;
import adaptarium.envs.TaskParameter;
import adaptarium.envs.TaskSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the hidden parameters of a description. */
final class TaskReader implements TaskSpace.Tasks<DataTask> {
    @Override
    public DataTask make(Object[] values) {
        return new DataTask(List.of(values));
    }

    @Override
    public Object value(DataTask task, int index) {
        return task.values().get(index);
    }

    static TaskSpace<DataTask> read(Fields family) {
        List<TaskParameter> parameters = new ArrayList<>();
        for (Map.Entry<String, DataNode> entry : family.named("task").entrySet()) {
            String path = family.path("task") + "." + entry.getKey();
            Fields fields = Fields.of(entry.getValue(), path, "parameter");
            try {
                parameters.add(fields.has("choices") ? choice(entry.getKey(), fields) : range(entry.getKey(), fields));
            } catch (DataException e) {
                throw e;
            } catch (IllegalArgumentException e) { // what a parameter says of itself
                throw new DataException(family.place("task", entry.getKey()), path + ": " + e.getMessage());
            }
        }
        return TaskSpace.of(DataTask.class, parameters, new TaskReader());
    }

    private static TaskParameter choice(String name, Fields fields) {
        for (String key : List.of("train", "scale", "mean", "median", "deviation", "nominal", "unit")) {
            if (fields.has(key)) {
                throw fields.wrong(key, "cannot stand beside choices");
            }
        }
        List<Double> all = new ArrayList<>(fields.numbers("choices"));
        all.addAll(fields.numbers("shifted"));
        boolean whole = all.stream().allMatch(value -> value == value.intValue());
        return new ChoiceParameter(
                name,
                values(fields.numbers("choices"), whole),
                values(fields.numbers("shifted"), whole),
                fields.truth("live"),
                fields.truth("visible"),
                fields.text("about", ""),
                fields.numbers("weights"));
    }

    private static List<Object> values(List<Double> numbers, boolean whole) {
        return numbers.stream()
                .map(number -> whole ? (Object) Integer.valueOf(number.intValue()) : number)
                .toList();
    }

    private static TaskParameter range(String name, Fields fields) {
        if (!fields.has("train")) {
            throw fields.wrong("train", "is missing: a parameter has a range 'train', or 'choices'");
        }
        String unit = fields.unit();
        double[] train = pair(fields, "train", unit);
        double[] outer = fields.has("shifted") ? pair(fields, "shifted", unit) : train;
        boolean median = fields.has("median");
        boolean log = median
                || fields.word("scale", "linear", List.of("linear", "log")).equals("log");
        Law law = new Law.Uniform();
        if (median || fields.has("mean") || fields.has("deviation")) {
            if (!fields.has("deviation") || median == fields.has("mean") || (fields.has("mean") && log)) {
                throw fields.wrong(
                        "deviation", "needs a mean (normal, on a linear scale) or a median (log-normal) beside it");
            }
            law = new Law.Normal(
                    fields.quantity(median ? "median" : "mean", 0, unit),
                    median ? fields.number("deviation", 0) : fields.quantity("deviation", 0, unit));
        }
        double middle = log ? StrictMath.sqrt(train[0] * train[1]) : (train[0] + train[1]) / 2;
        return new RangeParameter(
                name,
                unit,
                train[0],
                train[1],
                outer[0],
                outer[1],
                log ? Parameter.Scale.LOG : Parameter.Scale.LINEAR,
                fields.quantity("nominal", middle, unit),
                fields.truth("live"),
                fields.truth("visible"),
                fields.text("about", ""),
                law);
    }

    private static double[] pair(Fields fields, String key, String unit) {
        List<Double> numbers = fields.quantities(key, unit);
        if (numbers.size() != 2) {
            throw fields.wrong(key, "must be [least, greatest], got " + numbers);
        }
        return new double[] {numbers.get(0), numbers.get(1)};
    }
}
