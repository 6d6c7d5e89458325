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
              -version) echo 'openjdk version "17.0.9" 2023-10-17' >&2 ;;
              --list-modules) echo jdk.compiler@17.0.9 ;;
              *)
                echo "$LC_ALL $@"
                for last; do :; done
                [ "$last" != wait ] || exec cat
                ;;
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
        Files.createSymbolicLink(builds.resolve("building"), Path.of(Long.toString(dead.pid())));
        launch("list");
        assertEquals(1, timesBuilt());
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
