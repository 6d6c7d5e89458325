package adaptarium.render.watch;

import adaptarium.render.ClassPlane;

/**
 * An example that a learner tells apart by comparing it with others, at one moment: where it sees it among them, what it takes it for, and what it is. A value.
 *
 * @param plane where it sees the examples; the way has a place for every row of this one that is known so far, at least one
 * @param label the class it is, from 0
 * @param rows of which it consists, such as the steps of a piece of motion
 * @param pace how fast its motion is shown at speed 1, as a multiple of real time; 0 where there is no motion to see
 */
public record ToldExample(ClassPlane plane, int label, int rows, double pace) {
    /** Checks how much is known. */
    public ToldExample {
        if (plane.way().isEmpty() || plane.way().size() > rows) {
            throw new IllegalArgumentException("of " + rows + " rows at least one and at most all are known, got "
                    + plane.way().size());
        }
    }

    /** How many rows are known. */
    public int known() {
        return plane.way().size();
    }

    /** Whether all of it is known. */
    public boolean isWhole() {
        return known() == rows;
    }

    /** Whether it is taken for the class it is. */
    public boolean isRight() {
        return plane.taken() == label;
    }

    /** Whether there is a motion to see. */
    public boolean isMoving() {
        return pace > 0;
    }
}
