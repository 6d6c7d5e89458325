package adaptarium.experiments.plugin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.UserException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FamilyProjectTest {
    private static final Path HOME = Path.of("..");

    @TempDir
    private Path folder;

    private Path create(String name) {
        Path project = folder.resolve(FamilyProject.artifact(name));
        FamilyProject.create(name, project, Optional.of(HOME));
        return project;
    }

    private static Path library(Path project) throws IOException {
        try (Stream<Path> files = Files.walk(project.resolve("lib"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Compiled against the project's own library, not against this program's classes, and loaded without them. */
    @Test
    void theProjectBuildsFromItsOwnLibraryAndItsTestsPass() throws Exception {
        Path project = create("WobblyCart");
        List<Path> tools = Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .map(Path::of)
                .filter(path ->
                        path.toString().matches(".*(jbox2d|commons-math3|jspecify|junit|opentest4j|apiguardian).*"))
                .toList();
        Path library = library(project);
        List<Path> classPath = Stream.concat(Stream.of(library), tools.stream()).toList();
        Path source = project.resolve("src/main/java/family/WobblyCart.java");
        Path test = project.resolve("src/test/java/family/WobblyCartTest.java");
        Map<String, byte[]> classes = SourceCompiler.compile(List.of(source, test), classPath);
        URL[] urls = new URL[classPath.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = classPath.get(i).toUri().toURL();
        }
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader libraries = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(libraries); // where registries look
            Class<?> type = new CompiledClasses(libraries, classes).loadClass("family.WobblyCartTest");
            int run = 0;
            for (Method method : type.getDeclaredMethods()) {
                method.setAccessible(true);
                if (method.getAnnotations().length > 0) {
                    call(method, type);
                    run++;
                }
            }
            assertEquals(2, run);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static void call(Method method, Class<?> type) throws Exception {
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        try {
            method.invoke(constructor.newInstance());
        } catch (InvocationTargetException e) {
            throw new AssertionError(method.getName() + ": " + e.getCause(), e);
        }
    }

    @Test
    void theProjectUsesTheProgramsPartsAndTheSameProgramGivesTheSameLibrary() throws Exception {
        Path project = create("WobblyCart");
        assertVersionsAreThoseOfTheProgram(project);
        Path first = library(project);
        Path second = library(create("SlowCart"));
        assertEquals(first.getFileName(), second.getFileName());
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
        try (JarFile jar = new JarFile(first.toFile())) {
            assertTrue(jar.getEntry("adaptarium/envs/check/FamilyChecker.class") != null);
            assertTrue(jar.getEntry("adaptarium/sim/PhysicsWorld.class") != null);
        }
        assertTrue(Files.isExecutable(folder.resolve("wobbly-cart/mvnw")));
    }

    private static void assertVersionsAreThoseOfTheProgram(Path project) throws IOException {
        String ours = Files.readString(HOME.resolve("pom.xml"));
        String pom = Files.readString(project.resolve("pom.xml"))
                + Files.readString(Path.of(library(project).toString().replaceFirst("jar$", "pom")));
        Matcher matcher = Pattern.compile("<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(pom);
        int compared = 0;
        while (matcher.find()) {
            String artifact = matcher.group(1);
            if (!artifact.equals("wobbly-cart") && !artifact.equals("adaptarium-envs")) {
                boolean literal = Pattern.compile("<artifactId>" + artifact + "</artifactId>\\s*<version>"
                                + Pattern.quote(matcher.group(2)))
                        .matcher(ours)
                        .find();
                String property = artifact.replaceFirst("-library|-jupiter|3$", "") + ".version>";
                assertTrue(
                        literal || ours.contains("<" + property + matcher.group(2)),
                        artifact + " " + matcher.group(2) + " is not what the program uses");
                compared++;
            }
        }
        assertEquals(8, compared);
    }

    @Test
    void namesAndFoldersThatDoNotFitAreRefused() throws Exception {
        for (String name : List.of("wobblyCart", "Wobbly-Cart", "", "../Up", "Axis", "String", "Task")) {
            assertThrows(
                    UserException.class, () -> FamilyProject.create(name, folder.resolve("x"), Optional.empty()), name);
        }
        Files.writeString(folder.resolve("file"), "");
        String message = assertThrows(
                        UserException.class, () -> FamilyProject.create("WobblyCart", folder, Optional.empty()))
                .getMessage();
        assertEquals(folder + " is not empty; choose another --out", message);
        assertEquals("hopper2-d-cart", FamilyProject.artifact("Hopper2DCart"));
    }
}
