package adaptarium.envs.data;

import adaptarium.envs.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names that a formula may use. It grows while a description is read from top to bottom: what is defined later is not known yet.
 */
final class Scope {
    /** A quantity of a body. */
    static final Map<String, Reader> BODY = bodyQuantities();
    /** A quantity of a joint. */
    static final Map<String, Reader> JOINT = jointQuantities();

    /** Where a point of a body is in the world, given in the body's coordinates. */
    static final List<String> POINT = List.of("px", "py");

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Map<String, Integer> bodies = new LinkedHashMap<>();
    private final Map<String, Integer> joints = new LinkedHashMap<>();
    private final Map<String, Dimension> dimensions = new HashMap<>(); // of numbers
    private final Map<String, JointMeasures> measures = new HashMap<>(); // of joints
    private final Map<String, Set<String>> behind = new HashMap<>(); // what a number was computed from at the beginning
    private final Set<String> taken = new TreeSet<>();
    private boolean mayDraw;

    /** Reads a quantity. */
    @FunctionalInterface
    interface Reader {
        /** The code of it, of the body or joint with a number. */
        Formula.Code of(int index);
    }

    private static Map<String, Reader> bodyQuantities() {
        Map<String, Reader> all = new LinkedHashMap<>();
        all.put("x", i -> s -> s.bodies[i].x());
        all.put("y", i -> s -> s.bodies[i].y());
        all.put("angle", i -> s -> s.bodies[i].angle());
        all.put("cx", i -> s -> s.bodies[i].centreX());
        all.put("cy", i -> s -> s.bodies[i].centreY());
        all.put("vx", i -> s -> s.bodies[i].velocityX());
        all.put("vy", i -> s -> s.bodies[i].velocityY());
        all.put("rate", i -> s -> s.bodies[i].angularVelocity());
        all.put("mass", i -> s -> s.bodies[i].mass());
        all.put("touching", i -> s -> s.bodies[i].touching() ? 1 : 0);
        all.put("grounded", i -> s -> s.bodies[i].touchingTerrain() ? 1 : 0);
        return all;
    }

    private static Map<String, Reader> jointQuantities() {
        Map<String, Reader> all = new LinkedHashMap<>();
        all.put("position", i -> s -> s.joints[i].position());
        all.put("speed", i -> s -> s.joints[i].speed());
        all.put("effort", i -> s -> s.joints[i].motorEffort());
        return all;
    }

    /** Adds a number that measures something; gives its index in {@link State#numbers}. */
    int number(String name, String place, Set<String> from, Dimension dimension) {
        take(name, place);
        dimensions.put(name, dimension);
        int index = numbers.size();
        numbers.put(name, index);
        Set<String> all = new TreeSet<>(from);
        from.forEach(other -> all.addAll(behind.getOrDefault(other, Set.of())));
        behind.put(name, all);
        return index;
    }

    int body(String name, String place) {
        take(name, place);
        bodies.put(name, bodies.size());
        return bodies.size() - 1;
    }

    int joint(String name, String place, JointMeasures measured) {
        take(name, place);
        measures.put(name, measured);
        joints.put(name, joints.size());
        return joints.size() - 1;
    }

    private void take(String name, String place) {
        if (!name.matches("[A-Za-z]\\w*")) {
            throw new DataException(place, "'" + name + "' is no name: letters, digits and _, beginning with a letter");
        }
        boolean reserved = Set.of("and", "or", "not", "pi").contains(name);
        if (reserved || !taken.add(name)) {
            throw new DataException(
                    place, "'" + name + "' is " + (reserved ? "a word of formulas" : "defined already"));
        }
    }

    /** While this holds, formulas may draw random numbers. */
    void allowDraws(boolean allowed) {
        mayDraw = allowed;
    }

    boolean mayDraw() {
        return mayDraw;
    }

    /** Everything that a formula's names were computed from, itself included. */
    Set<String> behind(Formula formula) {
        Set<String> all = new TreeSet<>(formula.names());
        formula.names().forEach(name -> all.addAll(behind.getOrDefault(name, Set.of())));
        return all;
    }

    /** Whether something is called so. */
    boolean isName(String word) {
        return taken.contains(word);
    }

    int indexOfBody(String name, String place) {
        return index(bodies, name, place, "body");
    }

    int indexOfJoint(String name, String place) {
        return index(joints, name, place, "joint");
    }

    int indexOfNumber(String name, String place) {
        return index(numbers, name, place, "name");
    }

    private static int index(Map<String, Integer> known, String name, String place, String what) {
        Integer index = known.get(name);
        if (index == null) {
            throw new DataException(
                    place, "no " + what + " '" + name + "'" + Spelling.suggestion(name, known.keySet()));
        }
        return index;
    }

    /** The code of a name by itself. */
    Formula.Code code(String name, String place) {
        if (bodies.containsKey(name) || joints.containsKey(name)) {
            throw new DataException(
                    place,
                    "'" + name + "' is a " + (bodies.containsKey(name) ? "body" : "joint")
                            + "; say which quantity of it: " + (bodies.containsKey(name) ? BODY : JOINT).keySet());
        }
        Integer index = numbers.get(name);
        if (index == null) {
            List<String> known = new ArrayList<>(taken);
            known.addAll(Functions.names());
            throw new DataException(
                    place,
                    "nothing is called '" + name + "'" + Spelling.suggestion(name, known)
                            + " What is used must stand above");
        }
        return Operand.number(index);
    }

    /** The code of a part's quantity. */
    Formula.Code code(String part, String quantity, String place) {
        if (bodies.containsKey(part)) {
            Reader reader = reader(BODY, part, quantity, place, "a body");
            return reader.of(indexOfBody(part, place));
        }
        if (joints.containsKey(part)) {
            Reader reader = reader(JOINT, part, quantity, place, "a joint");
            return reader.of(indexOfJoint(part, place));
        }
        List<String> known = new ArrayList<>(bodies.keySet());
        known.addAll(joints.keySet());
        throw new DataException(
                place,
                "no body or joint '" + part + "'" + Spelling.suggestion(part, known)
                        + " What is used must stand above");
    }

    /** What a number measures. */
    Dimension dimension(String name) {
        return dimensions.getOrDefault(name, Dimension.ANY);
    }

    /** What a quantity of a body or joint measures. */
    Dimension dimension(String part, String quantity) {
        JointMeasures joint = measures.get(part);
        if (joint == null) {
            return switch (quantity) {
                case "x", "y", "cx", "cy" -> Dimension.LENGTH;
                case "vx", "vy" -> Dimension.SPEED;
                case "rate" -> Dimension.RATE;
                case "mass" -> Dimension.MASS;
                default -> Dimension.ONE;
            };
        }
        return switch (quantity) {
            case "position" -> joint.position();
            case "speed" -> joint.speed();
            default -> joint.effort();
        };
    }

    /** What the quantities of a joint that is known measure. */
    JointMeasures measures(String joint) {
        return Objects.requireNonNull(measures.get(joint));
    }

    /** The code of where a point of a body is in the world. */
    Formula.Code point(String body, String axis, Operand localX, Operand localY, String place) {
        if (!POINT.contains(axis)) {
            throw new DataException(place, "a body has no '" + axis + "(…)'; " + POINT + " say where a point of it is");
        }
        int at = indexOfBody(body, place);
        return axis.equals(POINT.get(0))
                ? state -> state.bodies[at].pointX(localX.at(state), localY.at(state))
                : state -> state.bodies[at].pointY(localX.at(state), localY.at(state));
    }

    private static Reader reader(Map<String, Reader> known, String part, String quantity, String place, String what) {
        Reader reader = known.get(quantity);
        if (reader == null) {
            throw new DataException(
                    place,
                    "'" + part + "' has no '" + quantity + "'" + Spelling.suggestion(quantity, known.keySet()) + " "
                            + what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1) + " has "
                            + known.keySet());
        }
        return reader;
    }

    int numbers() {
        return numbers.size();
    }

    int bodies() {
        return bodies.size();
    }

    int joints() {
        return joints.size();
    }
}
