package adaptarium.envs.data;

import java.util.Set;

/**
 * A compiled expression.
 *
 * @param code computes it
 * @param condition whether it is true or false, as 1 or 0, and no quantity
 * @param dimension what it measures, as far as that is known
 * @param names what it depends on, a body's or joint's name for one of its quantities
 * @param text as it was written, for messages
 * @param place where it stands
 */
record Formula(Operand code, boolean condition, Dimension dimension, Set<String> names, String text, String place) {
    /** Computes a number from the present state of an episode; allocates nothing. */
    @FunctionalInterface
    interface Code {
        double at(State state);
    }

    Formula {
        names = Set.copyOf(names);
    }

    double at(State state) {
        return code.at(state);
    }

    /**
     * Refuses what certainly measures something else.
     *
     * @param expected what is measured where it stands
     * @return this
     * @throws DataException where it does
     */
    Formula measuring(Dimension expected) {
        if (!dimension.fits(expected)) {
            throw new DataException(
                    place, "'" + text + "' is in " + dimension + ", where " + expected + " is expected");
        }
        return this;
    }

    /** A number that is known without an episode. */
    static Formula constant(double value) {
        return new Formula(Operand.known(value), false, Dimension.ANY, Set.of(), "" + value, "");
    }
}
