package adaptarium.envs.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys of a family's description, section by section: what the reader knows, and what an editor is told. {@link #json} writes it as a JSON Schema.
 */
public final class Schema {
    /** What a key's value is. */
    enum Kind {
        /** A quantity computed from names: {@code 2 * reach}. */
        FORMULA("a formula, such as 0.5, 30 deg or 2 * reach"),
        /** Something that is true or false: {@code torso.y < 0.6}. */
        CONDITION("a condition, such as torso.y < 0.6"),
        /** Two formulas or more. */
        FORMULAS("a list of formulas, such as [0, height]"),
        /** Corners, each a list of two formulas. */
        POINTS("a list of points, such as [[0, 0], [1, 0]]"),
        /** A name or a word. */
        WORD("a word"),
        /** Two names. */
        WORDS("a list of names, such as [torso, thigh]"),
        /** A sentence. */
        TEXT("a text"),
        /** A number as it is. */
        NUMBER("a number"),
        /** A number that may carry a unit. */
        QUANTITY("a number, perhaps with a unit, such as 20 ms"),
        /** Numbers that may carry a unit. */
        QUANTITIES("a list of numbers, perhaps with a unit, such as [50 cm, 2]"),
        /** Numbers as they are. */
        NUMBERS("a list of numbers, such as [0.5, 1.5]"),
        /** true or false. */
        TRUTH("true or false"),
        /** One section. */
        SECTION("a section with keys of its own"),
        /** Sections by name. */
        NAMED("a section for each name"),
        /** Formulas by name. */
        NAMED_FORMULAS("a formula for each name"),
        /** Sections in order. */
        LIST("a list of sections");

        final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /**
     * A key.
     *
     * @param name as it is written
     * @param kind what its value is
     * @param below the section its value is made of; empty for others
     * @param required whether it must be given
     * @param meaning in a sentence
     */
    record Key(String name, Kind kind, String below, boolean required, String meaning) {}

    /** The keys of every section; that of the whole file is called {@code family}. */
    static final Map<String, List<Key>> SECTIONS = sections();

    private Schema() {}

    private static Key must(String name, Kind kind, String meaning) {
        return new Key(name, kind, "", true, meaning);
    }

    private static Key may(String name, Kind kind, String meaning) {
        return new Key(name, kind, "", false, meaning);
    }

    private static Key of(String name, Kind kind, String below, boolean required, String meaning) {
        return new Key(name, kind, below, required, meaning);
    }

    private static Map<String, List<Key>> sections() {
        Map<String, List<Key>> all = new LinkedHashMap<>();
        all.put(
                "family",
                List.of(
                        must("family", Kind.WORD, "versioned id, such as BallThrow-v0"),
                        may("about", Kind.TEXT, "what it is about, for readers of the file"),
                        may("view", Kind.WORD, "side (with gravity, the default) or top (without)"),
                        may("timestep", Kind.QUANTITY, "seconds between two actions; 0.02"),
                        must("horizon", Kind.NUMBER, "steps after which an episode is truncated"),
                        may("episodes", Kind.NUMBER, "episodes of a trial; 3"),
                        must("bounds", Kind.NUMBERS, "what a fixed camera shows: left, bottom, right, top, m"),
                        may("ground", Kind.NUMBER, "height of the level ground that is drawn, m"),
                        may("follow", Kind.WORD, "the body that a following camera keeps in view"),
                        may("constants", Kind.NAMED_FORMULAS, "numbers of the whole family, each from those above it"),
                        of("task", Kind.NAMED, "parameter", true, "the hidden parameters"),
                        may(
                                "derived",
                                Kind.NAMED_FORMULAS,
                                "numbers that follow from the task, computed at the beginning of an episode and again"
                                        + " where it changes"),
                        may(
                                "start",
                                Kind.NAMED_FORMULAS,
                                "numbers of an episode, computed in this order at its"
                                        + " beginning; random() is uniform on [0, 1)"),
                        may("gravity", Kind.FORMULAS, "gravity along x and y, m/s^2"),
                        of("bodies", Kind.NAMED, "body", true, "what there is, in drawing order"),
                        of("joints", Kind.NAMED, "joint", false, "what holds the bodies together"),
                        of("actions", Kind.NAMED, "action", true, "what the agent decides: numbers within bounds"),
                        may(
                                "memory",
                                Kind.NAMED_FORMULAS,
                                "numbers that last from step to step, with their first"
                                        + " values; 'before' and 'after' change them"),
                        of(
                                "rays",
                                Kind.NAMED,
                                "ray",
                                false,
                                "distance sensors; a name stands for the share of the way" + " that is free"),
                        may(
                                "before",
                                Kind.NAMED_FORMULAS,
                                "new values of memory, computed before the bodies are" + " driven"),
                        of("drive", Kind.LIST, "drive", true, "what the actions do to joints and bodies"),
                        may("after", Kind.NAMED_FORMULAS, "new values of memory, computed after the step"),
                        of("end", Kind.SECTION, "when", false, "when an episode terminates"),
                        of("success", Kind.SECTION, "when", false, "when the goal is met"),
                        of("reward", Kind.NAMED, "term", true, "terms of the reward, which are added"),
                        of("observation", Kind.NAMED, "observed", true, "what the agent sees, in this order"),
                        of("markers", Kind.NAMED, "marker", false, "what is drawn that is no body")));
        all.put(
                "parameter",
                List.of(
                        may("unit", Kind.WORD, "SI unit; 1"),
                        may("train", Kind.QUANTITIES, "training range of a real number"),
                        may("choices", Kind.NUMBERS, "training values of a choice, in place of a range"),
                        may("shifted", Kind.NUMBERS, "the outer range, or held-out values of a choice"),
                        may("scale", Kind.WORD, "linear (the default) or log"),
                        may("nominal", Kind.QUANTITY, "its usual value; the middle of the range"),
                        may("mean", Kind.QUANTITY, "mean of a normal distribution, cut off at the range"),
                        may("median", Kind.QUANTITY, "median of a log-normal distribution, cut off at the range"),
                        may("deviation", Kind.QUANTITY, "deviation beside mean or median"),
                        may("weights", Kind.NUMBERS, "how likely the choices are; equally"),
                        may("live", Kind.TRUTH, "whether it may change in mid-episode"),
                        may("visible", Kind.TRUTH, "whether the first observation may depend on it"),
                        may("about", Kind.TEXT, "what it is")));
        all.put(
                "body",
                List.of(
                        may(
                                "kind",
                                Kind.WORD,
                                "moving (obeys forces, the default), terrain (never moves) or driven"
                                        + " (keeps its velocity)"),
                        may("role", Kind.WORD, "decides its colour: robot, robot-far, object, terrain or broken"),
                        may("at", Kind.FORMULAS, "x, y and perhaps angle at the beginning, m and rad"),
                        may("moving", Kind.FORMULAS, "velocity x, y and perhaps turning at the beginning"),
                        may("damped", Kind.FORMULAS, "linear and angular damping, 1/s"),
                        may("upright", Kind.TRUTH, "whether it never turns"),
                        of("shapes", Kind.LIST, "shape", true, "what it consists of; one may stand without a list")));
        all.put(
                "shape",
                List.of(
                        may("box", Kind.FORMULAS, "width and height, m"),
                        may("disc", Kind.FORMULA, "radius, m"),
                        may("polygon", Kind.POINTS, "corners counter-clockwise, at most 8, convex, m"),
                        may("line", Kind.POINTS, "the corners of a line, of terrain only, m"),
                        may("at", Kind.FORMULAS, "middle of a box or disc within the body, m"),
                        may("density", Kind.FORMULA, "kg/m^2; 1"),
                        may("friction", Kind.FORMULA, "Coulomb coefficient; of a pair the geometric mean counts; 0.5"),
                        may("bounce", Kind.FORMULA, "restitution, 0 to 1; 0"),
                        may(
                                "meets",
                                Kind.WORD,
                                "all (the default), robot (all but other parts of the robot) or" + " nothing"),
                        may("sensor", Kind.TRUTH, "whether it feels touch and stops nothing")));
        all.put(
                "joint",
                List.of(
                        may("kind", Kind.WORD, "hinge (the default), slider, weld, wheel or rod"),
                        must("between", Kind.WORDS, "the body that carries and the body that is carried"),
                        must("at", Kind.FORMULAS, "where it is at the beginning, x and y in the world, m"),
                        may("to", Kind.FORMULAS, "the other end of a rod, m"),
                        may("axis", Kind.FORMULAS, "direction of a slider or of a wheel's spring"),
                        may("rest", Kind.FORMULA, "the position that counts as 0 is so far from that at the beginning"),
                        may("limits", Kind.FORMULAS, "least and greatest position, rad or m"),
                        may("motor", Kind.FORMULA, "greatest effort of a motor that holds a speed, N m or N"),
                        may("damping", Kind.FORMULA, "effort against the speed, N m s/rad or N s/m"),
                        may("spring", Kind.FORMULAS, "frequency in Hz and damping ratio of a weld, wheel or rod")));
        all.put(
                "action",
                List.of(
                        may("unit", Kind.TEXT, "what an action of 1 stands for; 1"),
                        may("low", Kind.NUMBER, "least value; -1"),
                        may("high", Kind.NUMBER, "greatest value; 1"),
                        may("about", Kind.TEXT, "its name in tables; the key")));
        all.put(
                "ray",
                List.of(
                        must("from", Kind.FORMULAS, "where it begins, m"),
                        may("to", Kind.FORMULAS, "where it ends, m"),
                        may("count", Kind.NUMBER, "for a lidar: how many rays, called NAME1, NAME2, …"),
                        may("angles", Kind.FORMULAS, "for a lidar: directions of its first and last ray, rad"),
                        may("range", Kind.FORMULA, "for a lidar: length of a ray, m")));
        all.put(
                "drive",
                List.of(
                        may("torque", Kind.WORD, "a joint that is given an effort for this step, N m or N"),
                        may("speed", Kind.WORD, "a joint whose motor is to hold a speed, rad/s or m/s"),
                        may("force", Kind.WORD, "a body that is pushed at its centre of mass, N along x and y"),
                        may("turn", Kind.WORD, "a body that is given a torque, N m"),
                        may("velocity", Kind.WORD, "a body that is given a velocity, x, y and turning"),
                        may("release", Kind.WORD, "a joint that is taken away where the condition holds"),
                        may("value", Kind.FORMULA, "how much; for a force a list of two, for a velocity of three"),
                        may("when", Kind.CONDITION, "when a joint is released")));
        all.put(
                "when",
                List.of(
                        must("when", Kind.CONDITION, "the condition"),
                        must("about", Kind.TEXT, "the condition in words")));
        all.put(
                "term",
                List.of(
                        must("value", Kind.FORMULA, "the term"),
                        may("weight", Kind.NUMBER, "what it is multiplied with, at least 0; 1"),
                        may("cost", Kind.NUMBER, "the same where the term is subtracted"),
                        must("about", Kind.TEXT, "the term in words")));
        all.put(
                "observed",
                List.of(
                        may("value", Kind.FORMULA, "the number"),
                        may("rays", Kind.WORD, "a ray or a lidar, all of whose numbers are seen"),
                        may("unit", Kind.TEXT, "its unit; 1"),
                        may("low", Kind.NUMBER, "least value; none"),
                        may("high", Kind.NUMBER, "greatest value; none")));
        all.put(
                "marker",
                List.of(
                        may("disc", Kind.FORMULAS, "x, y and radius of a goal, m"),
                        may("line", Kind.FORMULAS, "both ends of a target line, m"),
                        may("arrow", Kind.FORMULAS, "where a force or speed acts, and its x and y")));
        return all;
    }

    /** The schema for editors, JSON Schema draft 2020-12. */
    public static String json() {
        StringBuilder out = new StringBuilder("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
                + "  \"title\": \"Adaptarium family\",\n  \"$ref\": \"#/$defs/family\",\n  \"$defs\": {");
        String comma = "\n";
        for (Map.Entry<String, List<Key>> section : SECTIONS.entrySet()) {
            out.append(comma).append("    \"").append(section.getKey()).append("\": ");
            section(out, section.getValue());
            comma = ",\n";
        }
        return out.append("\n  }\n}\n").toString();
    }

    private static void section(StringBuilder out, List<Key> keys) {
        out.append("{\n      \"type\": \"object\",\n      \"additionalProperties\": false,\n      \"required\": [");
        out.append(String.join(
                ", ",
                keys.stream().filter(Key::required).map(key -> quoted(key.name)).toList()));
        out.append("],\n      \"properties\": {");
        String comma = "\n";
        for (Key key : keys) {
            out.append(comma)
                    .append("        ")
                    .append(quoted(key.name))
                    .append(": {\"description\": ")
                    .append(quoted(key.meaning))
                    .append(", ")
                    .append(type(key))
                    .append("}");
            comma = ",\n";
        }
        out.append("\n      }\n    }");
    }

    private static String type(Key key) {
        String scalar = "\"type\": [\"number\", \"string\"]";
        String ref = "{\"$ref\": \"#/$defs/" + key.below + "\"}";
        return switch (key.kind) {
            case FORMULA -> "\"type\": [\"number\", \"string\", \"array\"]";
            case CONDITION, WORD, TEXT -> "\"type\": [\"string\", \"number\", \"boolean\"]";
            case FORMULAS, NUMBERS, QUANTITIES -> "\"type\": \"array\", \"items\": {" + scalar + "}";
            case WORDS -> "\"type\": \"array\", \"items\": {\"type\": \"string\"}";
            case POINTS -> "\"type\": \"array\", \"items\": {\"type\": \"array\", \"items\": {" + scalar + "}}";
            case NUMBER -> "\"type\": \"number\"";
            case QUANTITY -> scalar;
            case TRUTH -> "\"type\": \"boolean\"";
            case SECTION -> "\"$ref\": \"#/$defs/" + key.below + "\"";
            case NAMED -> "\"type\": \"object\", \"additionalProperties\": " + ref;
            case NAMED_FORMULAS -> "\"type\": \"object\", \"additionalProperties\": {" + scalar + "}";
            case LIST -> "\"oneOf\": [" + ref + ", {\"type\": \"array\", \"items\": " + ref + "}]";
        };
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
