package adaptarium.experiments.plugin;

import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.data.Schema;
import adaptarium.experiments.Sha256;
import adaptarium.experiments.UserException;
import adaptarium.sim.PhysicsWorld;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A new Maven project with a family that works, to be changed into one's own.
 *
 * <p>What a family is written against, {@code sim} and {@code envs}, lies in the project itself, as a small Maven repository in {@code lib}: it builds from a
 * fresh checkout on any machine, with nothing installed beforehand. The artifact's version is a hash of its content, so that a local Maven repository never
 * holds a stale one.
 */
public final class FamilyProject {
    private static final String TEMPLATES = "/adaptarium/new-family/";
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Za-z0-9]{1,60}");
    private static final List<String> PACKAGES =
            List.of("adaptarium.envs.", "adaptarium.random.", "adaptarium.sim.", "java.lang.", "java.util.");
    private static final Set<String> TAKEN = Set.of("Task", "Gliding", "RandomGenerator");
    private static final String GROUP = "io/adaptarium/adaptarium-envs/";

    private final String name;
    private final Path folder;

    private FamilyProject(String name, Path folder) {
        this.name = name;
        this.folder = folder;
    }

    /**
     * Makes a project.
     *
     * @param name the family's name without its version, such as {@code WobblyCart}
     * @param folder where to, missing or empty
     * @param program the program's folder, whose Maven wrapper the project gets a copy of; without it, it has none
     * @throws UserException where the name does not fit, the folder holds something, or cannot be written
     */
    public static void create(String name, Path folder, Optional<Path> program) {
        requireName(name);
        try {
            requireEmpty(folder);
            new FamilyProject(name, folder).write(program);
        } catch (IOException e) {
            throw new UserException("cannot make the project in " + folder + ": " + e.getMessage(), e);
        }
    }

    /**
     * The folder and artifact of a family's project.
     *
     * @param name such as {@code WobblyCart}
     * @return such as {@code wobbly-cart}
     */
    public static String artifact(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    /**
     * Makes a family that is a YAML file, and beside it the schema that tells an editor its keys.
     *
     * @param name the family's name without its version, such as {@code WobblyCart}
     * @param folder where to; it is made where it is missing
     * @return the file
     * @throws UserException where the name does not fit, or the file exists or cannot be written
     */
    public static Path file(String name, Path folder) {
        requireName(name);
        Path file = folder.resolve(artifact(name) + ".yaml");
        if (Files.exists(file)) {
            throw new UserException(file + " exists; it is not overwritten");
        }
        try {
            FamilyProject here = new FamilyProject(name, folder);
            here.text(artifact(name) + ".yaml", here.template("family.yaml.txt", ""));
            here.text("adaptarium-family.schema.json", Schema.json());
        } catch (IOException e) {
            throw new UserException("cannot write " + file + ": " + e.getMessage(), e);
        }
        return file;
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new UserException("a family's name is a Java class's, such as WobblyCart, got '" + name + "'");
        }
        boolean taken = TAKEN.contains(name);
        for (String prefix : PACKAGES) {
            taken |= exists(prefix + name);
        }
        if (taken) {
            throw new UserException("'" + name + "' is the name of something that families use; choose another");
        }
    }

    private static boolean exists(String type) {
        try {
            Class.forName(type, false, FamilyProject.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException
                | NoClassDefFoundError e) { // the latter on disks that do not tell Cart from cart
            return false;
        }
    }

    private static void requireEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            if (files.iterator().hasNext()) {
                throw new UserException(folder + " is not empty; choose another --out");
            }
        }
    }

    private void write(Optional<Path> program) throws IOException {
        byte[] jar = Jars.pack(List.of(origin(PhysicsWorld.class), origin(EnvironmentSpec.class)));
        String version = "0.1.0-" + Sha256.of(jar).substring(0, 12);
        String lib = "lib/" + GROUP + version + "/adaptarium-envs-" + version;
        artifact(lib + ".jar", jar);
        artifact(lib + ".pom", template("envs.pom.xml", version).getBytes(StandardCharsets.UTF_8));
        text("pom.xml", template("pom.xml", version));
        text("src/main/java/family/" + name + ".java", template("Family.java.txt", version));
        text("src/main/resources/META-INF/services/adaptarium.envs.TaskFamily", "family." + name + "\n");
        text("src/test/java/family/" + name + "Test.java", template("FamilyTest.java.txt", version));
        text(artifact(name) + ".yaml", template("config.yaml", version));
        text("README.md", template("README.md", version));
        text(".gitignore", template("gitignore", version));
        text(
                ".mvn/maven.config",
                "-Dmaven.repo.local.tail=lib\n"); // found without a network, and past any mirror of all repositories
        if (program.isPresent()) {
            for (String file : List.of("mvnw", "mvnw.cmd", ".mvn/wrapper/maven-wrapper.properties")) {
                Path to = folder.resolve(file);
                Files.createDirectories(to.resolveSibling(""));
                Files.copy(program.get().resolve(file), to, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static Path origin(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program's own classes lie in no file", e);
        }
    }

    private String template(String file, String version) throws IOException {
        try (InputStream in = FamilyProject.class.getResourceAsStream(TEMPLATES + file)) {
            if (in == null) {
                throw new IllegalStateException("resource new-family/" + file + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@Name@", name)
                    .replace("@artifact@", artifact(name))
                    .replace("@version@", version);
        }
    }

    private void text(String file, String content) throws IOException {
        bytes(file, content.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(String file, byte[] content) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.resolveSibling(""));
        Files.write(path, content);
    }

    /** A file of the repository, with the checksum that Maven looks for. */
    private void artifact(String file, byte[] content) throws IOException {
        bytes(file, content);
        try {
            byte[] sum = MessageDigest.getInstance("SHA-1").digest(content);
            text(file + ".sha1", HexFormat.of().formatHex(sum));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
