package adaptarium.experiments.plugin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaFileObject;

/**
 * Java files as they were written for an earlier version of this program, with the names that have moved since. Lines stay where they are, so that the
 * compiler's complaints name the right ones.
 */
final class MovedNames {
    private static final Pattern IMPORT = Pattern.compile("\\bimport\\s+adaptarium\\.sim\\.\\*\\s*;");
    private static final Pattern NAME = Pattern.compile(
            "\\badaptarium\\.sim\\.(EquationsOfMotion|Integrator|RungeKutta4|ExplicitEuler|SemiImplicitEuler)\\b");

    private MovedNames() {}

    static List<JavaFileObject> in(Iterable<? extends JavaFileObject> files) {
        List<JavaFileObject> moved = new ArrayList<>();
        files.forEach(file -> moved.add(new Source(file)));
        return moved;
    }

    /** The text with the places where things are now. */
    static String moved(CharSequence text) {
        String named = NAME.matcher(text).replaceAll("adaptarium.sim.motion.$1");
        return IMPORT.matcher(named).replaceAll("$0 import adaptarium.sim.motion.*;");
    }

    private static final class Source extends ForwardingJavaFileObject<JavaFileObject> {
        Source(JavaFileObject file) {
            super(file);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
            return moved(super.getCharContent(ignoreEncodingErrors));
        }
    }
}
