package adaptarium.envs;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** One component of a task record, as its annotation describes it: what a slider, a table or a sampler needs to know. */
public sealed interface TaskParameter {
    /** The record component's name. */
    String name();

    /** Whether it may change in mid-episode. */
    boolean live();

    /** Whether an episode's first observation may depend on it. */
    boolean visible();

    /** What it is, in a few words; may be empty. */
    String description();

    /** Its value at the nominal task. */
    Object nominal();

    /** How many numbers it takes in the context vector. */
    int contextSize();

    /** Probability that a draw from the outer set lies inside the training set; 1 where the parameter is never shifted. */
    double innerProbability();

    /** A draw from the training set. */
    Object drawInner(RandomGenerator random);

    /** A draw from the outer set. */
    Object drawOuter(RandomGenerator random);

    /** A draw from the outer set minus the training set; only where {@link #innerProbability} is below 1. */
    Object drawShell(RandomGenerator random);

    /**
     * A value as the record component's type, checked.
     *
     * @param value a number, a truth value or a text
     * @return Double, Integer, Boolean, Long or an enum constant
     * @throws IllegalArgumentException where it is of the wrong type or outside the outer set
     */
    Object parse(Object value);

    /** Writes the value's {@link #contextSize} numbers: mean 0 over training tasks, and of order 1. */
    void context(Object value, float[] out, int offset);

    /** The allowed values in words, such as {@code [0.25, 0.75] m, log}. */
    String trainText();

    /** The outer set in words; empty where the parameter is never shifted. */
    String shiftedText();

    /**
     * A real number.
     *
     * @param name the record component
     * @param unit SI unit
     * @param low least training value
     * @param high greatest training value
     * @param outerLow least value of the outer range
     * @param outerHigh greatest value of the outer range
     * @param scale on which scale draws are uniform
     * @param nominal value at the nominal task
     * @param live whether it may change in mid-episode
     * @param visible whether an episode's first observation may depend on it
     * @param description what it is
     */
    record Range(
            String name,
            String unit,
            double low,
            double high,
            double outerLow,
            double outerHigh,
            Parameter.Scale scale,
            Double nominal,
            boolean live,
            boolean visible,
            String description)
            implements TaskParameter {
        private static final double ROUNDING = 1e-7; // a slider's arithmetic, or single precision, may miss an end

        /** Checks the ranges. */
        public Range {
            if (!(low < high) || !(outerLow <= low) || !(outerHigh >= high) || !Double.isFinite(outerHigh - outerLow)) {
                throw new IllegalArgumentException(
                        "parameter '" + name + "' needs train low < high inside shifted, got [" + low + ", " + high
                                + "] inside [" + outerLow + ", " + outerHigh + "] " + unit);
            }
            if (scale == Parameter.Scale.LOG && !(outerLow > 0)) {
                throw new IllegalArgumentException("parameter '" + name
                        + "' on a LOG scale needs a positive range, got [" + outerLow + ", " + outerHigh + "] " + unit);
            }
            if (!(nominal >= outerLow) || !(nominal <= outerHigh)) {
                throw new IllegalArgumentException("parameter '" + name + "': nominal " + nominal + " lies outside ["
                        + outerLow + ", " + outerHigh + "] " + unit);
            }
        }

        @Override
        public int contextSize() {
            return 1;
        }

        @Override
        public double innerProbability() {
            return (scaled(high) - scaled(low)) / (scaled(outerHigh) - scaled(outerLow));
        }

        @Override
        public Double drawInner(RandomGenerator random) {
            return between(low, high, random.nextDouble());
        }

        @Override
        public Double drawOuter(RandomGenerator random) {
            return between(outerLow, outerHigh, random.nextDouble());
        }

        @Override
        public Double drawShell(RandomGenerator random) {
            double below = scaled(low) - scaled(outerLow);
            double above = scaled(outerHigh) - scaled(high);
            double u = random.nextDouble() * (below + above);
            return u < below ? between(outerLow, low, u / below) : between(outerHigh, high, (u - below) / above);
        }

        @Override
        public Double parse(Object value) {
            if (!(value instanceof Number number)) {
                throw new IllegalArgumentException(
                        "task parameter '" + name + "' must be a number, got '" + value + "'");
            }
            double x = number.doubleValue();
            double rounding = ROUNDING * Math.max(Math.abs(outerLow), Math.abs(outerHigh));
            if (!(x >= outerLow - rounding) || !(x <= outerHigh + rounding)) {
                throw new IllegalArgumentException("task parameter '" + name + "' must lie in [" + outerLow + ", "
                        + outerHigh + "] " + unit + ", got " + x + " " + unit);
            }
            return Math.min(Math.max(x, outerLow), outerHigh);
        }

        @Override
        public void context(Object value, float[] out, int offset) {
            double x = scaled((Double) value);
            out[offset] = (float) (2 * (x - scaled(low)) / (scaled(high) - scaled(low)) - 1);
        }

        @Override
        public String trainText() {
            return text(low, high);
        }

        @Override
        public String shiftedText() {
            return innerProbability() < 1 ? text(outerLow, outerHigh) : "";
        }

        private String text(double from, double to) {
            String range = "[" + from + ", " + to + "]" + (unit.equals("1") ? "" : " " + unit);
            return scale == Parameter.Scale.LOG ? range + ", log" : range;
        }

        private double scaled(double x) {
            return scale == Parameter.Scale.LOG ? StrictMath.log(x) : x;
        }

        private double between(double from, double to, double fraction) {
            double x = scaled(from) + fraction * (scaled(to) - scaled(from));
            double value = scale == Parameter.Scale.LOG ? StrictMath.exp(x) : x;
            return Math.min(Math.max(value, Math.min(from, to)), Math.max(from, to)); // exp(log(x)) may miss x by a bit
        }
    }

    /**
     * One of a few values.
     *
     * @param name the record component
     * @param train training values, equally likely
     * @param held held-out values
     * @param live whether it may change in mid-episode
     * @param visible whether an episode's first observation may depend on it
     * @param description what it is
     */
    record Choices(
            String name, List<Object> train, List<Object> held, boolean live, boolean visible, String description)
            implements TaskParameter {
        /** Copies the lists and checks that there are at least two values and none twice. */
        public Choices {
            train = List.copyOf(train);
            held = List.copyOf(held);
            List<Object> all = new ArrayList<>();
            for (Object value : train) {
                refuseAgain(name, all, value);
            }
            for (Object value : held) {
                refuseAgain(name, all, value);
            }
            if (train.isEmpty() || all.size() < 2) {
                throw new IllegalArgumentException("choice '" + name
                        + "' needs a training value and at least two values in all, got " + train + " and " + held);
            }
        }

        private static void refuseAgain(String name, List<Object> all, Object value) {
            if (all.contains(value)) {
                throw new IllegalArgumentException("choice '" + name + "' lists '" + value + "' twice");
            }
            all.add(value);
        }

        @Override
        public Object nominal() {
            return train.get(0);
        }

        @Override
        public int contextSize() {
            return train.size() + held.size();
        }

        @Override
        public double innerProbability() {
            return (double) train.size() / (train.size() + held.size());
        }

        @Override
        public Object drawInner(RandomGenerator random) {
            return train.get(random.nextInt(train.size()));
        }

        @Override
        public Object drawOuter(RandomGenerator random) {
            return value(random.nextInt(train.size() + held.size()));
        }

        @Override
        public Object drawShell(RandomGenerator random) {
            return held.get(random.nextInt(held.size()));
        }

        /** All values: the training ones, then the held-out ones. */
        public List<Object> values() {
            List<Object> all = new ArrayList<>(train);
            all.addAll(held);
            return List.copyOf(all);
        }

        @Override
        public Object parse(Object value) {
            for (int i = 0; i < contextSize(); i++) {
                Object known = value(i);
                boolean sameNumber =
                        known instanceof Integer k && value instanceof Number n && n.doubleValue() == k.doubleValue();
                boolean sameText = value instanceof String s && known.toString().equals(s);
                if (known.equals(value) || sameNumber || sameText) {
                    return known;
                }
            }
            throw new IllegalArgumentException(
                    "task parameter '" + name + "' must be one of " + values() + ", got '" + value + "'");
        }

        /**
         * One number per value: its indicator minus the indicator's mean over training tasks. Indicators of 0 and 1 add up to a constant, a second bias that
         * a network learns together with its own: on a sliding load PPO that was told a task so fell far behind PPO that was told nothing. At a held-out
         * value the training values' numbers are 0, their mean.
         */
        @Override
        public void context(Object value, float[] out, int offset) {
            boolean trained = train.contains(value);
            for (int i = 0; i < contextSize(); i++) {
                float mean = trained && i < train.size() ? 1f / train.size() : 0;
                out[offset + i] = (value(i).equals(value) ? 1 : 0) - mean;
            }
        }

        @Override
        public String trainText() {
            return train.toString();
        }

        @Override
        public String shiftedText() {
            return held.isEmpty() ? "" : held.toString();
        }

        private Object value(int index) {
            return index < train.size() ? train.get(index) : held.get(index - train.size());
        }
    }

    /**
     * The number of a random structure.
     *
     * @param name the record component
     * @param description what is drawn from it
     */
    record Structure(String name, String description) implements TaskParameter {
        private static final int COUNT =
                Integer.MAX_VALUE; // a JSON reader that takes numbers for doubles keeps it exact

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
            return 0L;
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
            return (long) random.nextInt(COUNT);
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
                    && n.longValue() >= 0
                    && n.longValue() < COUNT) {
                return n.longValue();
            }
            throw new IllegalArgumentException(
                    "task parameter '" + name + "' must be a whole number in [0, " + COUNT + "), got '" + value + "'");
        }

        @Override
        public void context(Object value, float[] out, int offset) {
            // A structure's number says nothing about the structure.
        }

        @Override
        public String trainText() {
            return "a number in [0, 2^31 - 1)";
        }

        @Override
        public String shiftedText() {
            return "";
        }
    }
}
