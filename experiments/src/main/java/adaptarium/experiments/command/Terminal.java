package adaptarium.experiments.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import org.jspecify.annotations.Nullable;

/** Whether somebody is watching. */
final class Terminal {
    private Terminal() {}

    /**
     * Whether standard error is a terminal. The launcher knows and says so; Java cannot ask for one stream alone. Without the launcher the answer is no.
     */
    static boolean present() {
        return Boolean.getBoolean("adaptarium.terminal");
    }

    /**
     * Asks the person in front of it; where there is nobody, the answer is no. The launcher says whether standard input is a terminal, too.
     *
     * @param err where the question goes
     * @param question one line
     * @return whether the answer begins with y
     */
    static boolean agrees(PrintWriter err, String question) {
        if (!present() || !Boolean.getBoolean("adaptarium.questions")) {
            return false;
        }
        err.print(question);
        err.flush();
        @Nullable String answer = new Scanner(System.in, StandardCharsets.UTF_8).findInLine("\\s*[yY].*");
        return answer != null;
    }
}
