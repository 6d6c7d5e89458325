package adaptarium.envs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a variant says of one task parameter.
 *
 * @param fixed its only value; null where it still varies
 * @param parameter the changed parameter; the family's own where it is fixed
 * @param written the settings by key behind the parameter's name, empty for the name itself, as an id writes them
 */
record ParameterChange(@Nullable Object fixed, TaskParameter parameter, Map<String, String> written) {
    private static final String ITSELF = "";
    private static final String TRAIN = "train";
    private static final String SHIFTED = "shifted";
    private static final String WEIGHTS = "weights.";
    private static final String NONE = "none";
    private static final List<String> RANGE_KEYS =
            List.of(TRAIN, SHIFTED, "scale", "mean", "median", "deviation", "nominal");

    /**
     * Reads what is said of a parameter.
     *
     * @param parameter the family's
     * @param said texts by key behind the parameter's name, empty for the name itself
     * @return the change
     * @throws IllegalArgumentException where it does not fit
     */
    static ParameterChange of(TaskParameter parameter, Map<String, String> said) {
        Map<String, String> left = new LinkedHashMap<>(said);
        String train = left.remove(TRAIN);
        if (train != null && left.put(ITSELF, train) != null) {
            throw wrong(parameter, TRAIN, "is given twice", train);
        }
        if (parameter instanceof RangeParameter range) {
            return of(range, left);
        }
        if (parameter instanceof ChoiceParameter choices) {
            return of(choices, left);
        }
        return of((StructureParameter) parameter, left);
    }

    private static ParameterChange of(RangeParameter p, Map<String, String> said) {
        for (String key : said.keySet()) {
            if (!key.equals(ITSELF) && !RANGE_KEYS.contains(key)) {
                throw new IllegalArgumentException("task parameter '" + p.name() + "' has no '" + key + "'"
                        + Spelling.suggestion(key, RANGE_KEYS) + " A real number has " + RANGE_KEYS);
            }
        }
        Map<String, String> written = new LinkedHashMap<>();
        String itself = said.get(ITSELF);
        if (itself != null && ends(itself).length == 1) {
            if (said.size() > 1) {
                throw wrong(p, ITSELF, "is fixed and takes nothing else", itself);
            }
            double value = sameSign(p, number(p, ITSELF, itself));
            written.put(ITSELF, plain(value));
            return new ParameterChange(value, p, written);
        }
        double[] train = pair(p, TRAIN, itself, p.low(), p.high(), written, ITSELF);
        Parameter.Scale scale = scale(p, said, written);
        boolean noLog = scale == Parameter.Scale.LOG && p.outerLow() <= 0; // what is not positive has no logarithm
        double[] outer = {noLog ? train[0] : Math.min(train[0], p.outerLow()), Math.max(train[1], p.outerHigh())};
        if (NONE.equals(said.get(SHIFTED))) {
            outer = train;
            written.put(SHIFTED, NONE);
        } else {
            outer = pair(p, SHIFTED, said.get(SHIFTED), outer[0], outer[1], written, SHIFTED);
        }
        Law law = law(p, said, scale, written);
        double middle = scale == Parameter.Scale.LOG ? StrictMath.sqrt(train[0] * train[1]) : (train[0] + train[1]) / 2;
        boolean keeps = p.nominal() >= train[0] && p.nominal() <= train[1];
        double nominal = law instanceof Law.Normal normal && normal.mean() >= outer[0] && normal.mean() <= outer[1]
                ? normal.mean()
                : keeps ? p.nominal() : middle;
        String nominalText = said.get("nominal");
        if (nominalText != null) {
            nominal = number(p, "nominal", nominalText);
            written.put("nominal", plain(nominal));
        }
        RangeParameter changed = new RangeParameter(
                p.name(),
                p.unit(),
                train[0],
                train[1],
                outer[0],
                outer[1],
                scale,
                nominal,
                p.live(),
                p.visible(),
                p.description(),
                law);
        return new ParameterChange(null, changed, written);
    }

    private static Parameter.Scale scale(RangeParameter p, Map<String, String> said, Map<String, String> written) {
        String text = said.get("scale");
        if (text == null) {
            return said.containsKey("median")
                    ? Parameter.Scale.LOG
                    : said.containsKey("mean") ? Parameter.Scale.LINEAR : p.scale();
        }
        if (said.containsKey("mean") || said.containsKey("median")) {
            throw wrong(p, "scale", "follows from mean (linear) or median (log) and is not given beside them", text);
        }
        written.put("scale", text);
        return switch (text) {
            case "linear" -> Parameter.Scale.LINEAR;
            case "log" -> Parameter.Scale.LOG;
            default -> throw wrong(p, "scale", "must be linear or log", text);
        };
    }

    private static Law law(
            RangeParameter p, Map<String, String> said, Parameter.Scale scale, Map<String, String> written) {
        String key = scale == Parameter.Scale.LOG && said.containsKey("median") ? "median" : "mean";
        String centre = said.get(key);
        String deviation = said.get("deviation");
        if (said.containsKey("mean") && said.containsKey("median")) {
            throw wrong(p, "median", "cannot stand beside mean: mean is of a normal, median of a log-normal", centre);
        }
        if (centre == null && deviation == null) {
            return p.law();
        }
        if (centre == null || deviation == null) {
            throw new IllegalArgumentException("task parameter '" + p.name()
                    + "' needs mean and deviation for a normal distribution, or median and deviation for a log-normal"
                    + " one");
        }
        Law.Normal law = new Law.Normal(number(p, key, centre), number(p, "deviation", deviation));
        written.put(key, plain(law.mean()));
        written.put("deviation", plain(law.deviation()));
        return law;
    }

    private static ParameterChange of(ChoiceParameter p, Map<String, String> said) {
        Map<String, String> written = new LinkedHashMap<>();
        List<Object> train = new ArrayList<>(values(p, TRAIN, said.get(ITSELF), p.train(), written, ITSELF));
        if (said.containsKey(ITSELF) && train.size() == 1 && said.size() == 1) {
            return new ParameterChange(train.get(0), p, written);
        }
        List<Double> weights = new ArrayList<>();
        for (Map.Entry<String, String> entry : said.entrySet()) {
            String key = entry.getKey();
            if (!key.equals(ITSELF) && !key.equals(SHIFTED) && !key.startsWith(WEIGHTS)) {
                List<String> known = List.of(TRAIN, SHIFTED, "weights");
                throw new IllegalArgumentException("task parameter '" + p.name() + "' has no '" + key + "'"
                        + Spelling.suggestion(key, known) + " A choice has " + known);
            }
        }
        if (said.keySet().stream().anyMatch(key -> key.startsWith(WEIGHTS))) {
            Map<Object, Double> given = new LinkedHashMap<>();
            said.forEach((key, text) -> {
                if (key.startsWith(WEIGHTS)) {
                    given.put(p.parse(key.substring(WEIGHTS.length())), number(p, key, text));
                }
            });
            if (!said.containsKey(ITSELF)) {
                train = new ArrayList<>(
                        p.values().stream().filter(given::containsKey).toList());
            }
            for (Object value : train) {
                Double weight = given.remove(value);
                if (weight == null) {
                    throw new IllegalArgumentException(
                            "task parameter '" + p.name() + "' needs a weight for '" + value + "', too");
                }
                weights.add(weight);
                written.put(WEIGHTS + value, plain(weight));
            }
            if (!given.isEmpty()) {
                throw new IllegalArgumentException("task parameter '" + p.name() + "' weighs " + given.keySet()
                        + ", which training does not draw");
            }
        }
        List<Object> held = new ArrayList<>();
        if (NONE.equals(said.get(SHIFTED))) {
            written.put(SHIFTED, NONE);
        } else {
            held.addAll(values(p, SHIFTED, said.get(SHIFTED), p.held(), written, SHIFTED));
            if (!said.containsKey(SHIFTED)) {
                held.removeAll(train);
            }
        }
        ChoiceParameter changed =
                new ChoiceParameter(p.name(), train, held, p.live(), p.visible(), p.description(), weights);
        return new ParameterChange(null, changed, written);
    }

    private static List<Object> values(
            ChoiceParameter p,
            String key,
            @Nullable String text,
            List<Object> standard,
            Map<String, String> written,
            String writtenKey) {
        if (text == null) {
            return standard;
        }
        List<Object> values = Arrays.stream(text.split("~")).map(p::parse).toList();
        if (values.isEmpty()) {
            throw wrong(p, key, "must be a list of values", text);
        }
        written.put(
                writtenKey,
                String.join("~", values.stream().map(Object::toString).toList()));
        return values;
    }

    private static ParameterChange of(StructureParameter p, Map<String, String> said) {
        String text = said.get(ITSELF);
        if (text == null || said.size() > 1) {
            throw new IllegalArgumentException("task parameter '" + p.name()
                    + "' is a structure's number: give one, or a range such as 0..99, and nothing else");
        }
        double[] ends = ends(text);
        long first = (Long) p.parse(number(p, ITSELF, text.split("\\.\\.|~")[0]));
        if (ends.length == 1) {
            return new ParameterChange(first, p, Map.of(ITSELF, Long.toString(first)));
        }
        long last = (Long) p.parse(ends[1]);
        if (ends.length != 2 || last < first) {
            throw wrong(p, ITSELF, "must be one number, or a range such as 0..99", text);
        }
        StructureParameter changed =
                new StructureParameter(p.name(), p.description(), (int) first, (int) (last - first + 1));
        return new ParameterChange(null, changed, Map.of(ITSELF, first + ".." + last));
    }

    private static double[] pair(
            RangeParameter p,
            String key,
            @Nullable String text,
            double low,
            double high,
            Map<String, String> written,
            String writtenKey) {
        if (text == null) {
            return new double[] {low, high};
        }
        double[] ends = ends(text);
        if (ends.length != 2 || !(ends[0] < ends[1]) || !Double.isFinite(ends[1] - ends[0])) {
            throw wrong(p, key, "must be a range such as 0.5..1.5", text);
        }
        sameSign(p, ends[0]);
        written.put(writtenKey, plain(ends[0]) + ".." + plain(ends[1]));
        return ends;
    }

    /** A length stays a length: where the family's values are all positive, or none is negative, so are the variant's. */
    private static double sameSign(RangeParameter p, double value) {
        if ((p.outerLow() > 0 && !(value > 0)) || (p.outerLow() >= 0 && !(value >= 0))) {
            throw new IllegalArgumentException("task parameter '" + p.name() + "' must be "
                    + (p.outerLow() > 0 ? "positive" : "0 or more") + ", got " + plain(value) + " " + p.unit());
        }
        return value;
    }

    /** The numbers at both ends of a range, one where it is a number, NaN where it is none. */
    private static double[] ends(String text) {
        return Arrays.stream(text.split("\\.\\.|~", -1))
                .mapToDouble(ParameterChange::read)
                .toArray();
    }

    private static double read(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static double number(TaskParameter p, String key, String text) {
        double value = read(text);
        if (!Double.isFinite(value)) {
            throw wrong(p, key, "must be a number", text);
        }
        return value;
    }

    private static IllegalArgumentException wrong(TaskParameter p, String key, String what, @Nullable String got) {
        return new IllegalArgumentException("task parameter '" + p.name() + "'" + (key.equals(ITSELF) ? "" : ": " + key)
                + " " + what + ", got '" + got + "'");
    }

    /** A number as people write it: {@code 10}, {@code 0.5}. */
    static String plain(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return Long.toString((long) value);
        }
        return Math.abs(value) < 1e-3
                ? Double.toString(value)
                : BigDecimal.valueOf(value).toPlainString();
    }
}
