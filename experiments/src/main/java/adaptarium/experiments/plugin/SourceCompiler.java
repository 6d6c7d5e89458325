package adaptarium.experiments.plugin;

import adaptarium.experiments.UserException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles Java files into memory, with the compiler that every JDK has. */
final class SourceCompiler {
    private SourceCompiler() {}

    /**
     * Compiles files together.
     *
     * @param files Java files
     * @param classPath what they may refer to
     * @return class files by binary name, in the compiler's order
     * @throws UserException where a file has a mistake: its name, line and what the compiler says
     */
    static Map<String, byte[]> compile(List<Path> files, List<Path> classPath) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StandardJavaFileManager standard =
                compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8);
        try (Memory memory = new Memory(standard)) {
            List<String> options = List.of(
                    "-classpath",
                    String.join(
                            File.pathSeparator,
                            classPath.stream().map(Path::toString).toList()),
                    "-encoding",
                    "UTF-8",
                    "-proc:none",
                    "-implicit:none",
                    "-g",
                    "-nowarn");
            boolean compiled = compiler.getTask(
                            null,
                            memory,
                            diagnostics,
                            options,
                            null,
                            MovedNames.in(standard.getJavaFileObjectsFromPaths(files)))
                    .call();
            if (!compiled) {
                throw complaint(files, diagnostics);
            }
            return memory.classes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UserException complaint(List<Path> files, DiagnosticCollector<JavaFileObject> diagnostics) {
        List<String> errors = diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(SourceCompiler::text)
                .toList();
        if (errors.isEmpty()) {
            return new UserException("cannot compile " + files);
        }
        int more = errors.size() - 1;
        String rest = more == 0
                ? ""
                : " (and " + more + (more == 1 ? " more error" : " more errors") + ", which --stacktrace shows)";
        return new UserException(errors.get(0) + rest, new IllegalArgumentException(String.join("\n", errors)));
    }

    /** One line: {@code MyFamily.java:12: cannot find symbol; symbol: class Foo}. */
    private static String text(Diagnostic<? extends JavaFileObject> diagnostic) {
        JavaFileObject source = diagnostic.getSource();
        String place = source == null ? "" : source.getName() + ":" + diagnostic.getLineNumber() + ": ";
        List<String> lines = diagnostic
                .getMessage(Locale.ROOT)
                .lines()
                .map(line -> line.strip().replaceAll(" +", " "))
                .toList();
        return place + String.join("; ", lines).replace("java.lang.", ""); // nobody writes that
    }

    /** Keeps what the compiler writes. */
    private static final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written = new LinkedHashMap<>();

        Memory(StandardJavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    written.put(className, bytes);
                    return bytes;
                }
            };
        }

        Map<String, byte[]> classes() {
            Map<String, byte[]> classes = new LinkedHashMap<>();
            written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            return classes;
        }
    }
}
