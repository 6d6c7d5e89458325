package adaptarium.experiments.run;

import adaptarium.experiments.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a run may be called: the name of its folder. */
final class RunName {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final int LONGEST = 100; // with endings and temporary names, file systems allow 255 bytes

    private RunName() {}

    /** Refuses what is no name. */
    static void require(String name) {
        if (name.length() > LONGEST) {
            throw new UserException("a run's name has at most " + LONGEST + " characters, got " + name.length());
        }
        if (!NAME.matcher(name).matches()) {
            throw new UserException(
                    "a run's name has letters, digits, '.', '_' and '-' and begins with a letter or digit, got '" + name
                            + "'");
        }
    }

    /** That a name is taken. */
    static UserException taken(String name) {
        return new UserException("run '" + name + "' exists already; go on with 'adaptarium resume " + name
                + "' or choose another --name");
    }

    /** A name that no run in a folder has yet: the stem, with a number where that is taken. */
    static String free(Path runs, String stem) {
        String name = stem;
        for (int i = 2; Files.exists(runs.resolve(name)); i++) {
            name = stem + "-" + i;
        }
        return name;
    }
}
