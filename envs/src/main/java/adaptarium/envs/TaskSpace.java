package adaptarium.envs;

import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A task distribution, as a rule read from the annotations of a task record: sampling, the context vector, tables, task files.
 *
 * <p>Every component of such a record carries {@link Parameter}, {@link Choice} or {@link Instance}. A task space is immutable and safe for any number of threads.
 *
 * @param <T> the task record
 */
public final class TaskSpace<T extends Record> {
    private final Class<T> type;
    private final List<TaskParameter> parameters;
    private final Tasks<T> tasks;
    private final List<Correlation> correlations;
    private final @Nullable Copula copula;
    private final int contextSize;

    /**
     * How tasks are made of values, and taken apart.
     *
     * @param <T> the task record
     */
    public interface Tasks<T extends Record> {
        /**
         * Makes a task.
         *
         * @param values one for each parameter, in their order; not to be kept
         * @return the task
         * @throws IllegalArgumentException where the values do not fit together
         */
        T make(Object[] values);

        /**
         * Reads a task.
         *
         * @param task the task
         * @param index of the parameter
         * @return its value
         */
        Object value(T task, int index);
    }

    private TaskSpace(Class<T> type, List<TaskParameter> parameters, Tasks<T> tasks, List<Correlation> correlations) {
        if (parameters.isEmpty()) {
            throw new IllegalArgumentException("task record " + type.getName() + " needs at least one parameter");
        }
        Set<String> seen = new HashSet<>();
        for (TaskParameter parameter : parameters) {
            if (!seen.add(parameter.name())) {
                throw new IllegalArgumentException("two task parameters are called '" + parameter.name() + "'");
            }
        }
        this.type = type;
        this.parameters = List.copyOf(parameters);
        this.tasks = tasks;
        this.correlations = List.copyOf(correlations);
        copula = correlations.isEmpty() ? null : Copula.of(correlations, this.parameters);
        contextSize = parameters.stream().mapToInt(TaskParameter::contextSize).sum();
    }

    /**
     * Reads a task record's annotations.
     *
     * @param <T> the task record
     * @param type its class
     * @return the distribution it declares
     * @throws IllegalArgumentException where an annotation is missing, contradicts itself or does not fit the component's type
     */
    public static <T extends Record> TaskSpace<T> of(Class<T> type) {
        List<TaskParameter> parameters = Arrays.stream(type.getRecordComponents())
                .map(TaskAnnotations::read)
                .toList();
        return new TaskSpace<>(type, parameters, new AnnotatedTasks<>(type), List.of());
    }

    /**
     * A distribution that no annotations say, such as that of a family made from data.
     *
     * @param <T> the task record
     * @param type its class, for messages
     * @param parameters at least one, each with a name of its own
     * @param tasks makes tasks of values
     * @return the distribution
     */
    public static <T extends Record> TaskSpace<T> of(Class<T> type, List<TaskParameter> parameters, Tasks<T> tasks) {
        return new TaskSpace<>(type, parameters, tasks, List.of());
    }

    /**
     * The same tasks from another distribution.
     *
     * @param changed parameters that take the place of those with their names
     * @return the distribution
     * @throws IllegalArgumentException where a name is unknown
     */
    public TaskSpace<T> withParameters(List<TaskParameter> changed) {
        List<TaskParameter> all = new ArrayList<>(parameters);
        changed.forEach(parameter -> all.set(index(parameter.name()), parameter));
        return new TaskSpace<>(type, all, tasks, correlations);
    }

    /**
     * The same tasks with some parameters fixed, which are then no parameters any more.
     *
     * @param fixed values by the parameters' names, of their types
     * @return the distribution
     * @throws IllegalArgumentException where a name is unknown or correlated, or nothing is left to vary
     */
    public TaskSpace<T> withFixed(Map<String, Object> fixed) {
        fixed.keySet().forEach(this::index);
        Object[] values = new Object[parameters.size()];
        List<TaskParameter> left = new ArrayList<>();
        List<Integer> varying = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            TaskParameter parameter = parameters.get(i);
            Object value = fixed.get(parameter.name());
            values[i] = value == null ? parameter.nominal() : value;
            if (value == null) {
                left.add(parameter);
                varying.add(i);
            }
        }
        if (left.isEmpty()) {
            throw new IllegalArgumentException("every task parameter is fixed; leave one of " + names() + " to vary");
        }
        int[] indices = varying.stream().mapToInt(Integer::intValue).toArray();
        return new TaskSpace<>(type, left, new FixedTasks<>(tasks, values, indices), correlations);
    }

    /**
     * The same tasks, some parameters of which are drawn together in training; shifted ones are drawn independently.
     *
     * @param pairs what is correlated, in place of what was before
     * @return the distribution
     * @throws IllegalArgumentException where a name is unknown or no real number's, or no draws can have these correlations together
     */
    public TaskSpace<T> withCorrelations(List<Correlation> pairs) {
        return new TaskSpace<>(type, parameters, tasks, pairs);
    }

    /** Which parameters are drawn together; empty where all are independent. */
    public List<Correlation> correlations() {
        return correlations;
    }

    /** The parameters, in the record's order. */
    public List<TaskParameter> parameters() {
        return parameters;
    }

    /**
     * One parameter.
     *
     * @param name its name
     * @return the parameter
     * @throws IllegalArgumentException where there is none
     */
    public TaskParameter parameter(String name) {
        return parameters.get(index(name));
    }

    /** Whether any parameter has values outside the training set. */
    public boolean canShift() {
        return parameters.stream().anyMatch(p -> p.innerProbability() < 1);
    }

    /**
     * How many different tasks a split has. Where training and test draw from a few, a test task is no new one.
     *
     * @param split which
     * @return the number; empty where tasks differ in a real number or a random structure, so that a draw is practically always new
     */
    public OptionalLong count(Split split) {
        return TaskCount.of(parameters, split);
    }

    /**
     * Draws a task. {@link Split#SHIFTED} is uniform on the outer box minus the inner one, exactly: the first component that lies outside is drawn
     * first, with its probability; those before it lie inside, those after it anywhere.
     *
     * @param split where to draw
     * @param random the only source of randomness
     * @return the task
     * @throws IllegalArgumentException for a shifted draw where no parameter can be shifted
     */
    public T sample(Split split, RandomGenerator random) {
        int outside = split == Split.SHIFTED ? firstOutside(random.nextDouble()) : parameters.size();
        Object[] values = new Object[parameters.size()];
        if (copula != null && split != Split.SHIFTED) {
            return tasks.make(copula.draw(random));
        }
        for (int i = 0; i < values.length; i++) {
            TaskParameter p = parameters.get(i);
            values[i] = i < outside ? p.drawInner(random) : i == outside ? p.drawShell(random) : p.drawOuter(random);
        }
        return tasks.make(values);
    }

    private int firstOutside(double u) {
        if (!canShift()) {
            throw new IllegalArgumentException("no parameter of " + type.getSimpleName() + " " + names()
                    + " has a shifted range, so there are no shifted tasks");
        }
        double allInner = 1;
        for (TaskParameter p : parameters) {
            allInner *= p.innerProbability();
        }
        double rest = u * (1 - allInner);
        double innerSoFar = 1;
        int last = -1;
        for (int i = 0; i < parameters.size(); i++) {
            double here = innerSoFar * (1 - parameters.get(i).innerProbability());
            if (here > 0) {
                last = i;
                if (rest < here) {
                    return i;
                }
            }
            rest -= here;
            innerSoFar *= parameters.get(i).innerProbability();
        }
        return last; // u next to 1 and rounding
    }

    /** The task at which every parameter has its nominal value. */
    public T nominal() {
        return tasks.make(parameters.stream().map(TaskParameter::nominal).toArray());
    }

    /** How many numbers {@link #context} writes. */
    public int contextSize() {
        return contextSize;
    }

    /**
     * Writes what an oracle sees of a task, whoever shows it: ranges, logarithmic ones in the logarithm, scaled so that the training range is [-1, 1];
     * choices as one number per value, of n training values 1 − 1/n at the present one and −1/n at the others. Every number has mean 0 over training tasks.
     *
     * @param task the task
     * @param out where to write
     * @param offset index of the first number; {@link #contextSize} numbers are written
     */
    public void context(T task, float[] out, int offset) {
        int position = offset;
        for (int i = 0; i < parameters.size(); i++) {
            parameters.get(i).context(value(task, i), out, position);
            position += parameters.get(i).contextSize();
        }
    }

    /**
     * One parameter's value.
     *
     * @param task the task
     * @param name the parameter
     * @return Double, Integer, Boolean, Long or an enum constant
     */
    public Object get(T task, String name) {
        return value(task, index(name));
    }

    /**
     * The same task but for one parameter.
     *
     * @param task the task
     * @param name the parameter
     * @param value its new value
     * @return the new task
     * @throws IllegalArgumentException where there is no such parameter or the value lies outside its outer range
     */
    public T with(T task, String name, Object value) {
        int changed = index(name);
        Object[] values = new Object[parameters.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i == changed ? parameters.get(i).parse(value) : value(task, i);
        }
        return tasks.make(values);
    }

    /**
     * The task as numbers, truth values and texts, ready to be written as JSON.
     *
     * @param task the task
     * @return a map in the record's order, owned by the caller
     */
    public Map<String, Object> toMap(T task) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            Object value = value(task, i);
            map.put(parameters.get(i).name(), value instanceof Enum<?> e ? e.name() : value);
        }
        return map;
    }

    /**
     * A task from what {@link #toMap} gave, perhaps read back from a file.
     *
     * @param map every parameter by name, and nothing else
     * @return the task
     * @throws IllegalArgumentException where a name is unknown or missing, or a value is of the wrong type or out of range
     */
    public T fromMap(Map<String, ?> map) {
        map.keySet().forEach(this::index);
        Object[] values = new Object[parameters.size()];
        for (int i = 0; i < values.length; i++) {
            Object value = map.get(parameters.get(i).name());
            if (value == null) {
                throw new IllegalArgumentException(
                        "the task lacks parameter '" + parameters.get(i).name() + "'; it needs " + names());
            }
            values[i] = parameters.get(i).parse(value);
        }
        return tasks.make(values);
    }

    /**
     * The names of the parameters in which two tasks differ.
     *
     * @param a one task
     * @param b another
     * @return names in the record's order
     */
    public List<String> differences(T a, T b) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            if (!value(a, i).equals(value(b, i))) {
                names.add(parameters.get(i).name());
            }
        }
        return names;
    }

    /**
     * A number by which a task is known: equal tasks have equal numbers, on every machine.
     *
     * @param task the task
     * @return a mixture of its parameters' values; two tasks among a million share one with a probability of less than 1 in 10 million
     */
    public long number(T task) {
        long[] values = toMap(task).values().stream()
                .mapToLong(value -> value instanceof Double d
                        ? Double.doubleToLongBits(d)
                        : value instanceof Number n
                                ? n.longValue()
                                : value.toString().hashCode())
                .toArray();
        return Seeds.derive(0, values);
    }

    /** Whether another space has the same record, the same parameters and the same correlations. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TaskSpace<?> that
                && type.equals(that.type)
                && parameters.equals(that.parameters)
                && correlations.equals(that.correlations);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + parameters.hashCode();
    }

    private List<String> names() {
        return parameters.stream().map(TaskParameter::name).toList();
    }

    private int index(String name) {
        return index(name, names());
    }

    static int index(String name, List<String> names) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "no task parameter '" + name + "'" + Spelling.suggestion(name, names) + " There are " + names);
        }
        return index;
    }

    private Object value(T task, int i) {
        return tasks.value(task, i);
    }
}
