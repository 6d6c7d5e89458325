package adaptarium.envs.data;

import adaptarium.envs.Spelling;
import adaptarium.sim.Body;
import adaptarium.sim.Joint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names that a formula may use. It grows while a description is read from top to bottom: what is defined later is not known yet.
 */
final class Scope {
    /** A quantity of a body. */
    static final Map<String, Reader<Body>> BODY = bodyQuantities();
    /** A quantity of a joint. */
    static final Map<String, Reader<Joint>> JOINT = jointQuantities();

    /** Where a point of a body is in the world, given in the body's coordinates. */
    static final List<String> POINT = List.of("px", "py");

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Map<String, Integer> bodies = new LinkedHashMap<>();
    private final Map<String, Integer> joints = new LinkedHashMap<>();
    private final Map<String, Set<String>> behind = new HashMap<>(); // what a number was computed from at the beginning
    private final Set<String> taken = new TreeSet<>();
    private boolean mayDraw;

    /** Reads a quantity. */
    @FunctionalInterface
    interface Reader<B> {
        double of(B part);
    }

    private static Map<String, Reader<Body>> bodyQuantities() {
        Map<String, Reader<Body>> all = new LinkedHashMap<>();
        all.put("x", Body::x);
        all.put("y", Body::y);
        all.put("angle", Body::angle);
        all.put("cx", Body::centreX);
        all.put("cy", Body::centreY);
        all.put("vx", Body::velocityX);
        all.put("vy", Body::velocityY);
        all.put("rate", Body::angularVelocity);
        all.put("mass", Body::mass);
        all.put("touching", body -> body.touching() ? 1 : 0);
        all.put("grounded", body -> body.touchingTerrain() ? 1 : 0);
        return all;
    }

    private static Map<String, Reader<Joint>> jointQuantities() {
        Map<String, Reader<Joint>> all = new LinkedHashMap<>();
        all.put("position", Joint::position);
        all.put("speed", Joint::speed);
        all.put("effort", Joint::motorEffort);
        return all;
    }

    /** Adds a number; gives its index in {@link State#numbers}. */
    int number(String name, String place, Set<String> from) {
        take(name, place);
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

    int joint(String name, String place) {
        take(name, place);
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
        int at = index;
        return state -> state.numbers[at];
    }

    /** The code of a part's quantity. */
    Formula.Code code(String part, String quantity, String place) {
        if (bodies.containsKey(part)) {
            Reader<Body> reader = reader(BODY, part, quantity, place, "a body");
            int at = indexOfBody(part, place);
            return state -> reader.of(state.bodies[at]);
        }
        if (joints.containsKey(part)) {
            Reader<Joint> reader = reader(JOINT, part, quantity, place, "a joint");
            int at = indexOfJoint(part, place);
            return state -> reader.of(state.joints[at]);
        }
        List<String> known = new ArrayList<>(bodies.keySet());
        known.addAll(joints.keySet());
        throw new DataException(
                place,
                "no body or joint '" + part + "'" + Spelling.suggestion(part, known)
                        + " What is used must stand above");
    }

    /** The code of where a point of a body is in the world. */
    Formula.Code point(String body, String axis, Formula.Code localX, Formula.Code localY, String place) {
        if (!POINT.contains(axis)) {
            throw new DataException(place, "a body has no '" + axis + "(…)'; " + POINT + " say where a point of it is");
        }
        int at = indexOfBody(body, place);
        return axis.equals(POINT.get(0))
                ? state -> state.bodies[at].pointX(localX.at(state), localY.at(state))
                : state -> state.bodies[at].pointY(localX.at(state), localY.at(state));
    }

    private static <B> Reader<B> reader(
            Map<String, Reader<B>> known, String part, String quantity, String place, String what) {
        Reader<B> reader = known.get(quantity);
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
