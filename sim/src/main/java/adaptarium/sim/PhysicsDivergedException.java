package adaptarium.sim;

/** The simulation left the numbers it can be trusted with: a position or velocity became infinite, not a number, or absurdly large. */
public final class PhysicsDivergedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String body;
    private final long step;

    PhysicsDivergedException(String body, long step, String state) {
        super("body '" + body + "' diverged at step " + step + ": " + state);
        this.body = body;
        this.step = step;
    }

    /** The name of the first body whose state was wrong. */
    public String body() {
        return body;
    }

    /** The control step of the episode after which it was, counting from 1. */
    public long step() {
        return step;
    }
}
