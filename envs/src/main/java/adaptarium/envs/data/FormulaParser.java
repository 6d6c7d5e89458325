package adaptarium.envs.data;

import adaptarium.envs.Spelling;
import adaptarium.envs.data.Operand.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a formula and compiles it to closures. From the weakest: {@code or}, {@code and}, {@code not}, comparisons, {@code + -}, {@code * /}, a sign, {@code ^}
 * with a whole exponent. A number may carry a unit: {@code 30 deg}, {@code 8 N m s/rad}, {@code 3 m^2}.
 */
final class FormulaParser {
    private static final int LONGEST = 1000; // characters
    private static final int DEEPEST = 50; // brackets
    private static final int LARGEST_POWER = 8;

    private final Scope scope;
    private final String text;
    private final FormulaText source;
    private final String place;
    private final Set<String> names = new TreeSet<>();
    private int depth;

    /** A part of a formula: its code, whether it is a condition, and what it measures. */
    private record Part(Operand code, boolean condition, Dimension dimension) {
        static Part condition(Operation operation, Operand a, Operand b) {
            return new Part(Operand.of(operation, a, b), true, Dimension.ONE);
        }

        static Part number(Formula.Code code, Dimension dimension) {
            return new Part(Operand.of(code), false, dimension);
        }
    }

    private FormulaParser(Scope scope, String text, String place) {
        this.scope = scope;
        this.text = text;
        this.place = place;
        source = new FormulaText(text, place);
    }

    /**
     * Reads a formula.
     *
     * @param scope the names it may use
     * @param text the formula
     * @param place where it stands, for messages
     * @param condition whether a condition is expected, not a quantity; null where either will do
     * @return the formula
     * @throws DataException where it cannot be read
     */
    static Formula parse(Scope scope, String text, String place, @Nullable Boolean condition) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new DataException(
                    place,
                    text.isBlank() ? "a formula is missing" : "a formula has at most " + LONGEST + " characters");
        }
        FormulaParser parser = new FormulaParser(scope, text, place);
        Part part = parser.or();
        parser.source.skip();
        if (!parser.source.isAtEnd()) {
            throw parser.source.wrong("cannot read '" + parser.source.rest() + "'");
        }
        if (condition != null && part.condition != condition) {
            throw parser.source.wrong(
                    condition
                            ? "needs a condition such as 'x > 1', and is a number"
                            : "needs a number, and is a condition");
        }
        return new Formula(part.code, part.condition, part.dimension, parser.names, text, place);
    }

    private Part or() {
        Part left = and();
        while (source.take("or")) {
            Operand a = condition(left, "or");
            Operand b = condition(and(), "or");
            left = Part.condition(Operation.OR, a, b);
        }
        return left;
    }

    private Part and() {
        Part left = not();
        while (source.take("and")) {
            Operand a = condition(left, "and");
            Operand b = condition(not(), "and");
            left = Part.condition(Operation.AND, a, b);
        }
        return left;
    }

    private Part not() {
        if (source.take("not")) {
            deeper();
            Operand a = condition(not(), "not");
            depth--;
            return Part.condition(Operation.NOT, a, a);
        }
        return comparison();
    }

    private Part comparison() {
        Part left = sum();
        for (String sign : List.of("<=", ">=", "==", "!=", "<", ">")) {
            if (source.take(sign)) {
                Part right = sum();
                same(left.dimension, right.dimension, sign);
                Operand a = number(left, sign);
                Operand b = number(right, sign);
                Operation operation = switch (sign) {
                    case "<=" -> Operation.AT_MOST;
                    case ">=" -> Operation.AT_LEAST;
                    case "==" -> Operation.EQUAL;
                    case "!=" -> Operation.UNEQUAL;
                    case "<" -> Operation.LESS;
                    default -> Operation.GREATER;
                };
                return Part.condition(operation, a, b);
            }
        }
        return left;
    }

    private Part sum() {
        Part left = product();
        while (true) {
            if (source.take("+")) {
                left = sum(Operation.ADD, left, product(), "+");
            } else if (source.take("-")) {
                left = sum(Operation.SUBTRACT, left, product(), "-");
            } else {
                return left;
            }
        }
    }

    private Part sum(Operation operation, Part left, Part right, String sign) {
        Operand a = number(left, sign);
        Operand b = number(right, sign);
        return Part.number(Operand.of(operation, a, b), same(left.dimension, right.dimension, sign));
    }

    /** What two numbers measure that are added or compared. */
    private Dimension same(Dimension left, Dimension right, String where) {
        if (!left.fits(right)) {
            throw source.wrong("'" + where + "' is given " + left + " and " + right
                    + ", which do not go together; a number without a unit fits anything");
        }
        return left.or(right);
    }

    private Part product() {
        Part left = signed();
        while (true) {
            if (source.take("*")) {
                Part right = signed();
                Operand a = number(left, "*");
                Operand b = number(right, "*");
                left = Part.number(Operand.of(Operation.MULTIPLY, a, b), left.dimension.times(right.dimension));
            } else if (source.take("/")) {
                Part right = signed();
                Operand a = number(left, "/");
                Operand b = number(right, "/");
                left = Part.number(Operand.of(Operation.DIVIDE, a, b), left.dimension.over(right.dimension));
            } else {
                return left;
            }
        }
    }

    private Part signed() {
        if (source.take("-")) {
            deeper();
            Part of = signed();
            Operand a = number(of, "-");
            depth--;
            return Part.number(Operand.of(Operation.NEGATE, a, a), of.dimension);
        }
        return power();
    }

    private Part power() {
        Part base = atom();
        if (!source.take("^")) {
            return base;
        }
        source.skip();
        int power = source.isAtEnd() ? -1 : Character.digit(source.next(), 10);
        if (power < 2 || power > LARGEST_POWER) {
            throw source.wrong("a power is a whole number from 2 to " + LARGEST_POWER);
        }
        source.goOnAt(source.at() + 1);
        Operand a = number(base, "^");
        return Part.number(
                s -> {
                    double x = a.at(s);
                    double product = x * x;
                    for (int i = 2; i < power; i++) {
                        product *= x;
                    }
                    return product;
                },
                base.dimension.power(power));
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw source.wrong("has more than " + DEEPEST + " brackets and signs inside each other");
        }
    }

    private Part atom() {
        source.skip();
        if (source.isAtEnd()) {
            throw source.wrong("ends where a number or a name is expected");
        }
        char c = source.next();
        if (source.take("(")) {
            deeper();
            Part inside = or();
            source.require(")");
            depth--;
            return inside;
        }
        if (Character.isDigit(c) || c == '.') {
            return literal();
        }
        if (Character.isLetter(c)) {
            return named();
        }
        throw source.wrong("cannot read '" + source.rest() + "'");
    }

    private Part literal() {
        double value = source.number();
        Optional<Unit.Read> unit = Unit.read(text, source.at(), scope::isName);
        if (unit.isPresent()) {
            source.goOnAt(unit.get().end());
            return known(value * unit.get().factor(), Dimension.of(unit.get().si()));
        }
        source.skip();
        int wordFrom = source.at();
        String word = source.word();
        if (word.isEmpty() || Set.of("and", "or").contains(word)) {
            source.goOnAt(wordFrom);
            return known(value, Dimension.ANY);
        }
        throw source.wrong("'" + word + "' is no unit" + Spelling.suggestion(word, Unit.FACTORS.keySet())
                + " There are " + Unit.FACTORS.keySet());
    }

    private static Part known(double value, Dimension dimension) {
        return Part.number(Operand.known(value), dimension);
    }

    private Part named() {
        String name = source.word();
        if (source.take("(")) {
            return call(name);
        }
        if (name.equals("pi")) {
            return known(Math.PI, Dimension.ONE);
        }
        names.add(name);
        if (source.take(".")) {
            String quantity = source.word();
            if (source.take("(")) {
                return point(name, quantity);
            }
            boolean condition = quantity.equals("touching") || quantity.equals("grounded");
            Formula.Code code = scope.code(name, quantity, place);
            return new Part(Operand.of(code), condition, scope.dimension(name, quantity));
        }
        return Part.number(scope.code(name, place), scope.dimension(name));
    }

    private Part point(String body, String axis) {
        deeper();
        Part x = sum();
        source.require(",");
        Part y = sum();
        source.require(")");
        depth--;
        same(same(Dimension.LENGTH, x.dimension, axis), y.dimension, axis);
        return Part.number(scope.point(body, axis, number(x, axis), number(y, axis), place), Dimension.LENGTH);
    }

    private Part call(String name) {
        deeper();
        if (name.equals("random")) {
            if (!scope.mayDraw()) {
                throw source.wrong("random() is drawn at the beginning of an episode only, under 'start'");
            }
            source.require(")");
            depth--;
            return Part.number(s -> s.random.nextDouble(), Dimension.ANY);
        }
        Functions.Function function = Functions.ALL.get(name);
        if (function == null) {
            throw source.wrong("there is no function '" + name + "'" + Spelling.suggestion(name, Functions.names())
                    + " There are " + Functions.names());
        }
        List<Operand> arguments = new ArrayList<>();
        Dimension dimension = Dimension.ANY;
        do {
            Part argument = or();
            boolean condition = name.equals("if") && arguments.isEmpty();
            arguments.add(condition ? condition(argument, "if") : number(argument, name));
            dimension = condition ? dimension : same(dimension, argument.dimension, name);
        } while (source.take(","));
        source.require(")");
        depth--;
        if (arguments.size() != function.arguments()) {
            throw source.wrong(name + " takes " + function.arguments()
                    + (function.arguments() == 1 ? " argument" : " arguments") + ", got " + arguments.size());
        }
        return Part.number(
                function.maker().of(arguments.toArray(Operand[]::new)), outcome(name, function.measures(), dimension));
    }

    private Dimension outcome(String name, Functions.Measures measures, Dimension of) {
        if (measures == Functions.Measures.PURE && !of.fits(Dimension.ONE)) {
            throw source.wrong(name + " needs a pure number or an angle, and is given one in " + of);
        }
        return switch (measures) {
            case SAME -> of;
            case ROOT -> of.root();
            case PURE, RATIO -> Dimension.ONE;
        };
    }

    private Operand condition(Part part, String where) {
        if (!part.condition) {
            throw source.wrong("'" + where + "' needs a condition such as 'x > 1', and is given a number");
        }
        return part.code;
    }

    /** A condition counts 1 or 0 in arithmetic, but is not compared or negated by a sign of numbers by mistake. */
    private Operand number(Part part, String where) {
        if (part.condition && !Map.of("*", true, "+", true, "-", true).containsKey(where)) {
            throw source.wrong("'" + where + "' needs a number, and is given a condition");
        }
        return part.code;
    }
}
