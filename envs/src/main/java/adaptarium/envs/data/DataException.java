package adaptarium.envs.data;

import java.util.regex.Pattern;

/** A family's description does not fit. The message begins with the place where. */
public final class DataException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private static final Pattern QUOTED = Pattern.compile("'([^']{80})[^']*'");
    private static final Pattern LONG = Pattern.compile("(\\S{100})\\S+");

    DataException(String place, String message) {
        super(place + ": " + cut(message));
    }

    /** Cuts what is repeated of the file, a long word or a long quotation. */
    private static String cut(String message) {
        String quoted = QUOTED.matcher(message).replaceAll("'$1…'");
        return LONG.matcher(quoted).replaceAll("$1…");
    }
}
