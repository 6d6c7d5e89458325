package adaptarium.envs.data;

import org.jspecify.annotations.Nullable;

/**
 * What an operation works on: a number in its place, one that is known, or the outcome of another operation. Being the only class of its kind, it is asked
 * directly, and what arithmetic does is chosen here: of a formula's calls only those of functions and of what bodies and joints tell are left that the
 * compiler cannot see through.
 */
final class Operand implements Formula.Code {
    /** What becomes of two numbers, or of one. */
    enum Operation {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        NEGATE,
        LESS,
        AT_MOST,
        GREATER,
        AT_LEAST,
        EQUAL,
        UNEQUAL,
        AND,
        OR,
        NOT
    }

    private final Formula.@Nullable Code code;
    private final int place; // in the state's numbers; negative for none
    private final double known;
    private final @Nullable Operation operation;
    private final Operand a; // itself where there is none
    private final Operand b;

    private Operand(
            Formula.@Nullable Code code,
            int place,
            double known,
            @Nullable Operation operation,
            @Nullable Operand a,
            @Nullable Operand b) {
        this.code = code;
        this.place = place;
        this.known = known;
        this.operation = operation;
        this.a = a == null ? this : a;
        this.b = b == null ? this : b;
    }

    /** The outcome of a function, or what a body or joint tells. */
    static Operand of(Formula.Code code) {
        return code instanceof Operand operand ? operand : new Operand(code, -1, 0, null, null, null);
    }

    /** The outcome of an operation; a condition is 1 or 0. */
    static Operand of(Operation operation, Operand a, Operand b) {
        return new Operand(null, -1, 0, operation, a, b);
    }

    /** A number that is always the same. */
    static Operand known(double value) {
        return new Operand(null, -1, value, null, null, null);
    }

    /** One of the state's numbers. */
    static Operand number(int index) {
        return new Operand(null, index, 0, null, null, null);
    }

    @Override
    public double at(State state) {
        if (place >= 0) {
            return state.numbers[place];
        }
        Operation done = operation;
        if (done != null) {
            return outcome(done, state);
        }
        return code == null ? known : code.at(state);
    }

    private double outcome(Operation done, State state) {
        return switch (done) {
            case ADD -> a.at(state) + b.at(state);
            case SUBTRACT -> a.at(state) - b.at(state);
            case MULTIPLY -> a.at(state) * b.at(state);
            case DIVIDE -> a.at(state) / b.at(state);
            case NEGATE -> -a.at(state);
            case LESS -> a.at(state) < b.at(state) ? 1 : 0;
            case AT_MOST -> a.at(state) <= b.at(state) ? 1 : 0;
            case GREATER -> a.at(state) > b.at(state) ? 1 : 0;
            case AT_LEAST -> a.at(state) >= b.at(state) ? 1 : 0;
            case EQUAL -> a.at(state) == b.at(state) ? 1 : 0;
            case UNEQUAL -> a.at(state) != b.at(state) ? 1 : 0;
            case AND -> a.at(state) != 0 && b.at(state) != 0 ? 1 : 0;
            case OR -> a.at(state) != 0 || b.at(state) != 0 ? 1 : 0;
            case NOT -> a.at(state) != 0 ? 0 : 1;
        };
    }
}
