package adaptarium.experiments.plugin;

import adaptarium.experiments.UserException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/**
 * Something that brings families, wrappers, references or algorithms with it.
 *
 * @param path where it lies
 * @param kind how it is loaded
 */
public record Plugin(Path path, Kind kind) {
    private static final String SERVICES = "META-INF/services";

    /** How a plug-in is loaded. */
    public enum Kind {
        /** A jar with service lines. */
        JAR,
        /** A folder of compiled classes with service lines, as a build leaves it. */
        CLASSES,
        /** A Java file, compiled in memory; its public families need no service line. */
        SOURCE,
        /** A YAML file that is a family. */
        DATA
    }

    /**
     * What a path given by the user holds: a jar, a Java file, a family in YAML, the folder of a Maven project that has been built, a folder of classes, or a
     * folder with any of the first three.
     *
     * @param path what was given
     * @return one plug-in, or those of the folder by name
     * @throws UserException where there is none
     */
    public static List<Plugin> at(Path path) {
        if (Files.isRegularFile(path)) {
            return List.of(new Plugin(path, kind(path)).checked());
        }
        if (!Files.isDirectory(path)) {
            throw new UserException("plug-in " + path + " does not exist");
        }
        if (Files.isRegularFile(path.resolve("pom.xml"))) {
            Path classes = path.resolve("target").resolve("classes");
            if (!Files.isDirectory(classes)) {
                throw new UserException(
                        "plug-in " + path + " is a Maven project that has not been built; run './mvnw package' in it");
            }
            return List.of(new Plugin(classes, Kind.CLASSES).checked());
        }
        if (Files.isDirectory(path.resolve(SERVICES))) {
            return List.of(new Plugin(path, Kind.CLASSES));
        }
        List<Plugin> inside = in(path);
        if (inside.isEmpty()) {
            throw new UserException("plug-in folder " + path + " holds no .jar, no .java file and no family in YAML");
        }
        return inside;
    }

    /**
     * The jars, Java files and families in YAML in a folder; other YAML files may lie there, such as configurations.
     *
     * @param folder the folder; it may be missing
     * @return plug-ins by name
     */
    public static List<Plugin> in(Path folder) {
        List<Path> paths = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{jar,java,yaml,yml}")) {
                for (Path file : files) {
                    if (!isYaml(file) || Files.readString(file).contains("\nbodies:")) {
                        paths.add(file);
                    }
                }
            } catch (IOException e) {
                throw new UserException("cannot read plug-in folder " + folder + ": " + e.getMessage(), e);
            }
        }
        paths.sort(null);
        return paths.stream().map(path -> new Plugin(path, kind(path))).toList();
    }

    private static Kind kind(Path path) {
        String name = path.toString();
        if (name.endsWith(".java")) {
            return Kind.SOURCE;
        }
        if (name.endsWith(".jar")) {
            return Kind.JAR;
        }
        if (isYaml(path)) {
            return Kind.DATA;
        }
        throw new UserException("plug-in " + path + " is neither a .jar, a .java or .yaml file nor a folder of them");
    }

    private static boolean isYaml(Path path) {
        return path.toString().endsWith(".yaml") || path.toString().endsWith(".yml");
    }

    /** A jar that registers nothing is a mistake where it was asked for by name; in a folder it may be something that another one needs. */
    private Plugin checked() {
        boolean registers = kind == Kind.SOURCE || kind == Kind.DATA; // known once it is read
        if (kind == Kind.CLASSES) {
            registers = Files.isDirectory(path.resolve(SERVICES));
        } else if (kind == Kind.JAR) {
            try (JarFile jar = new JarFile(path.toFile())) {
                registers = jar.stream().anyMatch(entry -> entry.getName().startsWith(SERVICES + "/adaptarium."));
            } catch (IOException e) {
                throw new UserException("plug-in " + path + " is no jar: " + e.getMessage(), e);
            }
        }
        if (!registers) {
            throw new UserException(
                    "plug-in " + path + " registers nothing: it has no " + SERVICES + "/adaptarium.envs.TaskFamily");
        }
        return this;
    }

    /** A file name for a copy of it: its own, or its project's where it is a folder. */
    public String fileName() {
        if (kind != Kind.CLASSES) {
            return String.valueOf(path.getFileName());
        }
        Path folder = path.toAbsolutePath().normalize();
        Path target = folder.getParent();
        boolean built = folder.endsWith(Path.of("target", "classes"));
        return (built && target != null ? target.resolveSibling("").getFileName() : folder.getFileName()) + ".jar";
    }

    /**
     * Everything in it.
     *
     * @return the file's bytes, or a folder's as a jar; owned by the caller
     */
    public byte[] content() {
        try {
            return kind == Kind.CLASSES ? Jars.pack(List.of(path)) : Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UserException("cannot read plug-in " + path + ": " + e.getMessage(), e);
        }
    }
}
