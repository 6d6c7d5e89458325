package adaptarium.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script itself, with a Java that shows its command line and a Maven that pretends to build. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
final class LauncherTest {
    /** Shows its arguments; where the last one is {@code wait}, it lives until its input ends. */
    private static final String JAVA = """
        #!/bin/sh
        case $1 in
          -Xmx32m) echo 'openjdk version "17.0.9" 2023-10-17' >&2 ;;
          --list-modules) echo jdk.compiler@17.0.9 ;;
          *)
            echo "$LC_ALL $@"
            for last; do :; done
            [ "$last" != wait ] || exec cat
            ;;
        esac
        """;

    /** A system on which British and German are installed. */
    private static final String LOCALE = """
        #!/bin/sh
        case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
          en_GB.UTF-8 | de_DE.UTF-8) echo UTF-8 ;;
          *) echo ANSI_X3.4-1968 ;;
        esac
        """;

    /** Builds in no time, or when a file {@code hold} is gone; fails where there is a file {@code broken}. */
    private static final String MAVEN = """
        #!/bin/sh
        echo built >>builds
        while [ -e hold ]; do :; done
        [ ! -e broken ] || { echo 'Exception in Maven: no such luck'; exit 1; }
        for module in sim envs agents meta render experiments; do
          mkdir -p $module/target/classes
        done
        touch library.jar
        echo $PWD/library.jar >experiments/target/launcher.classpath
        """;

    @TempDir
    private Path home;

    @BeforeEach
    void layOut() throws IOException {
        Path launcher = Path.of("..", "adaptarium");
        script("adaptarium", Files.readString(launcher));
        script("mvnw", MAVEN);
        script("jdk/bin/java", JAVA);
        script("bin/locale", LOCALE);
        Files.writeString(home.resolve("pom.xml"), "");
        for (String module : List.of("sim", "envs", "agents", "meta", "render", "experiments")) {
            Files.createDirectories(home.resolve(module).resolve("src/main"));
            Files.writeString(home.resolve(module).resolve("src/main/A.java"), "");
        }
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.toList()) {
                change(file, Duration.ofDays(-1));
            }
        }
    }

    private void script(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
        assertTrue(file.toFile().setExecutable(true));
    }

    private static void change(Path file, Duration fromNow) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(fromNow)));
    }

    /** From now on there is always something newer than the build. */
    private void keepChanging() throws IOException {
        change(home.resolve("sim/src/main/A.java"), Duration.ofDays(1));
    }

    private Process start(String... arguments) throws IOException {
        return start(Map.of("LANG", "de_DE.UTF-8"), arguments);
    }

    private Process start(Map<String, String> locale, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("adaptarium").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
        builder.environment().put("PATH", home.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_"));
        builder.environment().keySet().removeAll(List.of("LANG", "ADAPTARIUM_JAVA_OPTS"));
        builder.environment().putAll(locale);
        return builder.start();
    }

    /** The command line that Java was started with. */
    private String launch(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            assertEquals(0, process.waitFor(), () -> said(process));
            return line;
        }
    }

    private static String said(Process process) {
        try (BufferedReader err = process.errorReader()) {
            return String.join("\n", err.lines().toList());
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private List<String> builds() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("experiments/target/launcher"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d+-\\d+"))
                    .sorted()
                    .toList();
        }
    }

    private long timesBuilt() throws IOException {
        return Files.readAllLines(home.resolve("builds")).size();
    }

    @Test
    void javaIsStartedOnWhatWasBuiltAndOnlyChangesBuildAnew() throws Exception {
        String line = launch("describe", "a b");
        String build = home.resolve("experiments/target/launcher/" + builds().get(0)) + "/";
        assertTrue(line.contains("-cp " + build + "experiments:" + build + "render:"), line);
        assertTrue(
                line.contains(
                        ":" + home.toRealPath() + "/library.jar adaptarium.experiments.command.Main describe a b"),
                line);
        launch("list");
        assertEquals(1, timesBuilt());
        keepChanging();
        launch("list");
        assertEquals(2, timesBuilt());
    }

    @Test
    void aLibraryThatIsGoneIsFetchedByBuildingAgain() throws Exception {
        launch("list");
        Files.delete(home.resolve("library.jar"));
        launch("list");
        assertEquals(2, timesBuilt());
        launch("list");
        assertEquals(2, timesBuilt());
    }

    @Test
    void aLocaleOfAsciiAloneIsReplacedSoThatJavaCanOpenEveryFile() throws Exception {
        for (Map<String, String> locale : List.of(
                Map.<String, String>of(),
                Map.of("LC_ALL", "C"),
                Map.of("LANG", "POSIX"),
                Map.of("LANG", "fr_FR.UTF-8"), // not installed
                Map.of("LANG", "en_GB.UTF-8", "LC_CTYPE", "C"))) {
            assertTrue(firstWord(start(locale, "list")).equals("C.UTF-8"), locale.toString());
        }
        assertEquals("", firstWord(start(Map.of("LANG", "en_GB.UTF-8"), "list")));
    }

    private static String firstWord(Process process) throws IOException {
        try (BufferedReader out = process.inputReader()) {
            return out.readLine().split(" ", -1)[0];
        }
    }

    @Test
    void theBuildOfARunThatIsGoingOnStays() throws Exception {
        Process run = start("train", "wait");
        try (BufferedReader out = run.inputReader()) {
            assertTrue(out.readLine().endsWith("train wait"), () -> said(run));
            String used = builds().get(0);
            keepChanging();
            for (int i = 0; i < 5; i++) {
                launch("list");
            }
            assertTrue(builds().contains(used), builds() + " without " + used);
            assertTrue(builds().size() <= 4, builds().toString());
            run.getOutputStream().close();
            assertEquals(0, run.waitFor());
            for (int i = 0; i < 3; i++) {
                launch("list");
            }
            assertFalse(builds().contains(used), builds() + " with " + used);
            assertEquals(3, builds().size());
        } finally {
            run.destroyForcibly();
        }
    }

    /** The number of a process may have fewer digits than that of an earlier one, and a clock may be set back. */
    @Test
    void whatIsBuiltLaterSortsLater() throws Exception {
        launch("list");
        String before = builds().get(0);
        String ahead = "29991231235959-99999";
        Files.move(
                home.resolve("experiments/target/launcher/" + before),
                home.resolve("experiments/target/launcher/" + ahead));
        Files.writeString(home.resolve("experiments/target/launcher/newest"), ahead + "\n");
        keepChanging();
        for (int i = 0; i < 4; i++) {
            launch("list");
            assertTrue(newest().compareTo(ahead) > 0, newest());
            assertTrue(newest().startsWith(String.valueOf(29991231235960L + i)), newest());
        }
        assertEquals(3, builds().size());
        assertFalse(builds().contains(ahead), builds().toString());
    }

    private String newest() throws IOException {
        return Files.readString(home.resolve("experiments/target/launcher/newest"))
                .strip();
    }

    @Test
    void oneBuildsAndTheOtherWaits() throws Exception {
        Path hold = Files.createFile(home.resolve("hold"));
        Process first = start("list", "first");
        try {
            while (first.isAlive() && !Files.exists(home.resolve("builds"))) {
                Thread.onSpinWait();
            }
            Process second = start("list", "second");
            try (BufferedReader err = second.errorReader()) {
                assertEquals("adaptarium: waiting for process " + first.pid() + ", which is building", err.readLine());
                Files.delete(hold);
                assertEquals(0, first.waitFor(), () -> said(first));
                assertEquals(0, second.waitFor());
            } finally {
                second.destroyForcibly();
            }
        } finally {
            Files.deleteIfExists(hold);
            first.destroyForcibly();
        }
        assertEquals(1, timesBuilt());
    }

    @Test
    void whoWasKilledWhileBuildingKeepsNobodyWaiting() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path builds = Files.createDirectories(home.resolve("experiments/target/launcher"));
        Files.createSymbolicLink(builds.resolve("building"), Path.of(dead.pid() + "-1"));
        launch("list");
        assertEquals(1, timesBuilt());
    }

    /** As after a container was killed whose first process was building: there is always a process 1. */
    @Test
    void anotherProcessWithTheNumberOfAKilledOneKeepsNobodyWaiting() throws Exception {
        Path builds = Files.createDirectories(home.resolve("experiments/target/launcher"));
        for (String link : List.of("1", "1-1", ProcessHandle.current().pid() + "-1")) {
            Files.createSymbolicLink(builds.resolve("building"), Path.of(link));
            keepChanging();
            launch("list");
            assertFalse(Files.isSymbolicLink(builds.resolve("building")), link);
        }
        assertEquals(3, timesBuilt());
        Path users = builds.resolve(builds().get(2)).resolve("users");
        Files.writeString(users.resolve("1"), "1\n");
        change(home.resolve("sim/src/main/A.java"), Duration.ofDays(-1));
        launch("list");
        assertFalse(Files.exists(users.resolve("1")));
    }

    @Test
    void aFolderWithAColonIsRefusedBeforeAnythingIsBuilt() throws Exception {
        Path odd = home.resolve("a:b");
        Files.createDirectory(odd);
        Files.copy(home.resolve("adaptarium"), odd.resolve("adaptarium"));
        assertTrue(odd.resolve("adaptarium").toFile().setExecutable(true));
        Process process = new ProcessBuilder(odd.resolve("adaptarium").toString(), "list").start();
        assertEquals(2, process.waitFor());
        assertEquals(
                "adaptarium: the program lies in " + odd.toRealPath()
                        + ", and Java takes the ':' in it for the end of a folder's name; move it to a folder without"
                        + " one",
                said(process));
    }

    @Test
    void withoutAHomeEverythingStaysInTheClone() throws Exception {
        Path own = home.toRealPath().resolve("experiments/target/home");
        Process process = start(Map.of("LANG", "de_DE.UTF-8", "HOME", ""), "list");
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            assertEquals(0, process.waitFor(), () -> said(process));
            assertTrue(line.contains(" -Duser.home=" + own + " "), line);
            assertTrue(line.contains("SharedLibraryExtractPath=" + own + "/.djl.ai/lwjgl "), line);
        }
        assertTrue(Files.isDirectory(own.resolve(".djl.ai")));
    }

    @Test
    void withLimitedMemoryJavaReservesLess() throws Exception {
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -v 6000000; JAVA_HOME=\"$0/jdk\" exec \"$0/adaptarium\" list",
                        home.toString())
                .start();
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            assertEquals(0, process.waitFor(), () -> said(process));
            assertTrue(line.contains(" -XX:CompressedClassSpaceSize=64m -XX:ReservedCodeCacheSize=96m "), line);
        }
        assertFalse(launch("list").contains("CompressedClassSpaceSize"));
    }

    /** Started as the launcher starts it, the program says itself how it multiplies. */
    @Test
    void networksUseTheVectorInstructions() throws Exception {
        String line = launch("--version");
        List<String> options = List.of(line.substring(line.indexOf(" -X"), line.indexOf(" -cp "))
                .strip()
                .split(" "));
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "adaptarium.experiments.command.Main",
                "--version"));
        Process process = new ProcessBuilder(command).start();
        try (BufferedReader out = process.inputReader()) {
            String said = out.readLine();
            assertEquals(0, process.waitFor(), () -> said(process));
            assertTrue(said.endsWith(", networks by vector instructions"), said);
        }
    }

    @Test
    void aBuildThatFailsSaysWhyAndLeavesNothing() throws Exception {
        Files.createFile(home.resolve("broken"));
        Process process = start("list");
        assertEquals(2, process.waitFor());
        String said = said(process);
        assertTrue(said.contains("Exception in Maven: no such luck"), said);
        assertTrue(said.contains("adaptarium: building failed; all of it is in "), said);
        assertEquals(List.of(), builds());
        Files.delete(home.resolve("broken"));
        launch("list");
        assertEquals(1, builds().size());
    }
}
