package adaptarium.agents.store;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Named arrays on the heap: what a checkpoint stores and a learner restores. Insertion order is kept, so equal states make equal files.
 *
 * <p>Names are dotted, such as {@code "policy.theta"} or {@code "adam.step"}. Counters are long arrays, statistics double arrays, weights float arrays.
 *
 * <p>What is large and never changes again may be put as a {@link Segment}: its entries stand here like others, and checkpoints share one file of it.
 */
public final class State {
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Segment> segments = new LinkedHashMap<>();

    /**
     * One array.
     *
     * @param values float[], double[] or long[], row-major; not to be changed
     * @param shape its dimensions
     */
    @SuppressWarnings(
            "ArrayRecordComponent") // a holder on the way to a file; equality is asked of State, not of entries
    public record Entry(Object values, long[] shape) {
        /** Checks the type, and that the shape's product is the length. */
        public Entry {
            long product = 1;
            for (long n : shape) {
                if (n < 0) {
                    throw new IllegalArgumentException("a shape has no negative side, got " + Arrays.toString(shape));
                }
                product = Math.multiplyExact(product, n);
            }
            if (product != lengthOf(values)) {
                throw new IllegalArgumentException(
                        "shape " + Arrays.toString(shape) + " does not hold " + lengthOf(values) + " values");
            }
        }

        private static long lengthOf(Object values) {
            if (values instanceof float[] f) {
                return f.length;
            }
            if (values instanceof double[] d) {
                return d.length;
            }
            if (values instanceof long[] l) {
                return l.length;
            }
            throw new IllegalArgumentException("a state holds float[], double[] or long[], got "
                    + values.getClass().getSimpleName());
        }
    }

    /**
     * Adds an array.
     *
     * @param name a name not used before
     * @param values float[], double[] or long[]; copied
     * @param shape its dimensions; none given means one dimension
     * @return this state
     */
    public State put(String name, Object values, long... shape) {
        Object copy;
        if (values instanceof float[] f) {
            copy = f.clone();
        } else if (values instanceof double[] d) {
            copy = d.clone();
        } else if (values instanceof long[] l) {
            copy = l.clone();
        } else {
            copy = values;
        }
        long[] dimensions = shape.length == 0 ? new long[] {Entry.lengthOf(copy)} : shape.clone();
        return put(name, new Entry(copy, dimensions));
    }

    private State put(String name, Entry entry) {
        if (entries.putIfAbsent(name, entry) != null) {
            throw new IllegalArgumentException("the state already has an entry '" + name + "'");
        }
        return this;
    }

    /**
     * Adds a part that never changes again.
     *
     * @param name put before the names of its entries with a dot between
     * @param segment the part; shared, not copied
     * @return this state
     */
    public State putSegment(String name, Segment segment) {
        for (String entry : segment.content().names()) {
            put(name + "." + entry, segment.content().entry(entry));
        }
        segments.put(name, segment);
        return this;
    }

    /**
     * Adds every entry of another state under a prefix.
     *
     * @param prefix put before each name with a dot between
     * @param other the entries to add
     * @return this state
     */
    public State putAll(String prefix, State other) {
        other.entries.forEach((name, entry) -> {
            if (!other.isInSegment(name)) {
                put(prefix + "." + name, entry.values(), entry.shape());
            }
        });
        other.segments.forEach((name, segment) -> putSegment(prefix + "." + name, segment));
        return this;
    }

    private boolean isInSegment(String name) {
        return segments.keySet().stream().anyMatch(segment -> name.startsWith(segment + "."));
    }

    /**
     * The entries under a prefix, as a state of their own.
     *
     * @param prefix what {@link #putAll} was given
     * @return a new state; empty where there is no such entry
     */
    public State under(String prefix) {
        State part = new State();
        entries.forEach((name, entry) -> {
            if (name.startsWith(prefix + ".") && !isInSegment(name)) {
                part.put(name.substring(prefix.length() + 1), entry.values(), entry.shape());
            }
        });
        segments.forEach((name, segment) -> {
            if (name.startsWith(prefix + ".")) {
                part.putSegment(name.substring(prefix.length() + 1), segment);
            }
        });
        return part;
    }

    /**
     * A part that never changes again.
     *
     * @param name what {@link #putSegment} was given; where the entries were put one by one, what their names begin with
     * @return the part, shared; empty where there is no such entry
     */
    public Segment segment(String name) {
        Segment segment = segments.get(name);
        return segment != null ? segment : new Segment(under(name));
    }

    /** The parts that never change again, by name, in insertion order. */
    Map<String, Segment> segments() {
        return java.util.Collections.unmodifiableMap(segments);
    }

    /** The entries that are in no segment. */
    State withoutSegments() {
        State rest = new State();
        entries.forEach((name, entry) -> {
            if (!isInSegment(name)) {
                rest.put(name, entry);
            }
        });
        return rest;
    }

    /** The names, in insertion order. */
    public Set<String> names() {
        return java.util.Collections.unmodifiableSet(entries.keySet());
    }

    /**
     * One entry.
     *
     * @param name its name
     * @return the entry
     * @throws IllegalArgumentException where there is none
     */
    public Entry entry(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException(
                    "the checkpoint has no tensor '" + name + "'; it has " + entries.keySet());
        }
        return entry;
    }

    /**
     * A float array of known shape.
     *
     * @param name its name
     * @param shape the dimensions it must have
     * @return a copy
     * @throws IllegalArgumentException where it is missing, of another type or shape, or holds a number that is not finite
     */
    public float[] floats(String name, long... shape) {
        if (checked(name, shape) instanceof float[] values) {
            for (int i = 0; i < values.length; i++) {
                requireFinite(name, i, values[i]);
            }
            return values.clone();
        }
        throw wrongType(name, "float32");
    }

    /**
     * A double array of known shape.
     *
     * @param name its name
     * @param shape the dimensions it must have
     * @return a copy
     * @throws IllegalArgumentException where it is missing, of another type or shape, or holds a number that is not finite
     */
    public double[] doubles(String name, long... shape) {
        if (checked(name, shape) instanceof double[] values) {
            for (int i = 0; i < values.length; i++) {
                requireFinite(name, i, values[i]);
            }
            return values.clone();
        }
        throw wrongType(name, "float64");
    }

    /**
     * A long array of known shape.
     *
     * @param name its name
     * @param shape the dimensions it must have
     * @return a copy
     * @throws IllegalArgumentException where it is missing, of another type or shape
     */
    public long[] longs(String name, long... shape) {
        if (checked(name, shape) instanceof long[] values) {
            return values.clone();
        }
        throw wrongType(name, "int64");
    }

    private Object checked(String name, long... shape) {
        Entry entry = entry(name);
        if (!Arrays.equals(entry.shape(), shape)) {
            throw new IllegalArgumentException("tensor '" + name + "' must have shape " + Arrays.toString(shape)
                    + ", got " + Arrays.toString(entry.shape()));
        }
        return entry.values();
    }

    private static void requireFinite(String name, int index, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("tensor '" + name + "' must be finite, got " + value + " at " + index);
        }
    }

    private static IllegalArgumentException wrongType(String name, String expected) {
        return new IllegalArgumentException("tensor '" + name + "' must be " + expected);
    }
}
