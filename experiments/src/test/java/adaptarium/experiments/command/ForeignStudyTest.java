package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.Sha256;
import adaptarium.experiments.plugin.Examples;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.study.StudyRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A study's folder from somebody else: what lies in it leads nowhere else, and runs no program unasked. */
final class ForeignStudyTest {
    private static final String CONFIG = """
        family: PointNavigation-v0
        iterations: 1
        algorithm: {name: drift}
        evaluation: {tasks: 5, rounds: 1, splits: [test]}
        """;

    @TempDir
    private Path folder;

    private Shell shell;
    private Path study;

    @BeforeEach
    void aStudyOfOneRun() throws IOException {
        shell = new Shell(folder.resolve("runs"));
        Files.writeString(folder.resolve("tiny.yaml"), CONFIG);
        study = Files.writeString(folder.resolve("one.yaml"), "configs: [tiny.yaml]\nseeds: 1\n");
    }

    private static String all(Path place) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.append(file).append(Sha256.of(Files.readAllBytes(file)));
            }
        }
        return all.toString();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a right there")
    void aRunThatIsALinkIsRefusedAndWhatItLeadsToStaysAsItIs() throws IOException {
        assertEquals(0, shell.run("train", folder.resolve("tiny.yaml"), "--name", "mine", "--quiet"), shell::err);
        assertEquals(0, shell.run("study", study, "--dry-run"), shell::err);
        Matcher name =
                Pattern.compile("drift-PointNavigation-v0-seed1-[0-9a-f]+").matcher(shell.out());
        assertTrue(name.find(), shell.out());
        Path one = Files.createDirectories(folder.resolve("runs/one"));
        Path link = Files.createSymbolicLink(one.resolve(name.group()), folder.resolve("runs/mine"));
        String before = all(folder.resolve("runs/mine"));
        String refusal =
                link + " is a link; nothing inside a run or a study is, put the folder that it leads to in its place";
        assertEquals(refusal, shell.complaint("study", study));
        assertEquals(refusal, shell.complaint("study", study, "--dry-run"));
        StudyRecord.Entry entry =
                new StudyRecord.Entry(name.group(), "tiny.yaml", List.of(), List.of(), "PointNavigation-v0");
        Files.writeString(
                one.resolve("study.json"), Json.sealed(new StudyRecord("adaptarium study 1", "study", List.of(entry))));
        assertEquals(refusal, shell.complaint("report", "one"));
        assertEquals(before, all(folder.resolve("runs/mine")));
        shell.run("list", "runs");
        assertFalse(shell.out().contains(name.group()), shell.out());
        shell.run("runs");
        assertFalse(shell.out().contains(name.group()), shell.out());
    }

    @Test
    void aRunElsewhereIsNoRunOfAStudy() throws IOException {
        Path one = Files.createDirectories(folder.resolve("runs/one"));
        StudyRecord.Entry entry =
                new StudyRecord.Entry("../mine", "tiny.yaml", List.of(), List.of(), "PointNavigation-v0");
        Files.writeString(
                one.resolve("study.json"), Json.sealed(new StudyRecord("adaptarium study 1", "study", List.of(entry))));
        assertTrue(shell.complaint("report", "one").endsWith(", got '../mine'"));
    }

    @Test
    void aRunThatBringsAPlugInIsNotGoneOnWithUnasked() throws IOException {
        Files.writeString(folder.resolve("tiny.yaml"), CONFIG.replace("PointNavigation-v0", "DoublePendulumCart-v0"));
        Object[] command = {"study", study, "--plugin", Examples.SINGLE_FILE, "--quiet"};
        assertEquals(0, shell.run(command), shell::err);
        Path one = folder.resolve("runs/one");
        Path run = one.resolve(StudyRecord.read(one).runs().get(0).run());
        Files.delete(run.resolve("evaluation.json"));
        Path copy = run.resolve("plugins/1/DoublePendulumCart.java");
        String other = Files.readString(copy) + "// and more\n";
        Files.writeString(copy, other);
        String info = Files.readString(run.resolve("run.json")).replaceFirst(",\\s*\"seal\" : \"\\w+\"", "");
        Files.writeString(
                run.resolve("run.json"),
                info.replace(Sha256.of(Files.readAllBytes(Examples.SINGLE_FILE)), Sha256.of(Files.readAllBytes(copy))));
        String asked = shell.complaint(command);
        assertTrue(asked.contains("was not made by you here, and opening it runs the code of " + copy), asked);
        assertFalse(Files.exists(run.resolve("evaluation.json")));
        assertEquals(0, shell.run("study", study, "--plugin", Examples.SINGLE_FILE, "--quiet", "--trust"), shell::err);
        assertTrue(Files.exists(run.resolve("evaluation.json")));
    }
}
