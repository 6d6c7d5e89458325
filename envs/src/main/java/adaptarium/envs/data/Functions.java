package adaptarium.envs.data;

import adaptarium.sim.Trigonometry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What formulas can call. All give the same bits on every machine and in every Java. */
final class Functions {
    /** What may be handed over, and what comes out, by what numbers measure. */
    enum Measures {
        /** Arguments of one dimension, which is the outcome's. */
        SAME,
        /** Pure numbers or angles in and out. */
        PURE,
        /** Arguments of one dimension, whose ratio or sign comes out. */
        RATIO,
        /** The square root of it. */
        ROOT
    }

    /** Makes the code of a call. */
    @FunctionalInterface
    interface Maker {
        Formula.Code of(Operand[] a);
    }

    /**
     * A function.
     *
     * @param arguments how many it takes
     * @param measures what they and the outcome measure
     * @param maker makes the code of a call
     * @param meaning in a few words
     */
    record Function(int arguments, Measures measures, Maker maker, String meaning) {}

    /** By name. */
    static final Map<String, Function> ALL = all();

    private Functions() {}

    private static Map<String, Function> all() {
        Map<String, Function> all = new LinkedHashMap<>();
        all.put("abs", new Function(1, Measures.SAME, a -> s -> Math.abs(a[0].at(s)), "size without sign"));
        all.put("sign", new Function(1, Measures.RATIO, a -> s -> Math.signum(a[0].at(s)), "-1, 0 or 1"));
        all.put("sqrt", new Function(1, Measures.ROOT, a -> s -> Math.sqrt(a[0].at(s)), "square root"));
        all.put("exp", new Function(1, Measures.PURE, a -> s -> StrictMath.exp(a[0].at(s)), "e to the power of"));
        all.put("log", new Function(1, Measures.PURE, a -> s -> StrictMath.log(a[0].at(s)), "natural logarithm"));
        all.put("sin", new Function(1, Measures.PURE, a -> s -> Trigonometry.sin(a[0].at(s)), "sine of radians"));
        all.put("cos", new Function(1, Measures.PURE, a -> s -> Trigonometry.cos(a[0].at(s)), "cosine of radians"));
        all.put("acos", new Function(1, Measures.PURE, a -> s -> StrictMath.acos(a[0].at(s)), "arc cosine, rad"));
        all.put(
                "atan2",
                new Function(
                        2, Measures.RATIO, a -> s -> StrictMath.atan2(a[0].at(s), a[1].at(s)), "angle of (y, x), rad"));
        all.put(
                "floor",
                new Function(1, Measures.SAME, a -> s -> Math.floor(a[0].at(s)), "greatest whole number below"));
        all.put("single", new Function(1, Measures.SAME, a -> s -> (float) a[0].at(s), "rounded to single precision"));
        all.put("min", new Function(2, Measures.SAME, a -> s -> Math.min(a[0].at(s), a[1].at(s)), "the smaller"));
        all.put("max", new Function(2, Measures.SAME, a -> s -> Math.max(a[0].at(s), a[1].at(s)), "the greater"));
        all.put(
                "clamp",
                new Function(
                        3,
                        Measures.SAME,
                        a -> s -> Math.max(a[1].at(s), Math.min(a[2].at(s), a[0].at(s))),
                        "x within low and high"));
        all.put(
                "distance",
                new Function(2, Measures.SAME, a -> s -> length(a[0].at(s), a[1].at(s)), "length of (x, y)"));
        all.put(
                "if",
                new Function(
                        3,
                        Measures.SAME,
                        a -> s -> a[0].at(s) != 0 ? a[1].at(s) : a[2].at(s),
                        "condition, then, else"));
        return all;
    }

    private static double length(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }

    /** Every name, for messages. */
    static List<String> names() {
        return List.copyOf(ALL.keySet());
    }
}
