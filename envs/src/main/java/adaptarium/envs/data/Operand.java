package adaptarium.envs.data;

import org.jspecify.annotations.Nullable;

/**
 * What an operation works on: a number in its place, one that is known, or the outcome of another operation. Being the only class of its kind, it is asked directly: of
 * a formula's calls only those between operations are left that the compiler cannot see through.
 */
final class Operand implements Formula.Code {
    private final Formula.@Nullable Code code;
    private final int place; // in the state's numbers; negative for none
    private final double known;

    private Operand(Formula.@Nullable Code code, int place, double known) {
        this.code = code;
        this.place = place;
        this.known = known;
    }

    /** The outcome of an operation. */
    static Operand of(Formula.Code code) {
        return code instanceof Operand operand ? operand : new Operand(code, -1, 0);
    }

    /** A number that is always the same. */
    static Operand known(double value) {
        return new Operand(null, -1, value);
    }

    /** One of the state's numbers. */
    static Operand number(int index) {
        return new Operand(null, index, 0);
    }

    @Override
    public double at(State state) {
        if (place >= 0) {
            return state.numbers[place];
        }
        return code == null ? known : code.at(state);
    }
}
