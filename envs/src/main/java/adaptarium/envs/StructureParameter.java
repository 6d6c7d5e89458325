package adaptarium.envs;

import java.util.random.RandomGenerator;

/**
 * The number of a random structure.
 *
 * @param name the record component
 * @param description what is drawn from it
 * @param first least number
 * @param count how many numbers there are
 */
public record StructureParameter(String name, String description, int first, int count) implements TaskParameter {
    private static final int COUNT = Integer.MAX_VALUE; // a JSON reader that takes numbers for doubles keeps it exact

    /** All numbers there are; the components are those of the record. */
    public StructureParameter(String name, String description) {
        this(name, description, 0, COUNT);
    }

    /** Checks the range. */
    public StructureParameter {
        if (first < 0 || count < 1 || count > COUNT - first) {
            throw new IllegalArgumentException("structure '" + name + "' needs numbers in [0, " + COUNT + "), got "
                    + count + " from " + first + " on");
        }
    }

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public boolean visible() {
        return true; // a terrain shows; its number says nothing
    }

    @Override
    public Object nominal() {
        return (long) first;
    }

    @Override
    public int contextSize() {
        return 0;
    }

    @Override
    public double innerProbability() {
        return 1;
    }

    @Override
    public Object drawInner(RandomGenerator random) {
        return (long) first + random.nextInt(count);
    }

    @Override
    public Object drawOuter(RandomGenerator random) {
        return drawInner(random);
    }

    @Override
    public Object drawShell(RandomGenerator random) {
        throw new IllegalStateException("structure '" + name + "' is never shifted");
    }

    @Override
    public Object parse(Object value) {
        if (value instanceof Number n
                && n.longValue() == n.doubleValue()
                && n.longValue() >= first
                && n.longValue() < (long) first + count) {
            return n.longValue();
        }
        throw new IllegalArgumentException("task parameter '" + name + "' must be a whole number in [" + first + ", "
                + ((long) first + count) + "), got '" + value + "'");
    }

    @Override
    public void context(Object value, float[] out, int offset) {
        // A structure's number says nothing about the structure.
    }

    @Override
    public String trainText() {
        return "a number in [" + first + ", " + (count == COUNT ? "2^31 - 1" : first + count) + ")";
    }

    @Override
    public String shiftedText() {
        return "";
    }
}
