package adaptarium.envs.data;

/** A family's description does not fit. The message begins with the place where. */
public final class DataException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    DataException(String place, String message) {
        super(place + ": " + message);
    }
}
